// Corrects one row before it is imported: the name, the address, the number. The file itself stays as it is.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { addressFault } from '../../../shared/domain/roster-names.ts'
import type { Correction } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanRow } from '../../../shared/domain/roster-import/outcome.ts'

interface RowEditorProps {
  row: PlanRow
  onSave: (line: number, correction: Correction) => void
  onClose: () => void
}

export function RowEditor({ row, onSave, onClose }: RowEditorProps) {
  const [name, setName] = useState(row.name)
  const [email, setEmail] = useState(row.emails.join('; '))
  const [studentId, setStudentId] = useState(row.studentId)
  const [tried, setTried] = useState(false)
  const addresses = email.split(/[;,]/u).map((part) => part.trim())
  const badAddress = addresses.find((one) => addressFault(one) === 'no-at')
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || badAddress !== undefined) return
    onSave(row.line, {
      ...(name === row.name ? {} : { name }),
      ...(email === row.emails.join('; ') ? {} : { email }),
      ...(studentId === row.studentId ? {} : { studentId }),
    })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`Correct row ${row.line}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={500}
            value={name}
            error={tried && name.trim() === '' ? 'Somebody needs a name.' : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            description="Several are parted by a semicolon."
            value={email}
            error={tried && badAddress !== undefined ? `“${badAddress}” is no address.` : undefined}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label="Student number"
            maxLength={500}
            value={studentId}
            onChange={(event) => setStudentId(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed">
            Whom the row means is looked up anew with what you write here.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
