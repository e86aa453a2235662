// Writes `out/licences.txt`: the licences of everything that is bundled into the program, which its installers must
// carry. What is bundled is what docs/dependencies.md marks with ●, and what these packages need themselves.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('not stated'),
  dependencies: z.record(z.string(), z.string()).default({}),
})

export interface Bundled {
  name: string
  version: string
  /** As the package states it: `MIT`, `Apache-2.0` … */
  licence: string
  /** The texts of its licence files; empty when it brings none. */
  text: string
}

/** Names that the page marks as part of the installed program. Electron brings its own list. */
export function markedPackages(page: string): string[] {
  return [...page.matchAll(/^\| `(?<name>[^`]+)` \| ● \|/gm)]
    .map((match) => match.groups?.name ?? '')
    .filter((name) => name !== 'electron')
}

/** Where Node would find a package that is asked for in `folder`. */
function folderOf(name: string, folder: string): string {
  const found = join(folder, 'node_modules', name)
  if (existsSync(join(found, 'package.json'))) return found
  if (dirname(folder) === folder) throw new Error(`${name} is not installed`)
  return folderOf(name, dirname(folder))
}

async function licenceText(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.map((text) => text.trim()).join('\n\n')
}

/** Every package that is bundled, by name and version, in the order of the alphabet. */
export async function bundledPackages(): Promise<Bundled[]> {
  const found = new Map<string, Bundled>()
  const visit = async (name: string, from: string): Promise<void> => {
    const folder = folderOf(name, from)
    if (found.has(folder)) return
    const { version, license, dependencies } = packageFile.parse(
      JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
    )
    found.set(folder, { name, version, licence: license, text: await licenceText(folder) })
    // Types are not bundled, though some packages count them among what they need.
    const needed = Object.keys(dependencies).filter((one) => !one.startsWith('@types/'))
    for (const one of needed) await visit(one, folder)
  }
  for (const name of markedPackages(await readFile(join(root, 'docs', 'dependencies.md'), 'utf8'))) {
    await visit(name, root)
  }
  return [...found.values()].sort((a, b) => `${a.name} ${a.version}`.localeCompare(`${b.name} ${b.version}`, 'en'))
}

export function licencesText(packages: readonly Bundled[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) =>
      `${name} ${version} (${licence})\n${'-'.repeat(72)}\n${text === '' ? 'The package states its licence by name only.' : text}\n`,
  )
  return `Telemachus contains the following software of others.\n\n${parts.join('\n\n')}`
}

async function main(): Promise<void> {
  const packages = await bundledPackages()
  await mkdir(join(root, 'out'), { recursive: true })
  await writeFile(join(root, 'out', 'licences.txt'), licencesText(packages))
  console.log(`Licences of ${packages.length} packages written to out/licences.txt`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
