// Reads what servers say of who sent a mail: Authentication-Results headers (RFC 8601). Anybody can write such a header, so
// only the topmost one that carries the name of the mentor's own server is believed; see `warnings.ts`.
import type { AuthenticationResult, AuthenticationVerdict } from './reading.ts'

const longestHeader = 16_384
const mostHeaders = 20

/** One entry for each header, the topmost first. `fromDomain`, lower case: of several domains that passed, the one that
 * belongs to the sender is told. */
export function authenticationOf(values: readonly string[], fromDomain: string): AuthenticationResult[] {
  return values.slice(0, mostHeaders).flatMap((value) => {
    const result = resultOf(value.slice(0, longestHeader), fromDomain)
    return result === null ? [] : [result]
  })
}

/** True when one is the other or a subdomain of it. */
export function areAligned(one: string, other: string): boolean {
  if (!one.includes('.') || !other.includes('.')) return false
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}

function resultOf(value: string, fromDomain: string): AuthenticationResult | null {
  const [head = '', ...statements] = pieces(value)
  const server = (head.trim().split(/\s+/u)[0] ?? '').toLowerCase()
  if (server === '' || server.length > 255 || server.includes('=')) return null
  const said = { spf: 'none', dkim: 'none', dmarc: 'none' } satisfies Record<string, AuthenticationVerdict>
  const verdicts: Record<keyof typeof said, AuthenticationVerdict> = { ...said }
  const domains: string[] = []
  for (const statement of statements) {
    const [, method = '', result = ''] = /^\s*([a-z][\w-]{0,30})(?:\/\d+)?\s*=\s*([a-z]{1,20})/iu.exec(statement) ?? []
    const name = method.toLowerCase()
    if (name !== 'spf' && name !== 'dkim' && name !== 'dmarc') continue
    const verdict = verdictOf(result)
    // Several signatures: one that holds is enough.
    if (verdicts[name] !== 'pass') verdicts[name] = verdict === 'none' ? verdicts[name] : verdict
    if (verdict === 'pass' && name !== 'dmarc') domains.push(...domainsIn(name, statement))
  }
  return { server, ...verdicts, domain: domains.find((one) => areAligned(one, fromDomain)) ?? domains[0] ?? '' }
}

/** A soft failure says that the server is not sure, so it says nothing. */
function verdictOf(word: string): AuthenticationVerdict {
  if (/^pass$/iu.test(word)) return 'pass'
  return /^(?:fail|hardfail|permerror|policy)$/iu.test(word) ? 'fail' : 'none'
}

const properties = {
  dkim: /\bheader\.(?:d|i)\s*=\s*(?:[^\s;@]{0,200}@)?([\w.-]{1,253})/giu,
  spf: /\bsmtp\.(?:mailfrom|mail|helo)\s*=\s*(?:[^\s;@]{0,200}@)?([\w.-]{1,253})/giu,
}

function domainsIn(method: 'dkim' | 'spf', statement: string): string[] {
  return [...statement.matchAll(properties[method])].map(([, domain = '']) =>
    domain.toLowerCase().replace(/^\.+|\.+$/gu, ''),
  )
}

/** Parts between semicolons, without comments and without quotation marks. */
function pieces(value: string): string[] {
  const out: string[] = ['']
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at)
    if (sign === '\\' && (quoted || depth > 0)) at++
    else if (depth === 0 && sign === '"') quoted = !quoted
    else if (!quoted && sign === '(') depth++
    else if (!quoted && sign === ')' && depth > 0) depth--
    else if (!quoted && depth === 0 && sign === ';') out.push('')
    else if (depth === 0) out.push(`${out.pop() ?? ''}${quoted && sign === ';' ? '' : sign}`)
  }
  return out
}
