// Saves a text or the bytes of an attachment under a name that the mentor chooses: by the system's own dialog where the
// window has it, else as a download. The name of a text carries a date and nobody's name.
import { showFailure } from './failures.ts'

interface FileToSave {
  name: string
  /** `text/csv` */
  type: string
  /** `.csv` */
  extension: `.${string}`
  /** What the dialog calls this kind of file. */
  description: string
  text: string
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

interface NamedBlob {
  name: string
  blob: Blob
  types: { description: string; accept: Record<string, string[]> }[]
}

/** A handle to write to; `null` when the mentor closed the dialog, `undefined` where there is no such dialog. */
async function chosenFile({ name, types }: NamedBlob): Promise<FileSystemFileHandle | null | undefined> {
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
