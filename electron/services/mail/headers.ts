// Guards what becomes a line of a mail or of the SMTP conversation. nodemailer rewrites a line break in a header; we
// refuse it, because a value that holds one was not typed by a person.
import { domainToASCII } from 'node:url'
import { NamedError } from '../../../shared/result.ts'

/** Throws `mail/header-injection` for CR, LF or NUL, naming the field and never its value. */
export function requireOneLine(field: string, value: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (/[\r\n\u0000]/.test(value)) throw new NamedError('mail/header-injection', field)
}

/** Throws `mail/address-invalid` for what would end or widen an SMTP command: spaces, brackets, no single `@`. */
export function requireAddress(field: string, address: string): void {
  requireOneLine(field, address)
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (!/^[^\s<>\u0000-\u001f\u007f@]+@[^\s<>\u0000-\u001f\u007f@]+$/.test(address))
    throw new NamedError('mail/address-invalid', field)
}

/** An address with its domain as the network knows it (`müller@xn--…`). Throws as `requireAddress`, and for a domain that
 * has no such form. */
export function networkAddress(field: string, address: string): string {
  requireAddress(field, address)
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (isAscii(domain)) return address
  const ascii = domainToASCII(domain)
  if (ascii === '') throw new NamedError('mail/address-invalid', field)
  return `${address.slice(0, at)}@${ascii}`
}

/** Whether a text has only signs that every mail server takes. */
export function isAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text)
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')

/** The Date header of RFC 5322 §3.3 at a place `zoneMinutes` east of Greenwich. */
export function dateHeader(instant: string, zoneMinutes: number): string {
  // Shifted by the zone, the UTC fields read as the clock on the mentor's wall.
  const wall = new Date(new Date(instant).getTime() + zoneMinutes * 60_000)
  const day = `${days[wall.getUTCDay()] ?? ''}, ${wall.getUTCDate()} ${months[wall.getUTCMonth()] ?? ''} ${wall.getUTCFullYear()}`
  const time = [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()].map(two).join(':')
  const east = Math.abs(zoneMinutes)
  return `${day} ${time} ${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(east / 60))}${two(east % 60)}`
}
