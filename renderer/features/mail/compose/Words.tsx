// What the mail says: plain words, or words with form. Both are checked for spelling by the browser in the language of the
// mail, where that is known.
import { Switch, Textarea } from '@mantine/core'
import { plainText } from '../../../../shared/domain/rich-words.ts'
import type { Mail } from '../../../../shared/model/mail.ts'
import { fromPlain, type RichNode, type RichText } from '../../../../shared/model/rich-text.ts'
import { RichEditor } from '../../../app/rich-text/RichEditor.tsx'
import { offerToTakeBack } from '../../../app/undo.tsx'

interface WordsProps {
  draft: Mail
  /** Such as `es`; null when not known. */
  language: string | null
  onChange: (part: Pick<Mail, 'text' | 'rich'>) => void
}

/** Lines of its height while it is empty. */
const rows = 12

export function Words({ draft, language, onChange }: WordsProps) {
  const lang = language === null ? {} : { lang: language }
  if (draft.rich !== null)
    return (
      <div {...lang}>
        <RichEditor
          label="Text"
          value={draft.rich}
          marks={false}
          minRows={rows}
          onChange={(rich) => onChange({ rich, text: plainText(rich) })}
        />
      </div>
    )
  return (
    <Textarea
      label="Text"
      value={draft.text}
      onChange={(event) => onChange({ rich: null, text: event.currentTarget.value })}
      autosize
      minRows={rows}
      maxLength={1_000_000}
      spellCheck
      dir="auto"
      {...lang}
    />
  )
}

/** Between plain words and words with form. What is lost by it can be brought back. */
export function FormSwitch({ draft, onChange }: Pick<WordsProps, 'draft' | 'onChange'>) {
  const { rich, text } = draft
  const change = () => {
    if (rich === null) {
      const next = fromPlain(text)
      onChange({ rich: next, text: plainText(next) })
      return
    }
    onChange({ rich: null, text: plainText(rich) })
    if (hasForm(rich))
      offerToTakeBack(`form-${draft.id}`, 'The text is plain now', () => onChange({ rich, text: plainText(rich) }))
  }
  return <Switch label="Text with form" checked={rich !== null} onChange={change} size="sm" />
}

/** Anything that plain text cannot say. */
function hasForm({ content }: RichText): boolean {
  const isMore = (node: RichNode): boolean =>
    (node.type !== 'paragraph' && node.type !== 'text' && node.type !== 'hardBreak') ||
    (node.marks ?? []).length > 0 ||
    (node.content ?? []).some(isMore)
  return content.some(isMore)
}
