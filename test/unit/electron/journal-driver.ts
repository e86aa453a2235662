// Small moves that the journal's tests repeat: append texts, read everything back, open anew as after a restart.
import { join } from 'node:path'
import { Journal } from '../../../electron/services/journal.ts'
import { realDisk } from '../../../electron/services/journal/disk.ts'
import type { Disk } from '../../../electron/services/journal/disk.ts'
import { nextLink, zeroLink } from '../../../electron/services/journal/records.ts'
import type { Bytes } from '../../../electron/services/journal/records.ts'
import type { JournalHead } from '../../../shared/desktop.ts'
import { NamedError } from '../../../shared/result.ts'

export function bytes(text: string): Bytes {
  return new TextEncoder().encode(text)
}

export function openJournal(profileDir: string, disk: Disk = realDisk): Journal {
  return new Journal({ profileDir, disk, floorBytes: 0, now: () => new Date('2026-11-23T08:00:00Z') })
}

/** One frame for each payload, numbered from 1, as a new vault writes them. */
export async function appendAll(journal: Journal, payloads: Bytes[], from = 1): Promise<JournalHead | null> {
  let head: JournalHead | null = null
  for (const [index, payload] of payloads.entries())
    head = await journal.append({ first: from + index, last: from + index, payload })
  return head
}

/** Every entry that can be read, by as many calls as it takes. */
export async function readAll(journal: Journal) {
  const entries = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const answer = await journal.read({ cursor })
    entries.push(...answer.entries)
    cursor = answer.next
  }
  return entries
}

/** The payloads of the frames as text. */
export async function frameTexts(journal: Journal): Promise<string[]> {
  const entries = await readAll(journal)
  return entries.filter((entry) => entry.kind === 'frame').map((entry) => new TextDecoder().decode(entry.payload))
}

/** What the head must be after these payloads, by the note in the contract alone. */
export function headAfter(payloads: Bytes[]): JournalHead {
  let chain = zeroLink
  for (const [index, payload] of payloads.entries()) chain = nextLink(chain, index + 1, index + 1, payload)
  return { last: payloads.length, chain }
}

/** The code of the NamedError that `work` fails with; `none` when it does not fail. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof NamedError) return error.code
    throw error
  }
}

/** The file of a segment, for tests that damage it. */
export function segmentFile(profileDir: string, number = 1): string {
  return join(profileDir, 'journal', `segment-${number}`)
}
