// One resource: what it is, for whom, its files, and to whom it was given. It keeps itself.
import { ActionIcon, Box, Button, Group, Menu, NativeSelect, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { IconBooks, IconDots, IconExternalLink, IconGift, IconTrash } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { safeName } from '../../../shared/domain/attachment-name.ts'
import { elementWords, forWhomWords, kindWords, linkOf, titleOfResource } from '../../../shared/domain/resources.ts'
import { resource as resourceSchema, resourceElement, type Resource } from '../../../shared/model/resource.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { FilesBeside } from '../../app/files/FilesBeside.tsx'
import { openOutside } from '../../app/open-outside.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { useResource, useResources } from '../../app/resources/queries.ts'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { GivenTo } from './GivenTo.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

export function ResourceScreen(): ReactNode {
  const { resourceId } = useParams({ strict: false })
  const resource = useResource(resourceId ?? '')
  const navigate = useNavigate()
  if (resource.isError) throw resource.error
  if (resource.data === undefined) return <Pending />
  if (resource.data === null)
    return (
      <Page title="Resource">
        <EmptyState
          icon={<IconBooks size={40} stroke={1.5} />}
          title="This resource is no longer here"
          text="It was deleted. To whom it was given is still on their pages."
          action={<Button onClick={() => void navigate({ to: '/resources' })}>To the resources</Button>}
        />
      </Page>
    )
  return <ResourceForm key={resource.data.id} stored={resource.data} />
}

function ResourceForm({ stored }: { stored: Resource }) {
  const [draft, setDraft] = useState(stored)
  const [isGiving, setGiving] = useState(false)
  const isGone = useRef(false)
  const write = useWrite()
  const navigate = useNavigate()
  const change = useCallback((part: Partial<Resource>) => setDraft((before) => ({ ...before, ...part })), [])
  const changeWords = useCallback((words: RichText) => change({ words }), [change])
  const state = useAutosave(
    draft,
    async (value) => {
      if (!isGone.current) await write([{ op: 'put', table: 'resource', value: touched(resourceSchema.parse(value)) }])
    },
    restBeforeSaving,
  )
  const leave = () => void navigate({ to: '/resources' })
  const finish = () => void flushAutosaves(longestFlush).then(leave, showFailure)
  const remove = async () => {
    isGone.current = true
    await write([{ op: 'delete', table: 'resource', id: draft.id }], { done: 'The resource was deleted' })
    leave()
  }
  const give = () => void flushAutosaves(longestFlush).then(() => setGiving(true), showFailure)
  const link = linkOf(draft)
  useCommands([
    { id: 'resource.give', label: 'Give this resource', group: 'Resource', run: give },
    {
      id: 'resource.delete',
      label: 'Delete this resource',
      group: 'Resource',
      run: () => void remove().catch(showFailure),
    },
  ])
  return (
    <Box maw="43rem">
      <Page
        title={kindWords[draft.kind]}
        actions={
          <>
            <SavedMark state={state} />
            <Button variant="default" leftSection={<IconGift size={16} aria-hidden />} onClick={give}>
              Give…
            </Button>
            <Button onClick={finish}>Done</Button>
            <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label="More about this resource">
                  <IconDots size={18} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => void remove().catch(showFailure)}
                >
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        <Stack gap="md">
          <TextInput
            label="Title"
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            maxLength={500}
            dir="auto"
            autoFocus={titleOfResource(stored) === ''}
          />
          {draft.kind === 'link' && (
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                label="Address"
                placeholder="https://…"
                inputMode="url"
                flex={1}
                value={draft.url}
                onChange={(event) => change({ url: event.currentTarget.value })}
                maxLength={2_000}
              />
              <Button
                variant="default"
                leftSection={<IconExternalLink size={16} aria-hidden />}
                disabled={link === null}
                onClick={() => {
                  if (link !== null) openOutside(link)
                }}
              >
                Open
              </Button>
            </Group>
          )}
          {draft.kind === 'link' && draft.url !== '' && link === null && (
            <Text size="sm" c="dimmed">
              Only an address that begins with https:// is opened from here.
            </Text>
          )}
          <Group gap="md" align="flex-end">
            <NativeSelect
              label="Element"
              value={draft.element ?? ''}
              onChange={(event) => {
                const chosen = resourceElement.safeParse(event.currentTarget.value)
                change({ element: chosen.success ? chosen.data : null })
              }}
              data={[...elementWords].map(([value, label]) => ({ value: value ?? '', label }))}
            />
            <NativeSelect
              label="For whom"
              value={draft.forWhom}
              onChange={(event) => {
                const forWhom = resourceSchema.shape.forWhom.safeParse(event.currentTarget.value)
                if (forWhom.success) change({ forWhom: forWhom.data })
              }}
              data={Object.entries(forWhomWords).map(([value, label]) => ({ value, label }))}
            />
            <Tags tags={draft.tags} onChange={(tags) => change({ tags })} />
          </Group>
          <RichEditor
            label={draft.kind === 'guide' ? 'Guide' : 'What it is good for'}
            value={draft.words}
            marks={false}
            minRows={draft.kind === 'guide' ? 8 : 3}
            onChange={changeWords}
          />
          <div>
            <Text size="sm" fw={600} mb={4}>
              {draft.kind === 'file' ? 'The file' : 'Files, as copies for offline'}
            </Text>
            <FilesBeside
              of={{ id: draft.id, owner: 'resource', menteeIds: [], keep: () => flushAutosaves(longestFlush) }}
              onAdd={(name) => {
                if (draft.title === '') change({ title: safeName(name) })
              }}
            />
          </div>
          <GivenTo resourceId={draft.id} />
        </Stack>
        <GiveDialog resource={isGiving ? draft : null} onClose={() => setGiving(false)} />
      </Page>
    </Box>
  )
}

function Tags({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const resources = useResources().data
  const known = useMemo(() => [...new Set((resources ?? []).flatMap((one) => one.tags))].sort(), [resources])
  return (
    <TagsInput
      label="Tags"
      flex="1 1 12rem"
      value={tags}
      onChange={onChange}
      data={known}
      maxTags={30}
      maxLength={100}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  )
}
