// How an account signs in: with a password, or through the provider's own page in the browser. For the latter somebody has to
// register a client with the provider once; what that means is said here in plain words.
import { Anchor, Button, Group, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { MailProvider } from '../../../shared/domain/mail-providers.ts'
import type { AccountDraft, DraftTroubles } from './account-draft.ts'
import { SecretFields } from './SecretFields.tsx'

interface SignInFieldsProps {
  draft: AccountDraft
  provider: MailProvider | null
  troubles: DraftTroubles
  hasSecret: boolean
  /** Null while nobody has signed in with this client. */
  isSignedIn: boolean
  isWaiting: boolean
  onChange: (part: Partial<AccountDraft>) => void
  onSignIn: () => void
  onCancel: () => void
}

export const providerNames = { microsoft: 'Microsoft', google: 'Google' } as const

const howTo = {
  microsoft:
    'Your IT service registers an app of the kind “Mobile and desktop applications” in Microsoft Entra, with the redirect ' +
    'address http://localhost and the permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access. It gives you the ' +
    'client id, and the directory (tenant) if only people of your institution may use it. There is no client secret.',
  google:
    'In the Google Cloud console somebody of your institution makes an OAuth client of the kind “Desktop app”, for internal ' +
    'use, with the scope https://mail.google.com/. It gives you the client id and the client secret.',
} as const

export function SignInFields(props: SignInFieldsProps) {
  const { draft, provider, hasSecret, onChange } = props
  const offered = provider?.signIn === undefined || provider.signIn === null ? [] : [provider.signIn]
  const methods = provider === null ? (['microsoft', 'google'] as const) : offered
  return (
    <Stack gap="sm">
      {methods.length > 0 && (
        <SegmentedControl
          aria-label="How this account signs in"
          data={[
            { value: 'password', label: 'Use a password' },
            ...methods.map((value) => ({ value, label: `Sign in with ${providerNames[value]}` })),
          ]}
          value={draft.method}
          onChange={(value) => onChange({ method: value === 'microsoft' || value === 'google' ? value : 'password' })}
          transitionDuration={0}
          style={{ alignSelf: 'start' }}
        />
      )}
      {draft.method === 'password' ? (
        <SecretFields
          labels={{ user: 'User', secret: 'Password' }}
          user={draft.user}
          secret={draft.secret}
          hasSecret={hasSecret}
          onUser={(user) => onChange({ user })}
          onSecret={(secret) => onChange({ secret })}
        />
      ) : (
        <BrowserSignIn {...props} method={draft.method} />
      )}
    </Stack>
  )
}

function BrowserSignIn(props: SignInFieldsProps & { method: 'microsoft' | 'google' }) {
  const { draft, method, troubles, isSignedIn, isWaiting, onChange, onSignIn, onCancel } = props
  const [isOpen, { toggle }] = useDisclosure(false)
  const name = providerNames[method]
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          label="Client id"
          value={draft.clientId}
          onChange={(event) => onChange({ clientId: event.currentTarget.value })}
          error={troubles.clientId}
          maxLength={500}
          spellCheck={false}
          miw="14rem"
        />
        {method === 'microsoft' ? (
          <TextInput
            label="Directory (tenant)"
            value={draft.tenant}
            onChange={(event) => onChange({ tenant: event.currentTarget.value })}
            maxLength={500}
            spellCheck={false}
            miw="14rem"
          />
        ) : (
          <PasswordInput
            label="Client secret"
            value={draft.clientSecret}
            onChange={(event) => onChange({ clientSecret: event.currentTarget.value })}
            maxLength={500}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed: client secret' }}
            miw="14rem"
          />
        )}
      </Group>
      <div>
        <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={isOpen}>
          How to get a client id
        </Anchor>
        {isOpen && (
          <Text size="sm" mt="xxs">
            {howTo[method]}
          </Text>
        )}
      </div>
      <Group gap="sm">
        {isWaiting ? (
          <>
            <Text role="status">Waiting for your browser…</Text>
            <Button variant="default" size="compact-md" onClick={onCancel}>
              Stop waiting
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={onSignIn}>
              {isSignedIn ? 'Sign in anew' : `Open ${name} in the browser`}
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {isSignedIn ? 'Signed in.' : `The account is kept, then ${name}’s own page opens.`}
            </Text>
          </>
        )}
      </Group>
    </Stack>
  )
}
