// Puts a resource into what is being written: the mentor's own first, then the guides that come with the program, of which a copy
// is kept when one is chosen.
import { Button, Menu, ScrollArea, Text } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { forWhomWords, guidesLeft, kindWords, titleOfResource } from '../../../shared/domain/resources.ts'
import { shippedGuides } from '../../../shared/guides/shipped.ts'
import type { Resource } from '../../../shared/model/resource.ts'
import { showFailure } from '../failures.ts'
import { useWrite } from '../queries.ts'
import { ownGuide } from './give.ts'
import { useResources } from './queries.ts'

export function FromLibrary({ onChoose }: { onChoose: (resource: Resource) => Promise<unknown> }) {
  const own = (useResources().data ?? []).toSorted((one, other) =>
    titleOfResource(one).localeCompare(titleOfResource(other)),
  )
  const write = useWrite()
  const navigate = useNavigate()
  const choose = (resource: Resource) => void onChoose(resource).catch(showFailure)
  const keep = async (resource: Resource) => {
    await write([{ op: 'put', table: 'resource', value: resource }])
    choose(resource)
  }
  const entry = (resource: Resource, onClick: () => void) => (
    <Menu.Item key={resource.id} onClick={onClick}>
      <bdi>{titleOfResource(resource)}</bdi>
      <Text size="xs" c="dimmed">
        {kindWords[resource.kind]}, {forWhomWords[resource.forWhom].toLowerCase()}
      </Text>
    </Menu.Item>
  )
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} width="22rem">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconBooks size={14} aria-hidden />}>
          From the library
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="18rem" type="auto">
          {own.length > 0 && <Menu.Label>Your own</Menu.Label>}
          {own.map((resource) => entry(resource, () => choose(resource)))}
          <Menu.Label>Guides to begin with</Menu.Label>
          {guidesLeft(shippedGuides, own).map((guide) => (
            <Menu.Item key={guide.slug} onClick={() => void keep(ownGuide(guide)).catch(showFailure)}>
              {guide.title}
              <Text size="xs" c="dimmed">
                {guide.purpose}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: '/resources' })}>To the resources…</Menu.Item>
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
