// User and password of a server. What is typed goes into the vault and never comes back onto the screen.
import { Group, PasswordInput, TextInput } from '@mantine/core'

interface SecretFieldsProps {
  labels: { user: string; secret: string }
  user: string
  secret: string
  /** A password is kept already; an empty field leaves it as it is. */
  hasSecret: boolean
  onUser: (user: string) => void
  onSecret: (secret: string) => void
}

export function SecretFields({ labels, user, secret, hasSecret, onUser, onSecret }: SecretFieldsProps) {
  return (
    <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
      <TextInput
        label={labels.user}
        description="Mostly the address itself"
        value={user}
        onChange={(event) => onUser(event.currentTarget.value)}
        maxLength={500}
        spellCheck={false}
        miw="14rem"
      />
      <PasswordInput
        label={labels.secret}
        description={hasSecret ? 'One is kept. Type only to replace it' : 'Kept sealed, not shown again'}
        value={secret}
        onChange={(event) => onSecret(event.currentTarget.value)}
        maxLength={4_096}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': `Show what is typed: ${labels.secret}` }}
        miw="14rem"
      />
    </Group>
  )
}
