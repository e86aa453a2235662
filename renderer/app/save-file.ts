// Saves a text or the bytes of an attachment under a name that the mentor chooses: by the system's own dialog where the
// window has it, else as a download. The name of a text carries a date and nobody's name.
import { showFailure } from './failures.ts'

/** What the dialog asks with. */
interface FileKind {
  name: string
  /** `text/csv` */
  type: string
  /** `.csv` */
  extension: `.${string}`
  /** What the dialog calls this kind of file. */
  description: string
}

interface FileToSave extends FileKind {
  text: string
}

interface PiecesToSave extends FileKind {
  /** One after the other; nothing is asked for before the mentor has chosen a place. */
  pieces: () => AsyncIterable<Uint8Array<ArrayBuffer>>
  /** Ends the saving; what was written so far is thrown away. */
  signal: AbortSignal
}

/** The part of the File System Access API that is asked for here; TypeScript's own library has no picker yet.
 * https://developer.mozilla.org/en-US/docs/Web/API/Window/showSaveFilePicker */
declare global {
  interface Window {
    showSaveFilePicker?: (options: {
      suggestedName: string
      types?: { description: string; accept: Record<string, string[]> }[]
    }) => Promise<FileSystemFileHandle>
  }
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof DOMException && names.includes(error.name)
}

interface Asked {
  name: string
  types: { description: string; accept: Record<string, string[]> }[]
}

interface NamedBlob extends Asked {
  blob: Blob
}

/** A handle to write to; `null` when the mentor closed the dialog, `undefined` where there is no such dialog. */
async function chosenFile({ name, types }: Asked): Promise<FileSystemFileHandle | null | undefined> {
  if (window.showSaveFilePicker === undefined) return undefined
  try {
    return await window.showSaveFilePicker({
      suggestedName: name,
      ...(types.length === 0 ? {} : { types }),
    })
  } catch (error) {
    if (isNamed(error, 'AbortError')) return null
    if (isNamed(error, 'SecurityError', 'NotAllowedError')) return undefined
    throw error
  }
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken its own hold of the bytes by the next turn of the clock.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** True when the file is written or handed to the browser's downloads; false when the mentor closed the dialog or a
 * failure was shown. */
export function saveFile({ name, type, extension, description, text }: FileToSave): Promise<boolean> {
  const blob = new Blob([text], { type: `${type};charset=utf-8` })
  return save({ name, blob, types: [{ description, accept: { [type]: [extension] } }] })
}

/** The same for bytes, as what they are: no program of the system is told what to make of them.
 * @param name safe for every system; the mentor may choose another */
export function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return save({ name, blob: new Blob([bytes], { type: 'application/octet-stream' }), types: [] })
}

/** The same for a picture (PNG). */
export function savePicture(name: string, blob: Blob): Promise<boolean> {
  return save({ name, blob, types: [{ description: 'Picture (PNG)', accept: { 'image/png': ['.png'] } }] })
}

/** The same for a document (PDF). */
export function savePdf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const blob = new Blob([bytes], { type: 'application/pdf' })
  return save({ name, blob, types: [{ description: 'Document (PDF)', accept: { 'application/pdf': ['.pdf'] } }] })
}

async function save(file: NamedBlob): Promise<boolean> {
  const { blob } = file
  try {
    const handle = await chosenFile(file)
    if (handle === null) return false
    if (handle === undefined) {
      download(file.name, blob)
      return true
    }
    const stream = await handle.createWritable()
    await stream.write(blob)
    await stream.close()
    return true
  } catch (error) {
    showFailure(error)
    return false
  }
}

/** The same for what is too large to be made at once: it is written piece by piece.
 * False also when it was cancelled. */
export async function savePieces(file: PiecesToSave): Promise<boolean> {
  try {
    return (await writtenPieces(file)) !== null
  } catch (error) {
    showFailure(error)
    return false
  }
}

/** The same; answers the file as it was written, to be read back; null when nothing was saved. A failure is thrown. */
export async function writtenPieces(file: PiecesToSave): Promise<Blob | null> {
  const { name, type, extension, description } = file
  const handle = await chosenFile({ name, types: [{ description, accept: { [type]: [extension] } }] })
  if (handle === null) return null
  return handle === undefined ? downloadPieces(file) : writePieces(file, handle)
}

async function downloadPieces({ name, type, pieces, signal }: PiecesToSave): Promise<Blob | null> {
  const parts: Blob[] = []
  for await (const piece of pieces()) {
    if (signal.aborted) return null
    parts.push(new Blob([piece]))
  }
  if (signal.aborted) return null
  const whole = new Blob(parts, { type })
  download(name, whole)
  return whole
}

async function writePieces({ pieces, signal }: PiecesToSave, handle: FileSystemFileHandle): Promise<Blob | null> {
  const stream = await handle.createWritable()
  try {
    for await (const piece of pieces()) {
      if (signal.aborted) break
      await stream.write(piece)
    }
  } catch (error) {
    await stream.abort()
    throw error
  }
  if (signal.aborted) {
    await stream.abort()
    return null
  }
  await stream.close()
  return handle.getFile()
}
