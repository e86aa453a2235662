// A backup of a vault and back: into an empty vault it gives the same records and bodies, into another it changes only what the
// mentor chose, and broken off it is finished by taking it in once more.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openArchive, sealArchive, type BackupKey } from '../../../renderer/vault/backup/age-archive.ts'
import type { RestoreChoice } from '../../../renderer/vault/worker/restore.ts'
import {
  archivedTables,
  endFile,
  manifestFile,
  readArchiveFile,
  recordLine,
  recordsFile,
  type ArchiveFile,
  type ArchiveItem,
} from '../../../shared/domain/backup/archive.ts'
import { samplePractice } from '../../../shared/domain/sample-practice.ts'
import { attachment, mail } from '../../../shared/model/mail.ts'
import { note } from '../../../shared/model/note.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import type { Change } from '../../../shared/model/tables.ts'
import {
  newMeeting,
  newMentee,
  newVault,
  put,
  putMeeting,
  reopened,
  type TestVault,
} from '../vault/vault-under-test.ts'

const at = '2026-09-14T08:00:00.000Z'
const later = '2026-09-20T08:00:00.000Z'
const words = 'the boat by the mill'
const key: BackupKey = { kind: 'passphrase', passphrase: words }
const everything: RestoreChoice = { leaveOut: [], takeTheirs: [] }

/** The files of a backup, without the encryption that has its own tests. */
async function filesOf({ vault }: TestVault): Promise<ArchiveFile[]> {
  const { source } = await vault.safekeeping('1.0.0')
  const files: ArchiveFile[] = []
  for (let portion = await source.next(); portion !== null; portion = await source.next()) files.push(...portion.files)
  return files
}

function itemsOf(files: readonly ArchiveFile[]): ArchiveItem[] {
  return files.map(readArchiveFile)
}

async function compared(test: TestVault, files: readonly ArchiveFile[]) {
  const { restore } = await test.vault.safekeeping('1.0.0')
  await restore.look(itemsOf(files))
  return { restore, preview: await restore.preview() }
}

async function restored(test: TestVault, files: readonly ArchiveFile[], choice = everything) {
  const { restore } = await compared(test, files)
  await restore.begin(choice)
  // As they come: a few at a time.
  for (const item of itemsOf(files)) await restore.take([item])
  return restore.finish()
}

/** All that a backup holds of a vault, without what belongs to this computer or is the practice's own identity. */
async function contentsOf(test: TestVault): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const item of itemsOf(await filesOf(test))) {
    if (item.kind === 'records')
      for (const { table, value } of item.records) {
        const name = table === 'practice' ? 'practice' : `${table}/${value.id}`
        found.set(name, table === 'practice' ? { ...value, id: '', createdAt: '', updatedAt: '' } : value)
      }
    if (item.kind === 'body') found.set(`body/${item.id}`, Buffer.from(item.bytes).toString('base64'))
  }
  return found
}

async function keepMail({ vault }: TestVault, menteeIds: string[], subject: string, raw: string): Promise<string> {
  const id = crypto.randomUUID()
  const body = new TextEncoder().encode(raw)
  const value = mail.parse({
    id,
    createdAt: at,
    updatedAt: at,
    menteeIds,
    threadId: id,
    subject,
    state: 'sent',
    size: body.length,
  })
  await vault.session().writeMail(value, body)
  return id
}

async function filledVault(): Promise<TestVault> {
  const test = await newVault()
  await test.vault.session().write(samplePractice(Date.parse(at), () => crypto.randomUUID()))
  const [first] = await test.vault.session().roster()
  await keepMail(test, [first!.mentee.id], 'Kept to the byte', 'Subject: x\r\n\r\n\u0000\u00ff Grüße\r\n')
  const file = attachment.parse({
    id: crypto.randomUUID(),
    createdAt: at,
    updatedAt: at,
    mailId: crypto.randomUUID(),
    menteeIds: [first!.mentee.id],
    name: 'plan.pdf',
    type: 'application/pdf',
    size: 3,
  })
  await test.vault.session().writeAttachment(file, new Uint8Array([1, 2, 3]))
  return test
}

