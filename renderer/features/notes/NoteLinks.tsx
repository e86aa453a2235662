// Meetings and goals that a note belongs to: of the mentees it is about.
import { Anchor, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Note } from '../../../shared/model/note.ts'
import { useMentorZone } from '../../app/now.ts'
import { PickMany } from '../../app/PickMany.tsx'
import { useGoals, useMeetings } from '../../app/queries.ts'
import { sayFullTime } from '../../ui/time.ts'

interface NoteLinksProps {
  draft: Pick<Note, 'menteeIds' | 'meetingIds' | 'goalIds'>
  onChange: (change: Partial<Note>) => void
}

interface Linkable {
  value: string
  label: string
  menteeId: string
}

export function NoteLinks({ draft, onChange }: NoteLinksProps) {
  const { meetings, goals } = useLinkable(draft)
  const hasAny = draft.menteeIds.length > 0 || draft.meetingIds.length > 0 || draft.goalIds.length > 0
  if (!hasAny) return null
  const field = (label: string, data: Linkable[], value: string[], set: (ids: string[]) => void) => (
    <PickMany
      label={label}
      data={data}
      value={value.filter((id) => data.some((one) => one.value === id))}
      onChange={set}
      nothingFoundMessage="None like that"
    />
  )
  return (
    <Stack gap="sm">
      {field('Belongs to meetings', meetings, draft.meetingIds, (meetingIds) => onChange({ meetingIds }))}
      {field('Belongs to goals', goals, draft.goalIds, (goalIds) => onChange({ goalIds }))}
      {(draft.meetingIds.length > 0 || draft.goalIds.length > 0) && (
        <Group gap="md" component="nav" aria-label="What it belongs to">
          {meetings
            .filter(({ value }) => draft.meetingIds.includes(value))
            .map(({ value, label }) => (
              <Text key={value} size="sm">
                <Anchor
                  inherit
                  renderRoot={(props) => <Link to="/meetings/$meetingId" params={{ meetingId: value }} {...props} />}
                >
                  Open: <bdi>{label}</bdi>
                </Anchor>
              </Text>
            ))}
          {goals
            .filter(({ value }) => draft.goalIds.includes(value))
            .map(({ value, label, menteeId }) => (
              <Text key={value} size="sm">
                <Anchor
                  inherit
                  renderRoot={(props) => (
                    <Link to="/mentees/$menteeId/goals/$goalId" params={{ menteeId, goalId: value }} {...props} />
                  )}
                >
                  Open: <bdi>{label}</bdi>
                </Anchor>
              </Text>
            ))}
        </Group>
      )}
    </Stack>
  )
}

/** Those of the mentees, the latest first, and those that are linked already. */
function useLinkable({ menteeIds, meetingIds, goalIds }: NoteLinksProps['draft']) {
  const allMeetings = useMeetings().data
  const allGoals = useGoals().data
  const zone = useMentorZone()
  return useMemo(() => {
    const about = new Set(menteeIds)
    const meetings = (allMeetings ?? [])
      .filter((one) => meetingIds.includes(one.id) || one.menteeIds.some((id) => about.has(id)))
      .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
      .map(({ id, topic, startsAt }): Linkable => {
        const when = sayFullTime(startsAt, zone)
        return { value: id, label: topic === '' ? when : `${topic}, ${when}`, menteeId: '' }
      })
    const goals = (allGoals ?? [])
      .filter((one) => goalIds.includes(one.id) || about.has(one.menteeId))
      .map(({ id, title, menteeId }): Linkable => ({ value: id, label: title, menteeId }))
    return { meetings, goals }
  }, [allMeetings, allGoals, menteeIds, meetingIds, goalIds, zone])
}
