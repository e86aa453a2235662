// How a mail that was sent from here stands, in a sentence, with what the server said, when there is something to say. For
// one that may have been sent it says what to look for before it is settled.
import { Alert, Blockquote, Text } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconQuestionMark } from '@tabler/icons-react'
import { reasonFor } from '../../../shared/domain/mail-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { useMailWords } from './MailStateMark.tsx'
import classes from './ThreadScreen.module.css'

export function MessageState({ mail }: { mail: Mail }) {
  const { text, tone } = useMailWords(mail)
  const message = mail.failure?.message ?? ''
  // A bare code of the system helps nobody here; the words above say what it means.
  const said = /\s|@/.test(message) ? message : ''
  if (text === '' && said === '') return null
  const Icon = mail.state === 'uncertain' ? IconQuestionMark : tone === 'attention' ? IconAlertTriangle : IconClock
  return (
    <Alert color={tone === 'attention' ? 'red' : 'slate'} icon={<Icon size={18} aria-hidden />} my="xs" role="status">
      <Text>{text}</Text>
      {mail.state === 'uncertain' && <Text mt="xs">{reasonFor('mail/lost-after-data').todo}</Text>}
      {mail.state === 'uncertain' && mail.filedAt !== null && (
        <Text mt="xs">
          It was found in the Sent folder, <TimeText at={mail.filedAt} />.
        </Text>
      )}
      {said !== '' && (
        <Blockquote p="xs" mt="xs" color="gray" aria-label="What the server said">
          <Text size="sm" className={classes.said}>
            {said}
          </Text>
        </Blockquote>
      )}
    </Alert>
  )
}
