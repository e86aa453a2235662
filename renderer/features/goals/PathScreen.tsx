// The whole path of one mentee, from the first day to what lies ahead, the latest first; each line leads to its record.
import { Button, Chip, Group, Text } from '@mantine/core'
import { IconRoute, IconUserOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState, type ReactNode } from 'react'
import {
  countPathKinds,
  pathKinds,
  pathOf,
  pathRows,
  type PathEntry,
  type PathKind,
} from '../../../shared/domain/path.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import {
  useAgreements,
  useMentee,
  useMenteeGoals,
  useMenteePromises,
  useMentorship,
  useTimeline,
} from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { MenteeWays } from './MenteeWays.tsx'
import { PathList } from './PathList.tsx'

export function PathScreen(): ReactNode {
  const { menteeId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const mentee = useMentee(menteeId)
  if (mentee.isError) throw mentee.error
  if (mentee.data === undefined) return null
  if (mentee.data === null)
    return (
      <Page title="Path">
        <EmptyState
          icon={<IconUserOff size={40} stroke={1.25} />}
          title="Nobody is here any more"
          text="This mentee was deleted, and everything that stood on the path with them."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>Go to the list</Button>}
        />
      </Page>
    )
  return <Path key={menteeId} mentee={mentee.data} />
}

/** Null until everything has been asked. */
function usePath(mentee: Mentee): PathEntry[] | null {
  const timeline = useTimeline(mentee.id).data
  const promises = useMenteePromises(mentee.id).data
  const goals = useMenteeGoals(mentee.id).data
  const agreements = useAgreements(mentee.id).data
  const mentorship = useMentorship(mentee.id).data
  const zone = useMentorZone()
  return useMemo(() => {
    if (!timeline || !promises || !goals || !agreements || mentorship === undefined) return null
    return pathOf({
      mentee,
      mentorship,
      agreements,
      promises,
      goals,
      zone,
      meetings: timeline.flatMap((item) => (item.kind === 'meeting' ? [item.record] : [])),
      conversations: timeline.flatMap((item) => (item.kind === 'conversation' ? [item.record] : [])),
      mails: timeline.flatMap((item) => (item.kind === 'mail' ? [item.record] : [])),
      events: timeline.flatMap((item) => (item.kind === 'event' ? [item.record] : [])),
    })
  }, [mentee, timeline, promises, goals, agreements, mentorship, zone])
}

function Path({ mentee }: { mentee: Mentee }) {
  const entries = usePath(mentee)
  const today = dayAt(useNow(60_000), useMentorZone())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const counts = useMemo(() => countPathKinds(entries ?? []), [entries])
  const rows = useMemo(
    () =>
      pathRows(
        (entries ?? []).filter(({ kind }) => chosen.length === 0 || chosen.includes(kind)),
        today,
      ),
    [entries, chosen, today],
  )
  if (entries === null) return null
  const kinds = pathKinds.filter(({ kind }) => counts[kind] > 0)
  return (
    <Page
      subject={mentee.id}
      title={
        <>
          Path of <PersonName person={mentee} />
        </>
      }
    >
      <MenteeWays menteeId={mentee.id} here="/mentees/$menteeId/path" />
      {entries.length === 0 ? (
        <EmptyState
          icon={<IconRoute size={40} stroke={1.25} />}
          title="The path begins here"
          text="Meetings, mails, promises, goals and what you agreed on stand here in the order in which they happened."
        />
      ) : (
        <>
          <KindChips kinds={kinds} counts={counts} chosen={chosen} onChange={setChosen} />
          {rows.length === 0 ? (
            <Text c="dimmed" py="md">
              Nothing of this kind.
            </Text>
          ) : (
            <PathList key={chosen.join()} rows={rows} menteeId={mentee.id} />
          )}
        </>
      )}
    </Page>
  )
}

interface KindChipsProps {
  kinds: readonly { kind: PathKind; label: string }[]
  counts: Readonly<Record<PathKind, number>>
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** None chosen means all. */
function KindChips({ kinds, counts, chosen, onChange }: KindChipsProps) {
  return (
    <Chip.Group multiple value={[...chosen]} onChange={onChange}>
      <Group gap={6} mb="sm" role="group" aria-label="Only these kinds">
        {kinds.map(({ kind, label }) => (
          <Chip key={kind} value={kind} size="sm" variant="outline">
            {label} {counts[kind].toLocaleString('en')}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
