// The guard against writing to the wrong mentee: what in a mail seems to be about, or meant for, somebody else.

/** What was found, and where in the text (from 0, in UTF-16 units). `name`, `student-number` and `address` are those of a
 * mentee who is no recipient; `private` is a passage of the mentor's own notes that nobody was to see. */
export interface Misdirection {
  kind: 'name' | 'student-number' | 'address' | 'private'
  /** Whose it is; null for a private passage of a group's meeting. */
  menteeId: string | null
  /** The words of the text that gave it away. */
  words: string
  at: number
}
