// Renders `build/icon.svg` into the files that installers want: PNGs for Linux, an .ico for Windows, an .icns for
// macOS. Run it after changing the drawing; the results are kept in the repository.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { ensureChromium } from './chromium.ts'

/** One size of the drawing: as a PNG file and, where an .ico needs it, as RGBA rows from the top. */
export interface Rendered {
  /** Width and height in pixels. */
  size: number
  png: Buffer
  rgba: Buffer
}

/** Sizes of the PNGs that a Linux desktop is offered. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** From this size on an .ico holds a PNG; below it a bitmap, which every tool that reads .ico knows. */
const icoPngFrom = 128
/** Types of an .icns whose content is a PNG, with its pixels: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

/** A 32-bit bitmap as an .ico holds it: header, rows from the bottom in BGRA, and an empty mask. */
function iconBitmap({ size, rgba }: Rendered): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  // The height counts the mask as well.
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const rows = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y += 1) {
    rgba.copy(rows, (size - 1 - y) * size * 4, y * size * 4, (y + 1) * size * 4)
  }
  for (let at = 0; at < rows.length; at += 4) {
    const red = rows.readUInt8(at)
    rows.writeUInt8(rows.readUInt8(at + 2), at)
    rows.writeUInt8(red, at + 2)
  }
  const maskRow = Math.ceil(size / 32) * 4
  return Buffer.concat([header, rows, Buffer.alloc(maskRow * size)])
}

/** A Windows icon of several sizes. */
export function ico(images: readonly Rendered[]): Buffer {
  const contents = images.map((image) => (image.size >= icoPngFrom ? image.png : iconBitmap(image)))
  const head = Buffer.alloc(6 + images.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, image] of images.entries()) {
    const length = contents[index]?.length ?? 0
    const at = 6 + index * 16
    // 256 is written as 0.
    head.writeUInt8(image.size % 256, at)
    head.writeUInt8(image.size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  }
  return Buffer.concat([head, ...contents])
}

/** A macOS icon of several sizes. */
export function icns(images: readonly Rendered[]): Buffer {
  const parts = icnsTypes.map(([type, size]) => {
    const image = images.find((one) => one.size === size)
    if (image === undefined) throw new Error(`no rendering of ${size} pixels`)
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(8 + image.png.length, 4)
    return Buffer.concat([head, image.png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}

async function render(page: Page, svg: string, size: number): Promise<Rendered> {
  const drawn = await page.evaluate(
    async ({ source, pixels, withRows }) => {
      const image = new Image(pixels, pixels)
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = pixels
      canvas.height = pixels
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(image, 0, 0, pixels, pixels)
      return {
        png: canvas.toDataURL('image/png'),
        rgba: withRows ? [...context.getImageData(0, 0, pixels, pixels).data] : [],
      }
    },
    { source: svg, pixels: size, withRows: size < icoPngFrom },
  )
  return {
    size,
    png: Buffer.from(drawn.png.replace('data:image/png;base64,', ''), 'base64'),
    rgba: Buffer.from(drawn.rgba),
  }
}

async function main(): Promise<void> {
  const folder = join(import.meta.dirname, '..', 'build')
  const svg = await readFile(join(folder, 'icon.svg'), 'utf8')
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage()
    const images: Rendered[] = []
    for (const size of linuxSizes) images.push(await render(page, svg, size))
    await rm(join(folder, 'icons'), { recursive: true, force: true })
    await mkdir(join(folder, 'icons'))
    for (const image of images) {
      await writeFile(join(folder, 'icons', `${image.size}x${image.size}.png`), image.png)
    }
    await writeFile(join(folder, 'icon.ico'), ico(images.filter((image) => icoSizes.includes(image.size))))
    await writeFile(join(folder, 'icon.icns'), icns(images))
    console.log(`Icons written to ${folder}`)
  } finally {
    await browser.close()
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
