// The account that a mail goes from, or the way to set one up.
import { Anchor, Select, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AccountCard, Mail } from '../../../../shared/model/mail.ts'

interface SenderProps {
  draft: Pick<Mail, 'accountId'>
  accounts: readonly AccountCard[]
  onChange: (account: AccountCard) => void
}

export function Sender({ draft, accounts, onChange }: SenderProps) {
  const setUp = (
    <Anchor underline="always" renderRoot={(props) => <Link to="/settings/mail" {...props} />}>
      {accounts.length === 0 ? 'Set up the account you send from' : 'Accounts'}
    </Anchor>
  )
  if (accounts.length === 0) return <Text size="sm">{setUp}; what you write here is kept until then.</Text>
  const options = accounts.map((account) => ({
    value: account.id,
    label: account.fromName === '' ? account.address : `${account.fromName} <${account.address}>`,
  }))
  return (
    <Select
      label="From"
      data={options}
      value={accounts.some((account) => account.id === draft.accountId) ? draft.accountId : null}
      onChange={(id) => {
        const account = accounts.find((one) => one.id === id)
        if (account !== undefined) onChange(account)
      }}
      allowDeselect={false}
      placeholder="Choose an account"
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  )
}
