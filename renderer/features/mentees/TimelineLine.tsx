// One thing that happened: a line to read past, and behind it the words. Plain elements: a time line has hundreds.
import { conversationKindWords, conversationTitle, sayLines } from '../../../shared/domain/conversation-words.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import { channelWords } from '../../../shared/domain/channel-words.ts'
import { IconChartRadar, IconMail, IconMessageCircle, IconMessages, IconNote, IconPoint } from '@tabler/icons-react'
import { firstLine } from '../../../shared/domain/rich-words.ts'
import { classWords, titleOfNote } from '../../../shared/domain/notes.ts'
import { meetingStateWords } from '../../../shared/domain/meeting-words.ts'
import { memo, useId } from 'react'
import { mailWords } from '../../../shared/domain/mail-words.ts'
import { sayFullTime } from '../../ui/time.ts'
import type { TimelineItem } from '../../vault/api.ts'
import { AssessmentInPlace, ConversationInPlace, MailInPlace, MeetingInPlace, NoteInPlace } from './InPlace.tsx'
import { eventWords } from '../../../shared/domain/event-words.ts'
import classes from './Timeline.module.css'

interface TimelineLineProps {
  item: TimelineItem
  open: boolean
  /** Whether the Tab key stops here. */
  stop: boolean
  zone: string
  now: number
  onToggle: (id: string) => void
  onStand: (id: string) => void
}

const short = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

/** `Tue 14 Sep`: the month and the year stand above. */
function sayShort(at: string, zone: string): string {
  return short(zone).format(Date.parse(at)).replace(',', '')
}

const marks = {
  meeting: { Icon: IconMessages, word: 'Meeting' },
  mail: { Icon: IconMail, word: 'Mail' },
  conversation: { Icon: IconMessageCircle, word: 'Conversation' },
  assessment: { Icon: IconChartRadar, word: 'Assessment' },
  note: { Icon: IconNote, word: 'Note' },
} as const

/** What the closed line says. */
function summary(item: Exclude<TimelineItem, { kind: 'event' }>): {
  title: string
  detail: string
  attention: boolean
} {
  if (item.kind === 'mail') {
    const { label, tone } = mailWords(item.record)
    return {
      title: item.record.subject === '' ? 'Mail without a subject' : item.record.subject,
      detail: label,
      attention: tone === 'attention',
    }
  }
  if (item.kind === 'conversation') {
    const { kind, tool, lineCount } = item.record
    const detail = [conversationKindWords[kind], ...(tool === '' ? [] : [tool]), sayLines(lineCount)].join(', ')
    return { title: conversationTitle(item.record), detail, attention: false }
  }
  if (item.kind === 'assessment') return { title: item.title, detail: perspectiveWords(item.record), attention: false }
  if (item.kind === 'note')
    return { title: titleOfNote(item.record), detail: classWords[item.record.class], attention: false }
  const { topic, agreed, channel, durationMinutes, menteeIds, state } = item.record
  const others = menteeIds.length - 1
  return {
    title: topic === '' ? firstLine(agreed) || 'Meeting' : topic,
    detail: [
      ...(state === 'held' ? [] : [meetingStateWords[state]]),
      channelWords[channel],
      ...(durationMinutes === 0 ? [] : [`${durationMinutes} min`]),
      ...(others === 0 ? [] : [`with ${others} ${others === 1 ? 'other' : 'others'}`]),
    ].join(', '),
    attention: false,
  }
}

export const TimelineLine = memo(function TimelineLine(props: TimelineLineProps) {
  const { item, open, stop, zone, now, onToggle, onStand } = props
  const { id } = item.record
  const content = useId()
  const time = (
    <time className={classes.time} dateTime={item.at} title={sayFullTime(item.at, zone)}>
      {sayShort(item.at, zone)}
    </time>
  )
  if (item.kind === 'event')
    return (
      <li className={classes.event}>
        <IconPoint size={18} aria-hidden className={classes.icon} />
        {time}
        <span className={classes.title}>{eventWords(item.record)}</span>
      </li>
    )
  const { title, detail, attention } = summary(item)
  const { Icon, word } = marks[item.kind]
  return (
    <li className={classes.item} data-kind={item.kind}>
      <button
        type="button"
        data-item={id}
        className={classes.line}
        aria-expanded={open}
        aria-controls={open ? content : undefined}
        tabIndex={stop ? 0 : -1}
        onFocus={() => onStand(id)}
        onClick={() => onToggle(id)}
      >
        <Icon size={18} stroke={1.75} className={classes.icon} role="img" aria-label={word} />
        {time}
        <bdi className={classes.title} title={title}>
          {title}
        </bdi>
        <span className={classes.detail} data-attention={attention}>
          {detail}
        </span>
      </button>
      {open && (
        <div id={content} className={classes.content}>
          {item.kind === 'meeting' ? (
            <MeetingInPlace meeting={item.record} zone={zone} now={now} />
          ) : item.kind === 'assessment' ? (
            <AssessmentInPlace assessment={item.record} />
          ) : item.kind === 'note' ? (
            <NoteInPlace note={item.record} />
          ) : item.kind === 'conversation' ? (
            <ConversationInPlace conversation={item.record} zone={zone} />
          ) : (
            <MailInPlace mail={item.record} zone={zone} />
          )}
        </div>
      )}
    </li>
  )
})
