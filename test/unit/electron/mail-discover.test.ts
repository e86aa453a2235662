// The servers of an address are found where providers publish them, nothing of the address but its domain leaves, and
// nothing that comes back leads to an open connection, to this computer, or into a flood.
import { describe, expect, test } from 'vitest'
import { discover } from '../../../electron/services/mail/discover.ts'
import type { DiscoverPorts, SrvRecord } from '../../../electron/services/mail/discover.ts'
import { publishedServer, readAutoconfig } from '../../../shared/domain/mail-autoconfig.ts'
import { codeOf } from './journal-driver.ts'

const srv = (name: string, port: number, priority = 0, weight = 0): SrvRecord => ({ name, port, priority, weight })
const server = (element: string, type: string, host: string, port: number, socket: string) =>
  `<${element} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>
   <authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></${element}>`
const file = (...servers: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig version="1.1"><emailProvider id="x">${servers.join('\n')}</emailProvider></clientConfig>`
const both = file(
  server('incomingServer', 'pop3', 'pop.example.edu', 995, 'SSL'),
  server('incomingServer', 'imap', 'imap.example.edu', 143, 'plain'),
  server('incomingServer', 'imap', 'imap.example.edu', 993, 'SSL'),
  server('outgoingServer', 'smtp', 'smtp.%EMAILDOMAIN%', 587, 'STARTTLS'),
)
const outgoing = { host: 'smtp.example.edu', port: 587, security: 'starttls' }
const incoming = { host: 'imap.example.edu', port: 993, security: 'tls' }

/** A network that knows these records and these pages, and remembers what it was asked. */
function network(records: Record<string, SrvRecord[]>, pages: Record<string, string | Response> = {}) {
  const asked: string[] = []
  const ports: DiscoverPorts = {
    resolveSrv: (name) => {
      asked.push(name)
      const found = records[name]
      return found === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(found)
    },
    fetch: (url) => {
      asked.push(url)
      const page = pages[url]
      if (page === undefined) return Promise.resolve(new Response('', { status: 404 }))
      return Promise.resolve(typeof page === 'string' ? new Response(page) : page)
    },
  }
  return { asked, ports, find: (address = 'mentor.name@example.edu') => discover({ address }, ports) }
}

const provider = 'https://autoconfig.example.edu/mail/config-v1.1.xml'
const wellKnown = 'https://example.edu/.well-known/autoconfig/mail/config-v1.1.xml'
const table = 'https://autoconfig.thunderbird.net/v1.1/example.edu'

describe('service records', () => {
  test('give the server of the lowest priority, TLS before STARTTLS, and nobody else is asked', async () => {
    const { find, asked } = network({
      '_submissions._tcp.example.edu': [
        srv('b.example.edu', 465, 20),
        srv('a.example.edu', 465, 10, 1),
        srv('A2.example.edu.', 465, 10, 9),
      ],
      '_submission._tcp.example.edu': [srv('c.example.edu', 587)],
      '_imap._tcp.example.edu': [srv('imap.example.edu', 143)],
    })
    expect(await find()).toEqual({
      found: [
        {
          source: 'srv',
          outgoing: { host: 'a2.example.edu', port: 465, security: 'tls' },
          incoming: { host: 'imap.example.edu', port: 143, security: 'starttls' },
        },
      ],
    })
    expect(asked.every((name) => name.endsWith('._tcp.example.edu'))).toBe(true)
  })

  test('that say "no such service" count as none', async () => {
    const { find } = network({
      '_submissions._tcp.example.edu': [srv('.', 0)],
      '_submission._tcp.example.edu': [srv('', 0)],
      '_imaps._tcp.example.edu': [srv('imap.example.edu', 993)],
    })
    expect(await find()).toEqual({ found: [{ source: 'srv', outgoing: null, incoming }] })
  })
})

describe('the file of the provider', () => {
  test('is asked for next, and completes what the records left out', async () => {
    const { find, asked } = network(
      { '_imaps._tcp.example.edu': [srv('imap.example.edu', 993)] },
      { [wellKnown]: both },
    )
    expect(await find()).toEqual({
      found: [
        { source: 'srv', outgoing: null, incoming },
        { source: 'autoconfig', outgoing, incoming },
      ],
    })
    expect(asked.slice(4)).toEqual([provider, wellKnown])
  })

  test('is followed by https only, and not for ever', async () => {
    const to = (location: string) => new Response('', { status: 302, headers: { location } })
    const good = network({}, { [provider]: to('https://cdn.example.org/c.xml'), 'https://cdn.example.org/c.xml': both })
    expect((await good.find()).found).toHaveLength(1)
    for (const location of [
      'http://example.org/c.xml',
      'https://127.0.0.1/',
      'https://u:p@example.org/',
      'file:///etc/passwd',
    ]) {
      const bad = network({}, { [provider]: to(location) })
      expect((await bad.find()).found).toEqual([])
      expect(bad.asked.filter((url) => url.startsWith('https')).toSorted()).toEqual(
        [provider, wellKnown, table].toSorted(),
      )
    }
  })

  test('is not read beyond its limit', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new TextEncoder().encode(both.padEnd(8_192)))
      },
    })
    const { find } = network({}, { [provider]: new Response(endless) })
    expect((await find()).found).toEqual([])
    expect(pulled).toBeLessThan(20)
  })
})

test('Mozilla’s table comes last, and hears the domain only', async () => {
  const { find, asked } = network({}, { [table]: both })
  expect(await find()).toEqual({ found: [{ source: 'table', outgoing, incoming }] })
  expect(asked.at(-1)).toBe(table)
  expect(asked.join(' ')).not.toContain('mentor')
  expect(asked.join(' ')).not.toContain('%40')
})

test('a network that is not there, or answers with errors, finds nothing', async () => {
  const ports: DiscoverPorts = {
    resolveSrv: () => Promise.reject(new Error('ETIMEOUT')),
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  }
  expect(await discover({ address: 'a@example.edu' }, ports)).toEqual({ found: [] })
})

test('a domain in another script is asked for as the network knows it, and what is no domain is not asked for', async () => {
  const { find, asked } = network({})
  await find('zoë@universität.example')
  expect(asked).toContain('_imaps._tcp.xn--universitt-y5a.example')
  const before = asked.length
  for (const address of ['a@localhost', 'a@127.0.0.1', 'a@[::1]', 'a@x/../y.example']) await find(address)
  expect(asked).toHaveLength(before)
  expect(await codeOf(find('a@b@c'))).toBe('mail/address-invalid')
})

describe('reading the file', () => {
  const none = { outgoing: null, incoming: null }
  test.each<[string, string]>([
    ['an open server', file(server('outgoingServer', 'smtp', 'smtp.example.edu', 25, 'plain'))],
    ['this computer', file(server('outgoingServer', 'smtp', '127.0.0.1', 465, 'SSL'))],
    ['a name with markup', file(server('outgoingServer', 'smtp', '<b>x</b>.example.edu', 465, 'SSL'))],
    ['an entity', `<!DOCTYPE x [<!ENTITY a "b">]>${both}`],
    ['a commented server', `<!-- ${both} -->`],
    ['an unclosed comment', `<!-- ${both}`],
    ['an unclosed server', '<outgoingServer type="smtp"><hostname>a.example</hostname>'.repeat(900)],
    ['an odd port', file(server('outgoingServer', 'smtp', 'smtp.example.edu', 70_000, 'SSL'))],
    ['a web page', '<html><body>Not found</body></html>'],
    ['too much', both + ' '.repeat(70_000)],
    ['nothing', ''],
  ])('%s gives nothing', (_name, xml) => {
    expect(readAutoconfig(xml, 'example.edu')).toEqual(none)
  })

  test('attributes may stand in any order and quotes', () => {
    const xml = file(server('outgoingServer', 'smtp', 'smtp.example.edu', 465, 'ssl')).replace(
      'type="smtp"',
      "id='1' type='smtp'",
    )
    expect(readAutoconfig(xml, 'example.edu').outgoing).toEqual({
      host: 'smtp.example.edu',
      port: 465,
      security: 'tls',
    })
  })

  test.each([
    '',
    'localhost',
    '10.0.0.1',
    'a..b',
    '-a.example',
    `${'a'.repeat(64)}.example`,
    'a b.example',
    'a.example/x',
    '[::1]',
  ])('a server called %j is none', (host) => {
    expect(publishedServer(host, 465, 'SSL')).toBeNull()
  })
})
