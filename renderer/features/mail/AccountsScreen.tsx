// The accounts from which the mentor writes and to which replies come: a list, a form in place, the connections checked step by
// step, and when mail may go and come.
import { Box, Button } from '@mantine/core'
import { IconAt, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useAccounts, usePractice } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { AccountCardView } from './AccountCardView.tsx'
import classes from './AccountCardView.module.css'
import { AccountForm } from './AccountForm.tsx'
import { MailHabits } from './MailHabits.tsx'
import { TryingOut } from './TryingOut.tsx'

/** Which account is open in the form; `new` for one that is not there yet. */
type Open = string | null

export function AccountsScreen() {
  const accounts = useAccounts()
  const practice = usePractice()
  const [open, setOpen] = useState<Open>(null)
  const add = () => setOpen('new')
  const close = () => setOpen(null)
  useCommands([{ id: 'account.new', label: 'Add a mail account', group: 'Mail', shortcut: 'N', run: add }])
  const failed = [accounts, practice].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (!accounts.data || !practice.data) return null

  const { allowLoopbackMail: allowLoopback, mentorName } = practice.data
  const empty = accounts.data.length === 0
  return (
    <Box maw="49rem">
      <Page
        title="Mail accounts"
        actions={
          !empty && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add} disabled={open === 'new'}>
              Add an account
            </Button>
          )
        }
      >
        {open === 'new' && (
          <div className={classes.card} style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
            <AccountForm card={null} mentorName={mentorName} allowLoopback={allowLoopback} onDone={close} />
          </div>
        )}
        {empty && open === null && (
          <EmptyState
            icon={<IconAt size={40} stroke={1.5} />}
            title="No account yet"
            text="Mail goes out through your own mailbox, from your own address, and replies come home from it. The password stays sealed in the vault."
            action={<Button onClick={add}>Add an account</Button>}
          />
        )}
        <ul className={classes.list}>
          {accounts.data.map((card) =>
            open === card.id ? (
              <li key={card.id} className={classes.card}>
                <AccountForm card={card} mentorName={mentorName} allowLoopback={allowLoopback} onDone={close} />
              </li>
            ) : (
              <AccountCardView key={card.id} card={card} onEdit={() => setOpen(card.id)} />
            ),
          )}
        </ul>
        <MailHabits practice={practice.data} />
        <TryingOut practice={practice.data} accounts={accounts.data} />
      </Page>
    </Box>
  )
}
