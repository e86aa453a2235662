// The window's side of the worker of mails. One mail after another; a mail that takes more than five seconds, or ends the
// worker, is given back as a broken one with its source as text, and the worker is started anew for the next. Used by
// whoever brings mail and by the screen of one mail.
import type { RawWholeMail } from '../../../shared/domain/mail-reading/read-mail.ts'
import type { ReadMail, WholeMail } from '../../../shared/domain/mail-reading/reading.ts'
import type { Result } from '../../../shared/result.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { MailDesk } from './mail.worker.ts'

/** How long one mail may take, in ms. */
const longest = 5_000
/** What is read at once, so that calls between threads cost little: mails, and bytes. */
const batch = { mails: 50, bytes: 2 * 1024 * 1024 }
/** Of a mail that could not be read, so much is shown as its source. */
const sourceBytes = 256 * 1024

/** A worker that runs. */
export interface RunningDesk {
  readonly desk: {
    [Name in keyof MailDesk]: (...given: Parameters<MailDesk[Name]>) => Promise<Awaited<ReturnType<MailDesk[Name]>>>
  }
  /** Settles when it ended by itself. */
  readonly died: Promise<void>
  end(): void
}

/** What the reader needs of the window. */
export interface ReaderParts {
  readonly start: () => RunningDesk
  /** Makes a stranger's markup harmless. */
  readonly clean: (raw: RawWholeMail) => string
}

export interface MailReader {
  /** In the order given. The bytes stay with the caller. */
  readMails(raws: readonly Uint8Array[]): Promise<Result<ReadMail>[]>
  wholeMail(raw: Uint8Array): Promise<Result<WholeMail>>
  /** The bytes of the attachment at `place`. Failures: `mail/no-attachment`, `mail/unreadable`. */
  attachmentOf(raw: Uint8Array, place: number): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** Ends the worker; it starts again by itself. */
  end(): void
}

export function createMailReader({ start, clean }: ReaderParts): MailReader {
  let running: RunningDesk | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const end = () => {
    running?.end()
    running = null
  }
  /** One job at a time, so that ending the worker ends no other one. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const done = queue.then(job, job)
    queue = done.catch(() => undefined)
    return done
  }
  /** Null when it took too long or the worker died. */
  const run = async <T>(work: (desk: RunningDesk['desk']) => Promise<T>): Promise<{ value: T } | null> => {
    running ??= start()
    const { desk, died } = running
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), longest)
    })
    const done = work(desk).then((value) => ({ value }))
    const result = await Promise.race([done, died.then(() => null), late]).finally(() => clearTimeout(timer))
    if (result === null) end()
    return result
  }
  const source = async (raw: Uint8Array): Promise<RawWholeMail> => {
    const beginning = raw.slice(0, sourceBytes)
    const told = await run((desk) => desk.source(beginning))
    return told?.value ?? bareMail(beginning)
  }
  const readTogether = async (raws: readonly Uint8Array[]): Promise<Result<ReadMail>[]> => {
    const read = await run((desk) => desk.read(raws))
    if (read !== null) return read.value
    const [only] = raws
    if (raws.length === 1 && only !== undefined) return [ok((await source(only)).read)]
    // One of them is at fault: each alone then.
    const each: Result<ReadMail>[] = []
    for (const raw of raws) each.push(...(await readTogether([raw])))
    return each
  }
  return {
    async readMails(raws) {
      const read: Result<ReadMail>[] = []
      for (const some of batches(raws)) read.push(...(await inTurn(() => readTogether(some))))
      return read
    },
    wholeMail: (raw) =>
      inTurn(async () => {
        const told = await run((desk) => desk.whole(raw))
        if (told?.value.ok === false) return told.value
        const whole = told?.value.ok === true ? told.value.value : await source(raw)
        const { read, words, links } = whole
        return ok({ read, words, links, html: clean(whole) })
      }),
    attachmentOf: (raw, place) =>
      inTurn(async () => {
        const bytes = await run((desk) => desk.attachment(raw, place))
        return bytes?.value ?? fail('mail/unreadable')
      }),
    end,
  }
}

function* batches(raws: readonly Uint8Array[]): Generator<Uint8Array[]> {
  let some: Uint8Array[] = []
  let size = 0
  for (const raw of raws) {
    if (some.length > 0 && (some.length >= batch.mails || size + raw.length > batch.bytes)) {
      yield some
      some = []
      size = 0
    }
    some.push(raw)
    size += raw.length
  }
  if (some.length > 0) yield some
}

/** When not even its headers could be read. */
function bareMail(beginning: Uint8Array): RawWholeMail {
  const words = new TextDecoder().decode(beginning).replace(/[\p{Cc}--[\t\n]]/gv, '')
  const nobody = { messageId: '', references: [], from: { name: '', address: '' }, senders: 0 }
  const lists = { to: [], cc: [], bcc: [], replyTo: [], attachments: [], authentication: [] }
  const read = { ...nobody, ...lists, subject: '', date: null, text: words, quoted: '', hasHtml: false }
  return { read: { ...read, contentHash: '', isBroken: true }, words, markup: '', pictures: [], links: [] }
}
