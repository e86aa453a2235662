// One account in the list: from whom, through which servers, and whether they work.
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconAlertTriangle, IconDots, IconTrash } from '@tabler/icons-react'
import { reasonFor } from '../../../shared/domain/mail-words.ts'
import { isNetworkCode } from '../../../shared/domain/outbox.ts'
import type { MailSide } from '../../../shared/domain/mail-servers.ts'
import type { AccountCard } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import classes from './AccountCardView.module.css'
import { CheckReport } from './CheckReport.tsx'
import { providerNames } from './SignInFields.tsx'
import { useConnectionCheck } from './useConnectionCheck.ts'
import { useNetworkState, usePost } from './useOutbox.ts'

interface AccountCardViewProps {
  card: AccountCard
  onEdit: () => void
}

const securityWords = { tls: 'TLS', starttls: 'STARTTLS', none: 'no encryption, this computer only' } as const

function signInWords({ signIn, hasSecret }: AccountCard): string {
  if (signIn === null) return hasSecret ? '' : ' · no password kept'
  return signIn.isSignedIn ? ` · signed in with ${providerNames[signIn.provider]}` : ' · not signed in'
}

export function AccountCardView({ card, onEdit }: AccountCardViewProps) {
  const sending = useConnectionCheck('outgoing')
  const receiving = useConnectionCheck('incoming')
  const { servers } = usePost()
  const client = useVaultClient()
  const write = useWrite()
  const code = useNetworkState().troubles[card.id] ?? ''
  // Without a network is the normal state, and nothing to worry about.
  const trouble = code === '' || isNetworkCode(code) ? null : reasonFor(code)
  const check = async (side: MailSide) => {
    const way = await servers.way(card.id, side)
    if (!way.ok) throw new NamedError(way.error.code, way.error.message)
    const { server } = way.value
    const largestMail = await (side === 'outgoing' ? sending : receiving).check(server, card.address)
    const stored = largestMail === null ? null : await client.session.accountForJob(card.id)
    if (stored === null || stored.largestMail === largestMail) return
    await write([{ op: 'put', table: 'account', value: { ...stored, largestMail } }])
  }
  const remove = () => write([{ op: 'delete', table: 'account', id: card.id }], { done: 'The account was deleted' })
  const { incoming } = card
  return (
    <li className={classes.card}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={classes.words}>
          <Text fw={500}>
            <bdi>{card.address}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {card.fromName !== '' && (
              <>
                <bdi>{card.fromName}</bdi> ·{' '}
              </>
            )}
            {card.host}, port {card.port}, {securityWords[card.security]}
            {signInWords(card)}
          </Text>
          <Text size="xs" c="dimmed">
            {incoming === null
              ? 'Replies are not fetched'
              : `Replies from ${incoming.host}, port ${incoming.port}, ${securityWords[incoming.security]}`}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-md"
            onClick={() => void check('outgoing').catch(showFailure)}
            loading={sending.busy}
          >
            Check connection
          </Button>
          {incoming !== null && (
            <Button
              variant="default"
              size="compact-md"
              onClick={() => void check('incoming').catch(showFailure)}
              loading={receiving.busy}
            >
              Check receiving
            </Button>
          )}
          <Button variant="default" size="compact-md" onClick={onEdit}>
            Edit
          </Button>
          <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <ActionIcon variant="default" aria-label={`More about ${card.address}`}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => void remove().catch(showFailure)}
              >
                Delete this account
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {trouble !== null && (
        <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
          <IconAlertTriangle size={18} aria-hidden style={{ flexShrink: 0 }} />
          <Text size="sm">
            No mail comes through this account at the moment. {trouble.what} {trouble.todo}
          </Text>
        </Group>
      )}
      {sending.verdicts !== null && <CheckReport verdicts={sending.verdicts} side="outgoing" host={sending.host} />}
      {receiving.verdicts !== null && (
        <CheckReport verdicts={receiving.verdicts} side="incoming" host={receiving.host} />
      )}
    </li>
  )
}
