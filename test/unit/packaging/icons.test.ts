// The icons that installers ask for are there, in every size, and are what their names say.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icns, ico, linuxSizes, type Rendered } from '../../../scripts/icons.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'build')
const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Width, height and whether there is an alpha channel, from a PNG's first chunk. */
function pngSize(png: Buffer): { width: number; height: number; alpha: boolean } {
  expect(png.subarray(0, 8)).toEqual(pngMark)
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), alpha: png.readUInt8(25) === 6 }
}

/** The pictures of an .ico: what its directory says and the bytes it points to. */
function icoEntries(file: Buffer): { size: number; content: Buffer }[] {
  expect(file.readUInt16LE(2)).toBe(1)
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16
    const offset = file.readUInt32LE(at + 12)
    const content = file.subarray(offset, offset + file.readUInt32LE(at + 8))
    return { size: file.readUInt8(at) === 0 ? 256 : file.readUInt8(at), content }
  })
}

/** The parts of an .icns by type. */
function icnsParts(file: Buffer): Map<string, Buffer> {
  expect(file.subarray(0, 4).toString('latin1')).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  const parts = new Map<string, Buffer>()
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    parts.set(file.subarray(at, at + 4).toString('latin1'), file.subarray(at + 8, at + file.readUInt32BE(at + 4)))
  }
  return parts
}

describe('the icons', () => {
  it.each(linuxSizes)('has a PNG of %i pixels with transparent corners', async (size) => {
    const png = await readFile(join(folder, 'icons', `${size}x${size}.png`))
    expect(pngSize(png)).toEqual({ width: size, height: size, alpha: true })
  })

  it('has a Windows icon from 16 to 256 pixels', async () => {
    const entries = icoEntries(await readFile(join(folder, 'icon.ico')))
    expect(entries.map((entry) => entry.size)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { size, content } of entries) {
      if (size >= 128) expect(pngSize(content)).toMatchObject({ width: size, height: size })
      else
        expect([content.readUInt32LE(0), content.readInt32LE(4), content.readInt32LE(8)]).toEqual([40, size, size * 2])
    }
  })

  it('has a macOS icon up to 1024 pixels', async () => {
    const parts = icnsParts(await readFile(join(folder, 'icon.icns')))
    const sizes = [...parts].map(([type, content]) => `${type} ${pngSize(content).width}`)
    expect(sizes).toEqual([
      'ic11 32',
      'ic12 64',
      'ic07 128',
      'ic13 256',
      'ic08 256',
      'ic14 512',
      'ic09 512',
      'ic10 1024',
    ])
  })
})

describe('writing an icon', () => {
  const red: Rendered = { size: 16, png: Buffer.from('png'), rgba: Buffer.alloc(16 * 16 * 4) }
  // One pixel in the top left corner: red, half transparent.
  red.rgba.set([255, 10, 20, 128])

  it('turns the rows of a bitmap upside down and its colours to BGRA', () => {
    const content = icoEntries(ico([red]))[0]?.content ?? Buffer.alloc(0)
    const topLeft = 40 + 15 * 16 * 4
    expect([...content.subarray(topLeft, topLeft + 4)]).toEqual([20, 10, 255, 128])
    expect(content.length).toBe(40 + 16 * 16 * 4 + 16 * 4)
  })

  it('names the size that is missing', () => {
    expect(() => icns([red])).toThrow('no rendering of 32 pixels')
  })
})
