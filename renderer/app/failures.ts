// Codes into words: what happened, what is safe, what to do. Each room adds a line for each of its codes.
// Also shows a failure once as a toast, and keeps the one that means "nothing can be saved" for the banner.
import { notifications } from '@mantine/notifications'
import { knownReason } from '../../shared/domain/mail-words.ts'
import { NamedError } from '../../shared/result.ts'
import { reportWriteTrouble } from './write-trouble.ts'

export interface FailureWords {
  title: string
  text: string
}

const words: Readonly<Record<string, FailureWords>> = {
  'vault/disk-full': {
    title: 'Not saved: the disk is full',
    text: 'Everything saved before is safe. Free some space on this computer, then save again.',
  },
  'vault/journal-unwritable': {
    title: 'Not saved: the journal cannot be written',
    text: 'Everything saved before is safe. Check that the profile folder is there and may be written, then save again.',
  },
  'vault/journal-behind': {
    title: 'Not saved: the journal and the vault differ',
    text: 'Everything saved before is safe. Save again; if it stays so, lock and unlock, and the two are compared anew.',
  },
  'vault/store-failed': {
    title: 'Not saved: the store did not take it',
    text: 'Everything saved before is safe. Save again; if it stays so, look whether the disk is full.',
  },
  'vault/invalid-record': {
    title: 'Not saved: a field holds something that cannot be kept',
    text: 'Everything saved before is safe. Look at what was typed last, such as a very long line.',
  },
  'vault/too-large': {
    title: 'Not saved: this is too much at once',
    text: 'Everything saved before is safe. Shorten the text, or import in smaller parts, then save again.',
  },
  'vault/not-found': {
    title: 'This is no longer here',
    text: 'It was deleted in the meantime. Nothing else has changed.',
  },
  'backup/wrong-key': {
    title: 'This does not open the backup',
    text: 'Nothing has changed. Check what you typed; a backup may have been made with another passphrase or key than the last.',
  },
  'backup/identity-invalid': {
    title: 'This is no identity of age',
    text: 'Nothing has changed. It is one long word that begins with AGE-SECRET-KEY-1.',
  },
  'backup/recipient-invalid': {
    title: 'This is no public key of age',
    text: 'Nothing was written. It is one long word that begins with age1; copy it once more.',
  },
  'backup/not-a-backup': {
    title: 'This file is no backup',
    text: 'Nothing has changed. A backup is a file of the age format, usually with the ending .age.',
  },
  'backup/damaged': {
    title: 'This backup is damaged or cut off',
    text: 'Nothing of it was taken in and nothing here has changed. Try an older one, or another copy of this one.',
  },
  'backup/newer': {
    title: 'This backup comes from a newer Telemachus',
    text: 'Nothing has changed. Install the newer version here, then take it in.',
  },
  'backup/check-failed': {
    title: 'The backup did not read back',
    text: 'What was written is not whole and does not count. The vault is as it was; try another disk.',
  },
  'backup/disk-full': {
    title: 'There is no room for the backup',
    text: 'What was begun was removed. The vault is as it was. Make room there, or choose another folder.',
  },
  'backup/unwritable': {
    title: 'The backup could not be written',
    text: 'What was begun was removed. The vault is as it was. Look whether the folder may be written to.',
  },
  'backup/folder-gone': {
    title: 'The folder for backups is not there',
    text: 'Nothing was written. Connect its disk, or choose another folder.',
  },
  'backup/no-folder': {
    title: 'No folder for backups is chosen',
    text: 'Nothing was written. Choose one under Settings, Backup.',
  },
  'backup/exists': {
    title: 'A backup of this second is there already',
    text: 'Nothing was written over. Try again.',
  },
  'backup/not-there': {
    title: 'This backup is no longer in the folder',
    text: 'Nothing has changed. Choose another one.',
  },
  'backup/busy': {
    title: 'Another backup is just being made or read',
    text: 'Wait until it is done, then try again.',
  },
  'drawer/wrong-passphrase': {
    title: 'This is not the passphrase of the drawer',
    text: 'Nothing has changed. It is not the one that opens the vault; check the keyboard layout and capitals.',
  },
  'drawer/closed': {
    title: 'The drawer has closed',
    text: 'Everything saved in it is safe. Open it again with its passphrase.',
  },
  'vault/rotation-unfinished': {
    title: 'The last change of keys is not finished',
    text: 'Nothing has changed now. Let it finish first: Vault health, Go on.',
  },
  'drawer/has-files': {
    title: 'This note has files beside it',
    text: 'The drawer keeps words alone. Save the files elsewhere and remove them here, then put the note away.',
  },
  'files/kind-refused': {
    title: 'This kind of file is not opened from here',
    text: 'A system may run it as a program. Save a copy, and open that only if you know where it comes from.',
  },
  'files/unreadable': {
    title: 'The file could not be read',
    text: 'Nothing of it was kept. It may have been moved or changed since you chose it; choose it once more.',
  },
  'files/too-large': {
    title: 'This file is too large',
    text: 'Nothing of it was kept. A file here has at most 1 GB.',
  },
  'files/disk-full': {
    title: 'There is no room for a copy to open',
    text: 'The file in the vault is as it was. Free some space on this computer, then open it again.',
  },
  'files/unwritable': {
    title: 'A copy to open could not be written',
    text: 'The file in the vault is as it was. Look whether the profile folder may be written to.',
  },
  'drawer/only-private': {
    title: 'Only memory aids go into the drawer',
    text: 'This note is a record, which may have to be shown. It stays where it is.',
  },
  'drawer/exists': {
    title: 'There is a drawer already',
    text: 'Nothing has changed. Open it with its passphrase.',
  },
  'vault/request-open': {
    title: 'Nothing about this mentee is deleted while they wait to see it',
    text: 'There is an open access request. Nothing has changed; settle the request first.',
  },
  'vault/note-one-way': {
    title: 'A record does not become a memory aid again',
    text: 'The note is a record since somebody may have seen it. Everything saved before is safe.',
  },
  'vault/wrong-passphrase': {
    title: 'This is not the passphrase',
    text: 'Nothing has changed. Check the keyboard layout and capitals, then try again.',
  },
  'vault/wrong-recovery-code': {
    title: 'This is not the code of this vault',
    text: 'Nothing has changed. It may belong to another vault, or a newer code has replaced it.',
  },
  'vault/recovery-code-mistyped': {
    title: 'One of the characters is not right',
    text: 'The code checks itself, and this one does not fit. Compare it group by group.',
  },
  'vault/wait': {
    title: 'A short wait first',
    text: 'After several wrong tries the next one has to wait. Nothing is lost.',
  },
  'vault/passphrase-empty': {
    title: 'A passphrase is needed',
    text: 'Type one, or several words that belong to nobody but you.',
  },
  'vault/passphrase-too-long': {
    title: 'This passphrase is too long',
    text: 'Up to 1,024 characters can be used. A few words are enough.',
  },
  'vault/newer': {
    title: 'This vault was written by a newer Telemachus',
    text: 'Nothing has been changed. Install the newer version and open it with that.',
  },
  'vault/kdf-too-weak': {
    title: 'The lock of this vault has been weakened',
    text: 'Its key settings are below the minimum that Telemachus ever writes, so somebody may have altered the file. It is not opened, and nothing has been changed.',
  },
  'vault/kdf-too-strong': {
    title: 'The lock of this vault asks for too much memory',
    text: 'Its key settings are above the maximum that Telemachus ever writes, so the file may be damaged or altered. It is not opened, and nothing has been changed.',
  },
  'vault/header-unreadable': {
    title: 'The key slots of this vault cannot be read',
    text: 'What records there are stay on the disk as they are, but without the slots no passphrase can open them. Nothing has been changed.',
  },
  'vault/store-unreadable': {
    title: 'The browser’s store cannot be opened',
    text: 'Its files on the disk are damaged or may not be read, and there is no journal beside it to take its place. Nothing has been changed. Check first that the profile folder may be read.',
  },
  'vault/in-use': {
    title: 'This vault is open in another window',
    text: 'Only one window writes at a time, so that nothing is lost. Use the other one, or close it and try again.',
  },
  'vault/locked': {
    title: 'The vault is locked',
    text: 'What was saved is safe. Unlock it and try again.',
  },
  'vault/header-tampered': {
    title: 'The key slots of this vault were altered',
    text: 'The passphrase opens them, but they are not as Telemachus wrote them. The vault is not opened, and nothing has been changed. Restore the profile folder from a backup.',
  },
  'vault/rows-unreadable': {
    title: 'The vault opened, but its records cannot be read',
    text: 'They are still on the disk, and nothing has been changed. Restore the profile folder from a backup, and keep the present one.',
  },
  'vault/kdf-failed': {
    title: 'The key could not be derived',
    text: 'Usually too little memory is free. Nothing has changed. Close other programs and try again.',
  },
  'vault/not-refused': {
    title: 'The vault can be opened after all',
    text: 'Nothing has been set aside. Look again.',
  },
  'vault/not-diverged': {
    title: 'There is nothing to decide any more',
    text: 'Store and journal agree. Look again, and unlock.',
  },
  'vault/exists': {
    title: 'There is a vault here already',
    text: 'It has not been touched. Close this window and open Telemachus again.',
  },
  'vault/unreachable': {
    title: 'The vault does not answer',
    text: 'What was saved is safe. Close Telemachus and open it again.',
  },
  'instrument/too-large': {
    title: 'This file is too large for an instrument',
    text: 'Nothing has changed. An instrument that was saved from here has a few kilobytes.',
  },
  'instrument/not-an-instrument': {
    title: 'There is no instrument in this file',
    text: 'Nothing has changed. Choose a file that was saved with “Save as a file” among the instruments.',
  },
  'instrument/newer': {
    title: 'This instrument was saved by a newer Telemachus',
    text: 'Nothing has changed. Install the newer version and take it over with that.',
  },
  'instrument/altered': {
    title: 'This file was altered after it was saved',
    text: 'Its check sum does not fit its content, so its scores could not be compared with anybody’s. Nothing has changed. Ask for the file again.',
  },
  'instrument/invalid': {
    title: 'This file holds no instrument that can be used',
    text: 'Nothing has changed. Ask whoever made it to save it again.',
  },
  'instrument/hidden-characters': {
    title: 'This file holds characters that cannot be seen',
    text: 'They could make its words read otherwise than they are. Nothing has changed. Ask whoever made it to take them out.',
  },
  'instrument/here': {
    title: 'This instrument is here already',
    text: 'The same version with the same words stands in the list below.',
  },
  'instrument/other': {
    title: 'Another instrument of this name and version is here',
    text: 'The two differ, so their scores could not be compared. Nothing has changed. Ask whoever made it to save theirs as a new version.',
  },
  'print/failed': {
    title: 'No PDF was made',
    text: 'Nothing has changed. Try again, or print on paper: most systems can save that as a PDF, too.',
  },
  'journal/disk-full': {
    title: 'Not saved: the disk is full',
    text: 'Everything saved before is safe. Free some space on this computer, then save again.',
  },
  'journal/unwritable': {
    title: 'Not saved: the journal cannot be written',
    text: 'Everything saved before is safe. Check that the profile folder is there and may be written, then save again.',
  },
  'journal/damaged': {
    title: 'Not saved: the journal is damaged',
    text: 'Everything saved before is safe in the vault. Lock and unlock, and the journal is written anew.',
  },
  'journal/gap': {
    title: 'Not saved: the journal and the vault differ',
    text: 'Everything saved before is safe. Lock and unlock, and they are compared again.',
  },
  'meeting-file/empty': {
    title: 'The file is empty',
    text: 'Nothing has changed. Download it once more from the tool, and choose the new copy.',
  },
  'meeting-file/too-large': {
    title: 'The file is too large',
    text: 'Nothing has changed. Up to 64 MB are read, and 24 MB of text. A chat can be exported without its pictures.',
  },
  'meeting-file/too-many-lines': {
    title: 'The file has too many lines',
    text: 'Nothing has changed. Up to 400,000 lines of a chat are read, and 5,000 people of a meeting. Export a shorter time and choose that file.',
  },
  'meeting-file/not-text': {
    title: 'This file is not text',
    text: 'Nothing has changed. Save it as .csv, .txt or .vtt, not as a workbook or a picture, and choose that file.',
  },
  'meeting-file/unknown-format': {
    title: 'This file is not known here',
    text: 'Nothing has changed. Attendance of Zoom, Microsoft Teams, Google Meet and Webex is read, chats of Zoom and WhatsApp, transcripts and mails.',
  },
  'meeting-file/no-people': {
    title: 'Nobody is in this file',
    text: 'Nothing has changed. The tool may write the list only some time after the meeting has ended.',
  },
  'template/not-a-template': {
    title: 'This is not a template',
    text: 'A file that was saved from the templates of this program is needed.',
  },
  'template/too-large': {
    title: 'This file is too large for a template',
    text: 'A template has a megabyte at most.',
  },
  'meeting-file/unreadable': {
    title: 'The file could not be opened',
    text: 'Nothing has changed. It may have been moved or is on a drive that is gone; choose it again.',
  },
  'meeting-file/unsafe-archive': {
    title: 'This archive is not safe to open',
    text: 'Nothing has changed and nothing was unpacked. Export the chat again, and choose what WhatsApp itself has made.',
  },
  'meeting-file/broken-archive': {
    title: 'This archive cannot be unpacked',
    text: 'Nothing has changed. It may have broken off on its way or have a password; export the chat again.',
  },
  'meeting-file/no-chat-in-archive': {
    title: 'No chat is in this archive',
    text: 'Nothing has changed. An export of WhatsApp holds a text with the chat; choose that archive, or the text alone.',
  },
  'mail-file/unreadable': {
    title: 'The file could not be opened',
    text: 'What was kept so far is kept. It may have been moved or is on a drive that is gone; choose it again.',
  },
  'mail-file/nothing': {
    title: 'No mail is there to save',
    text: 'Drafts and mails that were never sent stay in the vault.',
  },
  'calendar/not-a-calendar': {
    title: 'This is no calendar file',
    text: 'Nothing has changed. A calendar file ends in .ics; mail programs save it from an invitation.',
  },
  'calendar/too-large': {
    title: 'This calendar file is too large',
    text: 'Nothing has changed. Up to 4 MB are read: export the weeks that matter and choose that file.',
  },
  'calendar/too-many-lines': {
    title: 'This calendar file has too many lines',
    text: 'Nothing has changed. Export the weeks that matter and choose that file.',
  },
  'calendar/too-deep': {
    title: 'This calendar file is not built as one',
    text: 'Nothing has changed. It may be damaged: export it again from where it came from.',
  },
  'calendar/cut-off': {
    title: 'This calendar file is cut off',
    text: 'Nothing has changed. Its end is missing: export or download it again.',
  },
  'import/empty': {
    title: 'This file is empty',
    text: 'Nothing was imported. Export it again from where it came from.',
  },
  'import/too-large': {
    title: 'This file is too large for a roster',
    text: 'Nothing was imported. A roster is read up to 32 MB and five million cells. Take out what is not about people, or split it.',
  },
  'import/line-too-long': {
    title: 'A line of this file never seems to end',
    text: 'Nothing was imported. A list of people has one line for each. Check that it is the right file.',
  },
  'import/too-many-columns': {
    title: 'This file has too many columns',
    text: 'Nothing was imported. Up to 2,000 columns are read; take out those of grades.',
  },
  'import/too-many-rows': {
    title: 'This file has too many rows',
    text: 'Nothing was imported. Up to 100,000 rows are read; split the file.',
  },
  'import/binary': {
    title: 'This is not a text file',
    text: 'Nothing was imported. It holds signs that no table has. Export the list again as CSV or as .xlsx.',
  },
  'import/mixed-encodings': {
    title: 'The letters of this file are written in two ways',
    text: 'Nothing was imported, because names would come out garbled. Open the file in a spreadsheet or an editor, save it as UTF-8, and choose it again.',
  },
  'import/open-quote': {
    title: 'A quotation mark opens and never closes',
    text: 'Nothing was imported, because people would be lost in it. Look at the row named here, or export the file again.',
  },
  'import/old-workbook': {
    title: 'This is a workbook of the old kind, or one with a password',
    text: 'Nothing was imported. Open it in a spreadsheet, save it as .xlsx or CSV without a password, and choose that.',
  },
  'import/damaged-workbook': {
    title: 'This workbook cannot be read',
    text: 'Nothing was imported. It seems to be cut short or damaged. Download or save it again.',
  },
  'import/not-a-roster': {
    title: 'This does not look like a list of people',
    text: 'Nothing was imported. Choose a table (CSV, .xlsx) or contacts (.vcf), such as the export of a class list or a gradebook.',
  },
  'import/no-header': {
    title: 'No row of this file names its columns',
    text: 'Nothing was imported. Add a first row such as “Name, E-mail, Student number” and choose the file again.',
  },
  'import/nobody': {
    title: 'There is nobody in this file',
    text: 'Nothing was imported. Its columns have names, but no rows of people under them.',
  },
  'import/unreadable': {
    title: 'The file could not be opened',
    text: 'Nothing was imported. It may have been moved, or another program holds it. Choose it again.',
  },
}

