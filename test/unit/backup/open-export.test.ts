// Everything takes out: an open archive that any program reads, from which an empty vault becomes the same vault again.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openArchive, sealArchive } from '../../../renderer/vault/backup/age-archive.ts'
import { readMbox } from '../../../shared/domain/mail-reading/mbox.ts'
import { escaped, partsAsMarkdown } from '../../../shared/domain/open-export/markdown.ts'
import { tableCsv } from '../../../shared/domain/open-export/table-csv.ts'
import { samplePractice } from '../../../shared/domain/sample-practice.ts'
import { account, mail } from '../../../shared/model/mail.ts'
import { note } from '../../../shared/model/note.ts'
import { pieceBytes, storedFile } from '../../../shared/model/file.ts'
import { fromPlain } from '../../../shared/model/rich-text.ts'
import { NamedError } from '../../../shared/result.ts'
import { newMentee, newVault, put, type TestVault } from '../vault/vault-under-test.ts'

const run = promisify(execFile)
const at = '2026-09-14T08:00:00.000Z'
const own = () => ({ id: crypto.randomUUID(), createdAt: at, updatedAt: at })
const open = { kind: 'open' } as const
const secret = 'sesame-of-the-account'

async function exported({ vault }: TestVault): Promise<Uint8Array<ArrayBuffer>> {
  const { source } = await vault.safekeeping('1.0.0', 'open')
  async function* files() {
    for (let portion = await source.next(); portion !== null; portion = await source.next()) yield* portion.files
  }
  const { stream } = await sealArchive(files(), open, new Date(at))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream()

async function takenIn(bytes: Uint8Array<ArrayBuffer>): Promise<TestVault> {
  const into = await newVault()
  const { restore } = await into.vault.safekeeping('1.0.0')
  for await (const item of openArchive(streamOf(bytes), open)) await restore.look([item])
  await restore.begin({ leaveOut: [], takeTheirs: [] })
  for await (const item of openArchive(streamOf(bytes), open)) await restore.take([item])
  await restore.finish()
  return into
}

/** Every record and body, without what belongs to one computer or is the practice's own identity. */
async function contentsOf(test: TestVault): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  for await (const item of openArchive(streamOf(await exported(test)), open)) {
    if (item.kind === 'records')
      for (const { table, value } of item.records) {
        const name = table === 'practice' ? 'practice' : `${table}/${value.id}`
        found.set(name, table === 'practice' ? { ...value, id: '', createdAt: '', updatedAt: '' } : value)
      }
    if (item.kind === 'body') found.set(`body/${item.id}`, Buffer.from(item.bytes).toString('base64'))
    if (item.kind === 'piece') found.set(`piece/${item.id}/${item.index}`, Buffer.from(item.bytes).toString('base64'))
  }
  return found
}

async function filledVault(): Promise<TestVault> {
  const test = await newVault()
  const session = test.vault.session()
  await session.write(samplePractice(Date.parse(at), () => crypto.randomUUID()))
  const chen = newMentee('Deng/Bo: *邓*')
  const about = note.parse({ ...own(), on: '2026-09-14', menteeIds: [chen.id], title: 'With a file' })
  const key = account.parse({ ...own(), address: 'rowan@example.edu', host: 'mail.example', port: 465, secret })
  await session.write([
    put(chen),
    { op: 'put', table: 'note', value: about },
    { op: 'put', table: 'account', value: key },
  ])
  const id = crypto.randomUUID()
  const kept = { ...own(), id, threadId: id, menteeIds: [chen.id], state: 'sent', date: at, size: 30, subject: 'Kept' }
  await session.writeMail(
    mail.parse(kept),
    new TextEncoder().encode('Subject: x\r\n\r\nFrom here on\r\n\u0000\u00ff\r\n'),
  )
  const size = pieceBytes + 5
  const file = storedFile.parse({
    ...own(),
    ownerId: about.id,
    owner: 'note',
    menteeIds: [chen.id],
    name: 'a plan.pdf',
    size,
    pieces: 0,
  })
  await session.addPiece(file, 0, new Uint8Array(pieceBytes).fill(7))
  await session.addPiece(file, 1, new Uint8Array([1, 2, 3, 4, 5]))
  return test
}

