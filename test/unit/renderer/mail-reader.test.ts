// The reader of mails and its worker: bytes stay with the caller, a mail that takes too long or ends the worker is given
// back as its source, and the mails beside it are read nevertheless.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  attachmentAt,
  type HashOf,
  readMail,
  readSource,
  readWhole,
} from '../../../shared/domain/mail-reading/read-mail.ts'
import { createMailReader, type RunningDesk } from '../../../renderer/app/mail-reading/reader.ts'
import { bytes, file, html, mail, mixed, plain } from '../../fixtures/mail/build.ts'

const hashOf: HashOf = (of) => Promise.resolve(String(of.length))
const isStuck = (raw: Uint8Array) => Buffer.from(raw).includes('STUCK')
const isDeadly = (raw: Uint8Array) => Buffer.from(raw).includes('DEADLY')

/** A worker that hangs on some mails and dies of others. */
function workers() {
  const log = { started: 0, ended: 0 }
  const start = (): RunningDesk => {
    log.started++
    let die = () => {
      /* replaced below, before anybody can call it */
    }
    const died = new Promise<void>((resolve) => {
      die = resolve
    })
    const careful = <T>(raws: readonly Uint8Array[], work: () => Promise<T>): Promise<T> => {
      if (raws.some(isDeadly)) die()
      return raws.some((raw) => isStuck(raw) || isDeadly(raw)) ? new Promise<T>(() => undefined) : work()
    }
    return {
      died,
      end: () => {
        log.ended++
      },
      desk: {
        read: (raws) => careful(raws, () => Promise.all(raws.map((raw) => readMail(raw, hashOf)))),
        whole: (raw) => careful([raw], () => readWhole(raw, hashOf)),
        attachment: (raw, place) => careful([raw], () => attachmentAt(raw, place)),
        source: (start) => readSource(start, hashOf),
      },
    }
  }
  return { log, reader: createMailReader({ start, clean: ({ markup }) => `clean:${markup}` }) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets all waits pass. */
async function passed<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(60_000)
  return work
}

describe('the reader', () => {
  it('reads many in their order and leaves their bytes with the caller', async () => {
    const { reader, log } = workers()
    const raws = Array.from({ length: 120 }, (_, at) => mail({ Subject: `number ${at}` }, `words ${at}`))
    const read = await passed(reader.readMails(raws))
    expect(read.map((one) => one.ok && one.value.subject)).toEqual(raws.map((_, at) => `number ${at}`))
    expect(raws.every((raw) => raw.length > 0)).toBe(true)
    expect(log.started).toBe(1)
  })

  it.each(['STUCK', 'DEADLY'])(
    'gives a mail that is %s back as its source, and reads those beside it',
    async (word) => {
      const { reader, log } = workers()
      const raws = [mail({}, 'first'), mail({ Subject: 'Trap' }, word), mail({}, 'third')]
      const read = await passed(reader.readMails(raws))
      expect(read.map((one) => one.ok && [one.value.isBroken, one.value.subject])).toEqual([
        [false, 'Chapter two'],
        [true, 'Trap'],
        [false, 'Chapter two'],
      ])
      expect(read[1]?.ok === true && read[1].value.text).toContain(word)
      expect(log.ended).toBeGreaterThan(0)
      expect((await passed(reader.readMails([mail({}, 'after')])))[0]?.ok).toBe(true)
    },
  )

  it('shows a whole mail with clean markup, its words and links', async () => {
    const { reader } = workers()
    const raw = mixed([html('<p>Hi <a href="https://a.example">there</a></p>')])
    const whole = await passed(reader.wholeMail(raw))
    expect(whole.ok && whole.value).toMatchObject({ words: 'Hi there', links: [{ host: 'a.example' }] })
    expect(whole.ok && whole.value.html).toMatch(/^clean:<p>/u)
    const stuck = await passed(reader.wholeMail(mail({}, 'STUCK')))
    expect(stuck.ok && stuck.value.read.isBroken).toBe(true)
  })

  it('hands out attachments, and says when there is none or it cannot be read', async () => {
    const { reader } = workers()
    const raw = mixed([plain('x'), file('a.bin', 'content')])
    const found = await passed(reader.attachmentOf(raw, 0))
    expect(found.ok && Buffer.from(found.value).equals(bytes('content'))).toBe(true)
    expect(await passed(reader.attachmentOf(raw, 1))).toMatchObject({ error: { code: 'mail/no-attachment' } })
    expect(await passed(reader.attachmentOf(mail({}, 'DEADLY'), 0))).toMatchObject({
      error: { code: 'mail/unreadable' },
    })
  })

  it('refuses what is no mail at all', async () => {
    const { reader } = workers()
    expect(await passed(reader.readMails([new Uint8Array()]))).toMatchObject([{ error: { code: 'mail/empty' } }])
  })
})
