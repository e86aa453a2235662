// A server that means harm ends in a failure with a name, soon, and takes no more memory than any other.
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { MailTimeouts } from '../../../electron/services/mail/session.ts'
import type { Incoming } from '../../../electron/services/mail/incoming/incoming.ts'
import { startScriptedImap } from '../../hosts/scripted-imap.ts'
import type { Answer, ImapScript } from '../../hosts/scripted-imap.ts'
import { codeOfFailure, incomingFor, lookRequest, plainAccount, shortTimeouts } from './mail-incoming-driver.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const megabyte = 1024 * 1024
/** More than any answer may be, and far less than what these servers would send. */
const mostGrowth = 300 * megabyte

let mostGrown = 0
afterAll(() => console.info(`hostile IMAP servers: memory grew by ${Math.round(mostGrown / megabyte)} MB at most`))

type Services = Incoming['services']

async function against(
  script: ImapScript,
  work: (services: Services, server: ReturnType<typeof plainAccount>) => Promise<unknown>,
  timeouts: Partial<MailTimeouts> = {},
): Promise<string> {
  const scripted = await startScriptedImap(script)
  ends.push(() => scripted.close())
  const incoming = incomingFor({ timeouts: { ...shortTimeouts, idle: 600, whole: 1_000, ...timeouts } })
  ends.push(() => incoming.close())
  const before = process.memoryUsage().rss
  let highest = before
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20)
  try {
    return await codeOfFailure(work(incoming.services, plainAccount(scripted.port)))
  } finally {
    clearInterval(watch)
    mostGrown = Math.max(mostGrown, highest - before)
    expect(highest - before).toBeLessThan(mostGrowth)
  }
}

const look = (services: Services, server: ReturnType<typeof plainAccount>) => services['mail.look'](lookRequest(server))
const bring = (services: Services, server: ReturnType<typeof plainAccount>) =>
  services['mail.bring']({
    server,
    folder: 'INBOX',
    uidValidity: '7',
    uids: [1, 2, 3],
    budget: megabyte,
    wholeUpTo: megabyte,
  })

/** Says it again and again, as fast as it is taken. */
function floodOf(text: string): Answer {
  return (_tag, _say, socket) => {
    const chunk = text.repeat(Math.ceil(65_536 / text.length))
    const pour = () => {
      while (!socket.destroyed) if (!socket.write(chunk)) return
    }
    socket.on('drain', pour)
    pour()
  }
}

