// The mentor's own templates for meetings, and the few that are there to begin with: made, changed, given away as a file,
// taken from one.
import { Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { readTemplateFile, starters, toTemplateFile, type TemplateContent } from '../../../shared/domain/templates.ts'
import { template, type Template } from '../../../shared/model/template.ts'
import type { Failure } from '../../../shared/result.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { useTemplates, useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { saveFile } from '../../app/save-file.ts'
import { Page } from '../../ui/Page.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import classes from './TemplatesScreen.module.css'

export function TemplatesScreen(): ReactNode {
  const templates = useTemplates()
  const [failure, setFailure] = useState<Failure | null>(null)
  const reset = useRef<() => void>(null)
  const write = useWrite()
  const navigate = useNavigate()
  if (templates.isError) throw templates.error
  if (templates.data === undefined) return <Pending />
  const own = templates.data.toSorted((one, other) => one.name.localeCompare(other.name))
  const begin = async (content: Partial<TemplateContent>, said?: { done: string }) => {
    const value = template.parse({ ...newRecord(), ...content })
    await write([{ op: 'put', table: 'template', value }], said)
    await navigate({ to: '/templates/$templateId', params: { templateId: value.id } })
  }
  const take = async (file: File) => {
    const read = readTemplateFile(await file.text())
    setFailure(read.ok ? null : read.error)
    if (read.ok) await begin(read.value, { done: 'The template was taken over' })
  }
  const words = failure === null ? null : describeFailure(failure.code, failure.message)
  return (
    <Page
      title="Templates for meetings"
      actions={
        <>
          <FileButton
            accept=".json,application/json"
            resetRef={reset}
            onChange={(file) => {
              reset.current?.()
              if (file !== null) void take(file).catch(showFailure)
            }}
          >
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
                From a file…
              </Button>
            )}
          </FileButton>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void begin({}).catch(showFailure)}>
            New template
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw="43rem">
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        <section aria-label="Your own">
          <Title order={2} size="h3" mb={4}>
            Your own
          </Title>
          {own.length === 0 ? (
            <Text size="sm" c="dimmed">
              None yet. Begin a new one, or change one of those below to your liking.
            </Text>
          ) : (
            <ul className={classes.list}>
              {own.map((one) => (
                <OwnTemplate key={one.id} template={one} />
              ))}
            </ul>
          )}
        </section>
        <section aria-label="To begin with">
          <Title order={2} size="h3" mb={4}>
            To begin with
          </Title>
          <ul className={classes.list}>
            {starters.map((one) => (
              <li key={one.name} className={classes.line}>
                <Said content={one} name={one.name} />
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Change ${one.name} to my liking`}
                  onClick={() => void begin(one).catch(showFailure)}
                >
                  Change to my liking
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </Stack>
    </Page>
  )
}

function Said({ content, name }: { content: TemplateContent; name: ReactNode }) {
  return (
    <div className={classes.words}>
      <Text fw={500}>
        <bdi>{name}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        <bdi>{content.purpose}</bdi>
      </Text>
    </div>
  )
}

function OwnTemplate({ template: one }: { template: Template }) {
  const write = useWrite()
  const name = one.name === '' ? 'Without a name' : one.name
  const save = () =>
    saveFile({
      name: 'meeting-template.json',
      type: 'application/json',
      extension: '.json',
      description: 'Template for meetings',
      text: toTemplateFile(one),
    })
  const remove = () => write([{ op: 'delete', table: 'template', id: one.id }], { done: 'The template was deleted' })
  return (
    <li className={classes.line}>
      <Said
        content={one}
        name={
          <Link to="/templates/$templateId" params={{ templateId: one.id }}>
            {name}
          </Link>
        }
      />
      <Group gap={4} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Save ${name} as a file`}
          disabled={one.name === ''}
          onClick={() => void save().catch(showFailure)}
        >
          Save as a file
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Delete ${name}`}
          onClick={() => void remove().catch(showFailure)}
        >
          Delete
        </Button>
      </Group>
    </li>
  )
}
