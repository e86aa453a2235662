// Which files are taken in, and how a calendar file that was dropped in the wrong place reaches the calendar: it is put
// down here and picked up by the next screen, so that no address ever names a file.
export const acceptedFiles = '.csv,.tsv,.txt,.vtt,.srt,.zip,.eml,.ics,text/csv,text/plain,text/vtt,application/zip'

let handed: File | null = null

export function isCalendarFile(file: File): boolean {
  return /\.(?:ics|ifb)$/iu.test(file.name) || file.type === 'text/calendar'
}

export function putDown(file: File): void {
  handed = file
}

/** The file that was put down, once. */
export function pickUp(): File | null {
  const file = handed
  handed = null
  return file
}
