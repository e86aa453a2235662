// Where the test mails of other projects are: beside the project, or where TELEMACHUS_CORPORA says. They are not copied.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface CorpusFile {
  readonly name: string
  readonly bytes: Uint8Array
}

function folder(): string | null {
  const places = [process.env.TELEMACHUS_CORPORA ?? '', resolve(import.meta.dirname, '../../../../../shared/corpora')]
  return places.find((place) => place !== '' && existsSync(place)) ?? null
}

/** Every file below a folder of the corpora; null, with a loud word, where there are none. */
export function corpus(...path: readonly string[]): CorpusFile[] | null {
  const root = folder()
  if (root === null) {
    console.warn(
      `DID NOT RUN: the corpora of other projects are neither at ../shared/corpora nor where TELEMACHUS_CORPORA says, so ${path.join('/')} was not read.`,
    )
    return null
  }
  const top = join(root, ...path)
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:eml|raw|txt)$/u.test(entry.name))
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
