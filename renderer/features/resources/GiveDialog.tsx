// Gives a resource: to whom, and with a mail, at their next meeting, or by another way that is noted down.
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { titleOfResource } from '../../../shared/domain/resources.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Resource } from '../../../shared/model/resource.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { PickMentees } from '../../app/PickMentees.tsx'
import { useMeetings, useRoster, useVaultClient, useWrite } from '../../app/queries.ts'
import { atMeeting, draftWith, given } from '../../app/resources/give.ts'
import { sayFullTime } from '../../ui/time.ts'

export function GiveDialog({ resource, onClose }: { resource: Resource | null; onClose: () => void }) {
  return (
    <Modal
      opened={resource !== null}
      onClose={onClose}
      title="Give this resource"
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {resource !== null && <Giving resource={resource} onClose={onClose} />}
    </Modal>
  )
}

type Way = 'mail' | 'meeting' | 'otherwise'

function Giving({ resource, onClose }: { resource: Resource; onClose: () => void }) {
  const client = useVaultClient()
  const write = useWrite()
  const navigate = useNavigate()
  const zone = useMentorZone()
  const now = useNow(60_000)
  const roster = useRoster().data
  const people = useMemo(() => (roster ?? []).map(({ mentee }) => mentee), [roster])
  const [menteeIds, setMenteeIds] = useState<string[]>([])
  const [way, setWay] = useState<Way>('mail')
  const [isBusy, setBusy] = useState(false)
  const meetings = useMeetings().data ?? []
  const next = menteeIds.length === 1 ? nextMeeting(meetings, menteeIds[0] ?? '', now) : null

  const give = async () => {
    const chosen = people.filter(({ id }) => menteeIds.includes(id))
    if (way === 'mail') {
      const mailId = await draftWith(client, resource, chosen, zone)
      await navigate({ to: '/mail/$mailId', params: { mailId } })
      return
    }
    const changes =
      way === 'meeting' && next !== null
        ? atMeeting(resource, next, zone)
        : given(resource, menteeIds, { on: dayAt(now, zone) })
    await write(changes, { done: 'Noted down' })
    onClose()
  }
  const run = () => {
    setBusy(true)
    give()
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  return (
    <Stack>
      <Text>
        <bdi>{titleOfResource(resource)}</bdi>
      </Text>
      {resource.forWhom === 'mentor' && (
        <Text size="sm" c="dimmed">
          It is marked as being for you. Look once more whether it is meant for them.
        </Text>
      )}
      <PickMentees
        label="To whom"
        placeholder="Name of a mentee"
        people={people}
        menteeIds={menteeIds}
        onChange={setMenteeIds}
      />
      <Radio.Group label="How" value={way} onChange={(value) => setWay(wayOf(value))}>
        <Stack gap={6} mt={4}>
          <Radio value="mail" label="With a mail: a draft begins with it" />
          <Radio
            value="meeting"
            disabled={next === null}
            label={
              next === null
                ? 'At the next meeting (of one mentee who has one planned)'
                : `At the meeting on ${sayFullTime(next.startsAt, zone)}: it goes on the agenda`
            }
          />
          <Radio value="otherwise" label="Otherwise: only note down that it was given today" />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          loading={isBusy}
          disabled={menteeIds.length === 0 || (way === 'meeting' && next === null)}
          onClick={run}
        >
          {way === 'mail' ? 'Write the mail' : 'Note it down'}
        </Button>
      </Group>
    </Stack>
  )
}

function wayOf(value: string): Way {
  return value === 'mail' || value === 'meeting' ? value : 'otherwise'
}

/** The next one that is planned with this mentee. */
function nextMeeting(meetings: readonly Meeting[], menteeId: string, now: number): Meeting | null {
  const planned = meetings.filter(
    ({ menteeIds, state, startsAt }) =>
      state === 'planned' && menteeIds.includes(menteeId) && Date.parse(startsAt) >= now,
  )
  return planned.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))[0] ?? null
}
