// The locked drawer: notes under a second passphrase, within the vault that has the first. What lies in it is a sealed box also
// for the open vault, so it is in no search, no list, no report, and unreadable in a backup.
import { z } from 'zod'
import { id, recordFields } from './base.ts'
import { note, noteVersion } from './note.ts'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** What opens a drawer: its key, wrapped by what Argon2id makes of the passphrase. */
export const drawer = z.object({
  ...recordFields,
  salt: base64.max(100),
  kdf: z.object({
    name: z.literal('argon2id'),
    memoryKiB: z.int(),
    iterations: z.int(),
    parallelism: z.int(),
  }),
  wrapped: base64.max(1_000),
})
export type Drawer = z.infer<typeof drawer>

/** A note in a drawer. Its id is the note's. */
export const drawerNote = z.object({
  ...recordFields,
  drawerId: id,
  /** `drawerContent`, sealed with the drawer's key. */
  box: base64.max(12_000_000),
})
export type DrawerNote = z.infer<typeof drawerNote>

/** What such a box holds: the note, with what it said before, the latest first. */
export const drawerContent = z.object({ note, versions: z.array(noteVersion).default([]) })
export type DrawerContent = z.infer<typeof drawerContent>
