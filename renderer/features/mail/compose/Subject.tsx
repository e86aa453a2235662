// The subject of a mail.
import { TextInput } from '@mantine/core'
import type { Mail } from '../../../../shared/model/mail.ts'

interface SubjectProps {
  draft: Mail
  language: string | null
  onChange: (part: Pick<Mail, 'subject'>) => void
}

export function Subject({ draft, language, onChange }: SubjectProps) {
  // An answer has its subject; what is missing is its words.
  const isGiven = draft.answersId !== null
  return (
    <TextInput
      label="Subject"
      value={draft.subject}
      onChange={(event) => onChange({ subject: event.currentTarget.value })}
      maxLength={500}
      autoFocus={!isGiven}
      spellCheck
      dir="auto"
      {...(language === null ? {} : { lang: language })}
    />
  )
}
