// One account in the list: from whom, through which server, and whether it works.
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import type { AccountCard } from '../../../shared/model/mail.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { draftOfAccount, serverOf } from './account-draft.ts'
import classes from './AccountCardView.module.css'
import { CheckReport } from './CheckReport.tsx'
import { useConnectionCheck } from './useConnectionCheck.ts'

interface AccountCardViewProps {
  card: AccountCard
  allowLoopback: boolean
  onEdit: () => void
}

const securityWords = { tls: 'TLS', starttls: 'STARTTLS', none: 'no encryption, this computer only' } as const

export function AccountCardView({ card, allowLoopback, onEdit }: AccountCardViewProps) {
  const connection = useConnectionCheck()
  const client = useVaultClient()
  const write = useWrite()
  const check = async () => {
    const secret = (await client.session.accountForJob(card.id))?.secret ?? ''
    await connection.check(serverOf(draftOfAccount(card), secret, allowLoopback), card.address)
  }
  const remove = () => write([{ op: 'delete', table: 'account', id: card.id }], { done: 'The account was deleted' })
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
            {!card.hasSecret && ' · no password kept'}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-md"
            onClick={() => void check().catch(showFailure)}
            loading={connection.busy}
          >
            Check connection
          </Button>
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
      {connection.verdicts !== null && <CheckReport verdicts={connection.verdicts} />}
    </li>
  )
}
