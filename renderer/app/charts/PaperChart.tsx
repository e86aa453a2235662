// A drawing on paper: the picture with the inks of paper, as lines and not as dots.
import { svgOf, type Drawing } from '../../../shared/domain/charts/drawing.ts'

export function PaperChart({ drawing }: { drawing: Drawing }) {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(drawing))}`
  return <img src={source} alt={drawing.title} width={drawing.width} />
}
