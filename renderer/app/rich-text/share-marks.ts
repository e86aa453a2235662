// Who may see a block: each block at the top is for the mentor alone until it is marked. Nothing becomes shareable by
// editing: what is split off, joined, pasted or unwrapped is private, and words that were private stay so.
import { Extension, type Editor } from '@tiptap/core'
import { AllSelection, Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Node } from '@tiptap/pm/model'

/** Blocks that may stand at the top. */
const markedTypes = [
  'paragraph',
  'heading',
  'blockquote',
  'horizontalRule',
  'bulletList',
  'orderedList',
  'taskList',
  'table',
]

/** On a transaction by which the mentor said who may see something. */
export const shareKey = new PluginKey('shareMarks')

export const ShareMarks = Extension.create({
  name: 'shareMarks',
  addGlobalAttributes: () => [
    {
      types: markedTypes,
      attributes: {
        shared: {
          default: false,
          keepOnSplit: false,
          // What comes from the clipboard is private, wherever it was copied.
          parseHTML: () => false,
          renderHTML: ({ shared }) => ({ 'data-shared': shared === true ? 'true' : 'false' }),
        },
      },
    },
  ],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-e': () => toggleShared(this.editor) }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: shareKey,
      appendTransaction: (transactions, before, after) => keptPrivate(transactions, before, after),
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            takeCaret(view)
            return false
          },
          mousedown: (view, event) => {
            const block = pressedMark(view.dom, event)
            if (block === null) return false
            event.preventDefault()
            const from = view.posAtDOM(block, 0)
            const { pos, node } = topBlockAt(view.state.doc, from)
            if (node !== null)
              view.dispatch(view.state.tr.setNodeAttribute(pos, 'shared', !isMarked(node)).setMeta(shareKey, true))
            return true
          },
        },
      },
    }),
  ],
})

/** The browser tells of a moved caret a moment later; the next key must not act on where it was. */
function takeCaret(view: EditorView): void {
  const seen = view.dom.ownerDocument.getSelection()
  if (view.composing || !seen?.isCollapsed || !seen.anchorNode || !view.dom.contains(seen.anchorNode)) return
  const { selection, doc, tr } = view.state
  if (!(selection instanceof TextSelection || selection instanceof AllSelection)) return
  const caret = view.posAtDOM(seen.anchorNode, seen.anchorOffset)
  if (selection.empty && selection.head === caret) return
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(caret))))
}

/** Pixels of the mark at the end of each block. */
export const markWidth = 28

/** The block whose mark was pressed; null when it was something else. */
function pressedMark(editor: HTMLElement, event: MouseEvent): Element | null {
  if (!(event.target instanceof Element) || event.target === editor) return null
  const block = [...editor.children].find((one) => event.target instanceof Element && one.contains(event.target))
  // A table stands in a frame of its own.
  const marked = block?.matches('[data-shared]') === true ? block : block?.querySelector(':scope > [data-shared]')
  if (block === undefined || !marked) return null
  const { left, right } = block.getBoundingClientRect()
  const isRightToLeft = getComputedStyle(editor).direction === 'rtl'
  const distance = isRightToLeft ? event.clientX - left : right - event.clientX
  return distance >= 0 && distance <= markWidth ? marked : null
}

function isMarked(node: Node): boolean {
  return node.attrs.shared === true
}

function topBlockAt(doc: Node, position: number): { pos: number; node: Node | null } {
  const place = doc.resolve(position)
  const pos = place.depth === 0 ? position : place.before(1)
  return { pos, node: doc.nodeAt(pos) }
}

interface Block {
  node: Node
  /** Where it begins. */
  pos: number
}

function topBlocks(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.forEach((node, pos) => blocks.push({ node, pos }))
  return blocks
}

/** The blocks at the top that the selection touches. */
function selectedBlocks({ doc, selection }: EditorState): Block[] {
  return topBlocks(doc).filter(({ node, pos }) => pos <= selection.to && pos + node.nodeSize > selection.from)
}

/** Whether all that is selected may be seen by the mentee. */
export function isSelectionShared(state: EditorState): boolean {
  const blocks = selectedBlocks(state)
  return blocks.length > 0 && blocks.every(({ node }) => isMarked(node))
}

/** Marks what is selected as shareable, or takes the mark away when all of it has it. */
export function toggleShared(editor: Editor): boolean {
  const { state, view } = editor
  const to = !isSelectionShared(state)
  const marked = selectedBlocks(state).reduce((tr, { pos }) => tr.setNodeAttribute(pos, 'shared', to), state.tr)
  view.dispatch(marked.setMeta(shareKey, true))
  return true
}

/** What has to be set right after an edit: words that were private and have come into a shared block make it private,
 * and a mark that stands below the top goes up to the block that now wraps it, or away. */
export function keptPrivate(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(({ docChanged }) => docChanged)) return null
  if (transactions.some((one) => one.getMeta(shareKey) === true || one.getMeta('history$') !== undefined)) return null
  const { tr } = after
  for (const { node, pos } of topBlocks(after.doc)) {
    const lower = marksBelow(node, pos)
    if (lower.length === 0) continue
    if (!isMarked(node) && lower.length === leaves(node)) tr.setNodeAttribute(pos, 'shared', true)
    for (const place of lower) tr.setNodeAttribute(place, 'shared', false)
  }
  for (const { pos } of takenOver(before.doc, tr.doc)) tr.setNodeAttribute(pos, 'shared', false)
  return tr.docChanged ? tr : null
}

/** Shared blocks into which private words may have come: they say something new, and something private is not where it
 * was. Told by the words and not by the steps, because a browser may join two blocks on its own. */
function takenOver(before: Node, after: Node): Block[] {
  const wasPrivate = topBlocks(before).filter(({ node }) => !isMarked(node) && node.textContent !== '')
  const stayed = new Map<string, number>()
  for (const { node } of topBlocks(after))
    if (!isMarked(node)) stayed.set(node.textContent, (stayed.get(node.textContent) ?? 0) + 1)
  const isSomeGone = wasPrivate.some(({ node }) => {
    const left = stayed.get(node.textContent) ?? 0
    stayed.set(node.textContent, left - 1)
    return left <= 0
  })
  if (!isSomeGone) return []
  const wasShared = topBlocks(before).filter(({ node }) => isMarked(node))
  return topBlocks(after).filter(
    ({ node }) => isMarked(node) && !wasShared.some((one) => one.node.textContent.includes(node.textContent)),
  )
}

function marksBelow(block: Node, pos: number): number[] {
  const places: number[] = []
  block.descendants((node, offset) => {
    if (isMarked(node)) places.push(pos + 1 + offset)
  })
  return places
}

/** How many blocks of words there are below. */
function leaves(block: Node): number {
  let count = 0
  block.descendants((node) => {
    if (node.isTextblock) count += 1
  })
  return count
}
