// The meeting as a file for calendars: an invitation, the change of one, or its cancelling. The file keeps its identity,
// so that a calendar moves the meeting instead of making a second one.
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendarShare } from '@tabler/icons-react'
import { newUid, writeInvitation } from '../../../shared/domain/calendar/invitation-file.ts'
import { calendarOf } from '../../../shared/domain/meeting-plan.ts'
import { wallTime, mentorZone } from '../../../shared/domain/meeting-time.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { showFailure } from '../../app/failures.ts'
import { useAccounts, usePractice, useVaultClient, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { saveFile } from '../../app/save-file.ts'

interface CalendarFileProps {
  draft: Meeting
  people: readonly Mentee[]
  /** Stores the meeting as it is on the screen. */
  keepMeeting: () => Promise<void>
  onChange: (change: Partial<Meeting>) => void
}

/** Bytes of the identity of a meeting. */
const uidBytes = 16

export function CalendarFile({ draft, people, keepMeeting, onChange }: CalendarFileProps) {
  const client = useVaultClient()
  const write = useWrite()
  const account = useAccounts().data?.[0]
  const practice = usePractice().data
  const isOff = draft.state === 'cancelled' || draft.state === 'missed'

  const save = async (whole: boolean) => {
    await keepMeeting()
    const series = draft.seriesId === null ? null : await client.session.series(draft.seriesId)
    const made = calendarOf({
      meeting: draft,
      series,
      whole,
      invited: {
        people,
        organizer: { name: account?.fromName ?? practice?.mentorName ?? '', address: account?.address ?? '' },
      },
      now: new Date().toISOString(),
      newUid: () => newUid(crypto.getRandomValues(new Uint8Array(uidBytes))),
    })
    const { day } = wallTime(made.calendar.startsAt, mentorZone(draft.timeZone))
    const saved = await saveFile({
      name: `meeting-${day}.ics`,
      type: 'text/calendar',
      extension: '.ics',
      description: 'Calendar',
      text: writeInvitation(made.calendar),
    })
    if (!saved) return
    const { calendarUid, calendarSequence, calendarSaid } = made.meeting
    onChange({ calendarUid, calendarSequence, calendarSaid })
    if (made.series !== null) await write([{ op: 'put', table: 'series', value: touched(made.series) }])
    notifications.show({
      message: isOff ? 'The file tells calendars that it is off' : 'The calendar file was saved',
      color: 'sea',
      withBorder: true,
    })
  }
  const label = isOff ? 'Calendar cancellation' : draft.calendarUid === '' ? 'Calendar invitation' : 'Calendar update'
  if (draft.seriesId === null)
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarShare size={14} aria-hidden />}
        onClick={() => void save(false).catch(showFailure)}
      >
        {label}
      </Button>
    )
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCalendarShare size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save(false).catch(showFailure)}>Of this meeting</Menu.Item>
        <Menu.Item onClick={() => void save(true).catch(showFailure)}>Of the whole series</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
