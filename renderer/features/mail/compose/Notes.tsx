// What stands beside the words of a draft: why it cannot go, why it is proposed, that answers go elsewhere, and the
// calendar file that goes with it.
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCalendarEvent, IconCornerUpLeft } from '@tabler/icons-react'
import { invitationWords, reasonFor } from '../../../../shared/domain/mail-words.ts'
import type { MailInvitation } from '../../../../shared/model/mail.ts'
import classes from './Compose.module.css'

export function CannotGo({ code, detail }: { code: string; detail: string }) {
  const { what, todo } = reasonFor(code)
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert" title={what}>
      {detail !== '' && <Text className={classes.any}>{detail}</Text>}
      {todo} The draft is kept.
    </Alert>
  )
}

export function Proposed({ because }: { because: string }) {
  return (
    <Alert variant="default" icon={<IconBulb size={18} aria-hidden />} title="A proposal, for you to change">
      {because} It goes out when you send it, and not before.
    </Alert>
  )
}

interface AnswersElsewhereProps {
  /** Where the mail that is answered came from. */
  from: string
  to: readonly string[]
  onUseSender: () => void
}

export function AnswersElsewhere({ from, to, onUseSender }: AnswersElsewhereProps) {
  return (
    <Alert color="yellow" icon={<IconCornerUpLeft size={18} aria-hidden />} title="The answer goes to another address">
      <Text size="sm" className={classes.any}>
        The mail came from <bdi>{from}</bdi> and asks for answers to <bdi>{to.join(', ')}</bdi>.
      </Text>
      <Button size="compact-sm" variant="default" mt="xs" onClick={onUseSender}>
        Answer the sender instead
      </Button>
    </Alert>
  )
}

export function Invitation({ invitation, onRemove }: { invitation: MailInvitation; onRemove: () => void }) {
  return (
    <Group gap="xs">
      <IconCalendarEvent size={18} aria-hidden />
      <Text size="sm">With this mail goes {invitationWords[invitation.method]}.</Text>
      <Button size="compact-sm" variant="default" onClick={onRemove}>
        Leave it out
      </Button>
    </Group>
  )
}
