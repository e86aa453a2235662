// Reads the attendance files of Zoom, Teams, Google Meet and Webex, offline. Called by the import of meeting files with
// the bytes of one file. It never throws, whatever the bytes, and never asks a server what a name or a time means.
import type { Failure, Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import { decode, kindOf } from '../roster-import/bytes.ts'
import { assemble } from './attendance/assemble.ts'
import { readMeet } from './attendance/meet.ts'
import { readLines, tablesIn } from './attendance/table.ts'
import { readTeamsList } from './attendance/teams-list.ts'
import { readTeamsReport } from './attendance/teams-report.ts'
import { readWebex } from './attendance/webex.ts'
import { readZoom } from './attendance/zoom.ts'
import type { AttendanceReading, DayOrder, MeetingFileFault } from './reading.ts'
import { limits } from './reading.ts'

const refuse = (fault: MeetingFileFault, message = '') => fail(`meeting-file/${fault}`, message)

/** The surest first: each knows its file by its headers. */
const tools = [readZoom, readWebex, readTeamsList, readTeamsReport, readMeet] as const

/** The people of one meeting. `order` is the mentor's answer for dates that read either way; what the dates of the file
 * prove goes before it. Failures: `meeting-file/empty`, `too-large`, `too-many-lines` (also of people), `not-text`,
 * `unknown-format`, `no-people`. A file that breaks off is read as far as it goes. */
export function readAttendance(bytes: Uint8Array, options: { order?: DayOrder } = {}): Result<AttendanceReading> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > limits.file) return refuse('too-large')
  if (kindOf(bytes) !== 'text') return refuse('not-text')
  const decoded = decodeWhole(bytes)
  if (!decoded.ok) return refuse('not-text', decoded.error.message)
  const text = decoded.value
  if (text.length > limits.text) return refuse('too-large')
  if (text.trim() === '') return refuse('empty')
  const lines = readLines(text)
  if (lines === null) return refuse('too-many-lines')
  const tables = tablesIn(lines)
  for (const read of tools) {
    const draft = read(tables)
    if (draft === null) continue
    if (draft.visits.length === 0) return refuse('no-people')
    const reading = assemble(draft, options.order ?? null)
    return reading.people.length > limits.people
      ? refuse('too-many-lines', `${reading.people.length} people`)
      : ok(reading)
  }
  return refuse('unknown-format')
}

/** A download that broke off may end in the middle of a letter: then up to three bytes are dropped. */
function decodeWhole(bytes: Uint8Array): Result<string> {
  let failure: Failure | null = null
  for (let dropped = 0; dropped < Math.min(4, bytes.length); dropped++) {
    const decoded = decode(bytes.subarray(0, bytes.length - dropped))
    if (decoded.ok) return ok(decoded.value.text)
    failure ??= decoded.error
  }
  return { ok: false, error: failure ?? { code: 'import/empty', message: '', retryable: false } }
}
