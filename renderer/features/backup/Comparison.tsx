// What a backup holds beside what is here: counts by kind, what is only there, and what differs, each settled by the mentor.
import { Button, Checkbox, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { tableWords } from '../../../shared/domain/backup/record-title.ts'
import { displayName } from '../../../shared/model/mentee.ts'
import { useRoster } from '../../app/queries.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Conflict, ListedRecord, RestoreChoice, RestorePreview } from '../../vault/worker/restore.ts'
import classes from './Backup.module.css'

interface ComparisonProps {
  preview: RestorePreview
  onTake: (choice: RestoreChoice) => void
  onLeave: () => void
}

/** Drawn at most; the choice by kind reaches all. */
const mostDrawn = 300

type Side = 'mine' | 'theirs'

function nameOf({ table, id }: Pick<ListedRecord, 'table' | 'id'>): string {
  return `${table}/${id}`
}

export function Comparison({ preview, onTake, onLeave }: ComparisonProps) {
  const { manifest, isFresh, tables, onlyThere, conflicts } = preview
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(() => new Map(conflicts.map(newerSide)))
  const roster = useRoster().data
  const names = useMemo(() => new Map((roster ?? []).map(({ mentee }) => [mentee.id, displayName(mentee)])), [roster])
  const shown = tables.filter(({ same, onlyThere: there, different }) => same + there + different > 0)
  const adding = shown.reduce((sum, { table, onlyThere: there }) => sum + (leftOut.has(table) ? 0 : there), 0)
  const nothing = shown.every(({ onlyThere: there, different }) => there + different === 0)
  const toggle = (name: string, isTaken: boolean) =>
    setLeftOut((before) => {
      const next = new Set(before)
      if (isTaken) next.delete(name)
      else next.add(name)
      return next
    })
  const take = () =>
    onTake({
      leaveOut: [...leftOut],
      takeTheirs: [...sides].flatMap(([name, side]) => (side === 'theirs' ? [name] : [])),
    })
  return (
    <Stack gap="md">
      <Text>
        The backup is whole. It was made <TimeText at={manifest.madeAt} />.{' '}
        {nothing
          ? 'Everything in it is here already.'
          : isFresh
            ? 'Nothing is here yet, so all of it is taken as it is.'
            : 'This is how it compares with what is here.'}
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table aria-label="Comparison">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Kind</Table.Th>
              <Table.Th ta="end">The same</Table.Th>
              <Table.Th ta="end">Only in the backup</Table.Th>
              <Table.Th ta="end">Differ</Table.Th>
              <Table.Th ta="end">Only here</Table.Th>
              {!isFresh && <Table.Th>Add what is only there</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ table, same, onlyThere: there, different, onlyHere }) => (
              <Table.Tr key={table}>
                <Table.Td>{tableWords[table]}</Table.Td>
                {[same, there, different, onlyHere].map((count, place) => (
                  <Table.Td key={place} ta="end">
                    {count.toLocaleString('en')}
                  </Table.Td>
                ))}
                {!isFresh && (
                  <Table.Td>
                    {there > 0 && (
                      <Checkbox
                        aria-label={`Add ${tableWords[table]}`}
                        checked={!leftOut.has(table)}
                        onChange={(event) => toggle(table, event.currentTarget.checked)}
                      />
                    )}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!isFresh && onlyThere.length > 0 && (
        <OnlyThere records={onlyThere} leftOut={leftOut} names={names} onToggle={toggle} />
      )}
      {conflicts.length > 0 && (
        <Conflicts
          conflicts={conflicts}
          sides={sides}
          names={names}
          onSide={(name, side) => setSides((before) => new Map(before).set(name, side))}
          onAll={(side) => setSides(new Map(conflicts.map((one) => [nameOf(one), side])))}
        />
      )}
      <Group gap="sm">
        {/* Also where nothing is left to do: one that was broken off counts as taken in then. */}
        <Button onClick={take}>
          {nothing ? 'Done' : isFresh ? `Take in ${adding.toLocaleString('en')} records` : 'Take in what is chosen'}
        </Button>
        <Button variant="default" onClick={onLeave}>
          Leave everything as it is
        </Button>
      </Group>
    </Stack>
  )
}

/** The later change is proposed. */
function newerSide(one: Conflict): [string, Side] {
  return [nameOf(one), one.at > one.mineAt ? 'theirs' : 'mine']
}

/** What a record is and whom it is about. */
function saidOf({ table, title, menteeIds }: ListedRecord, names: ReadonlyMap<string, string>): string {
  const people = menteeIds.flatMap((id) => names.get(id) ?? [])
  return [title === '' ? tableWords[table] : title, ...people.slice(0, 2)].join(', ')
}

interface OnlyThereProps {
  records: readonly ListedRecord[]
  leftOut: ReadonlySet<string>
  names: ReadonlyMap<string, string>
  onToggle: (name: string, isTaken: boolean) => void
}

function OnlyThere({ records, leftOut, names, onToggle }: OnlyThereProps) {
  return (
    <section aria-label="Only in the backup">
      <Title order={3} size="h4">
        Only in the backup
      </Title>
      <Text size="sm" c="dimmed" mb={4}>
        Written elsewhere, or deleted here since. What you leave out stays only there.
      </Text>
      <ul className={classes.rows}>
        {records.slice(0, mostDrawn).map((one) => (
          <li key={nameOf(one)} className={classes.line}>
            <Checkbox
              label={<bdi>{saidOf(one, names)}</bdi>}
              disabled={leftOut.has(one.table)}
              checked={!leftOut.has(one.table) && !leftOut.has(nameOf(one))}
              onChange={(event) => onToggle(nameOf(one), event.currentTarget.checked)}
            />
            <Text span size="sm" c="dimmed">
              {tableWords[one.table]}, <TimeText at={one.at} />
            </Text>
          </li>
        ))}
      </ul>
      {records.length > mostDrawn && (
        <Text size="sm" c="dimmed">
          And {(records.length - mostDrawn).toLocaleString('en')} more, chosen by their kind above.
        </Text>
      )}
    </section>
  )
}

interface ConflictsProps {
  conflicts: readonly Conflict[]
  sides: ReadonlyMap<string, Side>
  names: ReadonlyMap<string, string>
  onSide: (name: string, side: Side) => void
  onAll: (side: Side) => void
}

function Conflicts({ conflicts, sides, names, onSide, onAll }: ConflictsProps) {
  return (
    <section aria-label="What differs">
      <Group justify="space-between">
        <Title order={3} size="h4">
          What differs
        </Title>
        <Group gap={6}>
          <Button size="compact-sm" variant="subtle" onClick={() => onAll('mine')}>
            All as here
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => onAll('theirs')}>
            All as in the backup
          </Button>
        </Group>
      </Group>
      <ul className={classes.rows}>
        {conflicts.slice(0, mostDrawn).map((one) => {
          const said = saidOf(one, names)
          return (
            <li key={nameOf(one)} className={classes.conflict}>
              <Group justify="space-between" align="flex-start">
                <div>
                  <Text fw={500}>
                    <bdi>{said}</bdi>
                  </Text>
                  <Text size="sm" c="dimmed">
                    {tableWords[one.table]}. Here <TimeText at={one.mineAt} />, in the backup <TimeText at={one.at} />
                  </Text>
                </div>
                <SegmentedControl
                  size="xs"
                  aria-label={`Which one of ${said}`}
                  value={sides.get(nameOf(one)) ?? 'mine'}
                  onChange={(value) => onSide(nameOf(one), value === 'theirs' ? 'theirs' : 'mine')}
                  data={[
                    { value: 'mine', label: 'As here' },
                    { value: 'theirs', label: 'As in the backup' },
                  ]}
                />
              </Group>
              <details>
                <summary>What is not the same</summary>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Field</Table.Th>
                      <Table.Th>Here</Table.Th>
                      <Table.Th>In the backup</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {one.differences.map(({ field, mine, theirs }) => (
                      <Table.Tr key={field}>
                        <Table.Td>{field}</Table.Td>
                        <Table.Td className={classes.value}>
                          <bdi>{mine}</bdi>
                        </Table.Td>
                        <Table.Td className={classes.value}>
                          <bdi>{theirs}</bdi>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </details>
            </li>
          )
        })}
      </ul>
      {conflicts.length > mostDrawn && (
        <Text size="sm" c="dimmed">
          And {(conflicts.length - mostDrawn).toLocaleString('en')} more: of those the later change is taken, or what
          you chose for all.
        </Text>
      )}
    </section>
  )
}
