// Changing all keys: everything is readable at every moment, also when it is broken off after any step; and afterwards the former
// keys open nothing of what lies on the disk.
import { describe, expect, it } from 'vitest'
import { decodeBundle } from '../../../renderer/vault/worker/frame.ts'
import { decodeHeader } from '../../../renderer/vault/worker/header.ts'
import { openSlot } from '../../../renderer/vault/worker/slots.ts'
import { openRows } from '../../../renderer/vault/worker/seal.ts'
import { directoryFolder } from '../../../renderer/vault/worker/rows.ts'
import { mail as mailSchema } from '../../../shared/model/mail.ts'
import { storedFile } from '../../../shared/model/file.ts'
import { note } from '../../../shared/model/note.ts'
import { NamedError } from '../../../shared/result.ts'
import {
  newMeeting,
  newMentee,
  newVault,
  passphrase,
  put,
  putMeeting,
  quickDerive,
  reopened,
  startVault,
  stopVault,
  type TestVault,
} from './vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'
const own = () => ({ id: crypto.randomUUID(), createdAt: at, updatedAt: at })
const newCode = 'the new recovery secret'
const quiet = () => undefined

interface Filled {
  test: TestVault
  mailId: string
  fileId: string
}

/** Fifty mentees, so that there is more than one batch of folders; a mail and a file; folded and not. */
async function filledVault(): Promise<Filled> {
  const test = await newVault()
  const session = test.vault.session()
  const mentees = Array.from({ length: 50 }, (_, place) => newMentee(`Mentee ${place}`))
  const [first] = mentees
  await session.write(mentees.map(put))
  await session.write(mentees.map(({ id }) => putMeeting(newMeeting([id], { topic: `with ${id}` }))))
  const mailId = crypto.randomUUID()
  const kept = { ...own(), id: mailId, threadId: mailId, state: 'sent', size: 3, menteeIds: [first!.id] }
  await session.writeMail(mailSchema.parse(kept), new Uint8Array([1, 2, 3]))
  const about = note.parse({ ...own(), on: '2026-09-14', menteeIds: [first!.id], title: 'With a file' })
  await session.write([{ op: 'put', table: 'note', value: about }])
  const file = storedFile.parse({
    ...own(),
    ownerId: about.id,
    owner: 'note',
    menteeIds: [first!.id],
    name: 'a.pdf',
    size: 2,
    pieces: 0,
  })
  await session.addPiece(file, 0, new Uint8Array([8, 9]))
  await session.fold()
  await session.write(mentees.slice(0, 3).map(({ id }) => putMeeting(newMeeting([id], { topic: 'fresh' }))))
  return { test, mailId, fileId: file.id }
}

async function contentsOf({ test, mailId, fileId }: Filled) {
  const session = test.vault.session()
  const meetings = await session.meetings()
  return {
    names: (await session.roster()).map(({ mentee }) => mentee.name).sort(),
    topics: meetings.map(({ topic }) => topic).sort(),
    mail: [...((await session.mailBody(mailId)) ?? [])],
    file: [...(await session.pieceOf(fileId, 0))],
  }
}

const rotating = quickDerive(passphrase, newCode)