describe('absurd sizes', () => {
  test('a literal of four gigabytes', async () => {
    const fetch: Answer = (_tag, say) => say('* 1 FETCH (UID 1 BODY[] {4294967295}\r\n')
    expect(await against({ answers: { 'UID FETCH': fetch } }, bring)).toBe('mail/server-misbehaves')
    const list: Answer = (_tag, say) => say('* LIST () "/" {4294967295}\r\n')
    expect(await against({ answers: { LIST: list } }, look)).toBe('mail/server-misbehaves')
    const huge: Answer = (_tag, say) => say('* LIST () "/" {99999999999999999999999}\r\n')
    expect(await against({ answers: { LIST: huge } }, look)).toBe('mail/server-misbehaves')
  })

  test('a billion mails that nobody asked about', async () => {
    const exists: Answer = (tag, say) =>
      say(`* 1000000000 EXISTS\r\n* SEARCH 1\r\n* 1000000000 EXISTS\r\n${tag} OK done\r\n`)
    const fetch: Answer = (tag, say) => say(`${tag} NO there are none\r\n`)
    const answers = { 'UID SEARCH': exists, 'UID FETCH': fetch }
    expect(await against({ answers }, look)).toBe('mail/folder-refused')
  })

  test('a search that finds everything there can be', async () => {
    const search: Answer = (tag, say) => say(`* ESEARCH (TAG "${tag}") UID ALL 1:4294967295\r\n${tag} OK done\r\n`)
    const fetch: Answer = (tag, say) => say(`${tag} BAD no\r\n`)
    const answers = { 'UID SEARCH': search, 'UID FETCH': fetch }
    const script = { capabilities: 'IMAP4rev2 ESEARCH', answers }
    expect(await against(script, look)).toMatch(/^mail\//)
  })

  test('a list with a million brackets', async () => {
    const nested: Answer = (_tag, say) => say(`* 1 FETCH (UID 1 BODYSTRUCTURE ${'('.repeat(1_000_000)}\r\n`)
    expect(await against({ answers: { 'UID FETCH': nested } }, bring)).toMatch(/^mail\//)
  })
})

describe('floods', () => {
  test.each([
    ['lines without end', '* OK still there\r\n'],
    ['a line without end', 'x'.repeat(1_000)],
    ['mails that nobody asked for', '* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n'],
    ['numbers without end', '* SEARCH 1 2 3 4 5 6 7 8 9\r\n'],
    ['folders without end', '* LIST () "/" "another"\r\n'],
    ['NUL without end', '\0\0\0\0\0\0\0\0'],
    ['wrong tags without end', 'ZZ99 OK done\r\n'],
    ['continuations without end', '+ go on\r\n'],
  ])('%s', async (_name, text) => {
    for (const verb of ['UID SEARCH', 'LOGIN'])
      expect(await against({ answers: { [verb]: floodOf(text) } }, look)).toMatch(/^mail\/(server-misbehaves|timeout)$/)
  })

  test('in place of a greeting', async () => {
    const flood = floodOf('x'.repeat(1_000))
    const greeting: ImapScript['greeting'] = (socket) => flood('', () => undefined, socket, '')
    expect(await against({ greeting }, look)).toMatch(/^mail\/(server-misbehaves|timeout|connection-lost)$/)
  })
})

describe('nonsense', () => {
  test('wrong tags and nothing else', async () => {
    const wrong: Answer = (_tag, say) => say('ZZ99 OK done\r\n')
    expect(await against({ answers: { EXAMINE: wrong } }, look)).toBe('mail/timeout')
  })

  test('NUL in an answer', async () => {
    const nul: Answer = (tag, say) => say(`* 1 FETCH (UID 1 RFC822.SIZE \0\0)\r\n\0${tag} OK\0 done\r\n`)
    expect(await against({ answers: { 'UID FETCH': nul } }, bring)).toMatch(/^(none|mail\/.*)$/)
  })

  test('no state of the folder', async () => {
    const bare: Answer = (tag, say) => say(`${tag} OK done\r\n`)
    expect(await against({ answers: { EXAMINE: bare } }, look)).toBe('mail/server-misbehaves')
  })

  test('other mails than those that were asked for', async () => {
    const other: Answer = (tag, say) =>
      say(`* 9 FETCH (UID 99 RFC822.SIZE 5 BODY[] {5}\r\nhello)\r\n${tag} OK done\r\n`)
    const scripted = await startScriptedImap({ answers: { 'UID FETCH': other } })
    ends.push(() => scripted.close())
    const incoming = incomingFor({ timeouts: shortTimeouts })
    ends.push(() => incoming.close())
    const answer = await bring(incoming.services, plainAccount(scripted.port))
    expect(answer).toEqual({ mails: [], gone: [1, 2, 3], left: [] })
  })
})

describe('slowness', () => {
  const dribble: Answer = (_tag, say, socket) => {
    const drop = setInterval(() => say('x'), 50)
    socket.on('close', () => clearInterval(drop))
  }

  test('a byte now and then', async () => {
    for (const verb of ['LOGIN', 'UID SEARCH'])
      expect(await against({ answers: { [verb]: dribble } }, look)).toBe('mail/timeout')
  })

  test('silence', async () => {
    for (const verb of ['CAPABILITY', 'LOGIN', 'EXAMINE', 'UID SEARCH'])
      expect(await against({ answers: { [verb]: () => undefined } }, look)).toBe('mail/timeout')
    const wait = (services: Services, server: ReturnType<typeof plainAccount>) =>
      services['mail.await']({ server, folder: 'INBOX', most: 60_000 })
    expect(await against({ answers: { EXAMINE: () => undefined } }, wait)).toBe('mail/timeout')
  })
})
