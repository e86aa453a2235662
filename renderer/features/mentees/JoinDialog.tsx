// Asks which group the selected people join.
import { Button, Group, Modal, Select, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Group as MenteeGroup } from '../../../shared/model/group.ts'

interface JoinDialogProps {
  opened: boolean
  groups: readonly MenteeGroup[]
  onClose: () => void
  onJoin: (group: MenteeGroup) => void
}

export function JoinDialog({ opened, ...rest }: JoinDialogProps) {
  return (
    <Modal opened={opened} onClose={rest.onClose} title="Add to a group" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <JoinForm {...rest} />}
    </Modal>
  )
}

function JoinForm({ groups, onClose, onJoin }: Omit<JoinDialogProps, 'opened'>) {
  const current = groups.filter((group) => group.archivedAt === null)
  const [groupId, setGroupId] = useState<string | null>(current.length === 1 ? (current[0]?.id ?? null) : null)
  const navigate = useNavigate()
  const chosen = current.find((group) => group.id === groupId)
  if (current.length === 0)
    return (
      <>
        <Text>There is no group yet. Make one first; its members can be chosen there.</Text>
        <Group justify="flex-end" mt="lg">
          <Button onClick={() => void navigate({ to: '/groups' })}>Go to groups</Button>
        </Group>
      </>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen === undefined) return
        onJoin(chosen)
        onClose()
      }}
    >
      <Select
        label="Group"
        searchable
        data={current.map((group) => ({ value: group.id, label: group.name }))}
        value={groupId}
        onChange={setGroupId}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={chosen === undefined}>
          Add
        </Button>
      </Group>
    </form>
  )
}
