// The worker that takes a stranger's mail apart. The window starts it (see docs/decisions/004), gives it one mail after
// another, and ends it when one takes too long; see `reader.ts`. It has no network, no key and no page.
import * as Comlink from 'comlink'
import {
  attachmentAt,
  type RawWholeMail,
  readMail,
  readSource,
  readWhole,
} from '../../../shared/domain/mail-reading/read-mail.ts'
import type { ReadMail } from '../../../shared/domain/mail-reading/reading.ts'
import type { Result } from '../../../shared/result.ts'
import { fileHash } from '../../vault/worker/seal.ts'

const desk = {
  async read(raws: readonly Uint8Array[]): Promise<Result<ReadMail>[]> {
    const read: Result<ReadMail>[] = []
    for (const raw of raws) read.push(await readMail(raw, fileHash))
    return read
  },

  async whole(raw: Uint8Array): Promise<Result<RawWholeMail>> {
    const whole = await readWhole(raw, fileHash)
    if (!whole.ok) return whole
    return Comlink.transfer(
      whole,
      whole.value.pictures.map((picture) => picture.bytes.buffer),
    )
  },

  async attachment(raw: Uint8Array, place: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const found = await attachmentAt(raw, place)
    return found.ok ? Comlink.transfer(found, [found.value.buffer]) : found
  },

  /** Its headers and its source, without taking it apart. */
  source(start: Uint8Array): Promise<RawWholeMail> {
    return readSource(start, fileHash)
  },
}

export type MailDesk = typeof desk

Comlink.expose(desk)
