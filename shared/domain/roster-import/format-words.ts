// The formats of roster files as people call them: on the import screen, among past imports, on the time line.
import type { FormatName } from './reading.ts'

export const formatWords: Readonly<Record<FormatName, string>> = {
  telemachus: 'Telemachus roster',
  'moodle-participants': 'Moodle participants',
  'moodle-grades': 'Moodle grades',
  'canvas-gradebook': 'Canvas gradebook',
  blackboard: 'Blackboard Grade Center',
  'sakai-roster': 'Sakai roster',
  'sakai-gradebook': 'Sakai gradebook',
  brightspace: 'Brightspace class list',
  vcard: 'Contacts (vCard)',
  table: 'Table',
}

/** The words of a format by the name that a past import keeps; the name itself when it is not known. */
export function sayFormat(name: string): string {
  return Object.entries(formatWords).find(([format]) => format === name)?.[1] ?? name
}
