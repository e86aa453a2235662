// What words with form may hold while they are written: the editor's schema, the same as the record's. Links go to the
// web or to a mail address and nowhere else.
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import { CharacterCount } from '@tiptap/extensions'
import type { Extensions } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { StarterKit } from '@tiptap/starter-kit'
import { isLinkable } from '../../../shared/domain/links.ts'
import { ShareMarks } from './share-marks.ts'

/** As many characters as the record holds. */
const mostCharacters = 1_000_000

/** Two levels, below the headings of the page they stand on. */
const NoteHeading = Heading.extend({
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs.level === 1 ? 'h3' : 'h4', HTMLAttributes, 0],
  parseHTML: () => [
    ...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 1 } })),
    ...['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 2 } })),
  ],
}).configure({ levels: [1, 2] })

/** @param marks whether each block carries the mark of who may see it */
export function richExtensions(marks: boolean): Extensions {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      heading: false,
      underline: false,
      link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (address) => isLinkable(address) },
    }),
    NoteHeading,
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node, checked) => `${checked ? 'Done' : 'To do'}: ${node.textContent}` },
    }),
    TableKit.configure({ table: { resizable: false } }),
    CharacterCount.configure({ limit: mostCharacters }),
    ...(marks ? [ShareMarks] : []),
  ]
}
