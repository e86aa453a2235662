// Shortcuts and the palette: that the right keys do the right thing, and names are found as they are typed.
import { describe, expect, it } from 'vitest'
import { isShortcut, sayShortcut } from '../../../renderer/app/commands.ts'
import { findEntries, fits } from '../../../renderer/app/frame/palette-entries.ts'
import { mentee } from '../../../shared/model/mentee.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('a shortcut', () => {
  it.each([
    ['mod+K', { ...none, key: 'k', code: 'KeyK', ctrlKey: true }, true],
    ['mod+K', { ...none, key: 'k', code: 'KeyK', metaKey: true }, true],
    ['mod+K', { ...none, key: 'k', code: 'KeyK' }, false],
    ['mod+K', { ...none, key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, false],
    ['mod+shift+L', { ...none, key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true }, true],
    ['N', { ...none, key: 'n', code: 'KeyN' }, true],
    ['N', { ...none, key: 'n', code: 'KeyN', altKey: true }, false],
    ['/', { ...none, key: '/', code: 'Slash' }, true],
    // German and many others have the slash above a digit.
    ['/', { ...none, key: '/', code: 'Digit7', shiftKey: true }, true],
    // A keyboard of another script: the place of the key counts.
    ['mod+K', { ...none, key: 'л', code: 'KeyK', ctrlKey: true }, true],
    ['mod+K', { ...none, key: 'ن', code: 'KeyK', ctrlKey: true }, true],
  ])('%s against %o is %s', (shortcut, keys, expected) => {
    expect(isShortcut(shortcut, keys)).toBe(expected)
  })

  it('is named as it stands on the keys', () => {
    expect(sayShortcut('mod+shift+L', false)).toBe('Ctrl+Shift+L')
    expect(sayShortcut('mod+shift+L', true)).toBe('⌘⇧L')
  })
})

describe('what is typed into the palette', () => {
  it.each([
    ['José Luis Ramírez', 'jose', true],
    ['José Luis Ramírez', 'ram lu', true],
    ['José Luis Ramírez', 'uis', false],
    ['陈思远', '思', true],
    ['ليلى حداد', 'حد', true],
    ['Châu Nguyễn', 'nguyen', true],
    ['New mentee', 'men ne', true],
    ['New mentee', '', true],
  ])('%s is found by "%s": %s', (label, typed, expected) => {
    expect(fits(label, typed)).toBe(expected)
  })
})

describe('the palette', () => {
  const at = '2026-09-14T08:00:00.000Z'
  const person = (name: string) =>
    mentee.parse({ id: crypto.randomUUID(), createdAt: at, updatedAt: at, sample: false, name })
  const roster = ['Amina Otieno', 'Newton Adjei'].map((name) => ({
    mentee: person(name),
    lastContact: null,
    nextOn: null,
    everyDays: null,
    meetings: 0,
    groupIds: [],
  }))
  const run = () => undefined
  const commands = [
    { id: 'here.new', label: 'New mentee', shortcut: 'N', group: 'Mentees', run },
    { id: 'app.new', label: 'New …', shortcut: 'N', group: 'New', run },
    { id: 'app.new-mentee', label: 'New mentee', group: 'New', run },
  ]

  it('puts people first once a name is typed, and commands first before', () => {
    expect(findEntries('new', commands, roster, run)[0]?.title).toBe('Go to mentee')
    expect(findEntries('', commands, roster, run)[0]?.title).toBe('Mentees')
  })

  it('shows a key only at the command that the key runs, and a name only once', () => {
    const entries = findEntries('', commands, [], run).flatMap((group) => group.entries)
    expect(entries.map(({ id, shortcut }) => [id, shortcut])).toEqual([
      ['here.new', 'N'],
      ['app.new', ''],
    ])
  })
})
