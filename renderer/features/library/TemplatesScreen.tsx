// The mentor's own templates, and the few that are there to begin with, for meetings and for mails: made, changed, given away
// as a file, taken from one.
import { Anchor, Badge, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { mailStarters } from '../../../shared/domain/mail-templates.ts'
import { noteStarters } from '../../../shared/domain/note-templates.ts'
import { readTemplateFile, starters, toTemplateFile, type TemplateContent } from '../../../shared/domain/templates.ts'
import { template, type Template, type TemplateKind } from '../../../shared/model/template.ts'
import type { Failure } from '../../../shared/result.ts'
import { describeFailure, showFailure } from '../../app/failures.ts'
import { useTemplates, useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { saveFile } from '../../app/save-file.ts'
import { Page } from '../../ui/Page.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import lines from '../../ui/Lines.module.css'
import { FromFile } from './FromFile.tsx'
import { Shelf } from './Shelf.tsx'

const kindWords: Readonly<Record<TemplateKind, string>> = {
  meeting: 'Meeting',
  mail: 'Mail',
  note: 'Note',
}

const meetingStarters = starters.map((one): TemplateContent => ({ ...one, kind: 'meeting', subject: '' }))
const startersOfNotes = noteStarters.map((one): TemplateContent => ({ ...one, kind: 'note', subject: '', agenda: [] }))
const startersOfMail = mailStarters.map((one): TemplateContent => ({ ...one, kind: 'mail', agenda: [] }))

type Begin = (content: Partial<TemplateContent>, said?: { done: string }) => Promise<void>

function useBegin(): Begin {
  const write = useWrite()
  const navigate = useNavigate()
  return async (content, said) => {
    const value = template.parse({ ...newRecord(), ...content })
    await write([{ op: 'put', table: 'template', value }], said)
    await navigate({ to: '/templates/$templateId', params: { templateId: value.id } })
  }
}

export function TemplatesScreen(): ReactNode {
  const templates = useTemplates()
  const [failure, setFailure] = useState<Failure | null>(null)
  const begin = useBegin()
  if (templates.isError) throw templates.error
  if (templates.data === undefined) return <Pending />
  const own = templates.data.toSorted(
    (one, other) => other.kind.localeCompare(one.kind) || one.name.localeCompare(other.name),
  )
  const words = failure === null ? null : describeFailure(failure.code, failure.message)
  return (
    <Page title="Templates" actions={<Actions begin={begin} onFailure={setFailure} />}>
      <Stack gap="lg" maw="43rem">
        {words !== null && <Trouble title={words.title}>{words.text}</Trouble>}
        <Text size="sm" c="dimmed">
          What you ask a mentee by mail, in lines to be filled in, is among the{' '}
          <Anchor component={Link} to="/forms" inherit>
            forms for mail
          </Anchor>
          .
        </Text>
        <Shelf title="Your own">
          {own.map((one) => (
            <OwnTemplate key={one.id} template={one} />
          ))}
        </Shelf>
        <Starters title="For meetings, to begin with" contents={meetingStarters} begin={begin} />
        <Starters title="For mails, to begin with" contents={startersOfMail} begin={begin} />
        <Starters title="For notes, to begin with" contents={startersOfNotes} begin={begin} />
      </Stack>
    </Page>
  )
}

function Actions({ begin, onFailure }: { begin: Begin; onFailure: (failure: Failure | null) => void }) {
  const take = async (file: File) => {
    const read = readTemplateFile(await file.text())
    onFailure(read.ok ? null : read.error)
    if (read.ok) await begin(read.value, { done: 'The template was taken over' })
  }
  return (
    <>
      <FromFile onFile={take} />
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} aria-hidden />}>New template</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void begin({ kind: 'meeting' }).catch(showFailure)}>For meetings</Menu.Item>
          <Menu.Item onClick={() => void begin({ kind: 'mail' }).catch(showFailure)}>For mails</Menu.Item>
          <Menu.Item onClick={() => void begin({ kind: 'note' }).catch(showFailure)}>For notes</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Starters({ title, contents, begin }: { title: string; contents: readonly TemplateContent[]; begin: Begin }) {
  return (
    <Shelf title={title}>
      {contents.map((one) => (
        <li key={one.name} className={lines.line}>
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
    </Shelf>
  )
}

function Said({ content, name }: { content: Pick<TemplateContent, 'purpose'>; name: ReactNode }) {
  return (
    <div className={lines.words}>
      <Text component="div" fw={500}>
        {name}
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
      name: `${one.kind}-template.json`,
      type: 'application/json',
      extension: '.json',
      description: 'Template',
      text: toTemplateFile(one),
    })
  const remove = () => write([{ op: 'delete', table: 'template', id: one.id }], { done: 'The template was deleted' })
  return (
    <li className={lines.line}>
      <Said
        content={one}
        name={
          <Group gap="xs">
            <Link to="/templates/$templateId" params={{ templateId: one.id }}>
              <bdi>{name}</bdi>
            </Link>
            <Badge variant="light" color="gray">
              {kindWords[one.kind]}
            </Badge>
          </Group>
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
