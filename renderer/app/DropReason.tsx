// Asks why something is dropped; it is not dropped without a reason. Esc ends the question, and nothing around it.
import { Button, Group, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'

/** Esc ends what was begun here, and nothing around it. */
export function endOnEscape(onEnd: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onEnd()
  }
}

interface DropReasonProps {
  onDrop: (reason: string) => void
  onEnd: () => void
}

export function DropReason({ onDrop, onEnd }: DropReasonProps) {
  const [reason, setReason] = useState('')
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      onKeyDown={endOnEscape(onEnd)}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') onDrop(reason)
      }}
    >
      <TextInput
        label="Why is it dropped?"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autoFocus
        size="xs"
        flex="1 1 14rem"
      />
      <Button type="submit" size="xs" disabled={reason.trim() === ''}>
        Drop it
      </Button>
      <Button size="xs" variant="default" onClick={onEnd}>
        Keep it open
      </Button>
    </Group>
  )
}
