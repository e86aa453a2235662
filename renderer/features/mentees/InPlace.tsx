// What a meeting or a mail says, opened on the time line, with the way to its own page. Their words are shown as
// they were written and never as markup.
import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { overallArea } from '../../../shared/domain/assessments/profile.ts'
import { scoreWords } from '../../../shared/domain/assessments/score-words.ts'
import { scoresOf } from '../../../shared/domain/assessments/scoring.ts'
import { occasionWords, wayWords } from '../../../shared/domain/assessments/words.ts'
import { formatLines } from '../../../shared/domain/meeting-summary.ts'
import { mailWords } from '../../../shared/domain/mail-words.ts'
import { isBlank } from '../../../shared/domain/rich-words.ts'
import { sayDay } from '../../../shared/domain/roster-dates.ts'
import { conversationKindWords, sayLines } from '../../../shared/domain/conversation-words.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { ConversationCard } from '../../../shared/model/conversation.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import { useKnownInstruments } from '../../app/assessments/instruments.ts'
import { NoteMarks } from '../../app/notes/NoteMarks.tsx'
import { RichWords } from '../../ui/RichWords.tsx'
import { sayFullTime } from '../../ui/time.ts'
import classes from './Timeline.module.css'

function Words({ label, text }: { label: string; text: string }) {
  if (text.trim() === '') return null
  return (
    <div>
      <h4 className={classes.label}>{label}</h4>
      <div className={classes.words} dir="auto">
        {text}
      </div>
    </div>
  )
}

function Formed({ label, words }: { label: string; words: RichText }) {
  if (isBlank(words)) return null
  return (
    <div>
      <h4 className={classes.label}>{label}</h4>
      <RichWords words={words} />
    </div>
  )
}

function OwnPage({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Anchor component="button" type="button" size="sm" className={classes.own} onClick={onClick}>
      {children}
      <IconArrowRight size={16} aria-hidden />
    </Anchor>
  )
}

/** The scores, and the way to the answers. */
export function AssessmentInPlace({ assessment }: { assessment: Assessment }) {
  const navigate = useNavigate()
  const known = useKnownInstruments()
  const instrument = known?.find(assessment.instrument) ?? null
  const open = () => void navigate({ to: '/assessments/$assessmentId', params: { assessmentId: assessment.id } })
  const scores = instrument === null ? null : scoresOf(instrument, assessment.answers)
  const whole = scores?.overall ?? null
  const lines = [...(scores?.subscales ?? []), ...(whole === null ? [] : [{ ...overallArea, ...whole }])]
  return (
    <>
      <Text size="xs" c="dimmed">
        {occasionWords[assessment.occasion]}, {wayWords[assessment.way]}
      </Text>
      {instrument !== null && lines.length > 0 && (
        <ul className={classes.scores}>
          {lines.map((score) => (
            <li key={score.key}>
              {score.title}: {scoreWords(instrument, score)}
            </li>
          ))}
        </ul>
      )}
      <Words label="Comment" text={assessment.comment} />
      <OwnPage onClick={open}>Open the answers</OwnPage>
    </>
  )
}

export function NoteInPlace({ note }: { note: Note }) {
  const navigate = useNavigate()
  return (
    <>
      <NoteMarks note={note} />
      <RichWords words={note.words} />
      <OwnPage onClick={() => void navigate({ to: '/notes/$noteId', params: { noteId: note.id } })}>
        Open this note
      </OwnPage>
    </>
  )
}

export function MeetingInPlace({ meeting, zone, now }: { meeting: Meeting; zone: string; now: number }) {
  const navigate = useNavigate()
  const { said, agreed, nextOn, place, agenda, state } = meeting
  const format = formatLines(meeting)
  const silent = isBlank(said) && isBlank(agreed) && format === '' && agenda.length === 0
  return (
    <>
      <Text size="xs" c="dimmed">
        {sayFullTime(meeting.startsAt, zone)}
        {place !== '' && (
          <>
            , <bdi>{place}</bdi>
          </>
        )}
      </Text>
      <Words label="Agenda" text={agenda.map((item) => `${item.done ? '✓' : '–'} ${item.text}`).join('\n')} />
      <Words label={meeting.format === 'three-two-one' ? '3-2-1' : 'Five Cs'} text={format} />
      <Formed label="What was said" words={said} />
      <Formed label="What was agreed" words={agreed} />
      {silent && state === 'held' && <Text c="dimmed">Nothing was written down.</Text>}
      {nextOn !== null && <Text size="sm">Next meeting: {sayDay(nextOn, now, zone)}</Text>}
      <OwnPage onClick={() => void navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting.id } })}>
        Open this meeting
      </OwnPage>
    </>
  )
}

export function MailInPlace({ mail, zone }: { mail: Mail; zone: string }) {
  const navigate = useNavigate()
  const { label, text, tone } = mailWords(mail)
  const at = mail.state === 'draft' ? null : momentOf(mail)
  return (
    <>
      <Text size="xs" c="dimmed">
        {label}
        {at !== null && `, ${sayFullTime(at, zone)}`}
        {mail.direction === 'in' && mail.from !== null && (
          <>
            , from <bdi>{mail.from.name === '' ? mail.from.address : mail.from.name}</bdi>
          </>
        )}
        {mail.direction === 'out' && mail.to.length > 0 && (
          <>
            , to <bdi>{mail.to.join(', ')}</bdi>
          </>
        )}
      </Text>
      {text !== '' && (
        <Text size="sm" className={classes.state} data-attention={tone === 'attention'}>
          {tone === 'attention' && <IconAlertTriangle size={16} aria-hidden />}
          {text}
        </Text>
      )}
      <div className={classes.words} dir="auto">
        {mail.text}
      </div>
      <OwnPage onClick={() => void navigate({ to: '/mail/$mailId', params: { mailId: mail.id } })}>
        {mail.state === 'draft' ? 'Go on writing' : 'Open this mail'}
      </OwnPage>
    </>
  )
}

export function ConversationInPlace({ conversation, zone }: { conversation: ConversationCard; zone: string }) {
  const navigate = useNavigate()
  const { id, kind, tool, speakers, firstAt, lastAt, lineCount } = conversation
  const names = speakers.map(({ name }) => name).filter((name) => name !== '')
  return (
    <>
      <Text size="xs" c="dimmed">
        {conversationKindWords[kind]}
        {tool !== '' && `, ${tool}`}, {sayFullTime(firstAt, zone)}
        {lastAt !== firstAt && ` to ${sayFullTime(lastAt, zone)}`}, {sayLines(lineCount)}
      </Text>
      {names.length > 0 && (
        <Text size="sm">
          <bdi>{names.slice(0, 8).join(', ')}</bdi>
          {names.length > 8 && ` and ${names.length - 8} more`}
        </Text>
      )}
      <OwnPage onClick={() => void navigate({ to: '/conversations/$conversationId', params: { conversationId: id } })}>
        Read this conversation
      </OwnPage>
    </>
  )
}
