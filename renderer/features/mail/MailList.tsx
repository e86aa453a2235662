// One shelf of single mails, the outbox or the drafts: to whom, about what, how it stands, how large, when. Each row opens
// its mail; what waits can be sent from here.
import { Button, Text, Title } from '@mantine/core'
import { IconBolt, IconCalendarClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { useNow } from '../../app/now.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { momentOfMail } from './mail-lists.ts'
import classes from './MailList.module.css'
import { MailStateMark, useMailWords } from './MailStateMark.tsx'

interface MailListProps {
  title: string
  mails: readonly Mail[]
  people: ReadonlyMap<string, Mentee>
  /** Beside the title, such as how much waits. */
  fact?: string
  /** Right of the title. */
  action?: ReactNode
  /** Beside each row. */
  rowAction?: (mail: Mail) => ReactNode
}

/** So many rows at first, so that the conversations below stay in sight, and with each press. */
const first = 4
const step = 50

export function MailList({ title, mails, people, fact, action, rowAction }: MailListProps) {
  const heading = useId()
  const [shown, setShown] = useState(first)
  if (mails.length === 0) return null
  return (
    <section aria-labelledby={heading} className={classes.shelf}>
      <div className={classes.head}>
        <Title order={2} size="h4" id={heading}>
          {title}{' '}
          <Text span size="xs" c="dimmed" fw={400}>
            {fact ?? mails.length.toLocaleString('en')}
          </Text>
        </Title>
        {action}
      </div>
      <ul className={classes.list}>
        {mails.slice(0, shown).map((mail) => (
          <li key={mail.id} className={classes.item}>
            <MailRow mail={mail} people={people} />
            {rowAction?.(mail)}
          </li>
        ))}
      </ul>
      {mails.length > shown && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setShown(shown + step)}>
          Show {(mails.length - shown).toLocaleString('en')} more
        </Button>
      )}
    </section>
  )
}

/** To how many others the mail goes, beside the first. */
function toOthers({ menteeIds }: Mail): string {
  return menteeIds.length > 1 ? ` and ${menteeIds.length - 1} more` : ''
}

function MailRow({ mail, people }: { mail: Mail; people: ReadonlyMap<string, Mentee> }) {
  const person = people.get(mail.menteeIds[0] ?? '')
  const name = (person === undefined ? 'Somebody no longer here' : displayName(person)) + toOthers(mail)
  const subject = mail.subject === '' ? 'No subject' : mail.subject
  const { text } = useMailWords(mail)
  return (
    <Link to="/mail/$mailId" params={{ mailId: mail.id }} className={classes.row}>
      <bdi className={classes.name} title={name}>
        {name}
      </bdi>
      <span className={classes.words}>
        <bdi className={classes.subject} title={subject} data-none={mail.subject === '' || undefined}>
          {subject}
        </bdi>
        {text !== '' && <span className={classes.note}>{text}</span>}
      </span>
      <span className={classes.state}>
        <MailStateMark mail={mail} />
        <Marks mail={mail} />
      </span>
      <span className={classes.figure}>{mail.size === 0 ? '' : sizeWords(mail.size)}</span>
      <span className={classes.figure}>
        <TimeText at={momentOfMail(mail)} />
      </span>
    </Link>
  )
}

/** Before the others, or not before a day. */
function Marks({ mail }: { mail: Mail }) {
  const now = useNow(60_000)
  const isAhead = mail.state === 'queued' && mail.notBefore !== null && Date.parse(mail.notBefore) > now
  if (!mail.urgent && !isAhead) return null
  return (
    <span className={classes.marks}>
      {mail.urgent && (
        <span className={classes.mark}>
          <IconBolt size={14} aria-hidden /> Urgent
        </span>
      )}
      {isAhead && mail.notBefore !== null && (
        <span className={classes.mark}>
          <IconCalendarClock size={14} aria-hidden /> <TimeText at={mail.notBefore} />
        </span>
      )}
    </span>
  )
}
