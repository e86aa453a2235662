// Groups of mentees: the list on the left, the chosen one beside it. Reached from the rail.
import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import { useCommands } from '../../app/commands.ts'
import { useGroups, useRoster } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { GroupDrawer } from './GroupDrawer.tsx'
import { GroupPanel } from './GroupPanel.tsx'
import classes from './GroupsScreen.module.css'
import { count, matchWords } from './words.ts'

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The groups of one kind, by name. */
function sorted(groups: readonly Group[], archived: boolean): Group[] {
  return groups
    .filter((group) => (group.archivedAt !== null) === archived)
    .sort((one, other) => byName.compare(one.name, other.name))
}

export function GroupsScreen() {
  const groups = useGroups()
  const roster = useRoster().data
  const { group: asked } = useSearch({ strict: false })
  const [chosenId, setChosenId] = useState<string | null>(asked ?? null)
  const [answered, setAnswered] = useState(asked)
  if (asked !== answered) {
    // Another group was asked for by its address while this screen was open.
    setAnswered(asked)
    setChosenId(asked ?? null)
  }
  const [archived, setArchived] = useState(false)
  const [editing, setEditing] = useState<Group | 'new' | null>(null)
  const mentees = useMemo(() => roster?.map((one) => one.mentee) ?? [], [roster])
  const known = groups.data ?? []
  const anyArchived = known.some((group) => group.archivedAt !== null)
  const shown = sorted(known, archived && anyArchived)
  const chosen = known.find((group) => group.id === chosenId) ?? shown[0]
  const startNew = () => setEditing('new')
  useCommands([{ id: 'groups.new', label: 'New group', group: 'Groups', run: startNew }])

  return (
    <Page
      title="Groups"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={startNew}>
          New group
        </Button>
      }
    >
      {groups.isSuccess && known.length === 0 && (
        <EmptyState
          icon={<IconUsersGroup size={40} stroke={1.25} />}
          title="No groups yet"
          text="A group is for mentees who are mentored together: a circle, a lab, a cohort. A meeting with it is logged once and stands on every member’s time line."
          action={
            <Button mt="xs" onClick={startNew}>
              Make the first group
            </Button>
          }
        />
      )}
      {known.length > 0 && (
        <div className={classes.split}>
          <div>
            {anyArchived && (
              <SegmentedControl
                fullWidth
                size="xs"
                mb="xs"
                aria-label="Archived or not"
                value={archived ? 'archived' : 'current'}
                onChange={(value) => {
                  setArchived(value === 'archived')
                  setChosenId(null)
                }}
                data={[
                  { value: 'current', label: 'Current' },
                  { value: 'archived', label: 'Archived' },
                ]}
              />
            )}
            <GroupList groups={shown} chosenId={chosen?.id ?? null} onChoose={setChosenId} />
            {shown.length === 0 && <Text c="dimmed">No group is in use. The archived ones can be brought back.</Text>}
          </div>
          {chosen !== undefined && (
            <GroupPanel key={chosen.id} group={chosen} mentees={mentees} onEdit={() => setEditing(chosen)} />
          )}
        </div>
      )}
      <GroupDrawer
        group={editing}
        mentees={mentees}
        onClose={(kept) => {
          setEditing(null)
          if (kept !== null) setChosenId(kept.id)
        }}
      />
    </Page>
  )
}

interface GroupListProps {
  groups: readonly Group[]
  chosenId: string | null
  onChoose: (id: string) => void
}

function GroupList({ groups, chosenId, onChoose }: GroupListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const stops = [...event.currentTarget.querySelectorAll('button')]
    const from = stops.findIndex((one) => one === event.target)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: stops.length - 1 }[event.key]
    if (from === -1 || to === undefined) return
    event.preventDefault()
    stops[to]?.focus()
    stops[to]?.click()
  }
  return (
    <nav aria-label="Groups">
      <ul className={classes.list} onKeyDown={onKeyDown}>
        {groups.map((group) => (
          <li key={group.id}>
            <button
              type="button"
              className={classes.group}
              aria-current={group.id === chosenId ? 'true' : undefined}
              tabIndex={group.id === chosenId ? 0 : -1}
              onClick={() => onChoose(group.id)}
            >
              <bdi className={classes.name}>{group.name}</bdi>
              <span className={classes.about}>
                {count(group.memberIds.length, 'member')} · {matchWords[group.match]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
