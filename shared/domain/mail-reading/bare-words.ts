// The words of markup that is too deep or too large for a real reading: every tag is dropped, in one pass. Called by
// `html-words.ts`, which asks here first how deep a markup is.

/** Tags that the markup of a page never closes by itself, so that each of them goes one deeper. */
const deepening =
  /^(?:div|span|table|blockquote|ul|ol|font|b|i|u|a|em|strong|center|section|article|form|dl|pre|big|small)$/u
const breaking = /^(?:br|p|div|tr|li|h[1-6]|blockquote|table|ul|ol|hr|pre)$/u
const silent = /^(?:script|style|title|svg|math|template)$/u

interface Tag {
  /** Lower case. */
  readonly name: string
  readonly closes: boolean
  /** Where it begins and where what follows it begins. */
  readonly start: number
  readonly end: number
}

/** Every tag, in order; a comment has no name. */
function* tagsOf(html: string): Generator<Tag> {
  let at = html.indexOf('<')
  while (at !== -1) {
    const comment = html.startsWith('<!--', at)
    if (comment || beginsTag(html.charCodeAt(at + 1))) {
      const stop = comment ? html.indexOf('-->', at + 4) : html.indexOf('>', at + 1)
      const end = stop === -1 ? html.length : stop + (comment ? 3 : 1)
      const [, slash = '', name = ''] = /^<(\/?)([a-z][a-z\d]{0,20})/iu.exec(html.slice(at, at + 24)) ?? []
      yield { name: comment ? '' : name.toLowerCase(), closes: slash !== '', start: at, end }
      at = html.indexOf('<', end)
    } else at = html.indexOf('<', at + 1)
  }
}

/** A letter, or one of `!`, `/`, `?`. */
function beginsTag(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x21 || code === 0x2f || code === 0x3f
  )
}

/** True when a parser would have to work hard for it: more tags, or more of them in each other, than people's mails.
 * `quoted`: characters times the depth of quotation, because each depth marks every line anew. */
export function isHeavy(html: string, most: { tags: number; depth: number; quoted: number }): boolean {
  let tags = 0
  let depth = 0
  let quotes = 0
  for (const { name, closes } of tagsOf(html)) {
    if (++tags > most.tags) return true
    if (!deepening.test(name)) continue
    depth = closes ? Math.max(0, depth - 1) : depth + 1
    if (name === 'blockquote') quotes = closes ? Math.max(0, quotes - 1) : quotes + 1
    if (depth > most.depth || quotes * html.length > most.quoted) return true
  }
  return false
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words alone. */
export function bareWords(html: string): string {
  const out: string[] = []
  let from = 0
  let untilClosed = ''
  for (const { name, closes, start, end } of tagsOf(html)) {
    if (untilClosed === '') out.push(html.slice(from, start).replace(/\s+/gu, ' '))
    from = end
    if (untilClosed !== '') {
      if (closes && name === untilClosed) untilClosed = ''
    } else if (!closes && silent.test(name)) untilClosed = name
    else if (breaking.test(name)) out.push('\n')
  }
  if (untilClosed === '') out.push(html.slice(from).replace(/\s+/gu, ' '))
  return out
    .join('')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/giu, letter)
    .replace(/ ?\n ?/gu, '\n')
}

function letter(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
}
