// The keys of the roster's list: to walk, to find a name by its first letters, to select, open, edit and delete.
// `e`, `n` and `/` are commands; with Shift a letter always looks for a name.
import { useRef, type KeyboardEvent } from 'react'
import { typeAhead } from '../../../shared/domain/roster.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { RosterEntry } from '../../vault/api.ts'
import { walkRows } from '../../ui/rows.ts'
import { clearSelection, look, select, selectTo, toggle, type RosterView } from './roster-view.ts'

/** Letters typed with longer breaks than this begin a new name, in ms. */
const typingPause = 800

export interface RosterKeyActions {
  onOpen: (entry: RosterEntry) => void
  onEdit: (mentee: Mentee) => void
  onRemove: (mentees: readonly Mentee[]) => void
  onSearch: () => void
  /** Stands on a place and brings it into view. */
  goTo: (place: number) => void
  /** How far the Page keys go. */
  rowsInView: () => number
}

/** The selected people when there are any, else the one the keyboard stands on. */
export function meant(lines: readonly RosterEntry[], place: number, view: RosterView): Mentee[] {
  const selected = lines.filter((one) => view.selectedIds.has(one.mentee.id)).map((one) => one.mentee)
  if (selected.length > 0) return selected
  const entry = lines[place]
  return entry === undefined ? [] : [entry.mentee]
}

/** The handler for key presses on a row. */
export function useRosterKeys(
  lines: readonly RosterEntry[],
  active: number,
  view: RosterView,
  actions: RosterKeyActions,
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })

  const findByLetter = (letter: string, at: number) => {
    const going = at - typed.current.at < typingPause
    const before = going ? typed.current.text : ''
    // The same letter again and again goes from one such name to the next.
    const again = before !== '' && before.replaceAll(letter, '') === ''
    const text = again ? letter : before + letter
    typed.current = { text: before + letter, at }
    const found = typeAhead(lines, text, text.length === letter.length ? active + 1 : active)
    if (found !== -1) actions.goTo(found)
  }

  const command = (event: KeyboardEvent, entry: RosterEntry): boolean => {
    const mod = event.ctrlKey || event.metaKey
    const typing = event.timeStamp - typed.current.at < typingPause && typed.current.text !== ''
    if (mod && event.key.toLowerCase() === 'a') select(lines.map((one) => one.mentee.id))
    else if (mod || event.altKey) return false
    else if (event.key === 'Enter') actions.onOpen(entry)
    else if (event.key === 'Delete') actions.onRemove(meant(lines, active, view))
    else if (event.key === 'F2' || (event.key === 'e' && !typing)) actions.onEdit(entry.mentee)
    else if (event.key === '/') actions.onSearch()
    else if (event.key === ' ' && !typing) toggle(entry.mentee.id)
    else if (event.key === 'Escape' && view.selectedIds.size > 0) clearSelection()
    else if ((event.key === 'n' && !typing) || !/^.$/u.test(event.key)) return false
    else findByLetter(event.key, event.timeStamp)
    return true
  }

  return (event) => {
    const entry = lines[active]
    if (entry === undefined || event.nativeEvent.isComposing) return
    const place =
      event.ctrlKey || event.altKey ? null : walkRows(event.key, active, lines.length - 1, actions.rowsInView())
    if (place !== null) {
      if (event.shiftKey) {
        look({ anchorId: view.anchorId ?? entry.mentee.id })
        selectTo(lines, place)
      }
      actions.goTo(place)
    } else if (!command(event, entry)) return
    event.preventDefault()
  }
}
