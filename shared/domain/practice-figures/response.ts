// How long answers take, by mail. Pure.
//
// [Note: a turn] Mails of a conversation follow each other; whoever writes several in a row has one turn, which begins with
// the first of them. An answer is the first mail of the other side, and took as long as from the beginning of the turn to it.
// What was never answered has no time and is in no figure.
import type { Mail } from '../../model/mail.ts'
import { momentOf } from '../threads.ts'
import type { Trace, Traced } from './figure.ts'
import type { Scope } from './scope.ts'

export function responseFigures(mails: readonly Mail[], scope: Scope): Traced[] {
  const threads = new Map<string, { mail: Mail; at: string }[]>()
  for (const mail of mails) {
    if ((mail.state !== 'sent' && mail.state !== 'received') || !scope.hasAny(mail.menteeIds)) continue
    const found = threads.get(mail.threadId)
    const one = { mail, at: momentOf(mail) }
    if (found === undefined) threads.set(mail.threadId, [one])
    else found.push(one)
  }
  const answers: Record<Mail['direction'], Trace[]> = { in: [], out: [] }
  for (const thread of threads.values()) {
    if (thread.length < 2) continue
    let writer: Mail['direction'] | null = null
    let began = 0
    for (const { mail, at } of thread.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
      const moment = Date.parse(at)
      if (writer === mail.direction) continue
      if (writer !== null && scope.hasMoment(at))
        answers[mail.direction].push({
          kind: 'mail',
          id: mail.id,
          menteeIds: mail.menteeIds,
          on: at,
          title: mail.subject,
          amount: (moment - began) / 3_600_000,
        })
      writer = mail.direction
      began = moment
    }
  }
  return [
    {
      key: 'response-mine',
      section: 'response',
      title: 'Until I answered',
      definition:
        'Half of my answers by mail came sooner. From the first mail of theirs that waited to my answer; what was never answered is not in it.',
      unit: 'median-hours',
      traces: answers.out,
    },
    {
      key: 'response-theirs',
      section: 'response',
      title: 'Until they answered',
      definition:
        'Half of their answers by mail came sooner. From the first mail of mine that waited to their answer; what was never answered is not in it.',
      unit: 'median-hours',
      traces: answers.in,
    },
  ]
}
