// The meeting as a file for calendars: an invitation, the change of one, or its cancelling. The file keeps its identity,
// so that a calendar moves the meeting instead of making a second one.
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendarShare } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { newUid, writeInvitation } from '../../../shared/domain/calendar/invitation-file.ts'
import { calendarOf } from '../../../shared/domain/meeting-plan.ts'
import { invitationMail } from './invitation-mail.ts'
import { wallTime, mentorZone } from '../../../shared/domain/meeting-time.ts'
import { mail } from '../../../shared/model/mail.ts'
import type { Meeting } from '../../../shared/model/meeting.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { showFailure } from '../../app/failures.ts'
import { useAccounts, usePractice, useVaultClient, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { saveFile } from '../../app/save-file.ts'

interface CalendarFileProps {
  draft: Meeting
  people: readonly Mentee[]
  /** Stores the meeting as it is on the screen. */
  keepMeeting: () => Promise<void>
  onChange: (change: Partial<Meeting>) => void
}

type Made = ReturnType<typeof calendarOf>

/** Bytes of the identity of a meeting. */
const uidBytes = 16

export function CalendarFile({ draft, people, keepMeeting, onChange }: CalendarFileProps) {
  const client = useVaultClient()
  const write = useWrite()
  const account = useAccounts().data?.[0]
  const practice = usePractice().data
  const navigate = useNavigate()
  const zone = mentorZone(draft.timeZone)
  const isOff = draft.state === 'cancelled' || draft.state === 'missed'

  const make = async (whole: boolean) => {
    await keepMeeting()
    const series = draft.seriesId === null ? null : await client.session.series(draft.seriesId)
    return calendarOf({
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
  }
  /** From now on the next file is a change of this one. */
  const mark = async ({ meeting, series }: Made) => {
    const { calendarUid, calendarSequence, calendarSaid } = meeting
    onChange({ calendarUid, calendarSequence, calendarSaid })
    if (series !== null) await write([{ op: 'put', table: 'series', value: touched(series) }])
  }
  const save = async (whole: boolean) => {
    const made = await make(whole)
    const { day } = wallTime(made.calendar.startsAt, zone)
    const saved = await saveFile({
      name: `meeting-${day}.ics`,
      type: 'text/calendar',
      extension: '.ics',
      description: 'Calendar',
      text: writeInvitation(made.calendar),
    })
    if (!saved) return
    await mark(made)
    notifications.show({
      message: isOff ? 'The file tells calendars that it is off' : 'The calendar file was saved',
      color: 'sea',
      withBorder: true,
    })
  }
  const [only] = people
  const writeMail = async (whole: boolean, person: Mentee) => {
    const made = await make(whole)
    const record = newRecord()
    const value = mail.parse({
      ...record,
      menteeIds: [person.id],
      threadId: record.id,
      accountId: account?.id ?? null,
      to: person.emails.slice(0, 1),
      ...invitationMail(draft, { person, zone, isOff }),
      invitation: { method: made.calendar.method, text: writeInvitation(made.calendar) },
    })
    await write([{ op: 'put', table: 'mail', value }])
    await mark(made)
    await navigate({ to: '/mail/$mailId', params: { mailId: value.id } })
  }
  const label = isOff ? 'Calendar cancellation' : draft.calendarUid === '' ? 'Calendar invitation' : 'Calendar update'
  const of = (whole: boolean) => (draft.seriesId === null ? '' : whole ? ', whole series' : ', this meeting')
  const offered = draft.seriesId === null ? [false] : [false, true]
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCalendarShare size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((whole) => (
          <Menu.Item key={`file/${String(whole)}`} onClick={() => void save(whole).catch(showFailure)}>
            Save as a file{of(whole)}
          </Menu.Item>
        ))}
        {only !== undefined &&
          people.length === 1 &&
          offered.map((whole) => (
            <Menu.Item key={`mail/${String(whole)}`} onClick={() => void writeMail(whole, only).catch(showFailure)}>
              Put it into a mail{of(whole)}
            </Menu.Item>
          ))}
        {people.length > 1 && <Menu.Label>For several, attach the file: nobody then sees who else comes.</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  )
}
