// The archive that a backup is: another program opens it, and whatever was cut off or changed is refused before anything is done
// with it.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openArchive, sealArchive, type BackupKey } from '../../../renderer/vault/backup/age-archive.ts'
import {
  archiveFormat,
  bodyFile,
  endFile,
  manifestFile,
  readArchiveFile,
  readmeFile,
  recordLine,
  recordsFile,
  type ArchiveFile,
  type ArchiveItem,
} from '../../../shared/domain/backup/archive.ts'
import type { BackupLock } from '../../../shared/model/backup.ts'
import { NamedError } from '../../../shared/result.ts'
import { faultScale } from '../../faults.ts'
import { newMentee } from '../vault/vault-under-test.ts'

const madeAt = '2026-09-14T08:00:00.000Z'
const identity = await generateX25519Identity()
const publicKey = await identityToRecipient(identity)
const recipient: BackupLock = { kind: 'recipient', recipient: publicKey }
const key: BackupKey = { kind: 'identity', identity }
const backupId = crypto.randomUUID()
const mailId = crypto.randomUUID()
const mentees = [newMentee('Amina Yusuf'), newMentee('Chen Siyuan (陈思远)')]

function smallArchive(): ArchiveFile[] {
  const records = { mentee: mentees.length }
  return [
    manifestFile({ backupId, vaultId: crypto.randomUUID(), madeAt, program: '1.0.0', records }),
    readmeFile(),
    recordsFile(
      'mentee',
      1,
      mentees.map((one) => recordLine('mentee', one)),
    ),
    bodyFile('mail', mailId, new TextEncoder().encode('From: a@example.org\r\n\r\nhello\r\n')),
    endFile({ backupId, records: mentees.length, bodies: 1 }),
  ]
}

async function* each(files: readonly ArchiveFile[]): AsyncGenerator<ArchiveFile> {
  for (const file of files) yield await Promise.resolve(file)
}

async function sealed(files: readonly ArchiveFile[], lock: BackupLock = recipient): Promise<Uint8Array> {
  const { stream } = await sealArchive(each(files), lock, new Date(madeAt))
  return new Uint8Array(await new Response(stream as BodyInit).arrayBuffer())
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}

async function opened(bytes: Uint8Array, by: BackupKey = key): Promise<ArchiveItem[]> {
  const items: ArchiveItem[] = []
  for await (const item of openArchive(streamOf(bytes), by)) items.push(item)
  return items
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it was taken',
    (error: unknown) => (error instanceof NamedError ? error.code : String(error)),
  )
}

