// For trying the program out: mail to a server on this computer itself without encryption, and under development the
// local mail catcher at one press. Nothing here lets mail leave the computer in the open.
import { Button, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { account as accountSchema, type AccountCard } from '../../../shared/model/mail.ts'
import type { Practice } from '../../../shared/model/practice.ts'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'

interface TryingOutProps {
  practice: Practice
  accounts: readonly AccountCard[]
}

const catcherHost = '127.0.0.1'

export function TryingOut({ practice, accounts }: TryingOutProps) {
  const write = useWrite()
  const catcherPort = useCatcherPort()
  const offered =
    catcherPort !== null && !accounts.some((card) => card.host === catcherHost && card.port === catcherPort)
  const allow = (allowLoopbackMail: boolean) =>
    write([{ op: 'put', table: 'practice', value: touched({ ...practice, allowLoopbackMail }) }])
  const addCatcher = async () => {
    const value = accountSchema.parse({
      ...newRecord(),
      fromName: practice.mentorName,
      address: 'mentor@example.edu',
      host: catcherHost,
      port: catcherPort,
      security: 'none',
    })
    const settings = touched({ ...practice, allowLoopbackMail: true })
    await write(
      [
        { op: 'put', table: 'practice', value: settings },
        { op: 'put', table: 'account', value },
      ],
      { done: 'The local mail catcher was added' },
    )
  }
  return (
    <Stack component="section" gap="xs" mt="xl" aria-labelledby="trying-out">
      <Title order={2} size="h4" id="trying-out">
        For trying the program out
      </Title>
      <Switch
        label="Allow a mail server on this computer without encryption"
        description="Only for a server that runs here. To any other computer mail always goes encrypted, or not at all."
        checked={practice.allowLoopbackMail}
        onChange={(event) => void allow(event.currentTarget.checked).catch(showFailure)}
      />
      {offered && (
        <div>
          <Text size="sm" mb="xs">
            A mail catcher runs on this computer. It takes every mail and delivers none.
          </Text>
          <Button variant="default" onClick={() => void addCatcher().catch(showFailure)}>
            Add the local mail catcher
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** The port of the mail catcher that runs beside the program under development; null everywhere else. */
function useCatcherPort(): number | null {
  const info = useQuery({
    queryKey: ['app.info'],
    queryFn: async () => {
      const result = await desktop.call('app.info', {})
      return result.ok ? result.value : null
    },
  })
  return info.data?.development === true ? info.data.catcherPort : null
}
