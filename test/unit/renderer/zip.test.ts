// Several files as one `.zip`, in pieces: what comes out is what went in, under names that each stand once.
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { distinctNames, zipped } from '../../../renderer/app/files/zip.ts'

async function archive(files: Parameters<typeof zipped>[0]): Promise<Record<string, Uint8Array>> {
  const parts: Uint8Array[] = []
  for await (const part of zipped(files)) parts.push(part)
  return unzipSync(new Uint8Array(Buffer.concat(parts)))
}

it('holds every file to the byte, also an empty one, one of many pieces and one with a foreign name', async () => {
  const large = Array.from({ length: 5 }, (_, at) =>
    Uint8Array.from({ length: 300_000 }, (_byte, place) => (place * at) & 0xff),
  )
  const found = await archive([
    { name: 'words.txt', pieces: () => [new TextEncoder().encode('kept')] },
    { name: 'Files/empty', pieces: () => [] },
    { name: 'Files/计划.pdf', pieces: () => large },
  ])
  expect(Object.keys(found).sort()).toEqual(['Files/empty', 'Files/计划.pdf', 'words.txt'])
  expect(new TextDecoder().decode(found['words.txt'])).toBe('kept')
  expect(found['Files/empty']).toHaveLength(0)
  expect(Buffer.compare(found['Files/计划.pdf'] ?? new Uint8Array(0), Buffer.concat(large))).toBe(0)
})

it('ends with the failure of a file that cannot be read', async () => {
  // eslint-disable-next-line require-yield -- it fails before its first piece
  const broken = function* (): Generator<Uint8Array<ArrayBuffer>> {
    throw new Error('gone')
  }
  await expect(archive([{ name: 'a', pieces: broken }])).rejects.toThrow('gone')
})

it('numbers names that are there already, whatever their case', () => {
  expect(distinctNames(['plan.pdf', 'Plan.pdf', 'plan.pdf', 'plan (2).pdf', 'notes', 'notes'])).toEqual([
    'plan.pdf',
    'Plan (2).pdf',
    'plan (3).pdf',
    'plan (2) (2).pdf',
    'notes',
    'notes (2)',
  ])
})