describe('an archive', () => {
  it('comes back as it went in, in its order', async () => {
    const items = await opened(await sealed(smallArchive()))
    expect(items.map(({ kind }) => kind)).toEqual(['manifest', 'words', 'records', 'body', 'end'])
    const [, , records] = items
    expect(records).toEqual({ kind: 'records', records: mentees.map((value) => ({ table: 'mentee', value })) })
  })

  it('opens with a passphrase, however its letters were composed, and with no other', async () => {
    const bytes = await sealed(smallArchive(), { kind: 'passphrase', passphrase: 'café au lait, cinq fois' })
    const typed = { kind: 'passphrase', passphrase: 'café au lait, cinq fois' } as const
    expect(await opened(bytes, typed)).toHaveLength(5)
    expect(await codeOf(opened(bytes, { ...typed, passphrase: 'cafe au lait, cinq fois' }))).toBe('backup/wrong-key')
    expect(await codeOf(opened(bytes, key))).toBe('backup/wrong-key')
  }, 60_000)

  it('is opened by Debian’s age and read with jq alone, and unpacked with tar', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backup-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const [file, keys] = [join(folder, 'backup.age'), join(folder, 'key.txt')]
    await writeFile(file, await sealed(smallArchive()))
    await writeFile(keys, `${identity}\n`)
    const shell = (command: string) =>
      execFileSync('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, encoding: 'utf8' })
    const names = shell(`age -d -i key.txt backup.age | jq -rR 'fromjson? | select(.table == "mentee") | .value.name'`)
    expect(names.trim().split('\n')).toEqual(mentees.map(({ name }) => name))
    shell('age -d -i key.txt backup.age | tar -x')
    expect(shell(`cat telemachus-backup/bodies/mail/${mailId}.eml`)).toContain('hello')
    expect(shell('jq -s .[0].telemachusBackup telemachus-backup/manifest.json').trim()).toBe(String(archiveFormat))
  })

  it('made by age from the same files is taken as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backup-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'backup.age'), await sealed(smallArchive()))
    await writeFile(join(folder, 'key.txt'), `${identity}\n`)
    const again = `age -d -i key.txt backup.age | age -r ${publicKey}`
    const { stdout } = spawnSync('bash', ['-o', 'pipefail', '-c', again], { cwd: folder })
    expect(await opened(new Uint8Array(stdout))).toHaveLength(5)
  })

  it('is refused for whichever bit is flipped', async () => {
    const bytes = await sealed(smallArchive())
    const taken: number[] = []
    const stride = faultScale === 'full' ? 1 : 37
    for (let bit = 0; bit < bytes.length * 8; bit += stride) {
      const changed = bytes.slice()
      changed[bit >> 3]! ^= 1 << (bit & 7)
      if ((await codeOf(opened(changed))).startsWith('backup/')) continue
      taken.push(bit)
    }
    expect(bytes.length).toBeGreaterThan(3_000)
    expect(taken).toEqual([])
  }, 600_000)

  it('is refused wherever it is cut off, and with anything behind it', async () => {
    const bytes = await sealed(smallArchive())
    for (let length = 0; length < bytes.length; length += 7)
      expect(await codeOf(opened(bytes.subarray(0, length)))).toMatch(/^backup\//)
    expect(await codeOf(opened(new Uint8Array([...bytes, 0])))).toBe('backup/damaged')
  }, 120_000)

  it('is refused when a file is missing, doubled, foreign or said otherwise by its end', async () => {
    const files = smallArchive()
    for (let left = 0; left < files.length; left += 1) {
      if (files[left]?.name === readmeFile().name) continue
      expect(await codeOf(opened(await sealed(files.filter((_, place) => place !== left)))), `without ${left}`).toBe(
        'backup/damaged',
      )
    }
    const [first] = files
    const odd: [string, ArchiveFile[]][] = [
      ['two beginnings', [first!, ...files]],
      ['a foreign file', [...files.slice(0, -1), { name: 'evil.sh', bytes: new Uint8Array(1) }, files.at(-1)!]],
      ['a way out', [...files.slice(0, -1), { name: '../../mail', bytes: new Uint8Array(1) }, files.at(-1)!]],
      ['something behind the end', [...files, files[2]!]],
      ['a record twice', [...files.slice(0, 3), ...files.slice(2)]],
    ]
    for (const [what, changed] of odd) expect(await codeOf(opened(await sealed(changed))), what).toBe('backup/damaged')
  }, 60_000)

  it('is refused when it is no archive of ours at all', async () => {
    expect(await codeOf(opened(new TextEncoder().encode('PK\u0003\u0004 hello, this is a zip file')))).toMatch(
      /^backup\//,
    )
    expect(await codeOf(opened(new Uint8Array(0)))).toMatch(/^backup\//)
  })
})

describe('a fresh key beside a public one', () => {
  it('opens the archive too, so that it can be read through once', async () => {
    const { stream, checkKey } = await sealArchive(each(smallArchive()), recipient, new Date(madeAt))
    const bytes = new Uint8Array(await new Response(stream as BodyInit).arrayBuffer())
    expect(await opened(bytes, checkKey)).toHaveLength(5)
  })

  it('does not make up for a public key that is none', async () => {
    const lock: BackupLock = { kind: 'recipient', recipient: `age1${'q'.repeat(58)}` }
    expect(await codeOf(sealed(smallArchive(), lock))).toBe('backup/recipient-invalid')
  })
})

describe('a file of an archive', () => {
  it('from a newer program is refused by that name, whatever else it holds', () => {
    const of = (name: string, ...lines: unknown[]): ArchiveFile => ({
      name: `telemachus-backup/${name}`,
      bytes: new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n')),
    })
    const manifest = { telemachusBackup: 2, backupId, vaultId: backupId, madeAt, program: '9', records: {} }
    for (const file of [
      of('manifest.json', manifest),
      of('records/hologram-00001.jsonl', { table: 'hologram', v: 1, value: {} }),
      of('records/mentee-00001.jsonl', { table: 'mentee', v: 99, value: {} }),
    ])
      expect(() => readArchiveFile(file)).toThrow(expect.objectContaining({ code: 'backup/newer' }))
  })

  it('of arbitrary bytes and names is read or refused, and nothing else', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'telemachus-backup/manifest.json',
        'telemachus-backup/end.json',
        'telemachus-backup/records/mail-00001.jsonl',
      ),
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((json) => new TextEncoder().encode(json)),
    )
    fc.assert(
      fc.property(name, bytes, (one, content) => {
        try {
          readArchiveFile({ name: one, bytes: new Uint8Array(content) })
        } catch (error) {
          expect(error).toBeInstanceOf(NamedError)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
