// Several files as one `.zip`, made while it is written, so that none of them lies in memory as a whole.
import { Zip, ZipDeflate } from 'fflate'

type Bytes = Uint8Array<ArrayBuffer>

export interface FileToZip {
  /** With folders, by `/`; made safe before. */
  name: string
  pieces: () => AsyncIterable<Bytes> | Iterable<Bytes>
}

/** Each name once: a second file of the same name is numbered before its ending. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const ending = /\.[^./]{1,12}$/u.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    let free = name
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}

export async function* zipped(files: readonly FileToZip[]): AsyncGenerator<Bytes> {
  let ready: Bytes[] = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    ready.push(new Uint8Array(bytes))
  })
  const taken = () => {
    const given = ready
    ready = []
    return given
  }
  for (const { name, pieces } of files) {
    const file = new ZipDeflate(name, { level: 1 })
    zip.add(file)
    for await (const piece of pieces()) {
      file.push(piece, false)
      yield* taken()
    }
    file.push(new Uint8Array(0), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
