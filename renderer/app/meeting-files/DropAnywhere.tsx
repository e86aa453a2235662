// A file may be dropped anywhere on the screen while this is shown; while one is held over it, a line says so.
import { Paper, Portal, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import classes from './MeetingFiles.module.css'

interface DropAnywhereProps {
  /** Said while a file is held over the screen. */
  words: string
  /** @param all everything that was dropped together, the file itself first */
  onFile: (file: File, all: readonly File[]) => void
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
/** A dialog has files of its own. */
const isInDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

export function DropAnywhere({ words, onFile }: DropAnywhereProps) {
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFile)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented || isInDialog()) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      // Only when it leaves the window.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      const all = [...(event.dataTransfer?.files ?? [])]
      const [dropped] = all
      if (dropped === undefined || event.defaultPrevented || isInDialog()) return
      event.preventDefault()
      take(dropped, all)
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!over) return null
  return (
    <Portal>
      <Paper className={classes.over} shadow="md" withBorder p="md">
        <Text fw={600}>{words}</Text>
      </Paper>
    </Portal>
  )
}
