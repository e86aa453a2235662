// Asks the network which servers an address has. Only its domain leaves this computer, never what stands before the @. What
// comes back is a stranger's word: the mentor sees it before it is used, and the connection checks its certificate.
import { Resolver } from 'node:dns/promises'
import type { PublishedServer, Request, Response as Answer } from '../../../shared/desktop.ts'
import {
  isHostName,
  largestAutoconfig,
  publishedServer,
  readAutoconfig,
} from '../../../shared/domain/mail-autoconfig.ts'
import type { PublishedServers } from '../../../shared/domain/mail-autoconfig.ts'
import { networkAddress } from './headers.ts'
import { within } from './session.ts'

export interface SrvRecord {
  name: string
  port: number
  priority: number
  weight: number
}

/** The network, for tests of it. */
export interface DiscoverPorts {
  resolveSrv: (name: string) => Promise<SrvRecord[]>
  fetch: (url: string, init: RequestInit) => Promise<Response>
}

type Found = Answer<'mail.discover'>['found'][number]

/** For each question, in milliseconds. */
const patience = 5_000
const mostRedirects = 3

const theNetwork: DiscoverPorts = {
  resolveSrv: (name) => new Resolver({ timeout: 2_000, tries: 2 }).resolveSrv(name),
  fetch: (url, init) => fetch(url, init),
}

/** Stops asking when both servers are known: who was not needed learns nothing. Throws `mail/address-invalid`. */
export async function discover(
  { address }: Request<'mail.discover'>,
  ports: DiscoverPorts = theNetwork,
): Promise<Answer<'mail.discover'>> {
  const domain = networkAddress('address', address).split('@')[1]?.toLowerCase() ?? ''
  const found: Found[] = []
  if (!isHostName(domain)) return { found }
  const sources: [Found['source'], () => Promise<PublishedServers>][] = [
    ['srv', () => askDns(domain, ports)],
    ['autoconfig', () => askFile(`https://autoconfig.${domain}/mail/config-v1.1.xml`, domain, ports)],
    ['autoconfig', () => askFile(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`, domain, ports)],
    ['table', () => askFile(`https://autoconfig.thunderbird.net/v1.1/${domain}`, domain, ports)],
  ]
  for (const [source, ask] of sources) {
    if (found.some(({ outgoing }) => outgoing !== null) && found.some(({ incoming }) => incoming !== null)) break
    const servers = await ask()
    if (servers.outgoing !== null || servers.incoming !== null) found.push({ source, ...servers })
  }
  return { found }
}

async function askDns(domain: string, ports: DiscoverPorts): Promise<PublishedServers> {
  const ask = (service: string, kind: string) => askService(`${service}._tcp.${domain}`, kind, ports)
  const [submissions, submission, imaps, imap] = await Promise.all([
    ask('_submissions', 'SSL'),
    ask('_submission', 'STARTTLS'),
    ask('_imaps', 'SSL'),
    ask('_imap', 'STARTTLS'),
  ])
  // Encrypted from the first byte goes before upgraded (RFC 8314 §3).
  return { outgoing: submissions ?? submission, incoming: imaps ?? imap }
}

/** The first of the lowest priority, the heaviest of those; a single "." says that there is no such service (RFC 6186). */
async function askService(name: string, kind: string, { resolveSrv }: DiscoverPorts): Promise<PublishedServer | null> {
  const records = await quietly(within(patience, resolveSrv(name)))
  const [best] = (records ?? []).toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
  return best === undefined ? null : publishedServer(best.name, best.port, kind)
}

async function askFile(url: string, domain: string, ports: DiscoverPorts): Promise<PublishedServers> {
  const xml = await quietly(within(patience, fetchText(url, ports)))
  return readAutoconfig(xml ?? '', domain)
}

/** Follows redirects by https only, and reads no more than the limit. */
async function fetchText(url: string, { fetch }: DiscoverPorts): Promise<string> {
  const signal = AbortSignal.timeout(patience)
  let next = url
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await fetch(next, {
      redirect: 'manual',
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    })
    const location = response.headers.get('location')
    if (response.status === 200) return limitedText(response)
    await response.body?.cancel()
    if (response.status < 300 || response.status > 399 || location === null) return ''
    const target = new URL(location, next)
    if (target.protocol !== 'https:' || target.username !== '' || !isHostName(target.hostname)) return ''
    next = target.href
  }
  return ''
}

async function limitedText(response: Response): Promise<string> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> = response.body
  for await (const chunk of body) {
    size += chunk.length
    // Leaving the loop ends the download.
    if (size > largestAutoconfig) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whatever keeps an answer away, a wrong certificate too, is the same as no answer. */
async function quietly<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch {
    // The next source is asked instead.
    return null
  }
}