describe('a backup', () => {
  it('taken into an empty vault gives the same vault', async () => {
    const from = await filledVault()
    const into = await newVault()
    const files = await filesOf(from)
    const { preview } = await compared(into, files)
    expect(preview.isFresh).toBe(true)
    expect(preview.conflicts).toEqual([])
    const done = await restored(into, files)
    expect(done.added).toBeGreaterThan(100)
    expect(await contentsOf(into)).toEqual(await contentsOf(from))
    const again = await reopened(into)
    expect(again.unlocked.notices).toEqual([])
    expect(await contentsOf(again)).toEqual(await contentsOf(from))
    const [log] = await again.vault.session().restores()
    expect(log?.added).toBe(done.added)
    expect(log?.finishedAt).not.toBeNull()
  })

  it('goes through encryption and back whole', async () => {
    const from = await filledVault()
    const { source } = await from.vault.safekeeping('1.0.0')
    async function* files() {
      for (let portion = await source.next(); portion !== null; portion = await source.next()) yield* portion.files
    }
    const { stream } = await sealArchive(files(), { kind: 'passphrase', passphrase: words }, new Date(at))
    const items: ArchiveItem[] = []
    for await (const item of openArchive(stream, key)) items.push(item)
    const records = items.reduce((sum, item) => sum + (item.kind === 'records' ? item.records.length : 0), 0)
    expect(records).toBe(source.total)
    expect(items.filter(({ kind }) => kind === 'body')).toHaveLength(2)
  }, 60_000)

  it('of any records comes back as it was (property)', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: words, remarks: words, topic: words, note: words }), { maxLength: 6 }),
        async (people) => {
          const from = await newVault()
          const changes = people.flatMap(({ name, remarks, topic, note: said }): Change[] => {
            const person = newMentee(name.trim() || 'Nameless', { remarks })
            const own = { createdAt: at, updatedAt: at, on: '2026-09-14', menteeIds: [person.id] }
            return [
              put(person),
              putMeeting(newMeeting([person.id], { topic })),
              {
                op: 'put',
                table: 'note',
                value: note.parse({ id: crypto.randomUUID(), ...own, words: fromPlain(said) }),
              },
            ]
          })
          if (changes.length > 0) await from.vault.session().write(changes)
          const into = await newVault()
          await restored(into, await filesOf(from))
          expect(await contentsOf(into)).toEqual(await contentsOf(from))
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('names its tables in an order in which they can be written, each once', () => {
    expect(archivedTables.slice(0, 3)).toEqual(['practice', 'mentee', 'group'])
    expect(new Set(archivedTables).size).toBe(archivedTables.length)
  })
})

