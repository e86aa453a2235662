// The vault is here and cannot be opened as things are. Says why, and offers nothing that could destroy it: where it is beyond repair,
// it is set aside under another name, so that a new one can be made and filled from the newest backup.
import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useBackupFolder } from '../../app/backup/queries.ts'
import { describeFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import { Threshold } from '../../app/Threshold.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { maySetAside } from '../../vault/set-aside.ts'

export function Refused({ code, onAgain }: { code: string; onAgain: () => void }) {
  const { title, text } = describeFailure(code)
  return (
    <Threshold title={title}>
      <Text>{text}</Text>
      <Group mt="lg" justify="space-between">
        <Button onClick={onAgain}>Look again</Button>
        <Text size="xs" c="dimmed">
          <Code>{code}</Code>
        </Text>
      </Group>
      {maySetAside(code) && <FromBackup onSetAside={onAgain} />}
    </Threshold>
  )
}

function FromBackup({ onSetAside }: { onSetAside: () => void }) {
  const client = useVaultClient()
  const folder = useBackupFolder().data
  const newest = folder?.isThere === true ? folder.files.at(-1)?.name : undefined
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ title: string; text: string } | null>(null)

  const setAside = async () => {
    setBusy(true)
    setFailure(null)
    const done = await client.setAside()
    setBusy(false)
    if (done.ok) onSetAside()
    else setFailure(describeFailure(done.error.code, done.error.message))
  }

  return (
    <Stack gap="sm" mt="xl" component="section" aria-label="Begin again from a backup">
      <Title order={2} size="h4">
        Begin again from a backup
      </Title>
      <Text>
        The vault is set aside and a new one is made; its last step takes a backup in. Nothing is deleted: what is here
        stays in the profile folder under a name with today&rsquo;s date.
      </Text>
      <Text>
        {newest === undefined ? (
          'No backup is found in a folder of yours here, so have the file of one at hand.'
        ) : (
          <>
            The newest one in your folder for backups is <bdi>{newest}</bdi>.
          </>
        )}
      </Text>
      {failure !== null && <Trouble title={failure.title}>{failure.text}</Trouble>}
      <Group gap="sm">
        {isAsking ? (
          <>
            <Button onClick={() => void setAside()} loading={isBusy}>
              Set it aside and make a new vault
            </Button>
            {/* The button that was pressed is gone; the harmless one takes the focus. */}
            <Button variant="default" onClick={() => setAsking(false)} disabled={isBusy} autoFocus>
              Leave it
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            Begin again from a backup…
          </Button>
        )}
      </Group>
    </Stack>
  )
}
