// The classic list of Teams: who joined and who left, one event a line, saved while the meeting still ran. Sometimes it
// has no headers. Called by attendance.ts with the tables of a file.
import type { Draft, LeftOut, Visit } from './draft.ts'
import { emptyDraft, leftOutLine, mostLeftOut } from './draft.ts'
import { fold } from '../../folding.ts'
import { cleanName, personKey } from './names.ts'
import type { AttendanceText, Line } from './table.ts'

type Action = 'joined' | 'left'

const joined =
  /^(?:joined(?: before)?|(?:(?:vorher|zuvor|bereits) )?beigetreten|(?:a )?rejoint(?: (?:avant|precedemment))?|se (?:unio|ha unido)(?: (?:antes|anteriormente))?|(?:ha )?partecipato(?: (?:prima|in precedenza))?|accesso eseguito|(?:eerder )?deelgenomen|toegetreden|ingressou(?: antes| anteriormente)?|entrou(?: antes)?|aderiu(?: antes)?|participou(?: antes)?)$/u
const left =
  /^(?:left|(?:hat )?verlassen|(?:a )?quitte|parti|sorti|(?:se )?(?:salio|fue|retiro)|abandono|ha salido|(?:e )?uscito|abbandonato|ha abbandonato|vertrokken|saiu)$/u

function actionOf(cell: string): Action | null {
  if (cell === '' || cell.length > 40) return null
  const word = fold(cell)
  return joined.test(word) ? 'joined' : left.test(word) ? 'left' : null
}

export function readTeamsList(text: AttendanceText): Draft | null {
  const table = text.people.find((one) => one.fields.includes('action') && one.fields.includes('timestamp'))
  const lines = text.lines.filter((line) => line.cells.some((cell) => cell !== ''))
  const known = lines
    .slice(0, 20)
    .filter((line) => actionOf(line.cells[1] ?? '') !== null && /\d/u.test(line.cells[2] ?? ''))
  if (table === undefined && known.length === 0) return null
  return { ...emptyDraft, format: 'teams-list', ...paired(lines) }
}

/** A joining opens a visit and a leaving closes it. Who never left has no end: assemble.ts gives them the last time of
 * the meeting. */
function paired(lines: readonly Line[]): { visits: Visit[]; leftOut: LeftOut[] } {
  const visits: Visit[] = []
  const leftOut: LeftOut[] = []
  const open = new Map<string, number>()
  for (const line of lines) {
    const [shownAs = '', action = '', time = ''] = line.cells
    const done = actionOf(action)
    const name = cleanName(shownAs)
    const key = personKey(name)
    const at = open.get(key)
    const before = at === undefined ? undefined : visits[at]
    if (done === null || name === '' || time === '') {
      if (/\d/u.test(time) && leftOut.length < mostLeftOut) leftOut.push(leftOutLine(line))
    } else if (done === 'left' && at !== undefined && before !== undefined) {
      visits[at] = { ...before, left: time }
      open.delete(key)
    } else {
      if (done === 'joined') open.set(key, visits.length)
      visits.push(visitOf(line.line, { name, shownAs, [done]: time }))
    }
  }
  return { visits, leftOut }
}

function visitOf(line: number, known: { name: string; shownAs: string; joined?: string; left?: string }): Visit {
  return { line, email: '', role: 'unknown', came: true, joined: '', left: '', told: null, ...known }
}
