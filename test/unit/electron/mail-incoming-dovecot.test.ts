// Bringing mail home from a real Dovecot over TLS, with what happens in real mailboxes: mails vanish while they are
// fetched, folders are renamed and made anew, the same mail lies in two of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { MailServer } from '../../../shared/desktop.ts'
import { makeAuthority } from '../../hosts/certificates.ts'
import type { TestAuthority } from '../../hosts/certificates.ts'
import { hasDovecot, startDovecot } from '../../hosts/dovecot.ts'
import type { Dovecot } from '../../hosts/dovecot.ts'
import {
  account,
  bringRequest,
  codeOfFailure,
  fillFolder,
  incomingFor,
  lookRequest,
  message,
  textOf,
  verdictWords,
} from './mail-incoming-driver.ts'

describe.skipIf(!hasDovecot())('with Dovecot', () => {
  let authority: TestAuthority
  let dovecot: Dovecot
  let server: MailServer
  const place = mkdtempSync(join(tmpdir(), 'telemachus-certificates-'))
  const ends: (() => void)[] = []

  beforeAll(async () => {
    authority = makeAuthority(place)
    dovecot = await startDovecot({ credentials: authority.good })
    server = account(dovecot.port, { secret: dovecot.password })
  })
  afterAll(async () => {
    await dovecot.close()
    rmSync(place, { recursive: true, force: true })
  })
  afterEach(() => {
    for (const end of ends.splice(0)) end()
  })

  function incoming() {
    const made = incomingFor({ ca: authority.ca })
    ends.push(() => made.close())
    return { ...made, ...made.services }
  }

  /** A folder with these messages. */
  async function folderWith(name: string, raws: readonly string[]): Promise<string> {
    await dovecot.admin('mailbox', 'create', '-u', 'mentor', name)
    await fillFolder(server, authority.ca, name, raws)
    return name
  }

  test('an account passes every stage, with TLS and with STARTTLS, and a wrong password does not', async () => {
    const { 'mail.checkIncoming': check } = incoming()
    const good = { dns: 'ok', tcp: 'ok', tls: 'ok', certificate: 'ok', auth: 'ok', sender: 'skipped', folder: 'ok' }
    expect(verdictWords((await check({ server })).verdicts)).toEqual(good)
    const plain = { ...server, port: dovecot.plainPort }
    expect(verdictWords((await check({ server: { ...plain, security: 'starttls' } })).verdicts)).toEqual(good)
    const wrong = verdictWords((await check({ server: { ...server, secret: 'wrong' } })).verdicts)
    expect(wrong).toMatchObject({ auth: 'mail/auth-refused', folder: 'skipped' })
  })

  test('folders have their roles', async () => {
    const { folders } = await incoming()['mail.folders']({ server })
    expect(folders.slice(0, 3)).toEqual([
      { folder: 'INBOX', role: 'inbox' },
      { folder: 'Sent', role: 'sent' },
      { folder: 'All Mail', role: 'all' },
    ])
    expect(folders.map(({ folder }) => folder)).not.toContain('Trash')
  })

  test('mails of 50 among 2,000 addresses are found, and no others, and none is marked as seen', async () => {
    const addresses = Array.from({ length: 2_000 }, (_, index) => `student${index}@example.org`)
    const raws = Array.from({ length: 70 }, (_, index) =>
      // Every address begins or ends like that of another student.
      message(index, { from: index < 50 ? `student${index * 40}@example.org` : `xstudent${index}@example.org` }),
    )
    const folder = await folderWith('Many', raws)
    const { 'mail.look': look, 'mail.bring': bring } = incoming()
    const found = await look(lookRequest(server, { folder, addresses }))
    expect(found.found).toHaveLength(50)
    expect(found.lastUid).toBe(70)
    const answer = await bring(bringRequest(server, found, { folder }))
    expect(answer.mails.map(({ raw }) => textOf(raw))).toEqual(raws.slice(0, 50))
    expect(answer.mails.map(({ size }) => size)).toEqual(found.found.map(({ size }) => size))
    const flags = await dovecot.admin('fetch', '-u', 'mentor', 'flags', 'mailbox', folder)
    expect(flags).not.toContain('\\Seen')
  })

  test('addresses of other scripts are found however their domain is written', async () => {
    const raws = ['Zoë <zoe@xn--bcher-kva.example>', 'zoe@bücher.example', 'zoe@example.org'].map((from, index) =>
      message(index, { from }),
    )
    const folder = await folderWith('Scripts', raws)
    const { 'mail.look': look } = incoming()
    for (const address of ['zoe@bücher.example', 'ZOE@xn--bcher-kva.example']) {
      const { found } = await look(lookRequest(server, { folder, addresses: [address] }))
      expect(found.map(({ uid }) => uid)).toEqual([1, 2])
    }
  })

  test('mails older than a day are left where they are', async () => {
    const folder = await folderWith('Old', [message(1)])
    const { 'mail.look': look } = incoming()
    expect((await look(lookRequest(server, { folder, since: '2020-01-01' }))).found).toHaveLength(1)
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await look(lookRequest(server, { folder, since: tomorrow }))).found).toEqual([])
  })

  test('a budget is kept, at least one mail comes, and the rest is named', async () => {
    const raws = [1, 2, 3, 4].map((number) => message(number, { size: 10_000 }))
    const folder = await folderWith('Budget', raws)
    const { 'mail.look': look, 'mail.bring': bring } = incoming()
    const found = await look(lookRequest(server, { folder }))
    const few = await bring(bringRequest(server, found, { folder, budget: 25_000 }))
    expect(few.mails.map(({ uid }) => uid)).toEqual([1, 2])
    expect(few.left).toEqual([3, 4])
    const one = await bring(bringRequest(server, found, { folder, budget: 1, uids: [4, 2] }))
    expect(one.mails.map(({ uid, raw }) => [uid, textOf(raw)])).toEqual([[4, raws[3]]])
    expect(one.left).toEqual([2])
  })

  test('a large mail comes with its words and the names of its attachments, and whole when it may', async () => {
    const attachment = Buffer.alloc(300_000, 7)
    const raw = mixed(attachment)
    const folder = await folderWith('Large', [raw, message(2)])
    const { 'mail.look': look, 'mail.bring': bring } = incoming()
    const found = await look(lookRequest(server, { folder }))
    const { mails } = await bring(bringRequest(server, found, { folder, wholeUpTo: 20_000 }))
    expect(mails.map(({ uid, isWhole, size }) => [uid, isWhole, size])).toEqual([
      [1, false, Buffer.byteLength(raw)],
      [2, true, Buffer.byteLength(message(2))],
    ])
    expect(mails[0]?.raw.length).toBeLessThan(5_000)
    const read = await PostalMime.parse(mails[0]?.raw ?? new Uint8Array())
    expect([read.subject, read.messageId]).toEqual(['Thesis', '<large@example.org>'])
    expect(read.text).toContain('Here is my thesis, dear mentor.')
    expect(read.html).toContain('<b>thesis</b>')
    expect(read.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['thesis ü.pdf', 'application/pdf'],
      ['notes.txt', 'text/plain'],
    ])
    const sizes = [...textOf(mails[0]?.raw ?? new Uint8Array()).matchAll(/^X-Telemachus-Size: (\d+)\r$/gm)]
    expect(Math.abs(Number(sizes[0]?.[1]) - attachment.length)).toBeLessThan(100)
    const whole = await bring(bringRequest(server, found, { folder, uids: [1] }))
    expect(textOf(whole.mails[0]?.raw ?? new Uint8Array())).toBe(raw)
    expect(whole.mails[0]?.isWhole).toBe(true)
  })

  test('news come by IDLE', async () => {
    const folder = await folderWith('News', [message(1)])
    const made = incoming()
    await made['mail.look'](lookRequest(server, { folder }))
    const waiting = made['mail.await']({ server, folder, most: 60_000 })
    await dovecot.save(folder, message(2))
    expect(await waiting).toEqual({ hasNews: true })
    expect(await made['mail.await']({ server, folder, most: 60_000 })).toEqual({ hasNews: true })
    await made['mail.look'](lookRequest(server, { folder }))
    expect(await made['mail.await']({ server, folder, most: 1_000 })).toEqual({ hasNews: false })
  })

  test('what was sent is filed once, as seen, and found by its Message-ID', async () => {
    const made = incoming()
    const messageId = '<own-7@example.edu>'
    const raw = new TextEncoder().encode(`Message-ID: ${messageId}\r\nTo: amina@example.org\r\n\r\nHello\r\n`)
    await made['mail.look'](lookRequest(server))
    for (let time = 1; time <= 2; time += 1)
      expect(await made['mail.file']({ server, raw, messageId, date: '2026-03-01T10:00:00Z' })).toEqual({
        folder: 'Sent',
      })
    const held = await dovecot.admin('fetch', '-u', 'mentor', 'flags date.received', 'mailbox', 'Sent')
    expect(held.match(/\\Seen/g)).toHaveLength(1)
    expect(held).toContain('2026-03-01')
    expect(await made['mail.find']({ server, messageId })).toEqual({ folder: 'Sent' })
    await dovecot.save('All Mail', message(9))
    expect(await made['mail.find']({ server, messageId: '<m9@example.org>' })).toEqual({ folder: 'All Mail' })
    await dovecot.save('INBOX', message(10))
    expect(await made['mail.find']({ server, messageId: '<m10@example.org>' })).toEqual({ folder: null })
  })

  describe('a mailbox that changes', () => {
    test('gives the same mail of two folders from both, and another text under the same Message-ID as another mail', async () => {
      const [first, edited] = [message(1), message(1).replace('Line', 'Edited line')]
      const folders = [await folderWith('Twice A', [first, edited]), await folderWith('Twice B', [first])]
      const { 'mail.look': look, 'mail.bring': bring } = incoming()
      const texts: string[][] = []
      for (const folder of folders) {
        const found = await look(lookRequest(server, { folder }))
        texts.push((await bring(bringRequest(server, found, { folder }))).mails.map(({ raw }) => textOf(raw)))
      }
      expect(texts).toEqual([[first, edited], [first]])
    })

    test('made anew is looked through from the beginning, and old numbers bring nothing', async () => {
      const folder = await folderWith('Anew', [message(1), message(2)])
      const { 'mail.look': look, 'mail.bring': bring } = incoming()
      const before = await look(lookRequest(server, { folder }))
      await dovecot.admin('mailbox', 'delete', '-u', 'mentor', folder)
      await folderWith(folder, [message(3)])
      expect(await codeOfFailure(bring(bringRequest(server, before, { folder })))).toBe('mail/folder-changed')
      const { uidValidity, lastUid } = before
      const after = await look(lookRequest(server, { folder, uidValidity, afterUid: lastUid }))
      expect(after.uidValidity).not.toBe(uidValidity)
      expect(after.found).toHaveLength(1)
      const { mails } = await bring(bringRequest(server, after, { folder }))
      expect(mails.map(({ raw }) => textOf(raw))).toEqual([message(3)])
    })

    test('renamed is gone under its old name and whole under its new one', async () => {
      const folder = await folderWith('Old name', [message(1)])
      const { 'mail.look': look } = incoming()
      expect((await look(lookRequest(server, { folder }))).found).toHaveLength(1)
      await dovecot.admin('mailbox', 'rename', '-u', 'mentor', folder, 'New name')
      expect(await codeOfFailure(look(lookRequest(server, { folder })))).toBe('mail/folder-gone')
      expect((await look(lookRequest(server, { folder: 'New name' }))).found).toHaveLength(1)
    })

    test('loses mails while they are fetched: the rest comes, and those are named', async () => {
      const raws = Array.from({ length: 60 }, (_, index) => message(index, { size: 40_000 }))
      const folder = await folderWith('Vanishing', raws)
      const { 'mail.look': look, 'mail.bring': bring } = incoming()
      const found = await look(lookRequest(server, { folder }))
      const brought = new Map<number, string>()
      const gone = new Set<number>()
      let uids = found.found.map(({ uid }) => uid)
      const expunging = dovecot.admin('expunge', '-u', 'mentor', 'mailbox', folder, 'uid', '2,20:29,60')
      while (uids.length > 0) {
        const answer = await bring(bringRequest(server, found, { folder, uids, budget: 400_000 }))
        for (const { uid, raw } of answer.mails) brought.set(uid, textOf(raw))
        for (const uid of answer.gone) gone.add(uid)
        uids = answer.left
      }
      await expunging
      expect(brought.size + gone.size).toBe(60)
      for (const [uid, text] of brought) expect(text).toBe(raws[uid - 1])
      for (const uid of gone) expect([2, 60].includes(uid) || (uid >= 20 && uid < 30)).toBe(true)
      expect(gone.has(60)).toBe(true)
    })
  })
})

function mixed(attachment: Buffer): string {
  const base64 = attachment.toString('base64').replace(/.{76}/g, '$&\r\n')
  return [
    'From: amina@example.org\r\nTo: mentor@example.edu\r\nSubject: Thesis\r\nMessage-ID: <large@example.org>',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="outer one"\r\n',
    'For old programs.\r\n--outer one\r\nContent-Type: multipart/alternative; boundary=inner\r\n',
    '--inner\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHere is my thesis, dear mentor. Grüße\r\n',
    '--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Here is my <b>thesis</b></p>\r\n--inner--\r\n',
    "--outer one\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''thesis%20%C3%BC.pdf",
    `Content-Transfer-Encoding: base64\r\n\r\n${base64}`,
    '--outer one\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nNotes',
    '--outer one--\r\n',
  ].join('\r\n')
}
