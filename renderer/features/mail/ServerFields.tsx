// One server of an account: its name, its port, its encryption. Presets have filled it mostly.
import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { mailSecurity } from '../../../shared/model/mail.ts'
import { isLoopback } from '../../../shared/domain/mail-providers.ts'
import type { MailSide } from '../../../shared/domain/mail-servers.ts'
import { usualPorts, type DraftTroubles, type ServerDraft } from './account-draft.ts'

interface ServerFieldsProps {
  side: MailSide
  server: ServerDraft
  troubles: DraftTroubles
  allowLoopback: boolean
  onChange: (server: ServerDraft) => void
}

export const securityChoices = {
  tls: 'TLS from the start',
  starttls: 'STARTTLS, or not at all',
  none: 'None, this computer only',
} as const

const labels = {
  outgoing: { host: 'Server', port: 'Port', security: 'Encryption' },
  incoming: { host: 'Server for receiving', port: 'Its port', security: 'Its encryption' },
} as const

export function ServerFields({ side, server, troubles, allowLoopback, onChange }: ServerFieldsProps) {
  const withNone = (allowLoopback && isLoopback(server.host)) || server.security === 'none'
  const offered = mailSecurity.options.filter((value) => value !== 'none' || withNone)
  const usual = usualPorts[side]
  const changeSecurity = (value: string | null) => {
    const parsed = mailSecurity.safeParse(value)
    if (!parsed.success) return
    // A port that only came with the other choice goes with it.
    const isUsual = server.port === '' || Object.values(usual).includes(server.port)
    const port = isUsual && parsed.data !== 'none' ? usual[parsed.data] : server.port
    onChange({ ...server, security: parsed.data, port })
  }
  return (
    <Group gap="sm" align="flex-start" wrap="wrap">
      <TextInput
        label={labels[side].host}
        value={server.host}
        onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
        error={troubles[`${side}.host`]}
        maxLength={255}
        spellCheck={false}
        flex="1 1 14rem"
      />
      <NumberInput
        label={labels[side].port}
        value={server.port}
        onChange={(value) => onChange({ ...server, port: typeof value === 'number' ? value : '' })}
        error={troubles[`${side}.port`]}
        min={1}
        max={65_535}
        allowDecimal={false}
        hideControls
        w="6rem"
      />
      <Select
        label={labels[side].security}
        data={offered.map((value) => ({ value, label: securityChoices[value] }))}
        value={server.security}
        onChange={changeSecurity}
        error={troubles[`${side}.security`]}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        flex="1 1 12rem"
      />
    </Group>
  )
}
