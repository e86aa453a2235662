// What the vault knows of its backups on this computer: where they go by themselves, which were made, and which were taken in.
import { z } from 'zod'
import { id, instant, line, recordFields } from './base.ts'

/** Characters of a passphrase for backups, at least. */
export const shortestBackupPassphrase = 12

/** What opens a backup: a passphrase, or the identity that belongs to a public key of `age` (`age1…`). */
export const backupLock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), passphrase: z.string().min(shortestBackupPassphrase).max(1_024) }),
  z.object({
    kind: z.literal('recipient'),
    recipient: z
      .string()
      .trim()
      .regex(/^age1[a-z0-9]{50,2500}$/),
  }),
])
export type BackupLock = z.infer<typeof backupLock>

/** How backups are made by themselves. There is one such record at most. */
export const backupPlan = z.object({
  ...recordFields,
  isOn: z.boolean().default(true),
  /** Sealed in the vault like the secret of a mail account, so that a backup can be made without asking. */
  lock: backupLock,
})
export type BackupPlan = z.infer<typeof backupPlan>

/** A backup that was made. */
export const backup = z.object({
  ...recordFields,
  at: instant,
  /** `folder`: the one that was chosen for backups; `file`: where the mentor put it. */
  place: z.enum(['folder', 'file']),
  /** Of the file in the folder; empty for one that the mentor named. */
  name: line.default(''),
  bytes: z.int().min(0),
  records: z.int().min(0),
  bodies: z.int().min(0),
  /** When it was opened again and read through; null when that was not possible. */
  verifiedAt: instant.nullable().default(null),
})
export type Backup = z.infer<typeof backup>

/** A backup that was taken in. Without `finishedAt` it was broken off: taking it in once more does the rest. */
export const restore = z.object({
  ...recordFields,
  /** Of the backup's own manifest. */
  backupId: id,
  madeAt: instant,
  startedAt: instant,
  finishedAt: instant.nullable().default(null),
  added: z.int().min(0).default(0),
  changed: z.int().min(0).default(0),
})
export type Restore = z.infer<typeof restore>
