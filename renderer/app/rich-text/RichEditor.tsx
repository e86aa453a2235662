// The field for words with form: headings, lists, check boxes, tables, links; and beside each block the mark that says
// who may see it. Its tools appear while it is written in.
import { Button, Group, Menu, Text } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { IconEye, IconLock, IconTable } from '@tabler/icons-react'
import { useEditor, type Editor } from '@tiptap/react'
import { memo, useEffect, useId, useRef, useState } from 'react'
import '@mantine/tiptap/styles.css'
import { isShared } from '../../../shared/domain/rich-words.ts'
import { richText, type RichText } from '../../../shared/model/rich-text.ts'
import { richExtensions } from './extensions.ts'
import { LinkTool } from './LinkTool.tsx'
import classes from './RichEditor.module.css'
import { isSelectionShared, toggleShared } from './share-marks.ts'

interface RichEditorProps {
  label: string
  value: RichText
  /** Whether each block carries the mark of who may see it. */
  marks: boolean
  /** Lines of its height while it is empty. */
  minRows: number
  onChange: (words: RichText) => void
}

const labels = { h1ControlLabel: 'Heading' }

export const RichEditor = memo(function RichEditor({ label, value, marks, minRows, onChange }: RichEditorProps) {
  const id = useId()
  // What the editor has said or taken in. One of them may come back after a later key: it must not undo that key.
  const [known] = useState(() => new WeakSet([value]))
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  const editor = useEditor({
    extensions: richExtensions(marks),
    content: value.content.length === 0 ? null : value,
    injectCSS: false,
    textDirection: 'auto',
    shouldRerenderOnTransaction: true,
    immediatelyRender: true,
    editorProps: {
      attributes: {
        'aria-labelledby': id,
        'aria-multiline': 'true',
        role: 'textbox',
        spellcheck: 'true',
        'data-rows': String(minRows),
      },
    },
    onUpdate: ({ editor: written }) => {
      const words = richText.parse(written.getJSON())
      known.add(words)
      tell.current(words)
    },
  })
  useEffect(() => {
    if (known.has(value)) return
    known.add(value)
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, known, value])

  return (
    <div className={classes.field}>
      <Group justify="space-between" gap="xs" mb={2}>
        <Text id={id} size="sm" fw={600} onClick={() => editor.commands.focus()}>
          {label}
        </Text>
        {marks && <Shared words={value} />}
      </Group>
      <RichTextEditor editor={editor} labels={labels} withCodeHighlightStyles={false} classNames={classes}>
        <Tools editor={editor} marks={marks} label={label} />
        <RichTextEditor.Content data-marks={marks} />
      </RichTextEditor>
    </div>
  )
})

/** How much of it the mentee may see. */
function Shared({ words }: { words: RichText }) {
  const written = words.content.filter((block) => block.content !== undefined)
  const shared = written.filter(isShared).length
  return (
    <Text size="xs" c="dimmed">
      {shared === 0
        ? 'For you only'
        : shared === written.length
          ? 'May be shared'
          : `${shared} of ${written.length} may be shared`}
    </Text>
  )
}

interface ToolsProps {
  editor: Editor
  marks: boolean
  label: string
}

function Tools({ editor, marks, label }: ToolsProps) {
  const isMarked = marks && isSelectionShared(editor.state)
  return (
    <RichTextEditor.Toolbar role="toolbar" aria-label={`Form of “${label}”`}>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.H1 />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.TaskList />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <LinkTool editor={editor} />
        <TableTool editor={editor} />
      </RichTextEditor.ControlsGroup>
      {marks && (
        <Button
          size="compact-sm"
          ms="auto"
          variant={isMarked ? 'light' : 'subtle'}
          color={isMarked ? 'sea' : 'gray'}
          leftSection={isMarked ? <IconEye size={14} aria-hidden /> : <IconLock size={14} aria-hidden />}
          aria-pressed={isMarked}
          aria-label={`${label}: this paragraph may be shared`}
          title={`${isMarked ? 'May stand in a summary for the mentee' : 'Seen by nobody but you'} (Ctrl+Shift+E)`}
          onClick={() => {
            toggleShared(editor)
            editor.commands.focus()
          }}
        >
          {isMarked ? 'May be shared' : 'For you only'}
        </Button>
      )}
    </RichTextEditor.Toolbar>
  )
}

function TableTool({ editor }: { editor: Editor }) {
  const isInTable = editor.isActive('table')
  const run = (change: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () => {
    change(editor.chain().focus()).run()
  }
  if (!isInTable)
    return (
      <RichTextEditor.Control
        aria-label="Table"
        title="Table"
        onClick={run((chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }))}
      >
        <IconTable size={16} stroke={1.5} aria-hidden />
      </RichTextEditor.Control>
    )
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} returnFocus={false}>
      <Menu.Target>
        <RichTextEditor.Control aria-label="Table" title="Table" active>
          <IconTable size={16} stroke={1.5} aria-hidden />
        </RichTextEditor.Control>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={run((chain) => chain.addRowAfter())}>Row below</Menu.Item>
        <Menu.Item onClick={run((chain) => chain.addColumnAfter())}>Column after</Menu.Item>
        <Menu.Item onClick={run((chain) => chain.deleteRow())}>Take the row out</Menu.Item>
        <Menu.Item onClick={run((chain) => chain.deleteColumn())}>Take the column out</Menu.Item>
        <Menu.Item onClick={run((chain) => chain.deleteTable())}>Take the table out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
