// The questions in lines as they will stand below the text, before they go.
import { Button, Group, Text } from '@mantine/core'
import { textOfForm } from '../../../../shared/domain/mail-forms/write-form.ts'
import type { MailForm } from '../../../../shared/model/mail-form.ts'
import classes from './Compose.module.css'

export function FormPreview({ form, onRemove }: { form: MailForm; onRemove: () => void }) {
  return (
    <section aria-label="Questions in lines">
      <Group gap="xs" mb={4}>
        <Text size="sm" fw={600}>
          Below the text: {form.title}
        </Text>
        <Button size="compact-sm" variant="default" onClick={onRemove}>
          Take the questions out
        </Button>
      </Group>
      <pre className={classes.plain} tabIndex={0} aria-label="The questions as they go out">
        {textOfForm(form)}
      </pre>
    </section>
  )
}
