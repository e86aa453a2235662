// The language of a text as the spell check wants it, from what stands in a roster: `Spanish`, `español`, `pt-BR`.
import { fold } from './folding.ts'

const codes =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt my nb ne nl nn no om or pa pl ps pt qu ro ru rw si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi wo xh yo zh zu'

/** Names that are not those of the tables. */
const others: Readonly<Record<string, string>> = { mandarin: 'zh', cantonese: 'zh', kiswahili: 'sw', farsi: 'fa' }

let known: Map<string, string> | null = null

/** Built when it is first asked for: in English, and each in itself. */
function tags(): Map<string, string> {
  if (known !== null) return known
  known = new Map(Object.entries(others))
  const english = new Intl.DisplayNames('en', { type: 'language' })
  for (const code of codes.split(' ')) {
    const own = new Intl.DisplayNames(code, { type: 'language' })
    for (const name of [english.of(code), own.of(code)]) if (name !== undefined) known.set(fold(name), code)
  }
  return known
}

/** The tag of one language; null when it is not known. */
export function languageTag(name: string): string | null {
  const text = name.trim()
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(text) && codes.split(' ').includes(text.slice(0, 2).toLowerCase()))
    if (text.length === 2 || text[2] === '-') return text
  return tags().get(fold(text)) ?? null
}

/** In what a mail to these people is likely written: in the mentor's language when they all have it, else in the first that
 * they have in common; null when nothing is known.
 * @param own tag of the mentor's language, such as that of the computer */
export function commonLanguage(people: readonly (readonly string[])[], own: string): string | null {
  const [first = [], ...rest] = people.map((languages) => languages.map(languageTag).filter((tag) => tag !== null))
  const base = (tag: string) => tag.slice(0, 2).toLowerCase()
  const common = first.filter((tag) => rest.every((tags) => tags.some((one) => base(one) === base(tag))))
  return common.find((tag) => base(tag) === base(own)) ?? common[0] ?? null
}
