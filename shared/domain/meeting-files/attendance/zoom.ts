// Zoom's four shapes: people with total minutes, people with times, the same under a block about the meeting, and the
// attendee report of a webinar. Called by attendance.ts with the tables of a file.
import { foldHeader } from '../../roster-import/aliases.ts'
import type { Attendee } from '../reading.ts'
import type { Draft } from './draft.ts'
import { emptyDraft, visitsOf } from './draft.ts'
import { asAddress } from './names.ts'
import type { AttendanceText, FileTable } from './table.ts'
import { cellOf } from './table.ts'

const minuteWords =
  /^(?:name original name|user name original name|(?:total )?duration minutes|time in session minutes|user email)$/u

/** Zoom alone names the unit in its headers, and the original name. */
function isZoom(table: FileTable): boolean {
  return table.headers.filter((header) => minuteWords.test(foldHeader(header))).length > 1
}

export function readZoom(text: AttendanceText): Draft | null {
  const tables = text.people.filter(isZoom)
  const first = tables[0]
  if (first === undefined) return null
  const read = tables.map((table) => visitsOf(table, { originals: true, ...roleUnder(table.heading) }))
  const visits = read.flatMap((one) => one.visits)
  const leftOut = read.flatMap((one) => one.leftOut)
  const about = aboutMeeting(text)
  const isWebinar = tables.some((table) => table.fields.includes('attended'))
  const hasTimes = first.fields.includes('joined')
  return {
    ...emptyDraft,
    ...about,
    format: isWebinar
      ? 'zoom-webinar'
      : !hasTimes
        ? 'zoom-summary'
        : about === null
          ? 'zoom-participants'
          : 'zoom-meeting',
    visits: visits.map((visit) =>
      about !== null && visit.email === about.host && visit.email !== '' ? { ...visit, role: 'host' } : visit,
    ),
    leftOut,
  }
}

function roleUnder(heading: string): { role?: Attendee['role'] } {
  if (/^host\b/iu.test(heading)) return { role: 'host' }
  return /^(?:attendee|panelist|other)/iu.test(heading) ? { role: 'attendee' } : {}
}

/** The block about the meeting names the host by address. */
function aboutMeeting(text: AttendanceText): { title: string; start: string; end: string; host: string } | null {
  const table = text.meetings[0]
  const line = table?.lines[0]
  if (table === undefined || line === undefined) return null
  const host = cellOf(table, line, 'email') || cellOf(table, line, 'host')
  return {
    title: cellOf(table, line, 'title'),
    start: cellOf(table, line, 'start'),
    end: cellOf(table, line, 'end'),
    host: asAddress(/\(([^()]*@[^()]*)\)/u.exec(host)?.[1] ?? host),
  }
}
