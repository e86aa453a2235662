// Whether and from where an account brings replies home.
import { Checkbox, Stack, Switch } from '@mantine/core'
import type { AccountDraft, DraftTroubles } from './account-draft.ts'
import { SecretFields } from './SecretFields.tsx'
import { ServerFields } from './ServerFields.tsx'

interface ReceivingFieldsProps {
  draft: AccountDraft
  troubles: DraftTroubles
  allowLoopback: boolean
  hasSecret: boolean
  showsServer: boolean
  onChange: (part: Partial<AccountDraft>) => void
}

export function ReceivingFields({
  draft,
  troubles,
  allowLoopback,
  hasSecret,
  showsServer,
  onChange,
}: ReceivingFieldsProps) {
  return (
    <Stack gap="sm">
      <Switch
        label="Bring replies home (IMAP)"
        description="Only mail from or to people on your roster is fetched. Nothing on the server is changed or deleted."
        checked={draft.receives}
        onChange={(event) => onChange({ receives: event.currentTarget.checked })}
      />
      {draft.receives && showsServer && (
        <ServerFields
          side="incoming"
          server={draft.incoming}
          troubles={troubles}
          allowLoopback={allowLoopback}
          onChange={(incoming) => onChange({ incoming })}
        />
      )}
      {draft.receives && showsServer && draft.method === 'password' && (
        <Checkbox
          label="Receiving has a user and a password of its own"
          checked={draft.ownIncoming}
          onChange={(event) => onChange({ ownIncoming: event.currentTarget.checked })}
        />
      )}
      {draft.receives && draft.method === 'password' && draft.ownIncoming && (
        <SecretFields
          labels={{ user: 'User for receiving', secret: 'Password for receiving' }}
          user={draft.incomingUser}
          secret={draft.incomingSecret}
          hasSecret={hasSecret}
          onUser={(incomingUser) => onChange({ incomingUser })}
          onSecret={(incomingSecret) => onChange({ incomingSecret })}
        />
      )}
      {draft.receives && (
        <Checkbox
          label="Put a copy of what is sent from here into the Sent folder"
          description="Leave it off where the server does that by itself, as Google’s does."
          checked={draft.filesSent === 'program'}
          onChange={(event) => onChange({ filesSent: event.currentTarget.checked ? 'program' : 'server' })}
        />
      )}
    </Stack>
  )
}
