// Words with form: paragraphs, headings, lists, check boxes, tables, links. The shape is the editor's own document
// (ProseMirror's JSON), so nothing is lost between what was typed and what is kept. Each block at the top carries the mark
// of who may see it; whatever does not carry it is the mentor's alone.
import { z } from 'zod'

export const richNodeType = z.enum([
  'paragraph',
  'heading',
  'blockquote',
  'horizontalRule',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'hardBreak',
  'text',
])
export type RichNodeType = z.infer<typeof richNodeType>

/** What cannot be kept of the form is given up for the words, never the other way round. */
const attribute = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null(), z.array(z.number())]).catch(null)

const richMark = z.object({
  type: z.enum(['bold', 'italic', 'strike', 'link']),
  attrs: z.record(z.string(), attribute).exactOptional(),
})
export type RichMark = z.infer<typeof richMark>

export interface RichNode {
  type: RichNodeType
  text?: string
  attrs?: Record<string, z.infer<typeof attribute>>
  marks?: RichMark[]
  content?: RichNode[]
}

const richNode: z.ZodType<RichNode> = z.lazy(() =>
  z.object({
    type: richNodeType,
    text: z.string().max(1_000_000).exactOptional(),
    attrs: z.record(z.string(), attribute).exactOptional(),
    marks: z.array(richMark).exactOptional(),
    content: z.array(richNode).exactOptional(),
  }),
)

export const richText = z.object({ type: z.literal('doc'), content: z.array(richNode) })
export type RichText = z.infer<typeof richText>

/** No words yet. */
export const noWords: RichText = { type: 'doc', content: [] }

/** Plain words as paragraphs: an empty line parts them, a single line break stays one. */
export function fromPlain(text: string, shared = false): RichText {
  const paragraphs = text.split(/\n(?:[^\S\n]*\n)+/u).filter((one) => one.trim() !== '')
  return {
    type: 'doc',
    content: paragraphs.map((words) => ({
      type: 'paragraph',
      attrs: { shared },
      content: words
        .split('\n')
        .flatMap((line, place): RichNode[] => [
          ...(place === 0 ? [] : [{ type: 'hardBreak' } as const]),
          ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
        ]),
    })),
  }
}
