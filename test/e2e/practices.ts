// The practices that most tests begin with: made once for a run, through the first run as a mentor goes through it, and
// copied into the profile of each test, which then only has to be unlocked.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { begin, choosePassphrase, keepRecoveryCode } from '../../scripts/walk/vault.ts'
import type { Host } from '../hosts/host.ts'

/** A vault with nobody in it, or with the fictional sample practice. */
export type Practice = 'empty' | 'sample'

/** Opens both; one that nobody has to confirm twice. */
export const passphrase = 'lantern harbour seven quiet otters'

/** Of the sample practice; the empty one has no name yet. */
const mentor = 'Prof. Rowan Adler'

const folderOf = (kind: Host['kind'], practice: Practice) =>
  fileURLToPath(new URL(`../../out/practices/${kind}/${practice}`, import.meta.url))

const codeFile = (folder: string) => `${folder}-recovery-code.txt`

/** Opens the vault of a practice beside the passphrase. */
export function recoveryCodeOf(kind: Host['kind'], practice: Practice): Promise<string> {
  return readFile(codeFile(folderOf(kind, practice)), 'utf8')
}

/** Goes through the first run in a fresh profile. `open` starts the program on it; it is closed afterwards. */
export async function makePractice(
  practice: Practice,
  profileDir: string,
  open: (profileDir: string) => Promise<Host>,
): Promise<void> {
  const host = await open(profileDir)
  const folder = folderOf(host.kind, practice)
  try {
    await choosePassphrase(host.page, passphrase)
    await mkdir(join(folder, '..'), { recursive: true })
    await writeFile(codeFile(folder), await keepRecoveryCode(host.page))
    await begin(host.page, practice, practice === 'sample' ? mentor : '')
  } finally {
    await host.close()
  }
  // Under its name only when it is whole; what a run that was broken off left behind goes.
  const unfinished = `${folder}-unfinished`
  for (const former of [folder, unfinished]) await rm(former, { recursive: true, force: true })
  await copyProfile(profileDir, unfinished)
  await rename(unfinished, folder)
}

/** Puts a practice into an empty profile folder. */
export function copyPractice(kind: Host['kind'], practice: Practice, profileDir: string): Promise<void> {
  return copyProfile(folderOf(kind, practice), profileDir)
}

/** Without the marks of a running browser. */
function copyProfile(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, filter: (path) => !basename(path).startsWith('Singleton') })
}
