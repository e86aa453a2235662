// Mail is brought home over a real IMAP conversation: only what is from or to people of the roster, to the byte, and
// nothing is marked as seen.
import { afterEach, describe, expect, test } from 'vitest'
import { startSmallImap, token } from '../../hosts/hoodiecrow.ts'
import type { SmallImap } from '../../hosts/hoodiecrow.ts'
import {
  bringRequest,
  codeOfFailure,
  incomingFor,
  lookRequest,
  message,
  plainAccount,
  textOf,
  verdictWords,
} from './mail-incoming-driver.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function small(...args: Parameters<typeof startSmallImap>): Promise<SmallImap> {
  const server = await startSmallImap(...args)
  ends.push(() => server.close())
  return server
}

function incoming() {
  const made = incomingFor()
  ends.push(() => made.close())
  return { ...made, ...made.services }
}

describe('an account', () => {
  test('is checked up to its inbox', async () => {
    const { port } = await small()
    const { verdicts } = await incoming()['mail.checkIncoming']({ server: plainAccount(port) })
    expect(verdictWords(verdicts)).toEqual({
      dns: 'ok',
      tcp: 'ok',
      tls: 'skipped',
      certificate: 'skipped',
      auth: 'ok',
      sender: 'skipped',
      folder: 'ok',
    })
  })

  test('with a wrong password is named so, without repeating it', async () => {
    const { port } = await small()
    const server = plainAccount(port, { secret: 'wrong horse' })
    const { verdicts } = await incoming()['mail.checkIncoming']({ server })
    expect(verdictWords(verdicts)).toMatchObject({ auth: 'mail/auth-refused', folder: 'skipped' })
    expect(JSON.stringify(verdicts)).not.toContain('wrong horse')
    expect(await codeOfFailure(incoming()['mail.folders']({ server }))).toBe('mail/auth-refused')
  })

  test('signs in with a token, and not with a wrong one', async () => {
    const { port } = await small()
    const check = async (secret: string) => {
      const server = plainAccount(port, { secret, method: 'token' })
      return verdictWords((await incoming()['mail.checkIncoming']({ server })).verdicts).auth
    }
    expect(await check(token)).toBe('ok')
    expect(await check('stolen')).toBe('mail/auth-refused')
  })

  test('without a password is told to have one', async () => {
    const { port } = await small()
    const { verdicts } = await incoming()['mail.checkIncoming']({ server: plainAccount(port, { secret: '' }) })
    expect(verdictWords(verdicts).auth).toBe('mail/auth-missing')
  })
})

describe('folders', () => {
  test('are found by what the server says of them', async () => {
    const folders = {
      Outgoing: { 'special-use': '\\Sent' },
      Everything: { 'special-use': '\\All' },
      Bin: { 'special-use': '\\Trash' },
      'Old letters': {},
    }
    const { port } = await small({ folders })
    expect(await incoming()['mail.folders']({ server: plainAccount(port) })).toEqual({
      folders: [
        { folder: 'INBOX', role: 'inbox' },
        { folder: 'Outgoing', role: 'sent' },
        { folder: 'Everything', role: 'all' },
        { folder: 'Old letters', role: 'other' },
      ],
    })
  })

  test.each([
    ['Sent', 'All Mail'],
    ['Sent Items', 'Alle Nachrichten'],
    ['Gesendet', 'All mail'],
    ['Gesendete Elemente', 'Tous les messages'],
    ['Envoyés', 'Todos'],
    ['Enviados', 'Tutti i messaggi'],
    ['Posta inviata', 'Alle berichten'],
  ])('are found by their usual names: %s, %s', async (sent, all) => {
    const { port } = await small({ folders: { [sent.replace('é', '&AOk-')]: {}, [all]: {}, Notes: {} } })
    const { folders } = await incoming()['mail.folders']({ server: plainAccount(port) })
    expect(folders.filter(({ role }) => role !== 'inbox')).toEqual([
      { folder: sent, role: 'sent' },
      { folder: all, role: 'all' },
      { folder: 'Notes', role: 'other' },
    ])
  })
})

describe('looking', () => {
  const raws = [
    message(1),
    message(2, { from: 'Joana <joamina@example.org>' }),
    message(3, { from: 'shop@example.com' }),
    message(4, { from: 'mentor@example.edu', headers: 'Cc: "A." <AMINA@Example.ORG>\r\n' }),
    message(5, { from: 'amina@example.org.evil.example' }),
  ]

  test('finds mails of the roster and no other, not even one whose address holds the other', async () => {
    const { port } = await small({ inbox: raws })
    const answer = await incoming()['mail.look'](lookRequest(plainAccount(port)))
    expect(answer.found.map(({ uid }) => uid)).toEqual([1, 4])
    expect(answer.found[0]?.size).toBe(Buffer.byteLength(raws[0] ?? ''))
    expect(answer.lastUid).toBe(5)
  })

  test('begins after what is known, and anew when the folder is another', async () => {
    const { port } = await small({ inbox: raws })
    const { 'mail.look': look } = incoming()
    const server = plainAccount(port)
    const { uidValidity } = await look(lookRequest(server))
    const later = await look(lookRequest(server, { uidValidity, afterUid: 1 }))
    expect(later.found.map(({ uid }) => uid)).toEqual([4])
    expect((await look(lookRequest(server, { uidValidity, afterUid: 5 }))).found).toEqual([])
    expect((await look(lookRequest(server, { uidValidity: '99', afterUid: 5 }))).found).toHaveLength(2)
  })

  test('for nobody asks only where the folder stands', async () => {
    const { port } = await small({ inbox: raws })
    const answer = await incoming()['mail.look'](lookRequest(plainAccount(port), { addresses: [] }))
    expect(answer).toMatchObject({ lastUid: 5, found: [] })
  })
})

