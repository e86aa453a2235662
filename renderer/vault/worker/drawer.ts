// The locked drawer of an open vault: its key is here only while it is open, and it closes itself. Two vaults that were joined may
// have brought a drawer each; the passphrase opens those that it fits.
import { waitLeft } from '../../../shared/domain/guess-delay.ts'
import { compareNotes, isVersionDue, saysTheSame } from '../../../shared/domain/notes.ts'
import { drawer as drawerSchema, drawerContent, type Drawer, type DrawerContent } from '../../../shared/model/drawer.ts'
import { noteVersion, type Note, type NoteVersion } from '../../../shared/model/note.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { NamedError } from '../../../shared/result.ts'
import { keepForRequests, waitingMentees } from './access.ts'
import { put } from './drafts.ts'
import { rebuildJournal } from './fold.ts'
import { kdfFault } from './header.ts'
import type { Derive } from './kdf.ts'
import {
  fromBase64,
  newWrappedKey,
  openJson,
  randomBytes,
  randomId,
  rewrapKey,
  sealJson,
  toBase64,
  unwrapKey,
  type Place,
} from './seal.ts'
import type { OpenVault } from './state.ts'
import { commit } from './write.ts'

/** Milliseconds without a touch after which it closes itself. */
export const drawerPatience = 2 * 60_000

export interface DrawerState {
  exists: boolean
  isOpen: boolean
  /** When it closes itself if nothing is touched, milliseconds since 1970; null while it is closed. */
  closesAt: number | null
}

export type DrawerDesk = ReturnType<typeof createDrawer>

function slotPlace(drawerId: string): Place {
  return { place: 'slot', folder: `drawer/${drawerId}`, first: 0, last: 0, kid: 'drawer' }
}

function notePlace(noteId: string, drawerId: string): Place {
  return { place: 'drawer', folder: noteId, first: 0, last: 0, kid: drawerId }
}

