// What a short guide is made of. Guides are data: they come with the program, and a mentor changes a copy.
import type { ResourceElement, Resource } from '../model/resource.ts'
import type { RichNode } from '../model/rich-text.ts'

export interface Guide {
  slug: string
  title: string
  /** What it is good for, in one line. */
  purpose: string
  element: ResourceElement
  forWhom: Resource['forWhom']
  blocks: readonly RichNode[]
}

const words = (text: string): RichNode[] => [{ type: 'text', text }]

export function paragraph(text: string): RichNode {
  return { type: 'paragraph', content: words(text) }
}

export function heading(text: string): RichNode {
  return { type: 'heading', attrs: { level: 2 }, content: words(text) }
}

export function list(...points: readonly string[]): RichNode {
  return {
    type: 'bulletList',
    content: points.map((point) => ({ type: 'listItem', content: [paragraph(point)] })),
  }
}
