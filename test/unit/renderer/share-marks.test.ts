// Nothing becomes shareable by editing: only the mark does that.
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { history, undo } from '@tiptap/pm/history'
import { joinBackward, lift, wrapIn } from '@tiptap/pm/commands'
import { wrapInList } from '@tiptap/pm/schema-list'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../renderer/app/rich-text/LinkTool.tsx'
import { isLinkable } from '../../../shared/domain/links.ts'
import { richNodeType, richText } from '../../../shared/model/rich-text.ts'
import { richExtensions } from '../../../renderer/app/rich-text/extensions.ts'
import { isSelectionShared, keptPrivate, shareKey } from '../../../renderer/app/rich-text/share-marks.ts'

const schema = getSchema(richExtensions(true))

interface Block {
  words: string
  shared: boolean
}

function begin(blocks: readonly Block[]): EditorState {
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: blocks.map(({ words, shared }) => ({
      type: 'paragraph',
      attrs: { shared },
      content: words === '' ? [] : [{ type: 'text', text: words }],
    })),
  })
  return EditorState.create({ doc, plugins: [history(), new Plugin({ appendTransaction: keptPrivate })] })
}

type Command = (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean

function run(state: EditorState, command: Command): EditorState {
  let after = state
  command(state, (transaction) => {
    after = after.apply(transaction)
  })
  return after
}

function stand(state: EditorState, at: number, to = at): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at, to)))
}

function marksOf(doc: Node): [string, boolean][] {
  const marks: [string, boolean][] = []
  doc.forEach((node) => marks.push([node.textContent, node.attrs.shared === true]))
  return marks
}

describe('the mark of who may see a block', () => {
  it('is lost when private words are joined to it', () => {
    const state = begin([
      { words: 'shared', shared: true },
      { words: 'private', shared: false },
    ])
    const after = run(stand(state, 9), joinBackward)
    expect(marksOf(after.doc)).toEqual([['sharedprivate', false]])
  })

  it('is lost also when the join is not told as one, but as words that went and words that came', () => {
    const state = begin([
      { words: 'shared', shared: true },
      { words: 'private', shared: false },
    ])
    const after = state.apply(state.tr.delete(8, 17).insertText('private', 7))
    expect(marksOf(after.doc)).toEqual([['sharedprivate', false]])
  })

  it('stays when only shared words are joined, and when something private is deleted', () => {
    const state = begin([
      { words: 'one', shared: true },
      { words: 'two', shared: true },
      { words: 'private', shared: false },
    ])
    const joined = run(stand(state, 6), joinBackward)
    expect(marksOf(joined.doc)).toEqual([
      ['onetwo', true],
      ['private', false],
    ])
    const deleted = joined.apply(joined.tr.delete(8, 17))
    expect(marksOf(deleted.doc)).toEqual([['onetwo', true]])
  })

  it('goes up to a list or a quotation that wraps it, and leaves nothing behind below', () => {
    const list = schema.nodes.bulletList
    const quotation = schema.nodes.blockquote
    if (list === undefined || quotation === undefined) throw new TypeError('the schema has no lists')
    const wrapped = run(stand(begin([{ words: 'a', shared: true }]), 1), wrapInList(list))
    expect(marksOf(wrapped.doc)).toEqual([['a', true]])
    expect(wrapped.doc.toJSON()).toMatchObject({
      content: [{ attrs: { shared: true }, content: [{ content: [{ attrs: { shared: false } }] }] }],
    })
    const lifted = run(run(stand(begin([{ words: 'a', shared: true }]), 1), wrapIn(quotation)), lift)
    expect(marksOf(lifted.doc)).toEqual([['a', false]])
  })

  it('is not given to a list of which a part was private', () => {
    const list = schema.nodes.bulletList
    if (list === undefined) throw new TypeError('the schema has no lists')
    const state = begin([
      { words: 'a', shared: true },
      { words: 'b', shared: false },
    ])
    expect(marksOf(run(stand(state, 1, 5), wrapInList(list)).doc)).toEqual([['ab', false]])
  })

  it('comes back by undo as it was', () => {
    const state = begin([
      { words: 'shared', shared: true },
      { words: 'private', shared: false },
    ])
    const joined = run(stand(state, 9), joinBackward)
    expect(marksOf(run(joined, undo).doc)).toEqual([
      ['shared', true],
      ['private', false],
    ])
  })

  it('is never on words that were private, whatever is joined, deleted or replaced', () => {
    const block = fc.record({ words: fc.constantFrom('', 'x', 'yy', 'zzz'), shared: fc.boolean() })
    const steps = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), steps, (blocks, edits) => {
        const named = blocks.map(({ words, shared }) => ({ words: shared ? words : words.toUpperCase(), shared }))
        let state = begin(named)
        for (const [one, other] of edits) {
          const size = state.doc.content.size
          const [from, to] = [one % (size + 1), other % (size + 1)].toSorted((a, b) => a - b)
          state = state.apply(state.tr.delete(from ?? 0, to ?? 0))
        }
        for (const [words, shared] of marksOf(state.doc)) if (shared) expect(words).toBe(words.toLowerCase())
      }),
    )
  })

  it('is set by the mentor alone, for all that is selected', () => {
    const state = begin([
      { words: 'a', shared: true },
      { words: 'b', shared: false },
    ])
    expect(isSelectionShared(stand(state, 1))).toBe(true)
    expect(isSelectionShared(stand(state, 4))).toBe(false)
    expect(isSelectionShared(stand(state, 1, 5))).toBe(false)
    const marked = state.apply(state.tr.setNodeAttribute(3, 'shared', true).setMeta(shareKey, true))
    expect(marksOf(marked.doc)).toEqual([
      ['a', true],
      ['b', true],
    ])
  })
})

describe('a link in the notes', () => {
  it.each(['https://example.org', 'http://x', 'mailto:a@example.org'])('may go to %s', (address) => {
    expect(isLinkable(address)).toBe(true)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'example.org', '//example.org', ' https://x'])(
    'may not go to %s',
    (address) => {
      expect(isLinkable(address)).toBe(false)
    },
  )
})

describe('what is typed as an address', () => {
  it('goes to the web, or to a mail when it is one', () => {
    expect(addressOf(' example.org/a ')).toBe('https://example.org/a')
    expect(addressOf('name@example.org')).toBe('mailto:name@example.org')
    expect(addressOf('http://example.org')).toBe('http://example.org')
    expect(isLinkable(addressOf('javascript:alert(1)'))).toBe(false)
    expect(isLinkable(addressOf(''))).toBe(false)
  })
})

describe('what the editor holds', () => {
  it('is what the record holds: no kind of block can be typed that could not be kept', () => {
    const known = new Set<string>([...richNodeType.options, 'doc'])
    expect(Object.keys(schema.nodes).filter((name) => !known.has(name))).toEqual([])
    expect(Object.keys(schema.marks).toSorted()).toEqual(['bold', 'italic', 'link', 'strike'])
  })

  it('is kept also when what was pasted carries odd values', () => {
    const odd = { start: Number.NaN, colwidth: [Number.NaN], class: 'x'.repeat(5_000), shared: false }
    const words = { type: 'doc', content: [{ type: 'orderedList', attrs: odd, content: [] }] }
    expect(richText.parse(words).content).toEqual([
      { type: 'orderedList', attrs: { start: null, colwidth: null, class: null, shared: false }, content: [] },
    ])
    expect(isLinkable(`https://example.org/${'x'.repeat(2_000)}`)).toBe(false)
  })
})