describe('changing all keys', () => {
  it('changes nothing that can be read, and ends the old recovery code alone', async () => {
    const filled = await filledVault()
    const before = await contentsOf(filled)
    await filled.test.vault.beginRotation(rotating)
    const steps: number[] = []
    await filled.test.vault.finishRotation((done) => steps.push(done))
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
    expect(steps.length).toBeGreaterThan(3)
    expect(filled.test.vault.isRotating()).toBe(false)
    expect(await contentsOf(filled)).toEqual(before)
    await filled.test.vault.session().write([put(newMentee('Later'))])
    const again = await reopened(filled.test)
    expect(again.unlocked.notices).toEqual([])
    expect((await again.vault.session().health()).unreadable).toEqual([])
    expect(await contentsOf({ ...filled, test: again })).toEqual({ ...before, names: ['Later', ...before.names] })
    const later = await startVault(await stopVault(again))
    await expect(later.vault.unlockWithRecovery(quickDerive('recovery secret'))).rejects.toThrow(NamedError)
    later.clock.now += 3_600_000
    const unlocked = await later.vault.unlockWithRecovery(quickDerive(newCode))
    expect(unlocked.mustChoosePassphrase).toBe(true)
  })

  it('refuses a wrong passphrase, and a second time before the first is finished', async () => {
    const { test } = await filledVault()
    await expect(test.vault.beginRotation(quickDerive('something else', newCode))).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    })
    await test.vault.beginRotation(rotating)
    await expect(test.vault.beginRotation(rotating)).rejects.toMatchObject({ code: 'vault/rotation-unfinished' })
  })

  it('leaves nothing on the disk that the former keys open', async () => {
    const filled = await filledVault()
    const { test } = filled
    const { contents } = { contents: await test.store.contents() }
    const former = await openSlot(decodeHeader(contents.header!), 'passphrase', quickDerive(passphrase))
    await test.vault.beginRotation(rotating)
    await test.vault.finishRotation(quiet)
    await test.vault.session().fold()
    const boxes = [
      ...(await test.store.blocksOf(directoryFolder)),
      ...(await test.store.tail()).flatMap(({ payload }) => decodeBundle(payload).rows),
    ]
    for await (const { payload } of test.ports.journal.entries()) boxes.push(...decodeBundle(payload).rows)
    const ofDirectory = boxes.filter(({ folder }) => folder === directoryFolder)
    expect(ofDirectory.length).toBeGreaterThan(1)
    for (const { box, ...place } of ofDirectory) {
      const where = { ...place, place: place.part === 0 ? ('tail' as const) : ('block' as const) }
      await expect(openRows(former.directory, where, box)).rejects.toThrow(NamedError)
      await expect(openRows(former.directory, { ...where, kid: 'root' }, box)).rejects.toThrow(NamedError)
    }
    const kids = new Set(boxes.filter(({ folder }) => folder !== directoryFolder).map(({ kid }) => kid.slice(0, 2)))
    expect([...kids]).toEqual(['2:'])
    expect((await test.store.body(filled.mailId))?.kid.startsWith('2:')).toBe(true)
    const header = decodeHeader((await test.store.contents()).header!)
    expect(header.header.former).toBe('')
    expect(header.header.generation).toBe(2)
  })

  it('broken off after any write is readable, is known as unfinished, and is gone on with', async () => {
    const count = await writesOfARotation()
    for (let stop = 0; stop < count; stop += 1) {
      const filled = await filledVault()
      const before = await contentsOf(filled)
      await brokenOff(filled.test, stop)
      const again = await reopened(filled.test)
      expect(
        again.unlocked.notices.filter(({ kind }) => kind !== 'restored'),
        `after ${stop} writes`,
      ).toEqual([])
      expect(await contentsOf({ ...filled, test: again }), `after ${stop} writes`).toEqual(before)
      if (again.vault.isRotating()) await again.vault.finishRotation(quiet)
      const last = await reopened(again)
      expect(await contentsOf({ ...filled, test: last }), `finished after ${stop} writes`).toEqual(before)
      expect(last.vault.isRotating()).toBe(false)
      expect((await last.vault.session().health()).unreadable).toEqual([])
    }
  }, 120_000)

  it('a second time takes the keys one further', async () => {
    const filled = await filledVault()
    const before = await contentsOf(filled)
    for (let times = 0; times < 2; times += 1) {
      await filled.test.vault.beginRotation(rotating)
      await filled.test.vault.finishRotation(quiet)
    }
    const again = await reopened(filled.test)
    expect(await contentsOf({ ...filled, test: again })).toEqual(before)
    expect((await again.store.body(filled.mailId))?.kid.startsWith('3:')).toBe(true)
  })
})

const writing = new Set(['journal.header', 'journal.append', 'journal.begin', 'journal.part', 'journal.finish'])

async function writesOfARotation(): Promise<number> {
  const { test } = await filledVault()
  let count = 0
  test.fault.before = (operation) => {
    if (writing.has(operation)) count += 1
  }
  await test.vault.beginRotation(rotating)
  await test.vault.finishRotation(quiet)
  return count
}

/** As a crash does: from one write to the journal on, nothing goes any more. */
async function brokenOff(test: TestVault, after: number): Promise<void> {
  let count = 0
  test.fault.before = (operation) => {
    if (!writing.has(operation)) return
    count += 1
    if (count > after) throw new NamedError('journal/unwritable', 'broken off')
  }
  try {
    await test.vault.beginRotation(rotating)
    await test.vault.finishRotation(quiet)
  } catch (error) {
    if (!(error instanceof NamedError)) throw error
  }
  test.fault.before = () => undefined
}