describe('a backup of another laptop', () => {
  /** Two laptops that were one until a moment ago. */
  async function twoLaptops() {
    const amina = newMentee('Amina')
    const shared = newMeeting([amina.id], { topic: 'First meeting' })
    const mine = await newVault()
    await mine.vault.session().write([put(amina), putMeeting(shared)])
    const theirs = await newVault()
    await restored(theirs, await filesOf(mine))
    return { amina, shared, mine, theirs }
  }

  it('loses neither side’s changes: what is only there is added, what is only here stays, what differs is settled', async () => {
    const { amina, shared, mine, theirs } = await twoLaptops()
    const ben = newMentee('Ben')
    const clara = newMentee('Clara')
    await mine.vault.session().write([put(ben), putMeeting({ ...shared, topic: 'Changed here', updatedAt: at })])
    await theirs.vault
      .session()
      .write([
        put(clara),
        put({ ...amina, remarks: 'from the other laptop', updatedAt: later }),
        putMeeting({ ...shared, topic: 'Changed there', updatedAt: later }),
      ])
    const mailId = await keepMail(theirs, [clara.id], 'To Clara', 'hello Clara')
    const files = await filesOf(theirs)
    const { preview } = await compared(mine, files)
    expect(preview.isFresh).toBe(false)
    expect(preview.onlyThere.map(({ title }) => title).sort()).toEqual(['Clara', 'To Clara'])
    expect(preview.conflicts.map(({ title }) => title).sort()).toEqual(['Amina', 'Changed there'])
    expect(preview.conflicts.find(({ table }) => table === 'meeting')?.differences).toEqual([
      { field: 'topic', mine: 'Changed here', theirs: 'Changed there' },
    ])
    expect(preview.tables.find(({ table }) => table === 'mentee')).toEqual({
      table: 'mentee',
      same: 0,
      onlyThere: 1,
      onlyHere: 1,
      different: 1,
    })
    const done = await restored(mine, files, { leaveOut: [], takeTheirs: [`mentee/${amina.id}`] })
    const session = mine.vault.session()
    expect((await session.roster()).map(({ mentee }) => mentee.name).sort()).toEqual(['Amina', 'Ben', 'Clara'])
    expect((await session.mentee(amina.id))?.remarks).toBe('from the other laptop')
    expect((await session.meeting(shared.id))?.topic).toBe('Changed here')
    expect(new TextDecoder().decode((await session.mailBody(mailId)) ?? new Uint8Array())).toBe('hello Clara')
    await session.write(done.undo ?? [])
    expect((await session.roster()).map(({ mentee }) => mentee.name).sort()).toEqual(['Amina', 'Ben'])
    expect((await session.mentee(amina.id))?.remarks).toBe('')
  })

  it('leaves out what the mentor leaves out, a kind or one record', async () => {
    const { mine, theirs } = await twoLaptops()
    const [clara, dina] = [newMentee('Clara'), newMentee('Dina')]
    await theirs.vault.session().write([put(clara), put(dina), putMeeting(newMeeting([clara.id]))])
    const files = await filesOf(theirs)
    await restored(mine, files, { leaveOut: ['meeting', `mentee/${dina.id}`], takeTheirs: [] })
    expect((await mine.vault.session().roster()).map(({ mentee }) => mentee.name).sort()).toEqual(['Amina', 'Clara'])
    expect(await mine.vault.session().meetings()).toHaveLength(1)
  })

  it('keeps one practice, with its own settings unless the mentor takes the others', async () => {
    const { mine, theirs } = await twoLaptops()
    const practice = await theirs.vault.session().practice()
    await theirs.vault
      .session()
      .write([{ op: 'put', table: 'practice', value: { ...practice, mentorName: 'Prof. There', updatedAt: later } }])
    const files = await filesOf(theirs)
    const own = await mine.vault.session().practice()
    const { preview } = await compared(mine, files)
    expect(preview.conflicts.map(({ table, id }) => `${table}/${id}`)).toEqual([`practice/${own.id}`])
    await restored(mine, files)
    expect((await mine.vault.session().practice()).mentorName).toBe(own.mentorName)
    await restored(mine, files, { leaveOut: [], takeTheirs: [`practice/${own.id}`] })
    expect(await mine.vault.session().practice()).toMatchObject({ id: own.id, mentorName: 'Prof. There' })
  })

  it('does not make a memory aid of a record again', async () => {
    const { mine, theirs } = await twoLaptops()
    const own = { id: crypto.randomUUID(), createdAt: at, updatedAt: at, on: '2026-09-14' }
    const aid = note.parse({ ...own, title: 'aid' })
    await theirs.vault
      .session()
      .write([{ op: 'put', table: 'note', value: { ...aid, title: 'aid, newer', updatedAt: later } }])
    await mine.vault.session().write([{ op: 'put', table: 'note', value: { ...aid, class: 'shared-record' } }])
    await restored(mine, await filesOf(theirs), { leaveOut: [], takeTheirs: [`note/${aid.id}`] })
    expect(await mine.vault.session().note(aid.id)).toMatchObject({ class: 'shared-record', title: 'aid, newer' })
  })
})

describe('a restore that is broken off', () => {
  it('says so, and taking the same backup in once more does the rest', async () => {
    const from = await filledVault()
    const files = await filesOf(from)
    const into = await newVault()
    const { restore } = await compared(into, files)
    await restore.begin(everything)
    // The first half comes, then the program is gone.
    for (const item of itemsOf(files.slice(0, Math.floor(files.length / 2)))) await restore.take([item])
    const again = await reopened(into)
    expect((await again.vault.session().restores())[0]?.finishedAt).toBeNull()
    again.clock.now += 60_000
    await restored(again, files)
    expect(await contentsOf(again)).toEqual(await contentsOf(from))
    expect((await again.vault.session().restores())[0]?.finishedAt).not.toBeNull()
  })

  it('changes nothing before it is begun, whatever was looked at', async () => {
    const into = await newVault()
    const before = (await into.vault.session().health()).seq
    await compared(into, await filesOf(await filledVault()))
    expect((await into.vault.session().health()).seq).toBe(before)
  })
})

describe('what is not in a vault of this version', () => {
  it('a record whose mentee is unknown is kept with the practice', async () => {
    const into = await newVault()
    const stray = newMeeting([crypto.randomUUID()], { topic: 'stray' })
    const backupId = crypto.randomUUID()
    await restored(into, [
      manifestFile({ backupId, vaultId: backupId, madeAt: at, program: '1', records: { meeting: 1 } }),
      recordsFile('meeting', 1, [recordLine('meeting', stray)]),
      endFile({ backupId, records: 1, bodies: 0 }),
    ])
    expect((await (await reopened(into)).vault.session().meetings()).map(({ topic }) => topic)).toEqual(['stray'])
  })
})
