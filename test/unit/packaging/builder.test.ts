// The installer's configuration is read by electron-builder only on release day. These tests read it as it does,
// with its own schema, and hold the fuses to the plan.
import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..', '..')

type Read = (folder: string, file: string, options: null) => Promise<Configuration>
type Validate = (configuration: unknown, log: { isEnabled: boolean }) => Promise<void>

/** Resolves as electron-builder does, wherever npm has put its library. */
const builderRequire = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))

/** electron-builder's own reading and checking, which it does not export by its main door. */
const own = z
  .object({
    getConfig: z.custom<Read>((value) => typeof value === 'function'),
    validateConfiguration: z.custom<Validate>((value) => typeof value === 'function'),
  })
  .parse(builderRequire('app-builder-lib/out/util/config/config.js'))

const configuration = await own.getConfig(root, 'electron.builder.yml', null)

async function check(value: unknown): Promise<void> {
  await own.validateConfiguration(value, { isEnabled: false })
}

/** The files that would be in the archive, as one list of patterns. */
function patterns(value: Configuration): string[] {
  const sets = z.array(z.object({ filter: z.array(z.string()) })).parse(value.files)
  return sets.flatMap((set) => set.filter)
}

describe('electron.builder.yml', () => {
  it('passes the schema of the electron-builder that is installed', async () => {
    await expect(check(structuredClone(configuration))).resolves.toBeUndefined()
  })

  it('is checked by a schema that refuses a misspelt fuse', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'builder-'))
    try {
      const text = await readFile(join(root, 'electron.builder.yml'), 'utf8')
      await writeFile(join(folder, 'electron.builder.yml'), text.replace('runAsNode:', 'runAsNodes:'))
      const misspelt = await own.getConfig(folder, 'electron.builder.yml', null)
      await expect(check(misspelt)).rejects.toThrow('configuration.electronFuses')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('sets every fuse as planned, so that the program cannot be turned into a plain Node', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    })
  })

  it('leaves no fuse that electron-builder knows undecided', async () => {
    const scheme = z
      .object({
        definitions: z.object({ FuseOptionsV1: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
      })
      .parse(JSON.parse(await readFile(builderRequire.resolve('app-builder-lib/scheme.json'), 'utf8')))
    const known = Object.keys(scheme.definitions.FuseOptionsV1.properties)
    expect(Object.keys(configuration.electronFuses ?? {}).sort()).toEqual(known.sort())
  })

  it('ships the built program in one archive and nothing else', () => {
    expect(configuration.asar).toBe(true)
    expect(patterns(configuration)).toEqual(['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json'])
  })

  it('makes what each system installs, for the person who installs it', () => {
    expect(configuration.appId).toBe('org.telemachus.app')
    expect(configuration.productName).toBe('Telemachus')
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb'])
    expect(configuration.mac?.target).toBe('dmg')
    expect(configuration.win?.target).toBe('nsis')
    expect(configuration.nsis).toMatchObject({ perMachine: false, allowElevation: false })
  })

  it('leaves the vault alone when the program is removed', () => {
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false)
  })

  it('looks for no update and uploads nothing by itself', () => {
    expect(configuration.publish).toBeNull()
  })

  it('offers to open age backups without taking them from other programs', () => {
    expect(configuration.fileAssociations).toEqual([
      expect.objectContaining({ ext: 'age', role: 'Viewer', rank: 'Alternate' }),
    ])
  })
})
