// Asks which tags the selected people get. Tags in use are offered, new ones are typed.
import { Button, Group, Modal, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { distinctTags } from '../../../shared/domain/roster-changes.ts'

interface TagDialogProps {
  opened: boolean
  known: readonly string[]
  onClose: () => void
  onTag: (tags: string[]) => void
}

export function TagDialog({ opened, ...rest }: TagDialogProps) {
  return (
    <Modal opened={opened} onClose={rest.onClose} title="Add tags" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <TagForm {...rest} />}
    </Modal>
  )
}

function TagForm({ known, onClose, onTag }: Omit<TagDialogProps, 'opened'>) {
  const [tags, setTags] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const all = distinctTags([...tags, typed])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onTag(all)
        onClose()
      }}
    >
      <TagsInput
        label="Tags"
        description="Enter or a comma ends a tag"
        data={[...known]}
        value={tags}
        onChange={setTags}
        searchValue={typed}
        onSearchChange={setTyped}
        maxLength={500}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={all.length === 0}>
          Add tags
        </Button>
      </Group>
    </form>
  )
}