describe('bringing', () => {
  test('brings the bytes in the order asked for, and says what is gone', async () => {
    const raws = [message(1), message(2), message(3)]
    const { port } = await small({ inbox: raws })
    const { 'mail.look': look, 'mail.bring': bring } = incoming()
    const server = plainAccount(port)
    const found = await look(lookRequest(server))
    const answer = await bring(bringRequest(server, found, { uids: [3, 9, 1] }))
    expect(answer.mails.map(({ uid, raw, isWhole }) => [uid, textOf(raw), isWhole])).toEqual([
      [3, raws[2], true],
      [1, raws[0], true],
    ])
    expect(answer.gone).toEqual([9])
    expect(answer.left).toEqual([])
  })

  test('of another time of the folder is refused by name', async () => {
    const { port } = await small({ inbox: [message(1)] })
    const server = plainAccount(port)
    const { 'mail.look': look, 'mail.bring': bring } = incoming()
    const found = await look(lookRequest(server))
    expect(await codeOfFailure(bring(bringRequest(server, found, { uidValidity: '99' })))).toBe('mail/folder-changed')
  })
})

describe('waiting', () => {
  test('hears of a new mail', async () => {
    const server = await small()
    const waiting = incoming()['mail.await']({ server: plainAccount(server.port), folder: 'INBOX', most: 20_000 })
    const deliver = setInterval(() => server.deliver('INBOX', message(1)), 200)
    ends.push(() => clearInterval(deliver))
    expect(await waiting).toEqual({ hasNews: true })
  })

  test('hears at once of what came between looking and waiting', async () => {
    const server = await small()
    const made = incoming()
    await made['mail.look'](lookRequest(plainAccount(server.port)))
    server.deliver('INBOX', message(1))
    const request = { server: plainAccount(server.port), folder: 'INBOX', most: 1_740_000 }
    expect(await made['mail.await'](request)).toEqual({ hasNews: true })
  })

  test('ends by itself, and by hanging up', async () => {
    const { port } = await small()
    const made = incoming()
    const request = { server: plainAccount(port), folder: 'INBOX', most: 1_000 }
    expect(await made['mail.await'](request)).toEqual({ hasNews: false })
    const waiting = made['mail.await']({ ...request, most: 1_740_000 })
    setTimeout(() => made.hangUp(), 200)
    expect(await waiting).toEqual({ hasNews: false })
  })

  test('works with a server that has no IDLE', async () => {
    const server = await small({ plugins: ['AUTH-PLAIN', 'SPECIAL-USE'] })
    const request = { server: plainAccount(server.port), folder: 'INBOX', most: 1_000 }
    const deliver = setTimeout(() => server.deliver('INBOX', message(1)), 300)
    ends.push(() => clearTimeout(deliver))
    expect(await incoming()['mail.await'](request)).toEqual({ hasNews: true })
  })
})

describe('sent mails', () => {
  test('are filed once and found again', async () => {
    const { port } = await small()
    const { 'mail.file': file, 'mail.find': find } = incoming()
    const server = plainAccount(port)
    const messageId = '<own-1@example.edu>'
    const raw = new TextEncoder().encode(`Message-ID: ${messageId}\r\nSubject: Sent\r\n\r\nHello\r\n`)
    expect(await find({ server, messageId })).toEqual({ folder: null })
    for (let time = 1; time <= 2; time += 1)
      expect(await file({ server, raw, messageId, date: '2026-03-01T10:00:00Z' })).toEqual({ folder: 'Sent' })
    expect(await find({ server, messageId })).toEqual({ folder: 'Sent' })
    expect(await codeOfFailure(find({ server, messageId: 'a"\r\nx' }))).toMatch(/header-injection|invalid-request/)
  })
})

describe('hanging up', () => {
  test('ends what is under way by name, and the next operation connects anew', async () => {
    const { port } = await small({ inbox: [message(1)] })
    const made = incoming()
    const server = plainAccount(port)
    const looking = codeOfFailure(made['mail.look'](lookRequest(server)))
    made.hangUp()
    expect(await looking).toBe('mail/hung-up')
    expect((await made['mail.look'](lookRequest(server))).found).toHaveLength(1)
  })

  test('for ever lets nothing begin', async () => {
    const { port } = await small()
    const made = incoming()
    made.close()
    expect(await codeOfFailure(made['mail.folders']({ server: plainAccount(port) }))).toBe('mail/hung-up')
  })
})
