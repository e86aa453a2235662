// The library of resources by the five essential elements, and the short guides to begin with.
import { Anchor, Badge, Button, Group, Menu, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconFile, IconLink, IconNotes, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { searchWords } from '../../../shared/domain/folding.ts'
import {
  elementWords,
  filtered,
  forWhomWords,
  guidesLeft,
  kindWords,
  titleOfResource,
} from '../../../shared/domain/resources.ts'
import type { Guide } from '../../../shared/guides/guide.ts'
import { shippedGuides } from '../../../shared/guides/shipped.ts'
import { resource as resourceSchema, resourceElement, type Resource } from '../../../shared/model/resource.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { newRecord } from '../../app/records.ts'
import { useResources } from '../../app/resources/queries.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import lines from '../../ui/Lines.module.css'

const everyElement = [...elementWords]

export function ResourcesScreen(): ReactNode {
  const resources = useResources()
  const [typed, setTyped] = useState('')
  const [element, setElement] = useState('all')
  const [forWhom, setForWhom] = useState('all')
  const words = searchWords(useDeferredValue(typed))
  if (resources.isError) throw resources.error
  if (resources.data === undefined) return <Pending />
  const asked = resourceElement.safeParse(element)
  const found = filtered(resources.data, {
    words,
    element: asked.success ? asked.data : 'all',
    forWhom: forWhom === 'mentor' || forWhom === 'mentee' ? forWhom : 'all',
  })
  const guides = guidesLeft(shippedGuides, resources.data)
  return (
    <Page title="Resources" actions={<NewResource />}>
      <Stack gap="lg" maw="54rem">
        <Text size="sm" c="dimmed">
          Links, files and guides that stand by themselves, for you and for your mentees, by the five essential
          elements.
        </Text>
        {resources.data.length > 0 && (
          <Group gap="sm" align="flex-end">
            <TextInput
              size="xs"
              label="Find"
              placeholder="Title, tag or word"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <NativeSelect
              size="xs"
              label="Element"
              value={element}
              onChange={(event) => setElement(event.currentTarget.value)}
              data={[
                { value: 'all', label: 'All elements' },
                ...everyElement.flatMap(([value, label]) => (value === null ? [] : [{ value, label }])),
              ]}
            />
            <NativeSelect
              size="xs"
              label="For whom"
              value={forWhom}
              onChange={(event) => setForWhom(event.currentTarget.value)}
              data={[
                { value: 'all', label: 'Anybody' },
                { value: 'mentor', label: 'For you' },
                { value: 'mentee', label: 'For mentees' },
              ]}
            />
          </Group>
        )}
        {everyElement.map(([one, title]) => (
          <Shelf key={title} title={title} resources={found.filter((each) => each.element === one)} />
        ))}
        {resources.data.length > 0 && found.length === 0 && <Text c="dimmed">No resource like that.</Text>}
        <Guides guides={guides} />
      </Stack>
    </Page>
  )
}

function Shelf({ title, resources }: { title: string; resources: readonly Resource[] }) {
  if (resources.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      <ul className={lines.list}>
        {resources.map((resource) => (
          <li key={resource.id} className={lines.line}>
            <div className={lines.words}>
              <Anchor
                renderRoot={(props) => (
                  <Link to="/resources/$resourceId" params={{ resourceId: resource.id }} {...props} />
                )}
              >
                <bdi>{titleOfResource(resource) || 'Resource without a title'}</bdi>
              </Anchor>
              {resource.tags.length > 0 && (
                <Group gap={4} mt={2}>
                  {resource.tags.map((tag) => (
                    <Badge key={tag} size="sm" variant="default" tt="none" fw={500}>
                      {tag}
                    </Badge>
                  ))}
                </Group>
              )}
            </div>
            <Text size="sm" c="dimmed">
              {kindWords[resource.kind]}, {forWhomWords[resource.forWhom].toLowerCase()}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null
  return (
    <section aria-label="Guides to begin with">
      <Title order={2} size="h4" mb={4}>
        Guides to begin with
      </Title>
      <ul className={lines.list}>
        {guides.map(({ slug, title, purpose, element }) => (
          <li key={slug} className={lines.line}>
            <div className={lines.words}>
              <Anchor renderRoot={(props) => <Link to="/resources/guide/$slug" params={{ slug }} {...props} />}>
                {title}
              </Anchor>
              <Text size="sm" c="dimmed">
                {purpose}
              </Text>
            </div>
            <Text size="sm" c="dimmed">
              {elementWords.get(element)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each begins on its own page. */
function NewResource() {
  const write = useWrite()
  const navigate = useNavigate()
  const begin = async (kind: Resource['kind']) => {
    const value = resourceSchema.parse({ ...newRecord(), title: '', kind })
    await write([{ op: 'put', table: 'resource', value }])
    await navigate({ to: '/resources/$resourceId', params: { resourceId: value.id } })
  }
  const entry = (kind: Resource['kind'], label: string, icon: ReactNode) => (
    <Menu.Item leftSection={icon} onClick={() => void begin(kind).catch(showFailure)}>
      {label}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />}>New resource</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entry('link', 'Link', <IconLink size={16} aria-hidden />)}
        {entry('file', 'File', <IconFile size={16} aria-hidden />)}
        {entry('guide', 'Guide of your own', <IconNotes size={16} aria-hidden />)}
      </Menu.Dropdown>
    </Menu>
  )
}
