// What the palette lists for a text: commands whose words begin with the typed words, and mentees by name.
import { displayName } from '../../../shared/model/mentee.ts'
import type { RosterEntry } from '../../vault/api.ts'
import type { Command } from '../commands.ts'

export interface PaletteEntry {
  id: string
  label: string
  shortcut: string
  run: () => void
}

export interface PaletteGroup {
  title: string
  entries: PaletteEntry[]
}

/** At most so many mentees are listed; the search over everything has the rest. */
const mostMentees = 8

/** Scripts that are written without spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** Letters without their accents and case, so that `jose` finds José. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** Whether each typed word begins a word of the label, in any order; scripts without spaces match anywhere. */
export function fits(label: string, typed: string): boolean {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u)
  return plain(typed)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part) || (unspaced.test(part) && word.includes(part))))
}

/** @param open goes to a mentee */
export function findEntries(
  typed: string,
  commands: readonly Command[],
  roster: readonly RosterEntry[],
  open: (menteeId: string) => void,
): PaletteGroup[] {
  const groups = new Map<string, PaletteEntry[]>()
  const labels = new Set<string>()
  const shortcuts = new Set<string>()
  for (const command of commands) {
    // A key that a screen has taken for itself is not shown at the frame's command.
    const shortcut = command.shortcut === undefined || shortcuts.has(command.shortcut) ? '' : command.shortcut
    if (command.shortcut !== undefined) shortcuts.add(command.shortcut)
    // The palette does not offer itself, and a screen's own command stands for the frame's of the same name.
    if (command.id === 'app.commands' || labels.has(command.label) || !fits(command.label, typed)) continue
    labels.add(command.label)
    const title = command.group ?? 'Here'
    const entries = groups.get(title) ?? []
    entries.push({ id: command.id, label: command.label, shortcut, run: () => command.run() })
    groups.set(title, entries)
  }
  const found: PaletteGroup[] = [...groups].map(([title, entries]) => ({ title, entries }))
  const people = roster
    .filter(({ mentee }) => mentee.archivedAt === null && fits(`${mentee.name} ${mentee.preferredName}`, typed))
    .slice(0, mostMentees)
    .map(({ mentee }) => ({
      id: `mentee.${mentee.id}`,
      label: displayName(mentee),
      shortcut: '',
      run: () => open(mentee.id),
    }))
  if (people.length === 0) return found
  const mentees = { title: 'Go to mentee', entries: people }
  // Before anything is typed commands come first; a typed name is more likely a person.
  return typed.trim() === '' ? [...found, mentees] : [mentees, ...found]
}
