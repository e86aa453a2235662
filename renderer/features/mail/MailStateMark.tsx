// The state of a mail as a word with its sign; colour only repeats what the word says.
import { Group, Text } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconMailOpened,
  IconPencil,
  IconQuestionMark,
  IconSend,
} from '@tabler/icons-react'
import { mailWords } from '../../../shared/domain/mail-words.ts'
import type { Mail } from '../../../shared/model/mail.ts'

const icons = {
  draft: IconPencil,
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  failed: IconAlertTriangle,
  uncertain: IconQuestionMark,
  received: IconMailOpened,
} as const

const colours = { calm: 'dimmed', good: 'sea', attention: 'var(--mantine-color-error)' } as const

/** The words of a mail's state, with what the computer knows of its network. */
export function useMailWords(mail: Pick<Mail, 'state' | 'failure' | 'nextTryAt'>) {
  const { online } = useNetwork()
  return mailWords(mail, online)
}

export function MailStateMark({ mail }: { mail: Pick<Mail, 'state' | 'failure' | 'nextTryAt'> }) {
  const { label, tone } = useMailWords(mail)
  const Icon = icons[mail.state]
  const colour = tone === 'good' ? 'var(--mantine-color-anchor)' : colours[tone]
  return (
    <Group gap={4} wrap="nowrap" c={colour} data-mail-state={mail.state}>
      <Icon size={16} stroke={1.7} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="xs" c="inherit">
        {label}
      </Text>
    </Group>
  )
}