describe('an open export', () => {
  it('taken into an empty vault gives the same vault', async () => {
    const from = await filledVault()
    const into = await takenIn(await exported(from))
    expect(await contentsOf(into)).toEqual(await contentsOf(from))
  }, 60_000)

  it('of any records comes back as it was (property)', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(words, words, fc.boolean()), { maxLength: 12 }), async (drawn) => {
        const from = await newVault()
        const people = drawn.map(([name]) => newMentee(name.trim() === '' ? 'x' : name))
        await from.vault.session().write([
          ...people.map(put),
          ...drawn.map(([title, said, isAbout], place) => {
            const menteeIds = isAbout ? [people[place]!.id] : []
            const value = note.parse({ ...own(), on: '2026-09-14', menteeIds, title, words: fromPlain(said) })
            return { op: 'put', table: 'note', value } as const
          }),
        ])
        const into = await takenIn(await exported(from))
        expect(await contentsOf(into)).toEqual(await contentsOf(from))
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('is read by tar and jq, and by programs for calendars, mail and address books', async () => {
    const from = await filledVault()
    const folder = await mkdtemp(join(tmpdir(), 'open-export-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const bytes = await exported(from)
    expect(Buffer.from(bytes).includes(secret)).toBe(false)
    await writeFile(join(folder, 'all.tar'), bytes)
    await run('tar', ['-xf', 'all.tar'], { cwd: folder })
    const read = (path: string) => readFile(join(folder, 'telemachus-export', path), 'utf8')

    const people = await readdir(join(folder, 'telemachus-export', 'mentees'))
    const chen = people.find((name) => name.startsWith('Deng Bo 邓 '))
    expect(people).toHaveLength((await from.vault.session().roster()).length)
    const about = await read(`mentees/${chen}/about.md`)
    expect(about).toContain(String.raw`# Deng/Bo: \*邓\*`)
    expect(about).toContain('With a file')
    const box = await readFile(join(folder, 'telemachus-export', 'mentees', chen!, 'mail.mbox'))
    const mails: string[] = []
    for await (const { raw } of readMbox([box], 1_000_000)) mails.push(Buffer.from(raw).toString('utf8'))
    expect(mails).toEqual(['Subject: x\r\n\r\nFrom here on\r\n\u0000\u00ff\r\n'])
    const [file] = await readdir(join(folder, 'telemachus-export', 'mentees', chen!, 'files'))
    expect(file).toMatch(/^[0-9a-f]{8} a plan\.pdf$/u)
    const content = await readFile(join(folder, 'telemachus-export', 'mentees', chen!, 'files', file!))
    expect(content.length).toBe(pieceBytes + 5)

    const meetings = await from.vault.session().meetings()
    expect((await read('calendar.ics')).match(/BEGIN:VEVENT/gu)).toHaveLength(meetings.length)
    expect((await read('contacts.vcf')).match(/BEGIN:VCARD/gu)).toHaveLength(people.length)
    expect((await read('roster.csv')).trim().split('\r\n').length).toBeGreaterThan(people.length)
    expect(await read('tables/meeting.csv')).toContain('startsAt')

    const { stdout } = await run(
      'sh',
      ['-c', `cat telemachus-backup/records/*.jsonl | jq -r 'select(.table == "mentee") | .value.name' | wc -l`],
      { cwd: folder },
    )
    expect(Number(stdout)).toBe(people.length)
    const { stdout: schema } = await run(
      'jq',
      ['-r', '.mentee.schema.type, .mentee.version', 'telemachus-export/schema.json'],
      { cwd: folder },
    )
    expect(schema).toBe('object\n1\n')
  }, 60_000)

  it('that is cut off is refused', async () => {
    const test = await newVault()
    await test.vault.session().write([put(newMentee('Amina'))])
    const bytes = await exported(test)
    const end = Buffer.from(bytes).indexOf('telemachus-backup/end.json')
    for (let length = 0; length < end + 512; length += 997)
      await expect(drained(bytes.subarray(0, length))).rejects.toThrow(NamedError)
  }, 60_000)
})

async function drained(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  let items = 0
  for await (const item of openArchive(streamOf(bytes), open)) items += item.kind === 'words' ? 0 : 1
  return items
}

describe('the words of an export', () => {
  it('are words: nothing in them becomes form', () => {
    expect(escaped('# *Big* [a](b) <i> | 1')).toBe(String.raw`\# \*Big\* \[a\](b) \<i\> \| 1`)
    expect(escaped('12. of May')).toBe(String.raw`12\. of May`)
    expect(escaped('- a point')).toBe(String.raw`\- a point`)
    const page = partsAsMarkdown('A', [
      { title: 'T', entries: [{ id: 'x', on: '', heading: 'h\n# i', lines: ['# no'] }] },
    ])
    expect(page.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# A', '## T', '### h # i'])
  })

  it('stand in tables as a spreadsheet takes them', () => {
    const table = tableCsv('note', [
      { id: '1', tags: ['a', 'b'], words: fromPlain('=1+1'), more: { x: 1 } },
      { id: '2', n: 3 },
    ])
    expect(table.split('\r\n')).toEqual(['id,tags,words,more,n', `1,"a; b",'=1+1,"{""x"":1}",`, '2,,,,3', ''])
  })
})
