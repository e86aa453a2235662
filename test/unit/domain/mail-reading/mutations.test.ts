// Every mail of the tests, damaged in many ways: the reading never throws, ends soon, and gives what the vault takes.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attachmentAt, readWhole } from '../../../../shared/domain/mail-reading/read-mail.ts'
import { mail as mailRecord } from '../../../../shared/model/mail.ts'
import { faultScale } from '../../../faults.ts'
import { allMails } from '../../../fixtures/mail/all.ts'
import { bytes } from '../../../fixtures/mail/build.ts'
import { corpus } from './corpora.ts'

const hashOf = (of: Uint8Array) => Promise.resolve(createHash('sha256').update(of).digest('hex'))
const rounds = faultScale === 'full' ? 1_000 : 30
/** Larger ones are themselves the fault, and cost the time of a hundred others. */
const largest = 60_000

/** mulberry32: the same damage in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}

const splices = [
  '\r\n',
  '\n\n',
  '--',
  '--mixed',
  '--mixed--',
  '=',
  '==',
  '\0',
  '(',
  '"',
  '<',
  ';',
  'boundary=',
  '\u202E',
  '\xFF\xFE',
  'Content-Type: multipart/mixed; boundary=x\r\n',
  '=?utf-8?B?',
  '<script>',
  '>From ',
]

function damaged(raw: Uint8Array, random: (below: number) => number): Uint8Array<ArrayBuffer> {
  let out: Uint8Array<ArrayBuffer> = bytes(raw)
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(out.length)
    const length = 1 + random(random(2) === 0 ? 8 : Math.ceil(out.length / 3))
    const kind = random(6)
    if (kind === 0) out[at] = random(256)
    else if (kind === 1) out = bytes(out.subarray(0, at), out.subarray(at + length))
    else if (kind === 2) out = bytes(out.subarray(0, at), splices[random(splices.length)] ?? '', out.subarray(at))
    else if (kind === 3) out = bytes(out.subarray(0, at), out.subarray(at, at + length), out.subarray(at))
    else if (kind === 4) out = out.slice(0, at)
    else out.copyWithin(at, random(out.length), random(out.length))
  }
  return out
}

const shape = mailRecord.pick({
  ...{ subject: true, text: true, messageId: true, references: true, from: true, to: true, cc: true, bcc: true },
  ...{ replyTo: true, attachments: true, date: true, contentHash: true },
})

const known = [
  ...allMails.map(({ name, raw }) => ({ name, raw })),
  ...(corpus('mime') ?? []).map(({ name, bytes: raw }) => ({ name, raw })),
].filter(({ raw }) => raw.length > 0 && raw.length <= largest)

describe('a damaged mail', () => {
  it.each(known.map(({ name, raw }, at) => [name, raw, at] as const))(
    'that was %s is read or shown as its source',
    async (_, raw, at) => {
      const random = randomFrom(at + 1)
      for (let round = 0; round < rounds; round++) {
        const mail = damaged(raw, random)
        const whole = await readWhole(mail, hashOf)
        if (!whole.ok) {
          expect(mail.length).toBe(0)
          continue
        }
        const { read, words } = whole.value
        expect(shape.safeParse(read).error).toBeUndefined()
        expect(words.length).toBeLessThanOrEqual(1_000_000)
        expect(`${read.text}${read.quoted}${read.subject}`.isWellFormed()).toBe(true)
        const last = read.attachments.at(-1)
        if (last !== undefined) expect((await attachmentAt(mail, last.place)).ok).toBe(true)
      }
    },
    faultScale === 'full' ? 600_000 : 30_000,
  )
})
