// Forms for mail: what a mentee is asked in lines that can be filled in on any telephone. A few to begin with, and the
// mentor's own.
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { formStarters, type FormContent } from '../../../shared/domain/mail-forms/starters.ts'
import { ownForm, type OwnForm } from '../../../shared/model/mail-form.ts'
import { showFailure } from '../../app/failures.ts'
import { FormPreview } from '../../app/mail-forms/FormPreview.tsx'
import { useForms, useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import lines from '../../ui/Lines.module.css'
import { Shelf } from './Shelf.tsx'

/** A kind of its own for each form, because its answers are compared with those of the same form only. */
function kindOf(id: string): string {
  return `own-${id.slice(0, 8)}`
}

export function FormsScreen(): ReactNode {
  const forms = useForms()
  const write = useWrite()
  const navigate = useNavigate()
  const [shown, setShown] = useState<FormContent | null>(null)
  if (forms.isError) throw forms.error
  if (forms.data === undefined) return <Pending />
  const own = forms.data.toSorted((one, other) => one.title.localeCompare(other.title))
  const begin = async (content: Partial<FormContent>) => {
    const record = newRecord()
    const value = ownForm.parse({ ...record, ...content, kind: kindOf(record.id) })
    await write([{ op: 'put', table: 'form', value }])
    await navigate({ to: '/forms/$formId', params: { formId: value.id } })
  }
  return (
    <Page
      title="Forms for mail"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void begin({}).catch(showFailure)}>
          New form
        </Button>
      }
    >
      <Stack gap="lg" maw="43rem">
        <Text size="sm" c="dimmed">
          A form goes out as a plain mail with numbered questions. The mentee answers it in any mail program, and the
          answers are read from the reply; you see both beside each other. For whole mails see the{' '}
          <Anchor component={Link} to="/templates" inherit>
            templates
          </Anchor>
          .
        </Text>
        <Shelf title="Your own">
          {own.map((one) => (
            <Own key={one.id} form={one} />
          ))}
        </Shelf>
        <Shelf title="To begin with">
          {formStarters.map((one) => (
            <li key={one.kind} className={lines.line}>
              <Said form={one} title={one.title} />
              <Group gap={4} wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Look at ${one.title}`}
                  onClick={() => setShown(one)}
                >
                  Look at it
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Change ${one.title} to my liking`}
                  onClick={() => void begin(one).catch(showFailure)}
                >
                  Change to my liking
                </Button>
              </Group>
            </li>
          ))}
        </Shelf>
      </Stack>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title="How the mail will look"
        size="lg"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {shown !== null && <FormPreview form={shown} code={null} />}
      </Modal>
    </Page>
  )
}

function Said({ form, title }: { form: Pick<FormContent, 'fields'>; title: ReactNode }) {
  const questions = form.fields.length
  return (
    <div className={lines.words}>
      <Text component="div" fw={500}>
        {title}
      </Text>
      <Text size="sm" c="dimmed">
        {questions === 1 ? 'One question' : `${questions} questions`}
      </Text>
    </div>
  )
}

function Own({ form }: { form: OwnForm }) {
  const write = useWrite()
  const title = form.title === '' ? 'Without a title' : form.title
  const remove = () => write([{ op: 'delete', table: 'form', id: form.id }], { done: 'The form was deleted' })
  return (
    <li className={lines.line}>
      <Said
        form={form}
        title={
          <Link to="/forms/$formId" params={{ formId: form.id }}>
            <bdi>{title}</bdi>
          </Link>
        }
      />
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Delete ${title}`}
        onClick={() => void remove().catch(showFailure)}
      >
        Delete
      </Button>
    </li>
  )
}
