// The links of a mail with the host to which each really leads, and a mark on those whose words name another one. Called
// when a mail is shown; nothing is opened here.
import { readHtml } from './html-words.ts'
import { lineOf } from './plain.ts'
import type { MailLink } from './reading.ts'

const mostLinks = 200
const longestLink = 4_000

const inText = /\b(?:https?:\/\/[^\s<>"'`\\^{|}\u201C\u201D]{1,4000}|mailto:[^\s<>"'`\\]{3,400})/giu

/** Links of the text and of the markup, each address with the same words once, in the order of the mail. */
export function linksOf(words: string, markup: string): MailLink[] {
  const found = new Map<string, MailLink>()
  const add = (href: string, shown: string) => {
    const link = found.size < mostLinks ? linkOf(href, shown) : null
    if (link !== null && !hasBare(found, link)) found.set(`${link.href}\n${link.words}`, link)
  }
  if (markup !== '') for (const { href, words: shown } of readHtml(markup).links) add(href, shown)
  for (const [whole] of words.matchAll(inText)) {
    const href = withoutTail(whole)
    add(href, href)
  }
  return [...found.values()]
}

/** An address that stands in the text as it is, and behind words in the markup, is one link. */
function hasBare(found: ReadonlyMap<string, MailLink>, link: MailLink): boolean {
  return link.words === link.href && [...found.values()].some((one) => one.href === link.href)
}

/** The end of a sentence is none of the address. */
function withoutTail(address: string): string {
  let end = address.length
  while (end > 0 && /[.,;:!?'*_~]/u.test(address.charAt(end - 1))) end--
  const inner = address.slice(0, end)
  return inner.endsWith(')') && !inner.includes('(') ? inner.slice(0, -1) : inner
}

/** Null for what leads neither to the web nor to an address. */
export function linkOf(address: string, shown: string): MailLink | null {
  const clean = address.replace(/[\p{Cc}\s]+/gu, '').slice(0, longestLink)
  if (!URL.canParse(clean)) return null
  const url = new URL(clean)
  const words = lineOf(shown, 300)
  if (url.protocol === 'mailto:') {
    const to = lineOf(safelyDecoded(url.pathname), 320)
    return to.includes('@')
      ? { href: url.href, words: words || to, host: to, isMisleading: namesOtherAddress(words, to) }
      : null
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  return { href: url.href, words: words || url.href, host: url.hostname, isMisleading: namesOtherHost(words, url) }
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}

const hostInWords =
  /(?:^|[\s(<"'])(?:https?:\/\/)?(?:[^\s/@]{1,100}@)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}]{2,24})(?=$|[\s/:?#)>"',.])/iu

/** The words name a host, and the link goes to another one; a name before the host (`user@`) is a trick as well. */
function namesOtherHost(words: string, url: URL): boolean {
  if (url.username !== '' || url.password !== '') return true
  const named = hostInWords.exec(words)?.[1]
  if (named === undefined || looksLikeFile(named) || words.includes('@')) return false
  if (!URL.canParse(`http://${named}`)) return false
  const shown = bare(new URL(`http://${named}`).hostname)
  const real = bare(url.hostname)
  return shown !== real && !real.endsWith(`.${shown}`)
}

function namesOtherAddress(words: string, to: string): boolean {
  const named = /[^\s<>()"',;:]{1,64}@[^\s<>()"',;:]{1,250}/u.exec(words)?.[0]
  return named !== undefined && !to.toLowerCase().includes(named.toLowerCase().replace(/[.>)]+$/u, ''))
}

function bare(host: string): string {
  return host.replace(/^www\d?\./u, '').replace(/\.$/u, '')
}

/** "report.pdf" is no host. */
function looksLikeFile(name: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|txt|md|csv|zip|png|jpe?g|gif|html?|js|ts|py|tex|ics|mp[34])$/iu.test(name)
}
