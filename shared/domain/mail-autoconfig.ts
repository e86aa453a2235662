// Reads the file by which a mail provider tells its servers (Thunderbird's autoconfig, version 1.1). It comes from a
// stranger, so only what is looked for is read: no entities, no nesting, nothing but encrypted servers with a proper name.
import type { PublishedServer } from '../desktop.ts'

/** A longer file is not read, in bytes. */
export const largestAutoconfig = 64 * 1024

/** What an account needs, as far as it was published. */
export interface PublishedServers {
  readonly outgoing: PublishedServer | null
  readonly incoming: PublishedServer | null
}

/** The first usable server of each kind, as the provider ordered them; `domain` stands in for `%EMAILDOMAIN%`. */
export function readAutoconfig(xml: string, domain: string): PublishedServers {
  if (xml.length > largestAutoconfig || /<!(?:DOCTYPE|ENTITY|\[CDATA)/i.test(xml))
    return { outgoing: null, incoming: null }
  const plain = xml.replace(/<!--[^]*?(?:-->|$)/g, '')
  return {
    outgoing: firstServer(plain, 'outgoingServer', 'smtp', domain),
    incoming: firstServer(plain, 'incomingServer', 'imap', domain),
  }
}

function firstServer(xml: string, element: string, type: string, domain: string): PublishedServer | null {
  for (const piece of xml.split(`<${element}`).slice(1)) {
    const [whole] = piece.split(`</${element}>`)
    if (whole === undefined || whole.length === piece.length) continue
    if (/^\s[^>]*\btype\s*=\s*["'](\w+)["']/.exec(whole)?.[1]?.toLowerCase() !== type) continue
    const host = textOf(whole, 'hostname').replace('%EMAILDOMAIN%', domain)
    const server = publishedServer(host, Number(textOf(whole, 'port')), textOf(whole, 'socketType'))
    if (server !== null) return server
  }
  return null
}

function textOf(xml: string, element: string): string {
  const begin = xml.indexOf(`<${element}>`)
  const end = begin === -1 ? -1 : xml.indexOf(`</${element}>`, begin)
  return end === -1 ? '' : xml.slice(begin + element.length + 2, end).trim()
}

/** Null for what is not encrypted or not a name that the network can know. */
export function publishedServer(host: string, port: number, kind: string): PublishedServer | null {
  const name = host.toLowerCase().replace(/\.$/, '')
  const security = kind.toUpperCase() === 'SSL' ? 'tls' : kind.toUpperCase() === 'STARTTLS' ? 'starttls' : null
  if (security === null || !isHostName(name)) return null
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return null
  return { host: name, port, security }
}

/** A full name of letters, digits and hyphens whose last label is not a number, so no address of the network itself. */
export function isHostName(name: string): boolean {
  if (name.length > 253) return false
  const labels = name.split('.')
  return labels.length > 1 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? '')
}

function isLabel(label: string): boolean {
  return /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)
}
