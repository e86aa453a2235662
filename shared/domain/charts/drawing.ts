// A chart as plain shapes: drawn on the screen by one component and written as a picture (SVG) by one function, so that both
// always show the same. Pure. Lengths in pixels, the origin at the upper left.

/** What a shape stands for. Series differ in stroke and mark as well as in colour. */
export type Tone = 'ground' | 'first' | 'second' | 'reference' | 'band' | 'words'

export type Shape =
  | { kind: 'line'; tone: Tone; x1: number; y1: number; x2: number; y2: number; dashed?: boolean }
  | { kind: 'circle'; tone: Tone; x: number; y: number; r: number }
  | { kind: 'square'; tone: Tone; x: number; y: number; r: number }
  | { kind: 'box'; tone: Tone; x: number; y: number; width: number; height: number }
  | { kind: 'ring'; tone: Tone; points: readonly { x: number; y: number }[] }
  | { kind: 'text'; tone: Tone; x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string; bold?: boolean }

export interface Drawing {
  width: number
  height: number
  /** What it shows, in a sentence. */
  title: string
  shapes: readonly Shape[]
}

/** Colours of a picture that leaves the program: on white paper. */
const inks: Readonly<Record<Tone, string>> = {
  ground: '#c9c4ba',
  first: '#0b6e5c',
  second: '#8a4b08',
  reference: '#5c5952',
  band: '#e4e0d6',
  words: '#22211e',
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function written(shape: Shape): string {
  const ink = inks[shape.tone]
  const n = (value: number) => String(Math.round(value * 100) / 100)
  switch (shape.kind) {
    case 'line': {
      const dash = shape.dashed === true ? ' stroke-dasharray="5 4"' : ''
      const width = shape.tone === 'ground' ? 1 : 2
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}" stroke="${ink}" stroke-width="${width}"${dash}/>`
    }
    case 'circle':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.r)}" fill="${ink}"/>`
    case 'square':
      return `<rect x="${n(shape.x - shape.r)}" y="${n(shape.y - shape.r)}" width="${n(2 * shape.r)}" height="${n(2 * shape.r)}" fill="#ffffff" stroke="${ink}" stroke-width="2"/>`
    case 'box':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" fill="${ink}"/>`
    case 'ring':
      return `<polygon points="${shape.points.map(({ x, y }) => `${n(x)},${n(y)}`).join(' ')}" fill="none" stroke="${ink}"/>`
    case 'text': {
      const weight = shape.bold === true ? ' font-weight="600"' : ''
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.anchor}" fill="${ink}" stroke="#ffffff" stroke-width="3" paint-order="stroke"${weight}>${safe(shape.text)}</text>`
    }
  }
}

/** The whole picture, as a file of its own. */
export function svgOf({ width, height, title, shapes }: Drawing): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, 'Segoe UI', Roboto, sans-serif" font-size="13">
<title>${safe(title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${shapes.map(written).join('\n')}
</svg>
`
}
