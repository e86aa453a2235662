// What can be done on the present screen, for the command palette and the shortcuts. A screen registers its
// commands while it is mounted; the one mounted last comes first.
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Command {
  /** Unique among the commands of all screens: `mentee.archive`. */
  id: string
  label: string
  /** Such as `mod+S` or `N`; `mod` is Ctrl, on a Mac Cmd. */
  shortcut?: string
  /** The heading it stands under in the palette. */
  group?: string
  run(): void
}

interface Holder {
  commands: Command[]
}

const holders: Holder[] = []
let all: Command[] = []
const listeners = new Set<() => void>()

function changed(): void {
  const byId = new Map<string, Command>()
  for (const holder of holders.toReversed())
    for (const command of holder.commands) if (!byId.has(command.id)) byId.set(command.id, command)
  all = [...byId.values()]
  for (const listener of listeners) listener()
  runAwaited()
}

function useHolder(commands: Command[], place: 'above' | 'below'): void {
  const holder = useRef<Holder>({ commands })
  useEffect(() => {
    const mine = holder.current
    if (place === 'above') holders.push(mine)
    else holders.unshift(mine)
    changed()
    return () => {
      holders.splice(holders.indexOf(mine), 1)
      changed()
    }
  }, [place])
  useEffect(() => {
    holder.current.commands = commands
    changed()
  })
}

/** Registers commands while the calling component is mounted. They come before those of what was mounted earlier,
 * also for a shortcut that both have. */
export function useCommands(commands: Command[]): void {
  useHolder(commands, 'above')
}

/** The commands that are there on every screen; a screen's own come before them. */
export function useFrameCommands(commands: Command[]): void {
  useHolder(commands, 'below')
}

/** How long a command may take to appear after its screen was asked for, ms. */
const longestArrival = 5_000
let awaited: { id: string; until: number } | null = null

/** Runs a command of a screen that is being opened, as soon as it is registered: `New mentee` from anywhere. */
export function runOnArrival(id: string): void {
  awaited = { id, until: performance.now() + longestArrival }
  runAwaited()
}

function runAwaited(): void {
  if (awaited === null) return
  const { id, until } = awaited
  const command = all.find((one) => one.id === id)
  if (performance.now() > until) awaited = null
  else if (command !== undefined) {
    awaited = null
    command.run()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All commands there are now. */
export function useAllCommands(): Command[] {
  return useSyncExternalStore(subscribe, () => all)
}

/** Whether the key was typed into a field, where a single letter is text and not a command. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** What keyboard events are asked for here. */
type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether these keys are that shortcut. On a keyboard of another script the place of the key counts; a sign such as
 * `/` counts wherever the keyboard has it, also above Shift. */
export function isShortcut(shortcut: string, keys: Keys): boolean {
  const parts = shortcut.toLowerCase().split('+')
  const wanted = parts.at(-1) ?? ''
  const letter = /^[a-z]$/.test(wanted)
  const foreign = /[^\u0020-\u007e]/.test(keys.key)
  const pressed = foreign && letter ? keys.code.replace('Key', '').toLowerCase() : keys.key.toLowerCase()
  if (pressed !== wanted || keys.altKey !== parts.includes('alt')) return false
  if ((keys.ctrlKey || keys.metaKey) !== parts.includes('mod')) return false
  return keys.shiftKey === parts.includes('shift') || (!letter && !parts.includes('mod'))
}

/** Runs the command whose shortcut this key is. Letters without Ctrl or Cmd do nothing while somebody types
 * or while a dialog is open. */
export function runShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (plain && (isTyping(event) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null)) return
  const command = all.find((one) => one.shortcut !== undefined && isShortcut(one.shortcut, event))
  if (command === undefined) return
  event.preventDefault()
  command.run()
}

/** A shortcut as it is printed on keys: `Ctrl+K`, on a Mac `⌘K`. */
export function sayShortcut(shortcut: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = mac
    ? { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' }
    : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' }
  const parts = shortcut.split('+').map((part) => names[part.toLowerCase()] ?? part.toUpperCase())
  return parts.join(mac ? '' : '+')
}
