// Tells a domain that only looks like another: letters of other scripts, letters that resemble each other, one letter more,
// less, other or swapped. Called by `warnings.ts`.

/** Letters that look like a Latin one, by that one. */
const twins: Readonly<Record<string, string>> = {
  a: 'аαɑạàáâãäåāăąǎ⍺',
  b: 'ƅьᖯḅ',
  c: 'сϲƈćĉċčç',
  d: 'ԁɗďđḍ',
  e: 'еєεҽēĕėęěèéêëẹ',
  f: 'ғƒ',
  g: 'ɡցġĝğģ',
  h: 'һհḥ',
  i: 'іιıìíîïĩīĭįıǐịӏⅰ1l|!ļłĺľ',
  j: 'јϳĵ',
  k: 'кκķḳ',
  m: 'мṃ',
  n: 'ոпńņňñṇ',
  o: 'оοσօòóôõöōŏőọ0ө',
  p: 'рρṗ',
  q: 'ԛզ',
  r: 'гŕŗřṛ',
  s: 'ѕśŝşšṣ5$',
  t: 'тτţťṭ',
  u: 'υսùúûüũūŭůűųụ',
  v: 'νѵṿ',
  w: 'ѡԝŵẁẃẅωш',
  x: 'хχ',
  y: 'уүýÿŷγỵ',
  z: 'ᴢźżžẓ2',
}
const twinOf = new Map(
  Object.entries(twins).flatMap(([latin, others]) => Array.from(others, (one) => [one, latin] as const)),
)

/** One form for all domains that look alike to a hasty eye. */
export function skeleton(domain: string): string {
  const letters = Array.from(readable(domain).normalize('NFKC').toLowerCase(), (one) => twinOf.get(one) ?? one).join('')
  return letters.replace(/rn/gu, 'm').replace(/vv/gu, 'w').replace(/ci/gu, 'a').replace(/[-_]/gu, '')
}

/** Providers whose names are near to each other by chance. */
const known = new Set(
  'gmail.com mail.com ymail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr aol.com live.com live.de live.fr live.nl live.dk live.se live.it hotmail.com hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk outlook.com outlook.de outlook.fr outlook.es outlook.it yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.in web.de me.com mac.com mail.ru mail.de qq.com 163.com 126.com 139.com'.split(
    ' ',
  ),
)
/** Of shorter names too many differ by a letter. */
const shortest = 7

/** True when `domain` is none of `genuine` and looks like one of them. All lower case. */
export function looksLike(domain: string, genuine: ReadonlySet<string>): boolean {
  if (domain === '' || genuine.has(domain) || known.has(domain)) return false
  const mine = skeleton(domain)
  for (const other of genuine) {
    if (domain.endsWith(`.${other}`) || other.endsWith(`.${domain}`)) continue
    if (skeleton(other) === mine) return true
    if (other.length >= shortest && isOneApart(readable(domain), other)) return true
  }
  return false
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const mine = one.slice(start, one.length - end)
  const its = other.slice(start, other.length - end)
  if (mine.length + its.length === 0) return false
  if (mine.length <= 1 && its.length <= 1) return true
  return mine.length === 2 && mine === `${its.charAt(1)}${its.charAt(0)}`
}

/** Labels written as `xn--…` in their own letters (RFC 3492). */
export function readable(domain: string): string {
  return domain
    .toLowerCase()
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (fromPunycode(label.slice(4)) ?? label) : label))
    .join('.')
}

const base = 36
const [smallest, largest, skew, damp] = [1, 26, 38, 700] as const

function fromPunycode(label: string): string | null {
  const split = label.lastIndexOf('-')
  const out = split > 0 ? label.slice(0, split).split('') : []
  let [code, index, bias] = [128, 0, 72]
  let at = split > 0 ? split + 1 : 0
  while (at < label.length) {
    const before = index
    let weight = 1
    for (let step = base; ; step += base) {
      const digit = digitOf(label.charCodeAt(at++))
      if (digit === null || index > 0x10ffff) return null
      index += digit * weight
      const threshold = Math.min(largest, Math.max(smallest, step - bias))
      if (digit < threshold) break
      weight *= base - threshold
    }
    bias = adapted(index - before, out.length + 1, before === 0)
    code += Math.floor(index / (out.length + 1))
    index %= out.length + 1
    if (code > 0x10ffff) return null
    out.splice(index++, 0, String.fromCodePoint(code))
  }
  return out.join('')
}

function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  if (code >= 0x41 && code <= 0x5a) return code - 0x41
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : null
}

function adapted(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2))
  rest += Math.floor(rest / points)
  let k = 0
  while (rest > ((base - smallest) * largest) / 2) {
    rest = Math.floor(rest / (base - smallest))
    k += base
  }
  return k + Math.floor(((base - smallest + 1) * rest) / (rest + skew))
}
