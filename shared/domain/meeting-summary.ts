// A summary of a meeting for the mentee, made only from the parts that the mentor chose to share. Whatever is not chosen
// leaves no trace in it, not even a heading.
import type { FiveCs, Meeting, SharedPart, ThreeTwoOne } from '../model/meeting.ts'
import type { PromiseRecord } from '../model/promise.ts'
import type { RichText } from '../model/rich-text.ts'
import { plainText, sharedWords } from './rich-words.ts'

export const partWords: Readonly<Record<SharedPart, string>> = {
  agenda: 'Agenda',
  'five-cs': 'Thinking it through',
  'three-two-one': 'Looking back',
}

interface Told {
  meeting: Meeting
  /** Given at this meeting; they concern both, so they are part of every summary. */
  promises: readonly PromiseRecord[]
  /** Says a day in the reader's words. */
  sayDay: (day: string) => string
  /** When and how long it was, in the reader's words. */
  when: string
}

function section(title: string, lines: readonly string[]): string[] {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '')
  return said.length === 0 ? [] : [title, ...said, '']
}

/** Line by line, so that indented ones stay so. */
function sharedLines(words: RichText): string[] {
  return [plainText(sharedWords(words))]
}

function fiveCsLines({ challenge, choices, chosenId, conclusion }: FiveCs): string[] {
  return [
    ...(challenge.trim() === '' ? [] : [`Challenge: ${challenge.trim()}`]),
    ...choices
      .filter(({ text }) => text.trim() !== '')
      .flatMap(({ id, text, consequences, solutions }) => [
        `- ${text.trim()}${id === chosenId ? ' (chosen)' : ''}`,
        ...(consequences.trim() === '' ? [] : [`  What would come of it: ${consequences.trim()}`]),
        ...(solutions.trim() === '' ? [] : [`  What could be made of it: ${solutions.trim()}`]),
      ]),
    ...(conclusion.trim() === '' ? [] : [`Conclusion: ${conclusion.trim()}`]),
  ]
}

function threeTwoOneLines({ learnt, useful, question }: ThreeTwoOne): string[] {
  const some = (word: string, texts: readonly string[]) =>
    texts.filter((text) => text.trim() !== '').map((text) => `${word}: ${text.trim()}`)
  return [...some('Learnt', learnt), ...some('Of use', useful), ...some('Open question', [question])]
}

/** What was written in the meeting's format, as plain text; empty for free notes. */
export function formatLines({ format, fiveCs, threeTwoOne }: Meeting): string {
  if (format === 'five-cs' && fiveCs !== null) return fiveCsLines(fiveCs).join('\n')
  return format === 'three-two-one' && threeTwoOne !== null ? threeTwoOneLines(threeTwoOne).join('\n') : ''
}

/** Plain text; empty when nothing of the meeting is shared and nothing was promised. */
export function summaryOf({ meeting, promises, sayDay, when }: Told): string {
  const shares = (part: SharedPart) => meeting.shared.includes(part)
  const by = (owner: 'mentor' | 'mentee') =>
    promises
      .filter((promise) => promise.owner === owner && promise.state !== 'dropped')
      .map(({ text, dueOn }) => `- ${text}${dueOn === null ? '' : ` (by ${sayDay(dueOn)})`}`)
  const sections = [
    ...(shares('agenda')
      ? section(
          partWords.agenda,
          meeting.agenda.map(({ text }) => `- ${text}`),
        )
      : []),
    ...section('What we talked about', sharedLines(meeting.said)),
    ...(shares('five-cs') && meeting.fiveCs !== null ? section(partWords['five-cs'], fiveCsLines(meeting.fiveCs)) : []),
    ...(shares('three-two-one') && meeting.threeTwoOne !== null
      ? section(partWords['three-two-one'], threeTwoOneLines(meeting.threeTwoOne))
      : []),
    ...section('What we agreed', sharedLines(meeting.agreed)),
    ...section('I promised', by('mentor')),
    ...section('You promised', by('mentee')),
  ]
  if (sections.length === 0) return ''
  const next = meeting.nextOn === null ? [] : [`We meet again on ${sayDay(meeting.nextOn)}.`]
  return [`Our meeting: ${when}`, '', ...sections, ...next].join('\n').trimEnd()
}
