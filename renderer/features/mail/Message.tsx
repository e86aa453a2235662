// One mail of a conversation: a line when it is folded, else its head, what speaks against believing it, its words, the
// answers to a form that it brought, and what can be done about it.
import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileDownload, IconPaperclip } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { timeThere } from '../../../shared/domain/meeting-time.ts'
import { momentOf } from '../../../shared/domain/threads.ts'
import type { AccountCard, Mail, MailWarning } from '../../../shared/model/mail.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { isSaved } from '../../app/mail-files/saved-mails.ts'
import { SaveOneMail } from '../../app/mail-files/SaveOneMail.tsx'
import { useMentorZone } from '../../app/now.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { MailActions } from './MailActions.tsx'
import { MailStateMark } from './MailStateMark.tsx'
import { MessageFacts } from './MessageFacts.tsx'
import { MessageState } from './MessageState.tsx'
import { MessageWords } from './MessageWords.tsx'
import { PromiseOfMail } from './PromiseOfMail.tsx'
import classes from './ThreadScreen.module.css'

interface MessageProps {
  mail: Mail
  isOpen: boolean
  onToggle: () => void
  people: ReadonlyMap<string, Mentee>
  accounts: readonly AccountCard[]
}

/** Who wrote it, as the mentor knows them. */
function writer(mail: Mail, people: ReadonlyMap<string, Mentee>): { name: string; person: Mentee | undefined } {
  if (mail.direction === 'out') return { name: 'Me', person: people.get(mail.menteeIds[0] ?? '') }
  const address = mail.from?.address.toLowerCase() ?? ''
  const person = mail.menteeIds
    .map((id) => people.get(id))
    .find((one) => one?.emails.some((email) => email.toLowerCase() === address))
  if (person !== undefined) return { name: displayName(person), person }
  const said = mail.from?.name ?? ''
  return { name: said === '' ? address : said, person: people.get(mail.menteeIds[0] ?? '') }
}

const beginning = 140

/** These are told also while the mail is folded. */
const alarming: ReadonlySet<MailWarning> = new Set(['failed', 'look-alike', 'two-senders', 'reply-elsewhere'])

export function Message({ mail, isOpen, onToggle, people, accounts }: MessageProps) {
  const content = useId()
  const zone = useMentorZone()
  const { name, person } = writer(mail, people)
  const at = momentOf(mail)
  const there = person === undefined ? null : timeThere(at, zone, person.timeZone)
  if (mail.state === 'draft') return <DraftLine mail={mail} />
  return (
    <li data-mail={mail.id} data-direction={mail.direction} className={classes.item}>
      <article aria-label={`Mail from ${name}`}>
        <h2 className={classes.heading}>
          <button
            type="button"
            className={classes.line}
            aria-expanded={isOpen}
            aria-controls={isOpen ? content : undefined}
            onClick={onToggle}
          >
            <bdi className={classes.writer}>{name}</bdi>
            <bdi className={classes.beginning}>{isOpen ? '' : mail.text.slice(0, beginning)}</bdi>
            <span className={classes.marks}>
              {mail.warnings.some((one) => alarming.has(one)) && (
                <IconAlertTriangle size={16} role="img" aria-label="Careful" className={classes.alarm} />
              )}
              {mail.attachments.length > 0 && <IconPaperclip size={16} role="img" aria-label="Files" />}
              {mail.direction === 'out' && <MailStateMark mail={mail} />}
            </span>
            <span className={classes.when}>
              <TimeText at={at} timeZone={zone} />
              {there !== null && person !== undefined && isOpen && (
                <span className={classes.there}>
                  {there} for <bdi>{person.preferredName === '' ? person.name : person.preferredName}</bdi>
                </span>
              )}
            </span>
          </button>
        </h2>
        {isOpen && (
          <div id={content} className={classes.content}>
            <MessageFacts mail={mail} accounts={accounts} />
            <MessageState mail={mail} />
            <MessageWords mail={mail} />
            <div className={classes.actions}>
              <MailActions mail={mail} />
              <PromiseOfMail mail={mail} people={people} />
              {isSaved(mail) && <SaveAsFile mail={mail} />}
            </div>
          </div>
        )}
      </article>
    </li>
  )
}

function SaveAsFile({ mail }: { mail: Mail }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Save as .eml…
      </Button>
      <SaveOneMail mail={asking ? mail : null} onClose={() => setAsking(false)} />
    </>
  )
}

/** What is being written stands at the end, with the way to it. */
function DraftLine({ mail }: { mail: Mail }) {
  return (
    <li data-mail={mail.id} className={classes.item}>
      <Link to="/mail/$mailId" params={{ mailId: mail.id }} className={classes.line}>
        <span className={classes.writer}>
          <MailStateMark mail={mail} />
        </span>
        <bdi className={classes.beginning}>{mail.text.slice(0, beginning)}</bdi>
        <Text span size="sm">
          Go on writing
        </Text>
        <span className={classes.when}>
          <TimeText at={momentOf(mail)} />
        </span>
      </Link>
    </li>
  )
}
