// Makes the selected words a link to the web or to a mail address, changes where it goes, or takes it away.
import { Button, Group, Popover, TextInput } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { IconLink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useState, type KeyboardEvent } from 'react'
import { isLinkable } from '../../../shared/domain/links.ts'

/** What was typed as an address: `example.org` goes to the web, `name@example.org` to a mail. */
export function addressOf(typed: string): string {
  const text = typed.trim()
  if (/^[a-z][a-z\d+.-]*:/iu.test(text)) return text
  return /^[^\s/@]+@[^\s/@]+$/u.test(text) ? `mailto:${text}` : `https://${text}`
}

export function LinkTool({ editor }: { editor: Editor }) {
  const [typed, setTyped] = useState<string | null>(null)
  const isLink = editor.isActive('link')
  const open = () => {
    const href: unknown = editor.getAttributes('link').href
    setTyped(typeof href === 'string' ? href : '')
  }
  const chain = () => editor.chain().focus().extendMarkRange('link')
  const address = addressOf(typed ?? '')
  const isGood = isLinkable(address)
  const save = () => {
    setTyped(null)
    const { empty } = editor.state.selection
    if (empty && !isLink)
      chain()
        .insertContent({ type: 'text', text: address, marks: [linkTo(address)] })
        .run()
    else chain().setLink({ href: address }).run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (isGood) save()
  }
  return (
    <Popover
      opened={typed !== null}
      onChange={(isOpen) => {
        if (!isOpen) setTyped(null)
      }}
      trapFocus
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <RichTextEditor.Control aria-label="Link" title="Link" active={isLink} onClick={open}>
          <IconLink size={16} stroke={1.5} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Address of the link"
            placeholder="https://"
            value={typed ?? ''}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            error={typed !== null && typed.trim() !== '' && !isGood ? 'Web and mail addresses only' : null}
            data-autofocus
            w="16rem"
          />
          <Button disabled={!isGood} onClick={save}>
            Set link
          </Button>
          {isLink && (
            <Button
              variant="default"
              onClick={() => {
                setTyped(null)
                chain().unsetLink().run()
              }}
            >
              Take it away
            </Button>
          )}
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

function linkTo(href: string) {
  return { type: 'link', attrs: { href } }
}
