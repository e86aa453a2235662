// A mailto: address as the beginning of a draft (RFC 6068). Only what a person could have typed into the form is taken: to,
// cc, bcc, subject and body. Everything else that such a link may ask for, an attachment above all, is left out.
import { isAddress } from './mail-draft.ts'
import { addressesIn, distinct } from './mail-recipients.ts'
import { mailLimits } from '../model/mail.ts'

export interface MailtoDraft {
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  text: string
  /** Names of what the link asked for and did not get. */
  left: string[]
}

/** A link that is longer is refused as a whole. */
export const longestMailto = 64_000
const longestSubject = 500
const longestBody = 50_000
const mostRecipients = mailLimits.recipients

/** Null for anything that is not such a link. */
export function readMailto(link: string): MailtoDraft | null {
  const text = link.trim()
  if (text.length > longestMailto || !/^mailto:/iu.test(text)) return null
  const withoutFragment = text.slice('mailto:'.length).split('#')[0] ?? ''
  const [path = '', ...rest] = withoutFragment.split('?')
  const draft: MailtoDraft = { to: addressesOf(path), cc: [], bcc: [], subject: '', text: '', left: [] }
  for (const field of rest.join('?').split('&')) take(draft, field)
  return draft
}

function take(draft: MailtoDraft, field: string): void {
  const at = field.indexOf('=')
  const name = decoded(at < 0 ? field : field.slice(0, at)).toLowerCase()
  const value = at < 0 ? '' : field.slice(at + 1)
  switch (name) {
    case '':
      return
    case 'to':
    case 'cc':
    case 'bcc':
      draft[name] = distinct([...draft[name], ...addressesOf(value)]).slice(0, mostRecipients)
      return
    case 'subject':
      draft.subject = oneLine(decoded(value)).slice(0, longestSubject)
      return
    case 'body': {
      const body = decoded(value)
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\t\n]/gu, '')
      draft.text = [draft.text, body]
        .filter((part) => part !== '')
        .join('\n')
        .slice(0, longestBody)
      return
    }
    default:
      draft.left.push(oneLine(name).slice(0, 40))
  }
}

/** A plus sign stays one: mailto links are not forms. What cannot be decoded is taken as it is written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** A line break in an address or a subject would begin another header: it becomes a space, and an address with one is
 * none. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function addressesOf(list: string): string[] {
  return distinct(list.split(',').flatMap((part) => addressesIn(oneLine(decoded(part)))))
    .filter(isAddress)
    .slice(0, mostRecipients)
}
