// Where the mail goes out: server, port, encryption, user and password. Presets have filled most of it.
import { Group, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import { mailSecurity } from '../../../shared/model/mail.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import { usualPort, type AccountDraft } from './account-draft.ts'

interface ServerFieldsProps {
  draft: AccountDraft
  troubles: Partial<Record<keyof AccountDraft, string>>
  allowLoopback: boolean
  /** A password is kept already; an empty field leaves it as it is. */
  hasSecret: boolean
  onChange: (part: Partial<AccountDraft>) => void
}

const securityWords = {
  tls: 'TLS from the start',
  starttls: 'STARTTLS, or not at all',
  none: 'None, this computer only',
} as const

export function ServerFields({ draft, troubles, allowLoopback, hasSecret, onChange }: ServerFieldsProps) {
  const withNone = (allowLoopback && isLoopback(draft.host)) || draft.security === 'none'
  const offered = mailSecurity.options.filter((value) => value !== 'none' || withNone)
  const changeSecurity = (value: string | null) => {
    const parsed = mailSecurity.safeParse(value)
    if (!parsed.success) return
    // A port that only came with the other choice goes with it.
    const usual = draft.port === '' || Object.values(usualPort).includes(draft.port)
    onChange({ security: parsed.data, ...(usual && parsed.data !== 'none' ? { port: usualPort[parsed.data] } : {}) })
  }
  return (
    <>
      <Group gap="sm" align="flex-start" wrap="wrap">
        <TextInput
          label="Server"
          value={draft.host}
          onChange={(event) => onChange({ host: event.currentTarget.value })}
          error={troubles.host}
          maxLength={255}
          spellCheck={false}
          flex="1 1 14rem"
        />
        <NumberInput
          label="Port"
          value={draft.port}
          onChange={(value) => onChange({ port: typeof value === 'number' ? value : '' })}
          error={troubles.port}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          w="6rem"
        />
        <Select
          label="Encryption"
          data={offered.map((value) => ({ value, label: securityWords[value] }))}
          value={draft.security}
          onChange={changeSecurity}
          error={troubles.security}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          flex="1 1 12rem"
        />
      </Group>
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          label="User"
          description="Mostly the address itself"
          value={draft.user}
          onChange={(event) => onChange({ user: event.currentTarget.value })}
          maxLength={500}
          spellCheck={false}
          miw="14rem"
        />
        <PasswordInput
          label="Password"
          description={hasSecret ? 'One is kept. Type only to replace it' : 'Kept sealed, not shown again'}
          value={draft.secret}
          onChange={(event) => onChange({ secret: event.currentTarget.value })}
          maxLength={4_096}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          miw="14rem"
        />
      </Group>
    </>
  )
}
