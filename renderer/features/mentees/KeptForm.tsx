// A form at the side of the screen that keeps itself saved. Closing it, by whatever way, keeps what is there, and a
// toast offers the way back; only what cannot be kept holds it open. Used for mentees and for groups.
import { Button, Drawer, Group } from '@mantine/core'
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { RecordDraft, type DraftRules } from '../../../shared/domain/record-draft.ts'
import { useAutosave } from '../../app/autosave.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { offerUndo } from '../../app/undo.tsx'
import type { Written } from '../../vault/api.ts'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { making } from './roster-actions.ts'
import classes from './KeptForm.module.css'

/** After the last key, in ms. */
const saveDelay = 1_200

/** Tells the drawer what its own ways of closing have to call: the form closes, unless it has something to say. */
const ClosingContext = createContext<(close: () => void) => void>(() => undefined)

const LeaveContext = createContext<() => void>(() => undefined)

/** For a part of a form that leads elsewhere: drops a new record, keeps an edit. */
export function useLeaveForm(): () => void {
  return useContext(LeaveContext)
}

interface FormDrawerProps {
  opened: boolean
  onClose: () => void
  children: ReactNode
}

export function FormDrawer({ opened, onClose, children }: FormDrawerProps) {
  const closing = useRef(onClose)
  const listen = useCallback((close: () => void) => {
    closing.current = close
  }, [])
  return (
    <Drawer.Root
      opened={opened}
      onClose={() => closing.current()}
      position="right"
      size="34rem"
      transitionProps={{ duration: 100 }}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content classNames={{ content: classes.content }}>
        <ClosingContext value={listen}>{children}</ClosingContext>
      </Drawer.Content>
    </Drawer.Root>
  )
}

interface KeptFormProps<Kept extends object> {
  title: string
  /** As it was before the form was opened; null for a new record. */
  before: Kept | null
  /** The record that the form makes now; null while something is missing. */
  record: Kept | null
  /** Nothing was typed into a new form yet. */
  untouched: boolean
  rules: DraftRules<Kept>
  /** What the record is called, for the toast. */
  nameOf: (record: Kept) => string
  /** Shows what is missing, in answer to somebody who wants to close. */
  onMissing: () => void
  /** With the record as the vault holds it now; null when a new one was not kept. */
  onClose: (kept: Kept | null) => void
  children: ReactNode
}

export function KeptForm<Kept extends object>(props: KeptFormProps<Kept>) {
  const { title, before, record, untouched, rules, nameOf, onMissing, onClose, children } = props
  const client = useVaultClient()
  const write = useWrite()
  const [draft] = useState(() => new RecordDraft(before, rules, making))
  const form = useRef<HTMLFormElement>(null)
  const last = useRef<Written | null>(null)
  // While something is missing, the last record that was whole stays saved.
  const [whole, setWhole] = useState(before)
  if (record !== null && JSON.stringify(record) !== JSON.stringify(whole)) setWhole(record)

  const keep = async (next: Kept | null) => {
    if (next === null) return
    await draft.keep(next, async (changes) => {
      last.current = await write(changes)
    })
  }
  const saved = useAutosave(whole, keep, saveDelay)

  const keepAndClose = async (kept: Kept) => {
    await keep(kept)
    await draft.end()
    if (draft.changed && last.current !== null)
      offerUndo(
        client.session,
        { seq: last.current.seq, undo: draft.undo() },
        `${before === null ? 'Added' : 'Changed'}: ${nameOf(kept)}`,
      )
    onClose(kept)
  }
  const takeBack = async () => {
    await draft.end()
    const changes = draft.undo()
    if (changes.length > 0) await write(changes)
    onClose(before)
  }
  const discard = () => void takeBack().catch(showFailure)
  const close = () => {
    if (record !== null) keepAndClose(record).catch(showFailure)
    else if (untouched) onClose(null)
    else {
      // The field in hand is looked at as one that was left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      onMissing()
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
    }
  }
  // Whoever goes elsewhere from a new form drops it; an edit is kept.
  const leave = before === null ? discard : close
  const listenForClosing = useContext(ClosingContext)
  useEffect(() => listenForClosing(close))

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        close()
      }}
    >
      {/* Above the fields, where no toast ever lies over it. */}
      <header className={classes.head}>
        <Drawer.Title>{title}</Drawer.Title>
        <Group gap="xs" wrap="nowrap">
          {!untouched && <SavedMark state={record === null && saved === 'saved' ? 'unsaved' : saved} />}
          <Button variant="default" onClick={discard}>
            {before === null ? 'Discard' : 'Take back'}
          </Button>
          <Button type="submit">Done</Button>
        </Group>
      </header>
      <div className={classes.fields}>
        <LeaveContext value={leave}>{children}</LeaveContext>
      </div>
    </form>
  )
}
