// Who the mentor is, if they want to say so, and whether to begin with an empty roster or the sample practice.
import { Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { touched } from '../../app/records.ts'
import { usePractice, useWrite } from '../../app/queries.ts'
import { useLoadSample } from '../../app/sample.ts'

type Beginning = 'empty' | 'sample' | 'backup'

export function PracticeBasics({ onDone }: { onDone: () => void }) {
  const practice = usePractice()
  const write = useWrite()
  const loadSample = useLoadSample()
  const [name, setName] = useState('')
  const [institution, setInstitution] = useState('')
  const [busy, setBusy] = useState<Beginning | null>(null)

  const begin = async (how: Beginning) => {
    setBusy(how)
    try {
      const basics = { mentorName: name.trim(), institution: institution.trim() }
      if (practice.data !== undefined && (basics.mentorName !== '' || basics.institution !== ''))
        await write([{ op: 'put', table: 'practice', value: touched({ ...practice.data, ...basics }) }])
      if (how === 'sample') await loadSample()
      if (how === 'backup') location.hash = '#/settings/backup'
      onDone()
    } catch {
      // `useWrite` has said what happened; the step stays as it is, to be tried again.
      setBusy(null)
    }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void begin('empty')
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Your name"
          description="As mentees see it in your mail. You can leave it out for now."
          value={name}
          maxLength={500}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          autoFocus
        />
        <TextInput
          label="Institution"
          value={institution}
          maxLength={500}
          onChange={(event) => setInstitution(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={busy === 'empty'} disabled={busy === 'sample'}>
            Begin with an empty roster
          </Button>
        </div>
        <Divider label="or look around first" />
        <Group gap="sm" align="center">
          <Button
            variant="default"
            loading={busy === 'sample'}
            disabled={busy === 'empty'}
            onClick={() => void begin('sample')}
          >
            Load the sample practice
          </Button>
          <Button
            variant="default"
            onClick={() => void begin('backup')}
            loading={busy === 'backup'}
            disabled={busy !== null}
          >
            Take a backup in
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          Twelve fictional mentees with eight months of history. One click removes them again.
        </Text>
      </Stack>
    </form>
  )
}
