// Moodle: the list of participants and the export of grades. Columns are first name, last name, then the identity
// fields of the site in the site's language; the last column of grades is a moment in Unix time.
// Source: moodle/moodle, user/action_redir.php and grade/export.
import type { RosterFormat, Table } from '../format.ts'
import { isNobody, someHeader } from '../format.ts'
import { usualField } from '../aliases.ts'

function opensWithNames(table: Table): boolean {
  const fields = table.folded.slice(0, 2).map(usualField)
  const known = (field: unknown): boolean => field === 'firstName' || field === 'lastName'
  return known(fields[0]) && known(fields[1]) && fields[0] !== fields[1]
}

const gradeHeader =
  /\((?:real|percentage|letter|punkte|prozentsatz|réel|pourcentage|real|porcentaje|percentagem|percentuale|reëel)\)$/iu
const downloaded =
  /last downloaded|zuletzt aus diesem kurs|dernier téléchargement|última descarga|último download|ultimo scaricamento|laatst gedownload/iu

/** A moment in Unix time between 2001 and 2065 in every row: when the file was made. */
function endsInUnixTime(table: Table): boolean {
  const last = table.headers.length - 1
  const cells = table.rows.slice(0, 20).map((row) => (row[last] ?? '').trim())
  return cells.length > 0 && cells.every((cell) => /^[1-2]\d{9}$/u.test(cell))
}

export const moodleGrades: RosterFormat = {
  name: 'moodle-grades',
  recognises: (table) =>
    opensWithNames(table) && (someHeader(table, downloaded) || someHeader(table, gradeHeader) || endsInUnixTime(table)),
  field: (_, header) => (downloaded.test(header) ? 'ignore' : gradeHeader.test(header) ? 'grade' : null),
  unknown: 'grade',
  leaveOut: (cells) => {
    const name = `${cells.of('firstName')}${cells.of('lastName')}`.trim()
    if (/^overall average$/iu.test(name)) return 'average'
    return isNobody(cells) && cells.hasGrades() ? 'average' : null
  },
}

export const moodleParticipants: RosterFormat = {
  name: 'moodle-participants',
  recognises: (table) =>
    opensWithNames(table) &&
    (/^courseid_\d+_participants/iu.test(table.fileName) ||
      (table.folded.every((header) => usualField(header) !== null) &&
        table.folded.some((header) => usualField(header) === 'emails') &&
        usualField(table.folded.at(-1) ?? '') === 'tags')),
  field: () => null,
  unknown: 'ignore',
}
