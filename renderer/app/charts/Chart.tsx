// A drawing on the screen, and as a picture for a paper or slides: SVG, or PNG at twice its size.
import { Button, Group } from '@mantine/core'
import { svgOf, type Drawing, type Shape } from '../../../shared/domain/charts/drawing.ts'
import { showFailure } from '../failures.ts'
import { saveFile, savePicture } from '../save-file.ts'
import classes from './Chart.module.css'

/** Pixels of a PNG for one of the drawing. */
const pngScale = 2

interface ChartProps {
  drawing: Drawing
  /** Of the file, without an ending; nobody's name. */
  fileName: string
}

export function Chart({ drawing, fileName }: ChartProps) {
  const { width, height, title, shapes } = drawing
  const saveSvg = () =>
    saveFile({
      name: `${fileName}.svg`,
      type: 'image/svg+xml',
      extension: '.svg',
      description: 'Picture (SVG)',
      text: svgOf(drawing),
    })
  const savePng = async () => savePicture(`${fileName}.png`, await pngOf(drawing))
  return (
    <figure className={classes.chart}>
      <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} className={classes.drawing}>
        {shapes.map((shape, nth) => (
          <Drawn key={nth} shape={shape} />
        ))}
      </svg>
      <Group gap="xs" className={classes.tools}>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void saveSvg().catch(showFailure)}
          aria-label={`Save as SVG: ${title}`}
        >
          Save as SVG
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void savePng().catch(showFailure)}
          aria-label={`Save as PNG: ${title}`}
        >
          Save as PNG
        </Button>
      </Group>
    </figure>
  )
}

function Drawn({ shape }: { shape: Shape }) {
  const tone = shape.tone
  switch (shape.kind) {
    case 'line': {
      const { x1, y1, x2, y2, dashed } = shape
      return <line x1={x1} y1={y1} x2={x2} y2={y2} className={classes.line} data-tone={tone} data-dashed={dashed} />
    }
    case 'circle':
      return <circle cx={shape.x} cy={shape.y} r={shape.r} className={classes.filled} data-tone={tone} />
    case 'square': {
      const { x, y, r } = shape
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} className={classes.open} data-tone={tone} />
    }
    case 'box': {
      const { x, y, width, height } = shape
      return <rect x={x} y={y} width={width} height={height} className={classes.filled} data-tone={tone} />
    }
    case 'ring':
      return (
        <polygon
          points={shape.points.map(({ x, y }) => `${x},${y}`).join(' ')}
          className={classes.ring}
          data-tone={tone}
        />
      )
    case 'text':
      return (
        <text x={shape.x} y={shape.y} textAnchor={shape.anchor} className={classes.words} data-tone={tone}>
          {shape.text}
        </text>
      )
  }
}

/** @throws Error when the window cannot draw it */
async function pngOf(drawing: Drawing): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgOf(drawing)], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const canvas = new OffscreenCanvas(drawing.width * pngScale, drawing.height * pngScale)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('the window gives no canvas')
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/png' })
  } finally {
    URL.revokeObjectURL(url)
  }
}
