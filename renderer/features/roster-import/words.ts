// The importer's own terms as the mentor reads them.
import type { AskWhy, MatchBy } from '../../../shared/domain/roster-import/match.ts'
import type { Delimiter, Encoding, ImportField, LeftOutReason } from '../../../shared/domain/roster-import/reading.ts'
import type { PersonNote } from '../../../shared/domain/roster-import/person.ts'

export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
}

export const delimiterWords: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
}

export const fieldWords: Readonly<Record<ImportField, string>> = {
  name: 'Name',
  lastName: 'Last name',
  firstName: 'First name',
  preferredName: 'Preferred name',
  pronouns: 'Pronouns',
  emails: 'E-mail',
  phone: 'Phone',
  studentId: 'Student number',
  username: 'Login',
  institution: 'Institution',
  programme: 'Programme',
  stage: 'Stage',
  timeZone: 'Time zone',
  languages: 'Languages',
  connectivity: 'Connectivity',
  preferredChannels: 'Preferred channels',
  handles: 'Handles',
  tags: 'Tags',
  startOn: 'Start',
  endOn: 'Expected end',
  status: 'Status',
  match: 'Match',
  structure: 'Structure',
  moderation: 'Moderation',
  remarks: 'Remarks',
  role: 'Role (staff are left out)',
  grade: 'Grade',
  ignore: 'Nothing',
  archivedAt: 'Archived on',
  createdAt: 'Created on',
  updatedAt: 'Changed on',
  sample: 'Sample',
  id: 'Telemachus id',
}

export const reasonWords: Readonly<Record<LeftOutReason, string>> = {
  'points-possible': 'Row of points, nobody',
  'hidden-assignments': 'Row of hidden assignments, nobody',
  'test-student': 'Test student of the platform',
  average: 'Row of averages, nobody',
  'repeated-header': 'Column names again',
  'not-a-student': 'Staff by its role',
  'no-name': 'No name',
  'unreadable-card': 'Contact that cannot be read',
  clash: 'Shares an address or number with somebody of another name or number',
  'ambiguous-in-file': 'Same name as several in the file, and nothing to tell them apart',
  excluded: 'Left out by you',
}

export const byWords: Readonly<Record<MatchBy, string>> = {
  id: 'its Telemachus id',
  email: 'e-mail',
  studentId: 'student number',
  name: 'name',
  mentor: 'your choice',
}

export const askWords: Readonly<Record<AskWhy, string>> = {
  several: 'Several people fit',
  conflict: 'The address is one person’s, the number another’s',
  'other-address': 'Same name, other address',
  'other-number': 'Same name, other number or login',
  'wanted-twice': 'Two rows fit the same person',
}

/** What could not be kept as it was, in a sentence. */
export function sayNote(note: PersonNote): string {
  switch (note.kind) {
    case 'cut':
      return `${fieldWords[note.field]} was longer than 500 characters and is cut.`
    case 'not-an-address':
      return `“${note.text}” is no address and is not kept.`
    case 'not-understood':
      return `${fieldWords[note.field]} “${note.text}” was not understood and is not kept.`
  }
}

/** `1 person`, `12 people`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
