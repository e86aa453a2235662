// The roster: find anybody at once, see where each stands, and do things with one or with many.
// Reached from the rail and after unlocking.
import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconPlus, IconTableImport, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useGroups, useRoster } from '../../app/queries.ts'
import { useLoadSample, useRemoveSample } from '../../app/sample.ts'
import { tagsInUse } from '../../../shared/domain/roster.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import type { RosterEntry } from '../../vault/api.ts'
import { BulkBar } from './BulkBar.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { MenteeDrawer } from './MenteeDrawer.tsx'
import classes from './MenteesScreen.module.css'
import { useMentorZone, useNow } from '../../app/now.ts'
import { clearFilter, isNarrow, RosterFilters } from './RosterFilters.tsx'
import { RosterTable, type RosterTableHandle } from './RosterTable.tsx'
import { useRosterActions } from './roster-actions.ts'
import { useRosterView, useShownLines } from './roster-view.ts'
import { count } from './words.ts'

/** What the bulk actions take below the list, in px, so that the rows under the pointer stay where they are. */
const bulkHeight = 52

const noLines: readonly RosterEntry[] = []

export function MenteesScreen() {
  const roster = useRoster()
  const groups = useGroups().data ?? []
  const lines = roster.data ?? noLines
  const view = useRosterView()
  const shown = useShownLines(lines, view)
  const actions = useRosterActions()
  const navigate = useNavigate()
  const now = useNow(60_000)
  const zone = useMentorZone()
  const searchBox = useRef<HTMLInputElement>(null)
  const table = useRef<RosterTableHandle>(null)
  const [editing, setEditing] = useState<Mentee | 'new' | null>(null)
  const tags = useMemo(() => tagsInUse(lines), [lines])
  const selected = useMemo(
    () => lines.filter(({ mentee }) => view.selectedIds.has(mentee.id)).map(({ mentee }) => mentee),
    [lines, view.selectedIds],
  )

  const open = (menteeId: string) => void navigate({ to: '/mentees/$menteeId', params: { menteeId } })
  const search = () => {
    searchBox.current?.focus()
    searchBox.current?.select()
  }
  const startNew = () => setEditing('new')
  useCommands([
    { id: 'mentees.search', label: 'Search this list', group: 'Mentees', run: search },
    { id: 'mentees.new', label: 'New mentee', group: 'Mentees', run: startNew },
    {
      id: 'mentees.import',
      label: 'Import mentees from a file',
      group: 'Mentees',
      run: () => void navigate({ to: '/import' }),
    },
  ])

  const empty = roster.isSuccess && lines.length === 0
  return (
    <Page
      title="Mentees"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconTableImport size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/import' })}
          >
            Import…
          </Button>
          {!empty && (
            <ExportMenu
              mentees={selected.length > 0 ? selected : shown.map((one) => one.mentee)}
              which={selected.length > 0 ? 'selected' : 'shown'}
              zone={zone}
            />
          )}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={startNew}>
            New mentee
          </Button>
        </>
      }
    >
      {empty && <EmptyRoster onNew={startNew} />}
      {lines.length > 0 && (
        <>
          <SampleBanner lines={lines} />
          <RosterFilters
            filter={view.filter}
            lines={lines}
            found={shown.length}
            searchBox={searchBox}
            onDown={() => table.current?.focus()}
            onEnter={() => {
              const [first] = shown
              if (first !== undefined) open(first.mentee.id)
            }}
          />
          {shown.length === 0 ? (
            <NobodyFound narrow={isNarrow(view.filter)} />
          ) : (
            <RosterTable
              ref={table}
              lines={shown}
              view={view}
              now={now}
              zone={zone}
              below={selected.length > 0 ? bulkHeight : 0}
              onOpen={(entry) => open(entry.mentee.id)}
              onEdit={setEditing}
              onRemove={(mentees) => void actions.remove(mentees)}
              onSearch={search}
            />
          )}
          {selected.length > 0 && <BulkBar selected={selected} groups={groups} tags={tags} actions={actions} />}
        </>
      )}
      <MenteeDrawer mentee={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

function EmptyRoster({ onNew }: { onNew: () => void }) {
  const navigate = useNavigate()
  const [loading, setLoading] = useState(false)
  const load = useLoadSample()
  const loadSample = () => {
    setLoading(true)
    load()
      .catch(showFailure)
      .finally(() => setLoading(false))
  }
  return (
    <EmptyState
      icon={<IconUsers size={40} stroke={1.25} />}
      title="Nobody is here yet"
      text="Add the first mentee by name alone; the rest can wait. Or bring a whole class in from the file of a learning platform, a table or an address book."
      action={
        <>
          <Group justify="center" gap="xs" mt="xs">
            <Button onClick={onNew}>Add the first mentee</Button>
            <Button variant="default" onClick={() => void navigate({ to: '/import' })}>
              Import from a file
            </Button>
          </Group>
          <Text size="xs" c="dimmed" mt="lg">
            Only looking around? A sample practice shows twelve fictional mentees, and goes away with one click.
          </Text>
          <Button variant="subtle" size="compact-sm" mt={4} loading={loading} onClick={loadSample}>
            Load the sample practice
          </Button>
        </>
      }
    />
  )
}

function SampleBanner({ lines }: { lines: readonly RosterEntry[] }) {
  const [removing, setRemoving] = useState(false)
  const removeSample = useRemoveSample()
  const sample = lines.filter((one) => one.mentee.sample).length
  if (sample === 0) return null
  const remove = async () => {
    setRemoving(true)
    await removeSample()
    setRemoving(false)
  }
  return (
    <div className={classes.sample}>
      <Text size="xs">
        {sample === lines.length
          ? 'This is the sample practice: everybody in it is fictional.'
          : `Fictional, from the sample practice: ${count(sample, 'mentee')} of this list.`}
      </Text>
      <Button variant="light" size="compact-sm" loading={removing} onClick={() => void remove()}>
        Remove the sample practice
      </Button>
    </div>
  )
}

function NobodyFound({ narrow }: { narrow: boolean }) {
  return (
    <EmptyState
      icon={<IconUsers size={40} stroke={1.25} />}
      title={narrow ? 'Nobody fits' : 'Everybody is archived'}
      text={
        narrow
          ? 'No mentee has all of these words and filters.'
          : 'Choose “Archived” above to see them, or add somebody new.'
      }
      action={
        narrow && (
          <Anchor component="button" type="button" onClick={clearFilter}>
            Show everybody
          </Anchor>
        )
      }
    />
  )
}
