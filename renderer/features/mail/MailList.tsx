// One shelf of mails: to whom, about what, how it stands, how large, when. Each row opens its mail.
import { Button, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { momentOfMail } from './mail-lists.ts'
import classes from './MailList.module.css'
import { MailStateMark, useMailWords } from './MailStateMark.tsx'

interface MailListProps {
  title: string
  mails: readonly Mail[]
  people: ReadonlyMap<string, Mentee>
  /** Right of the title. */
  action?: ReactNode
}

/** So many rows at first and with each press. */
const step = 50

export function MailList({ title, mails, people, action }: MailListProps) {
  const heading = useId()
  const [shown, setShown] = useState(step)
  if (mails.length === 0) return null
  return (
    <section aria-labelledby={heading} className={classes.shelf}>
      <div className={classes.head}>
        <Title order={2} size="h4" id={heading}>
          {title}{' '}
          <Text span size="xs" c="dimmed" fw={400}>
            {mails.length.toLocaleString('en')}
          </Text>
        </Title>
        {action}
      </div>
      <ul className={classes.list}>
        {mails.slice(0, shown).map((mail) => (
          <MailRow key={mail.id} mail={mail} person={people.get(mail.menteeIds[0] ?? '')} />
        ))}
      </ul>
      {mails.length > shown && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setShown(shown + step)}>
          Show more
        </Button>
      )}
    </section>
  )
}

function MailRow({ mail, person }: { mail: Mail; person: Mentee | undefined }) {
  const name = person === undefined ? 'Somebody no longer here' : displayName(person)
  const subject = mail.subject === '' ? 'No subject' : mail.subject
  const { text } = useMailWords(mail)
  return (
    <li>
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
        </span>
        <span className={classes.figure}>{mail.size === 0 ? '' : sizeWords(mail.size)}</span>
        <span className={classes.figure}>
          <TimeText at={momentOfMail(mail)} />
        </span>
      </Link>
    </li>
  )
}
