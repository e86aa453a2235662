// The inside of one mail that came, or was sent from elsewhere: its words first, what it quotes folded away, its formatted
// version on demand, where its links lead, and what it carries. Used by the screen of a conversation.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { linksOf } from '../../../shared/domain/mail-reading/links.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { MailAttachments } from './MailAttachments.tsx'
import { MailFrame } from './MailFrame.tsx'
import { MailLinks } from './MailLinks.tsx'
import { MailWarnings } from './MailWarnings.tsx'
import classes from './MailReading.module.css'
import { useWholeMail } from './whole-mail.ts'

interface MailBodyProps {
  mail: Pick<
    Mail,
    'id' | 'subject' | 'text' | 'hasMore' | 'hasHtml' | 'attachments' | 'warnings' | 'isPartial' | 'replyTo' | 'from'
  >
  /** `session.mailBody(id)`; null while it is being opened, or when it is not there. */
  raw: Uint8Array | null
  /** Fetches what is not here of a mail that was brought in part; left out where that cannot be done. */
  onFetchRest?: () => void
}

type Shown = 'words' | 'everything' | 'formatted' | 'source'

/** The source is shown to that many bytes. */
const longestSource = 300_000

export function MailBody({ mail, raw, onFetchRest }: MailBodyProps) {
  const [shown, setShown] = useState<Shown>('words')
  // Words of a formatted mail hide where its links lead.
  const whole = useWholeMail(mail.id, raw, mail.hasHtml || shown === 'everything' || shown === 'formatted')
  const links = whole?.links ?? linksOf(mail.text, '')
  const toggle = (what: Shown) => () => setShown(shown === what ? 'words' : what)
  const canShowForm = whole?.html !== ''
  return (
    <Stack gap="sm">
      <MailWarnings mail={mail} />
      <Words mail={mail} shown={shown} whole={whole?.words} html={whole?.html} raw={raw} />
      <Group gap="xs">
        {mail.hasMore && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={raw === null}
            aria-expanded={shown === 'everything'}
            onClick={toggle('everything')}
          >
            {shown === 'everything' ? 'Fold away what it quotes' : 'Show what it quotes'}
          </Button>
        )}
        {mail.hasHtml && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={raw === null || !canShowForm}
            aria-pressed={shown === 'formatted'}
            onClick={toggle('formatted')}
          >
            Show the formatted version
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={raw === null}
          aria-pressed={shown === 'source'}
          onClick={toggle('source')}
        >
          Show the source
        </Button>
      </Group>
      {mail.hasHtml && !canShowForm && (
        <Text size="sm" c="dimmed">
          Its formatted version has nothing more to show, or is too large to be shown safely.
        </Text>
      )}
      <MailLinks links={links} />
      <MailAttachments
        attachments={mail.attachments}
        isPartial={mail.isPartial}
        raw={raw}
        {...(onFetchRest === undefined ? {} : { onFetchRest })}
      />
    </Stack>
  )
}

interface WordsProps {
  mail: MailBodyProps['mail']
  shown: Shown
  whole: string | undefined
  html: string | undefined
  raw: Uint8Array | null
}

function Words({ mail, shown, whole, html, raw }: WordsProps) {
  if (shown === 'formatted' && html !== undefined && html !== '')
    return <MailFrame html={html} title={`Formatted version of the mail ${mail.subject}`.trim()} />
  if (shown === 'source' && raw !== null)
    return (
      <pre className={classes.source} dir="ltr" tabIndex={0} aria-label="Source of the mail">
        {new TextDecoder().decode(raw.subarray(0, longestSource))}
      </pre>
    )
  const words = shown === 'everything' ? (whole ?? mail.text) : mail.text
  if (words === '')
    return (
      <Text c="dimmed">
        {mail.hasMore ? 'Nothing was written beside what it quotes.' : 'It has no words of its own.'}
      </Text>
    )
  return (
    <div className={classes.words} dir="auto">
      {words}
    </div>
  )
}
