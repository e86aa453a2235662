// The name of a person out of what a call shows: without pronouns, devices and notes of the tool.
import { nameKey, straightName } from '../../roster-import/names.ts'

const pronoun =
  '(?:she|her|hers|he|him|his|they|them|theirs|ze|zir|xe|xem|any|sie|ihr|er|ihm|ihn|elle|il|lui|iel|ella|el|él|ela|dela|ele|dele|lei|zij|haar|hij|hem)'
const pronouns = new RegExp(`^${pronoun}(?:\\s*[/|,]\\s*${pronoun})*(?:\\s+pronouns)?$`, 'iu')
const notes =
  /^(?:guest|unverified|external|host|co-?host|me|organi[sz]er|gast|nicht überprüft|extern|invité|non vérifié|externe|invitado|no comprobado|sin verificar|externo|ospite|non verificato|esterno|niet geverifieerd|convidado|não verificado)(?:,\s*\w+)?$/iu
const device =
  /^(?:iphone|ipad|ipod|android|galaxy|samsung|pixel|huawei|xiaomi|redmi|oppo|macbook|laptop|desktop|phone|tablet|sm-\w+|call-in user.*|telefon|handy)(?:[\s\d].{0,20})?$/iu
const end = /^(.*\S)?\s*[([]([^()[\]]*)[)\]]$/u

/** `iPhone (Brian Smith)` → `Brian Smith`; `Roe, Sam (he/him) (Guest)` → `Sam Roe`. `originals`: in brackets stands
 * the name of the account (Zoom's `Name (Original Name)`), which is taken where it is the fuller one. */
export function cleanName(shown: string, options: { originals?: boolean } = {}): string {
  let name = shown.slice(0, 300).replace(/\s+/gu, ' ').trim()
  for (let round = 0; round < 5; round++) {
    const found = end.exec(name)
    const [outer, inner] = [(found?.[1] ?? '').trim(), (found?.[2] ?? '').trim()]
    if (found === null || outer === '') break
    if (inner === '' || pronouns.test(inner) || notes.test(inner)) name = outer
    else if (device.test(outer)) name = inner
    else if (options.originals === true) name = fuller(outer, inner)
    else break
  }
  return straightName(name)
}

const words = (name: string) => name.split(' ').length

function fuller(shown: string, original: string): string {
  const bare = cleanName(shown)
  return words(original) > words(bare) && !/\d/u.test(original) ? original : bare
}

/** The tool's own note that somebody led the meeting. */
export function isHostNote(shown: string): boolean {
  return /[([](?:host|co-?host)(?:,\s*\w+)?[)\]]/iu.test(shown)
}

/** An address in lower case, or empty when the text is none. A participant's id of Teams is one as a rule. */
export function asAddress(text: string): string {
  const address = text.trim().toLowerCase()
  return address.length <= 320 && /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/u.test(address) ? address : ''
}

/** What two lines of one person share. */
export function personKey(name: string): string {
  return nameKey(name)
}
