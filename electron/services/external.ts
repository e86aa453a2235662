// Decides which links may leave the program. The host passes in what really opens one, so that the rule is tested
// without a browser and is the same wherever a link comes from.
import { NamedError } from '../../shared/result.ts'

/** Longer than any link a person follows. */
const longest = 8_000

/** Opens a link that has passed `externalUrl`. */
export type OpenLink = (href: string) => Promise<void>

/**
 * The re-serialised form of an https or mailto link. Throws `external/refused` for everything else: other schemes, a
 * name and password inside the link, control characters, or what is not a link.
 */
export function externalUrl(value: unknown): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (typeof value !== 'string' || value.length > longest || /[\u0000-\u0020\u007f]/.test(value)) throw refused()
  if (!URL.canParse(value)) throw refused()
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') throw refused()
  if (url.username !== '' || url.password !== '') throw refused()
  if (url.protocol === 'https:' && url.hostname === '') throw refused()
  if (url.href.length > longest) throw refused()
  return url.href
}

function refused(): NamedError {
  return new NamedError('external/refused')
}
