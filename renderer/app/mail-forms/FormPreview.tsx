// How a form will look as a mail: its subject and its plain text, as any mail program shows it.
import { Text } from '@mantine/core'
import type { FormContent } from '../../../shared/domain/mail-forms/starters.ts'
import { writeForm } from '../../../shared/domain/mail-forms/write-form.ts'
import classes from './MailForms.module.css'

interface FormPreviewProps {
  form: FormContent
  /** Null before it goes out: then signs stand for it. */
  code: string | null
}

export function FormPreview({ form, code }: FormPreviewProps) {
  const { subject, text } = writeForm({ ...form, code: code ?? '••••-••••' })
  return (
    <section aria-label="How the mail will look" className={classes.mail}>
      <Text fw={600} className={classes.subject}>
        <bdi>{subject}</bdi>
      </Text>
      <div className={classes.plain} dir="auto">
        {text}
      </div>
    </section>
  )
}
