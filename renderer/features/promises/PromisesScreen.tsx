// The ledger of promises, both ways: what I owe and what I am owed, over all mentees.
import { SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { comparePromises } from '../../../shared/domain/promises.ts'
import type { PromiseOwner, PromiseRecord } from '../../../shared/model/promise.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { PromiseList } from '../../app/promises/PromiseList.tsx'
import { usePromises, useRoster } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'

type Shown = 'open' | 'settled'

/** Drawn at most in one column; the search finds the others. */
const mostDrawn = 300

export function PromisesScreen() {
  const promises = usePromises().data
  const roster = useRoster().data
  const [shown, setShown] = useState<Shown>('open')
  const mentees = useMemo(() => new Map((roster ?? []).map(({ mentee }) => [mentee.id, mentee])), [roster])
  const sorted = useMemo(() => (promises ?? []).toSorted(comparePromises), [promises])
  if (promises === undefined || roster === undefined) return null
  const counts = { open: sorted.filter(({ state }) => state === 'open').length }
  const chosen = sorted.filter(({ state }) => (state === 'open') === (shown === 'open'))
  if (sorted.length === 0)
    return (
      <Page title="Promises">
        <EmptyState
          icon={<IconChecklist size={40} stroke={1.25} />}
          title="No promises yet"
          text="Write down what you and a mentee take on, on the mentee’s page or in a meeting. Each stands here until it is kept, or dropped with a reason."
        />
      </Page>
    )
  return (
    <Page
      title="Promises"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Which promises"
          value={shown}
          onChange={(value) => setShown(value === 'settled' ? 'settled' : 'open')}
          data={[
            { value: 'open', label: `Open ${counts.open}` },
            { value: 'settled', label: `Kept or dropped ${sorted.length - counts.open}` },
          ]}
        />
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Side title="I promised" owner="mentor" promises={chosen} mentees={mentees} />
        <Side title="They promised" owner="mentee" promises={chosen} mentees={mentees} />
      </SimpleGrid>
    </Page>
  )
}

interface SideProps {
  title: string
  owner: PromiseOwner
  promises: readonly PromiseRecord[]
  mentees: ReadonlyMap<string, Mentee>
}

function Side({ title, owner, promises, mentees }: SideProps) {
  const mine = promises.filter((one) => one.owner === owner)
  return (
    <section aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {mine.length === 0 ? (
        <Text c="dimmed" py="xs">
          Nothing here.
        </Text>
      ) : (
        <PromiseList
          promises={mine.slice(0, mostDrawn)}
          mentees={mentees}
          label={title}
          person={(menteeId) => <MenteeLink mentee={mentees.get(menteeId)} />}
        />
      )}
      {mine.length > mostDrawn && (
        <Text size="sm" c="dimmed">
          And {(mine.length - mostDrawn).toLocaleString('en')} more, which the search finds.
        </Text>
      )}
    </section>
  )
}
