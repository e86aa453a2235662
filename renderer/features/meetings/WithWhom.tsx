// With whom: mentees by search, or a whole group at once. A group's members can be taken out one by one, because
// not everybody comes to every meeting.
import { Anchor, Group as Row, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Group } from '../../../shared/model/group.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { PickMany } from '../../app/PickMany.tsx'

interface WithWhomProps {
  draft: Pick<Meeting, 'menteeIds' | 'groupId'>
  people: readonly Mentee[]
  groups: readonly Group[]
  /** It is kept already, though nobody is named yet. */
  unfiled: boolean
  /** Takes the focus when the screen opens. */
  first: boolean
  onChange: (change: Pick<Meeting, 'menteeIds' | 'groupId'>) => void
}

const groupPrefix = 'group:'

export function WithWhom({ draft, people, groups, unfiled, first, onChange }: WithWhomProps) {
  const known = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  const options = useMemo(() => optionsOf(people, groups, draft.menteeIds), [people, groups, draft.menteeIds])
  const chosenGroup = groups.find((group) => group.id === draft.groupId)

  const change = (values: string[]) => {
    const picked = values.find((value) => value.startsWith(groupPrefix))
    if (picked === undefined) {
      onChange({ menteeIds: values, groupId: values.length === 0 ? null : draft.groupId })
      return
    }
    const group = groups.find((one) => groupPrefix + one.id === picked)
    const members = (group?.memberIds ?? []).filter((id) => known.has(id))
    const rest = values.filter((value) => value !== picked)
    onChange({ menteeIds: [...new Set([...rest, ...members])], groupId: group?.id ?? null })
  }

  return (
    <Stack gap={4}>
      <PickMany
        label="With whom"
        placeholder={draft.menteeIds.length === 0 ? 'Name of a mentee or a group' : ''}
        data={options}
        value={draft.menteeIds}
        onChange={change}
        nothingFoundMessage="Nobody of that name"
        description={unfiled && 'Kept, but on nobody’s time line until it says with whom'}
        autoFocus={first}
        renderOption={({ option }) => <OptionWords label={option.label} note={noteOf(known.get(option.value))} />}
      />
      {chosenGroup !== undefined && (
        <Row gap="xs">
          <Text size="xs" c="dimmed">
            A meeting of the group <bdi>{chosenGroup.name}</bdi>
          </Text>
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => onChange({ menteeIds: draft.menteeIds, groupId: null })}
          >
            Not as a group
          </Anchor>
        </Row>
      )}
    </Stack>
  )
}

function optionsOf(people: readonly Mentee[], groups: readonly Group[], chosen: readonly string[]) {
  const here = new Set(chosen)
  const mentees = people
    .filter((person) => person.archivedAt === null || here.has(person.id))
    .map((person) => ({ value: person.id, label: displayName(person) }))
  // A mentee who is gone from the roster stays in the meeting, under a name that says so.
  const known = new Set(mentees.map((option) => option.value))
  const gone = chosen.filter((id) => !known.has(id)).map((id) => ({ value: id, label: 'Somebody no longer here' }))
  const together = groups
    .filter((group) => group.archivedAt === null && group.memberIds.length > 0)
    .map((group) => ({ value: groupPrefix + group.id, label: `${group.name} (group of ${group.memberIds.length})` }))
  return [
    { group: 'Mentees', items: [...mentees, ...gone] },
    { group: 'Groups', items: together },
  ].filter(({ items }) => items.length > 0)
}

/** What tells two people of one name apart. */
function noteOf(person: Mentee | undefined): string {
  return person === undefined
    ? ''
    : [person.stage, person.programme, person.institution].filter((part) => part !== '').join(' · ')
}

function OptionWords({ label, note }: { label: string; note: string }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <bdi>{label}</bdi>
      {note !== '' && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  )
}