/** The words of a code. An unknown code is named, so that it can be looked up.
 * @param detail plain detail from the failure: a server's reply, a field's name */
export function describeFailure(code: string, detail = ''): FailureWords {
  const known = words[code]
  const extra = detail === '' || detail === code ? '' : ` (${detail})`
  if (known !== undefined) return { title: known.title, text: known.text + extra }
  const mail = knownReason(code)
  if (mail !== null) return { title: mail.what, text: mail.todo + extra }
  return {
    title: 'That did not work',
    text: `What was saved is safe. Try again; if it stays so, this is its name: ${code}${extra}`,
  }
}

/** The code of whatever was thrown. Errors keep their code across a worker's border, their class they may lose. */
export function failureCode(error: unknown): string {
  if (error instanceof NamedError) return error.code
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return 'unexpected'
}

function failureDetail(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : ''
}

const shown = new WeakSet()

/** Says a failure in a toast, once, however often the same error passes here. */
export function showFailure(error: unknown): void {
  if (typeof error === 'object' && error !== null) {
    if (shown.has(error)) return
    shown.add(error)
  }
  const code = failureCode(error)
  if (reportWriteTrouble(code)) return
  const { title, text } = describeFailure(code, failureDetail(error))
  notifications.show({ title, message: text, color: 'red', autoClose: 12_000, withBorder: true })
}
