// What the guard against writing to the wrong mentee looks up, kept until a mentee, a meeting, a goal or a template changes.
// A draft that saves itself changes none of them, so the index stays while somebody writes.
import { formatLines } from '../../../shared/domain/meeting-summary.ts'
import { isShared, plainText } from '../../../shared/domain/rich-words.ts'
import { starters } from '../../../shared/domain/templates.ts'
import { guardIndex, misdirectionsIn, type GuardIndex, type Misdirection } from '../../../shared/domain/wrong-mentee.ts'
import type { Passage } from '../../../shared/domain/wrong-mentee/passages.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import type { Table } from '../../../shared/model/tables.ts'
import type { Memory } from './memory.ts'

const watched = ['mentee', 'meeting', 'goal', 'template'] as const satisfies Table[]

/** Looks for what is meant for, or about, somebody who does not get the mail. */
export type Guard = (text: string, menteeIds: readonly string[]) => Misdirection[]

export function createGuard(memory: Memory): Guard {
  let kept: { revision: number; state: string; index: GuardIndex } | null = null

  function currentIndex(): GuardIndex {
    const revision = memory.revision()
    if (kept?.revision === revision) return kept.index
    const state = stateOf(memory)
    kept = { revision, state, index: kept?.state === state ? kept.index : indexOf(memory) }
    return kept.index
  }

  return (text, menteeIds) => {
    const practice = memory.all('practice')[0]
    const senders = memory.all('account').map(({ fromName }) => fromName)
    const own = [practice?.mentorName ?? '', practice?.institution ?? '', ...senders]
    return misdirectionsIn(currentIndex(), text, menteeIds, own)
  }
}

/** Another text as soon as one of the watched records came, changed or went. */
function stateOf(memory: Memory): string {
  return watched
    .map((table) => {
      let last = 0
      for (const { row } of memory.entries(table)) last = Math.max(last, row.n)
      return `${memory.count(table)}/${last}`
    })
    .join(' ')
}

function indexOf(memory: Memory): GuardIndex {
  const secret: Passage[] = []
  const harmless = [...starters, ...memory.all('template')].map(({ words }) => plainText(words))
  for (const meeting of memory.all('meeting')) {
    const menteeId = meeting.menteeIds.length === 1 ? (meeting.menteeIds[0] ?? null) : null
    const words = wordsOf(meeting)
    secret.push(...words.own.map((text) => ({ menteeId, text })))
    harmless.push(...words.shared)
  }
  for (const { id, remarks } of memory.all('mentee')) secret.push({ menteeId: id, text: remarks })
  for (const { menteeId, progress } of memory.all('goal'))
    for (const { words } of progress) secret.push({ menteeId, text: words })
  return guardIndex(
    memory.all('mentee'),
    secret.filter(({ text }) => text !== ''),
    harmless.filter((text) => text !== ''),
  )
}

/** What stands in a meeting, block by block, parted by who may see it. */
function wordsOf(meeting: Meeting): { own: string[]; shared: string[] } {
  const own: string[] = []
  const shared: string[] = []
  for (const part of [meeting.said, meeting.agreed])
    for (const block of part.content) (isShared(block) ? shared : own).push(blockText(block))
  const isFormatShared = meeting.format !== 'free' && meeting.shared.includes(meeting.format)
  ;(isFormatShared ? shared : own).push(formatLines(meeting))
  ;(meeting.shared.includes('agenda') ? shared : own).push(meeting.agenda.map(({ text }) => text).join('\n'))
  return { own, shared }
}

function blockText(block: RichText['content'][number]): string {
  return plainText({ type: 'doc', content: [block] })
}