export function createDrawer(vault: OpenVault) {
  const { memory, ports } = vault
  /** Of the open drawers; the first one takes what is new. */
  const keys = new Map<string, CryptoKey>()
  let closesAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let guesses = { count: 0, at: 0 }

  function tell(): void {
    vault.feed({ tables: ['drawer', 'drawerNote'], menteeIds: [] })
  }

  function close(): void {
    clearTimeout(timer)
    if (keys.size === 0) return
    keys.clear()
    tell()
  }

  function isOpen(): boolean {
    if (keys.size > 0 && ports.now() >= closesAt) close()
    return keys.size > 0
  }

  /** Puts its closing off. */
  function touch(): void {
    if (!isOpen()) return
    closesAt = ports.now() + drawerPatience
    clearTimeout(timer)
    timer = setTimeout(close, drawerPatience)
  }

  function opened(drawerId: string, key: CryptoKey): void {
    keys.set(drawerId, key)
    closesAt = ports.now() + drawerPatience
    touch()
  }

  function require(): { drawerId: string; key: CryptoKey } {
    const [first] = isOpen() ? keys : []
    if (first === undefined) throw new NamedError('drawer/closed')
    return { drawerId: first[0], key: first[1] }
  }

  async function kekOf(derive: Derive, { salt, kdf }: Drawer, secret: 'first' | 'second'): Promise<CryptoKey> {
    const fault = kdfFault(kdf)
    if (fault !== null) throw new NamedError(fault)
    const answer = await derive({ salt: fromBase64(salt), parameters: kdf, secret })
    if (!answer.ok) throw new NamedError(answer.code)
    return answer.key
  }

  /** A salt and parameters of this computer, and the key that follows from a new passphrase. */
  async function freshKek(derive: Derive, secret: 'first' | 'second') {
    const salt = randomBytes(16)
    const answer = await derive({ salt, parameters: null, secret })
    if (!answer.ok) throw new NamedError(answer.code)
    return { salt: toBase64(salt), kdf: answer.parameters, kek: answer.key }
  }

  async function contentOf(noteId: string): Promise<DrawerContent | null> {
    const record = memory.get('drawerNote', noteId)
    const key = record === null ? undefined : keys.get(record.drawerId)
    if (record === null || key === undefined) return null
    const place = notePlace(noteId, record.drawerId)
    return drawerContent.parse(await openJson(key, place, fromBase64(record.box)))
  }

  async function sealed(content: DrawerContent): Promise<Change> {
    const { note } = content
    const before = memory.get('drawerNote', note.id)
    const { drawerId, key } = require()
    const id = before?.drawerId ?? drawerId
    const box = toBase64(await sealJson(keys.get(id) ?? key, notePlace(note.id, id), drawerContent.parse(content)))
    const { createdAt, updatedAt, sample } = note
    return put('drawerNote', { id: note.id, createdAt, updatedAt, sample, drawerId: id, box })
  }

  return {
    state: (): DrawerState => ({
      exists: memory.count('drawer') > 0,
      isOpen: isOpen(),
      closesAt: isOpen() ? closesAt : null,
    }),
    touch,
    close,

    /** Makes a drawer and opens it. @throws NamedError `drawer/exists`. */
    async create(derive: Derive): Promise<void> {
      if (memory.count('drawer') > 0) throw new NamedError('drawer/exists')
      const at = new Date(ports.now()).toISOString()
      const id = randomId()
      const { salt, kdf, kek } = await freshKek(derive, 'first')
      const { key, wrapped } = await newWrappedKey(kek, slotPlace(id))
      const own = { id, createdAt: at, updatedAt: at, sample: false }
      await commit(vault, [put('drawer', drawerSchema.parse({ ...own, salt, kdf, wrapped: toBase64(wrapped) }))])
      opened(id, key)
      tell()
    },

    /** @throws NamedError `drawer/wrong-passphrase` and `drawer/wait`, whose message is the ms to wait. */
    async open(derive: Derive): Promise<void> {
      const wait = waitLeft(guesses, ports.now())
      if (wait > 0) throw new NamedError('drawer/wait', String(Math.ceil(wait)))
      for (const record of memory.all('drawer')) {
        const kek = await kekOf(derive, record, 'first')
        const key = await unwrapKey(kek, slotPlace(record.id), fromBase64(record.wrapped)).catch(refusedAsNull)
        if (key !== null) opened(record.id, key)
      }
      if (keys.size === 0) {
        guesses = { count: guesses.count + 1, at: ports.now() }
        throw new NamedError('drawer/wrong-passphrase', String(waitLeft(guesses, guesses.at)))
      }
      guesses = { count: 0, at: 0 }
      tell()
    },

    /** The first secret is the present passphrase, the second the new one. */
    async change(derive: Derive): Promise<void> {
      const changed: Change[] = []
      for (const record of memory.all('drawer')) {
        const from = {
          key: await kekOf(derive, record, 'first'),
          place: slotPlace(record.id),
          wrapped: fromBase64(record.wrapped),
        }
        const { salt, kdf, kek } = await freshKek(derive, 'second')
        const wrapped = await rewrapKey(from, { key: kek, place: from.place }).catch(refusedAsNull)
        const updatedAt = new Date(ports.now()).toISOString()
        if (wrapped !== null)
          changed.push(put('drawer', { ...record, updatedAt, salt, kdf, wrapped: toBase64(wrapped) }))
      }
      if (changed.length === 0) throw new NamedError('drawer/wrong-passphrase', '0')
      await commit(vault, changed)
    },

    /** The latest first; null while it is closed. One that does not open is left out and stays where it is. */
    async notes(): Promise<Note[] | null> {
      if (!isOpen()) return null
      const found: Note[] = []
      for (const { id } of memory.all('drawerNote')) {
        const content = await contentOf(id).catch(refusedAsNull)
        if (content !== null) found.push(content.note)
      }
      return found.toSorted(compareNotes)
    },

    /** What it said before is kept with it when that is due, or always. @throws NamedError `drawer/closed`. */
    async keep(note: Note, always = false): Promise<void> {
      require()
      touch()
      const versions = withFormer(await contentOf(note.id), note, ports.now(), always)
      await commit(vault, [await sealed({ note, versions })])
    },

    /** What a note said before, the latest first. @throws NamedError `drawer/closed`. */
    async versions(noteId: string): Promise<NoteVersion[]> {
      require()
      return (await contentOf(noteId))?.versions ?? []
    },

    /** @throws NamedError `drawer/closed`, `vault/request-open`. */
    async remove(noteId: string): Promise<void> {
      require()
      touch()
      const waiting = waitingMentees(memory)
      const about = (await contentOf(noteId))?.note.menteeIds ?? []
      if (about.some((id) => waiting.has(id))) throw new NamedError('vault/request-open')
      await commit(vault, [{ op: 'delete', table: 'drawerNote', id: noteId }])
    },

    /** Puts a note of the vault into the drawer, with what it said before; its words go from store and journal.
     * @throws NamedError `drawer/closed`, `drawer/only-private`, `drawer/has-files`, `vault/not-found`. */
    async take(noteId: string): Promise<void> {
      require()
      touch()
      const note = memory.get('note', noteId)
      if (note === null) throw new NamedError('vault/not-found')
      if (note.class !== 'memory-aid') throw new NamedError('drawer/only-private')
      if (memory.all('file').some(({ ownerId }) => ownerId === noteId)) throw new NamedError('drawer/has-files')
      keepForRequests(memory, [{ op: 'delete', table: 'note', id: noteId }])
      const versions = memory
        .all('noteVersion')
        .filter((one) => one.noteId === noteId)
        .toSorted((one, other) => other.at.localeCompare(one.at))
      await commit(vault, [await sealed({ note, versions }), { op: 'delete', table: 'note', id: noteId }])
      await vault.exclusive(() => rebuildJournal(vault))
    },
  }
}

/** Former versions that are kept of a note, at most: its box holds all of them. */
const mostVersions = 50

/** The versions of a note once it says something else, the latest first. */
function withFormer(before: DrawerContent | null, next: Note, now: number, always: boolean): NoteVersion[] {
  if (before === null) return []
  const { note, versions } = before
  const isDue = always || isVersionDue(note, versions[0]?.createdAt ?? null, now)
  if (saysTheSame(note, next) || !isDue) return versions
  const { id: noteId, title, words, updatedAt, menteeIds, sample } = note
  const at = new Date(now).toISOString()
  const own = { id: randomId(), createdAt: at, updatedAt: at, sample }
  return [noteVersion.parse({ ...own, noteId, menteeIds, at: updatedAt, title, words }), ...versions].slice(
    0,
    mostVersions,
  )
}

/** Null when the seal does not fit; any other failure goes on. */
function refusedAsNull(error: unknown): null {
  if (error instanceof NamedError && error.code === 'vault/box-refused') return null
  throw error
}
