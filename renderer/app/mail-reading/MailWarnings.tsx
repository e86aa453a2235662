// What speaks against believing a mail, in words, above the mail.
import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { warningWords } from '../../../shared/domain/mail-reading/warning-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'

export function MailWarnings({ mail }: { mail: Pick<Mail, 'warnings' | 'replyTo' | 'from'> }) {
  if (mail.warnings.length === 0) return null
  const isGrave = mail.warnings.some((one) => one === 'failed' || one === 'look-alike' || one === 'two-senders')
  return (
    <Alert
      color={isGrave ? 'red' : 'slate'}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title="Before you trust it"
    >
      {mail.warnings.map((warning) => (
        <Text key={warning} size="sm">
          {warningWords[warning].what} {warningWords[warning].todo}
          {warning === 'reply-elsewhere' && ` It would go to ${mail.replyTo.join(', ')}.`}
          {warning === 'look-alike' && mail.from !== null && ` It came from ${mail.from.address}.`}
        </Text>
      ))}
    </Alert>
  )
}
