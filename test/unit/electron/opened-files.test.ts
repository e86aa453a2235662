// Copies that another program shows: to the byte, under a safe name, not to be written to, and all gone when they are cleared; what
// a system might run is refused.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { OpenedFiles } from '../../../electron/services/opened-files.ts'
import { opensSafely } from '../../../shared/domain/opened-file.ts'
import { NamedError } from '../../../shared/result.ts'

async function made(openPath?: (path: string) => Promise<void>, floorBytes = 0) {
  const profileDir = await mkdtemp(join(tmpdir(), 'opened-'))
  onTestFinished(() => rm(profileDir, { recursive: true, force: true }))
  const shown: string[] = []
  const keep = (path: string) => {
    shown.push(path)
    return Promise.resolve()
  }
  return { files: new OpenedFiles({ profileDir, openPath: openPath ?? keep, floorBytes }), profileDir, shown }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof NamedError ? error.code : String(error)),
  )
}

describe('a copy that another program shows', () => {
  it('is written piece by piece, handed over, and gone when it is cleared', async () => {
    const { files, profileDir, shown } = await made()
    await files.begin({ name: '../../plan\u202efdp.pdf' })
    await files.part({ bytes: new Uint8Array([1, 2]) })
    await files.part({ bytes: new Uint8Array([3]) })
    await files.show()
    expect(shown.map((path) => basename(path))).toEqual(['planfdp.pdf'])
    expect(shown[0]?.startsWith(join(profileDir, 'opened'))).toBe(true)
    expect([...(await readFile(shown[0]!))]).toEqual([1, 2, 3])
    expect((await stat(shown[0]!)).mode & 0o777).toBe(0o400)
    expect(await files.clear()).toEqual({ left: 0 })
    expect(await readdir(join(profileDir, 'opened'))).toEqual([])
  })

  it('is given up when another begins, when it cannot be shown, and when there is no room', async () => {
    const failing = await made(() => Promise.reject(new NamedError('external/failed')))
    await failing.files.begin({ name: 'one.pdf' })
    await failing.files.begin({ name: 'two.pdf' })
    expect(await readdir(join(failing.profileDir, 'opened'))).toHaveLength(1)
    expect(await codeOf(failing.files.show())).toBe('external/failed')
    const full = await made(undefined, Number.MAX_SAFE_INTEGER / 2)
    await full.files.begin({ name: 'one.pdf' })
    expect(await codeOf(full.files.part({ bytes: new Uint8Array(4) }))).toBe('files/disk-full')
    expect(await readdir(join(full.profileDir, 'opened'))).toEqual([])
    expect(await codeOf(full.files.show())).toBe('files/not-begun')
  })

  it.each([
    'setup.exe',
    'run.sh',
    'macro.docm',
    'page.html',
    'link.lnk',
    'a.pdf.js',
    'noending',
    'x.svg',
    'app.desktop',
  ])('is not made of %s', async (name) => {
    const { files } = await made()
    expect(await codeOf(files.begin({ name }))).toBe('files/kind-refused')
  })

  it.each(['Plan.PDF', 'a b.docx', 'photo.JPEG', 'läslista.odt'])('may be made of %s', (name) => {
    expect(opensSafely(name)).toBe(true)
  })
})
