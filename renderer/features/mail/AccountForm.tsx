// One account, new or changed. The address finds the provider, or the network is asked for its servers; the rest can be
// corrected. Sending and receiving are checked apart. What is typed as a password goes into the vault and never comes back.
import { Alert, Anchor, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { isAddress } from '../../../shared/domain/mail-draft.ts'
import { mailProviders, providerFor } from '../../../shared/domain/mail-providers.ts'
import type { AccountCard } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { emptyDraft, draftOfAccount, otherProvider, providerOf, withProvider, withServers } from './account-draft.ts'
import { afterAddress, useAccountForm } from './useAccountForm.ts'
import classes from './AccountForm.module.css'
import { AskTheNetwork } from './AskTheNetwork.tsx'
import { CheckReport } from './CheckReport.tsx'
import { ReceivingFields } from './ReceivingFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import { SignInFields } from './SignInFields.tsx'
import type { ConnectionCheck } from './useConnectionCheck.ts'

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
  const begin = () => (card === null ? emptyDraft(mentorName) : draftOfAccount(card))
  const form = useAccountForm({ card, begin, allowLoopback, onDone })
  const { draft, troubles, change } = form
  const provider = providerOf(draft)
  const [isOpen, setOpen] = useState(false)
  const showsServers = isOpen || provider === null || Object.keys(troubles).some((key) => key.includes('.'))
  const isUnknown = isAddress(draft.address.trim()) && providerFor(draft.address) === null
  return (
    <Stack
      component="form"
      gap="md"
      aria-label={card === null ? 'New account' : `Account ${card.address}`}
      onSubmit={(event) => {
        event.preventDefault()
        void form.save().catch(showFailure)
      }}
    >
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          label="Your address"
          value={draft.address}
          onChange={(event) => change(afterAddress(draft, event.currentTarget.value))}
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
          isUnknown
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
      {isUnknown && provider === null && (
        <AskTheNetwork
          address={draft.address.trim()}
          onFound={(found) => {
            change(withServers(draft, found))
          }}
        />
      )}
      {provider !== null && (
        <Alert color="slate" icon={<IconInfoCircle size={18} aria-hidden />}>
          {provider.note}
        </Alert>
      )}
      <Part title="Sign-in">
        <SignInFields
          draft={draft}
          provider={provider}
          troubles={troubles}
          hasSecret={form.hasSecret}
          isSignedIn={form.isSignedIn}
          isWaiting={form.isWaiting}
          onChange={change}
          onSignIn={() => void form.signIn().catch(showFailure)}
          onCancel={form.cancelSignIn}
        />
      </Part>
      <Part title="Sending">
        {showsServers ? (
          <ServerFields
            side="outgoing"
            server={draft.outgoing}
            troubles={troubles}
            allowLoopback={allowLoopback}
            onChange={(outgoing) => change({ outgoing })}
          />
        ) : (
          <Text className={classes.servers}>
            Through <bdi>{draft.outgoing.host}</bdi>
            {draft.receives && (
              <>
                , replies from <bdi>{draft.incoming.host}</bdi>
              </>
            )}
            .{' '}
            <Anchor component="button" type="button" onClick={() => setOpen(true)}>
              Change the servers
            </Anchor>
          </Text>
        )}
        <Check label="Check connection" connection={form.sending} side="outgoing" onCheck={form.checkSending} />
      </Part>
      <Part title="Receiving">
        <ReceivingFields
          draft={draft}
          troubles={troubles}
          allowLoopback={allowLoopback}
          hasSecret={form.hasIncomingSecret}
          showsServer={showsServers}
          onChange={change}
        />
        {draft.receives && (
          <Check label="Check receiving" connection={form.receiving} side="incoming" onCheck={form.checkReceiving} />
        )}
      </Part>
      <Textarea
        label="Signature"
        description="Stands below what you write. Empty for none."
        value={draft.signature}
        onChange={(event) => change({ signature: event.currentTarget.value })}
        maxLength={4_000}
        autosize
        minRows={2}
        maxRows={6}
        dir="auto"
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit">Save the account</Button>
      </Group>
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

interface CheckProps {
  label: string
  side: 'outgoing' | 'incoming'
  connection: ConnectionCheck
  onCheck: () => Promise<void>
}

function Check({ label, side, connection, onCheck }: CheckProps) {
  return (
    <>
      <div>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => void onCheck().catch(showFailure)}
          loading={connection.busy}
        >
          {label}
        </Button>
      </div>
      {connection.verdicts !== null && (
        <CheckReport verdicts={connection.verdicts} side={side} host={connection.host} />
      )}
    </>
  )
}
