// The whole practice in the open, for any other program and for whoever comes after this one.
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { sizeWords } from '../../../shared/domain/mail-words.ts'
import { exportOpenly } from '../../app/backup/make.ts'
import { useVaultClient } from '../../app/queries.ts'
import { JobProgress } from './JobProgress.tsx'
import { useJob } from './useJob.ts'

export function TakeOut() {
  const client = useVaultClient()
  const job = useJob()
  const [isAsking, setAsking] = useState(false)
  const [isUnderstood, setUnderstood] = useState(false)
  const save = () => {
    setAsking(false)
    setUnderstood(false)
    void job.run(async (signal, onProgress) => {
      const made = await exportOpenly(client, { signal, onProgress })
      if (made === null) return
      const message = `Saved openly: ${made.records.toLocaleString('en')} records (${sizeWords(made.bytes)}), and read back.`
      notifications.show({ message, withBorder: true, color: 'sea', autoClose: 8_000 })
    })
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Text>
        Nothing keeps you here. One archive holds everything in formats that other programs read: a page in words, a
        mailbox and the files of each mentee; tables, calendar and address cards; and every record exactly, from which
        an empty vault becomes this one again.
      </Text>
      <Button variant="default" disabled={job.isRunning} onClick={() => setAsking(true)}>
        Save everything openly…
      </Button>
      <JobProgress job={job} label="How far the export is" />
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title="Save everything openly?"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text>
            The archive is not encrypted: whoever has the file reads every name, note and mail in it. Keep it where only
            you can reach it, and delete it when it has done its work. For safekeeping make a backup instead.
          </Text>
          <Text size="sm" c="dimmed">
            Passwords of mail accounts are not in it. What lies in the locked drawer stays locked.
          </Text>
          <Checkbox
            label="I understand that anybody can read it"
            checked={isUnderstood}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button disabled={!isUnderstood} onClick={save}>
              Save it
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  )
}
