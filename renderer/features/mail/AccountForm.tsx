// One account to send from, new or changed. The address finds the provider; the rest can be corrected. What is
// typed as a password goes into the vault and never comes back onto the screen.
import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { mailProviders, providerFor } from '../../../shared/domain/mail-providers.ts'
import { account as accountSchema, type AccountCard } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import {
  accountTroubles,
  draftOfAccount,
  emptyDraft,
  otherProvider,
  providerOf,
  serverOf,
  withProvider,
  type AccountDraft,
} from './account-draft.ts'
import { CheckReport } from './CheckReport.tsx'
import { ServerFields } from './ServerFields.tsx'
import { useConnectionCheck } from './useConnectionCheck.ts'

interface AccountFormProps {
  /** Null for a new one. */
  card: AccountCard | null
  mentorName: string
  allowLoopback: boolean
  onDone: () => void
}

const providerChoices = [
  ...mailProviders.map((provider) => ({ value: provider.id, label: provider.name })),
  { value: otherProvider, label: 'Another server' },
]

export function AccountForm({ card, mentorName, allowLoopback, onDone }: AccountFormProps) {
  const [draft, setDraft] = useState(() => (card === null ? emptyDraft(mentorName) : draftOfAccount(card)))
  const [asked, setAsked] = useState(false)
  const connection = useConnectionCheck()
  const client = useVaultClient()
  const write = useWrite()
  const found = accountTroubles(draft, allowLoopback)
  const sound = Object.keys(found).length === 0
  const troubles = asked ? found : {}
  const change = (part: Partial<AccountDraft>) => {
    connection.forget()
    setDraft((before) => ({ ...before, ...part }))
  }
  const changeAddress = (address: string) => {
    connection.forget()
    setDraft((before) => afterAddress(before, address))
  }

  /** The password for a job: what was typed, else the one that is kept. */
  const secret = async () => {
    if (draft.secret !== '' || card === null) return draft.secret
    return (await client.session.accountForJob(card.id))?.secret ?? ''
  }
  const check = async () => {
    setAsked(true)
    if (sound) await connection.check(serverOf(draft, await secret(), allowLoopback), draft.address.trim())
  }
  const save = async () => {
    setAsked(true)
    if (!sound) return
    const { fromName, address } = draft
    const { host, port, security, user } = serverOf(draft, '', allowLoopback)
    const record = card === null ? newRecord() : touched(card)
    const value = accountSchema.parse({
      ...record,
      fromName,
      address,
      host,
      port,
      security,
      user,
      secret: await secret(),
    })
    await write([{ op: 'put', table: 'account', value }])
    onDone()
  }

  const provider = providerOf(draft)
  return (
    <Stack
      component="form"
      gap="md"
      aria-label={card === null ? 'New account' : `Account ${card.address}`}
      onSubmit={(event) => {
        event.preventDefault()
        void save().catch(showFailure)
      }}
    >
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          label="Your address"
          value={draft.address}
          onChange={(event) => changeAddress(event.currentTarget.value)}
          error={troubles.address}
          maxLength={320}
          spellCheck={false}
          autoFocus
          miw="14rem"
        />
        <TextInput
          label="Your name, as recipients see it"
          value={draft.fromName}
          onChange={(event) => change({ fromName: event.currentTarget.value })}
          error={troubles.fromName}
          maxLength={500}
          miw="14rem"
        />
      </Group>
      <Select
        label="Provider"
        description={
          draft.address.includes('@') && providerFor(draft.address) === null
            ? 'Most universities keep their mail at Microsoft 365 or Google Workspace. Your IT service knows.'
            : 'Fills in the fields below'
        }
        data={providerChoices}
        value={draft.provider}
        onChange={(id) => {
          const picked = mailProviders.find((one) => one.id === id)
          change(picked === undefined ? { provider: otherProvider } : withProvider(draft, picked))
        }}
        allowDeselect={false}
        searchable
        selectFirstOptionOnChange
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {provider !== null && (
        <Alert color="slate" icon={<IconInfoCircle size={18} aria-hidden />}>
          {provider.note}
        </Alert>
      )}
      <ServerFields
        draft={draft}
        troubles={troubles}
        allowLoopback={allowLoopback}
        hasSecret={card?.hasSecret === true}
        onChange={change}
      />
      {connection.verdicts !== null && <CheckReport verdicts={connection.verdicts} />}
      <Group justify="space-between">
        <Button variant="default" onClick={() => void check().catch(showFailure)} loading={connection.busy}>
          Check connection
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit">Save the account</Button>
        </Group>
      </Group>
    </Stack>
  )
}

/** While the address is typed the provider follows it, and so does a user that only repeated it. */
function afterAddress(before: AccountDraft, address: string): AccountDraft {
  const user = before.user === before.address || before.user === '' ? address : before.user
  const next = { ...before, address, user }
  const provider = providerFor(address)
  if (provider !== null) return provider.id === before.provider ? next : withProvider(next, provider)
  const former = providerFor(before.address)
  const cameByAddress = former !== null && former.id === before.provider && former.host === before.host
  return cameByAddress ? { ...next, provider: otherProvider, host: '' } : next
}
