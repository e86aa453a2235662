// What the documents promise must be so: the list of packages, the commands, the files they point to.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { profileFolder } from '../../../electron/shell/profile.ts'
import { mailWords } from '../../../shared/domain/mail-words.ts'
import { mailState } from '../../../shared/model/mail.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const text = (path: string) => readFile(join(root, path), 'utf8')

const packageFile = z
  .object({
    version: z.string(),
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()).default({}),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(await text('package.json')))
const packages = { ...packageFile.dependencies, ...packageFile.devDependencies }

/** Rows of the tables in docs/dependencies.md: the package's name and the last column. */
async function ledger(): Promise<{ name: string; licence: string }[]> {
  const rows = (await text('docs/dependencies.md')).matchAll(/^\| `(?<name>[^`]+)` \|.*\| (?<licence>[^|]+) \|$/gm)
  return [...rows].map(({ groups }) => ({ name: groups?.name ?? '', licence: groups?.licence ?? '' }))
}

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...(await readdir(join(root, 'docs'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
]

describe('docs/dependencies.md', () => {
  it('has a line for every package and none for a package that is gone', async () => {
    expect((await ledger()).map((row) => row.name).sort()).toEqual(Object.keys(packages).sort())
  })

  it('gives the licence that the package itself states', async () => {
    const stated = await Promise.all(
      (await ledger()).map(async ({ name }) => ({
        name,
        licence: z.object({ license: z.string() }).parse(JSON.parse(await text(`node_modules/${name}/package.json`)))
          .license,
      })),
    )
    expect(await ledger()).toEqual(stated)
  })

  it('holds only pinned versions', () => {
    expect(Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})

describe.each(documents)('%s', (path) => {
  it('names only scripts that package.json has', async () => {
    const named = [...(await text(path)).matchAll(/npm run (?<script>[a-z0-9:]+)/g)].map(
      (match) => match.groups?.script ?? '',
    )
    expect(named.filter((script) => !(script in packageFile.scripts))).toEqual([])
  })

  it('points only to files that are there', async () => {
    const links = [...(await text(path)).matchAll(/\]\((?<target>[^)#]+)(?:#[^)]*)?\)/g)].map(
      (match) => match.groups?.target ?? '',
    )
    const local = links.filter((target) => !/^[a-z]+:/.test(target))
    expect(local.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([])
  })
})

describe('the README', () => {
  it('explains every script that a person would run', async () => {
    const readme = await text('README.md')
    const explained = (script: string) =>
      readme.includes(`\`npm run ${script}\``) || readme.includes(`\`npm ${script}\``)
    expect(Object.keys(packageFile.scripts).filter((script) => !explained(script))).toEqual([])
  })
})

describe('where the records are', () => {
  it.each([
    ['linux', '~/.local/share/telemachus'],
    ['darwin', '~/Library/Application Support/Telemachus'],
    ['win32', '%APPDATA%\\Telemachus'],
  ] as const)('is told truly for %s', async (platform, told) => {
    const folder = profileFolder(platform, { APPDATA: '%APPDATA%' }, '~')
    expect(folder).toBe(told)
    expect(await text('README.md')).toContain(`\`${told}\``)
  })
})

describe('the guide', () => {
  it('explains every state that a mail can be shown in', async () => {
    const guide = await text('docs/help.md')
    const shown = [
      ...mailState.options.map((state) => mailWords({ state, failure: null, nextTryAt: null }).label),
      ...['mail/no-network', 'mail/try-later'].map((code) => {
        const failure = { code, message: '' }
        return mailWords({ state: 'queued', failure, nextTryAt: '2026-11-23T10:00:00.000Z' }).label
      }),
    ]
    expect(shown.filter((label) => !guide.includes(`| **${label}** |`))).toEqual([])
  })
})

describe('the workflows', () => {
  const workflows = ['.github/workflows/test.yml', '.github/workflows/release.yml']

  it.each(workflows)('%s pins its actions by major version and may write nothing by default', async (path) => {
    const workflow = await text(path)
    const actions = [...workflow.matchAll(/uses: (?<action>\S+)/g)].map((match) => match.groups?.action ?? '')
    expect(actions.length).toBeGreaterThan(0)
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([])
    expect(workflow).toContain('\npermissions:\n  contents: read\n')
  })

  it.each(workflows)('%s runs only scripts that package.json has', async (path) => {
    const named = [...(await text(path)).matchAll(/npm (?:run )?(?<script>[a-z0-9:]+)/g)].map(
      (match) => match.groups?.script ?? '',
    )
    expect(named.filter((script) => !['ci', ...Object.keys(packageFile.scripts)].includes(script))).toEqual([])
  })

  it('tests on the three systems that installers are made for', async () => {
    for (const path of workflows) expect(await text(path)).toContain('[ubuntu-latest, windows-latest, macos-latest]')
  })
})
