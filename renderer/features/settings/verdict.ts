// The one sentence above the figures of Vault health.
import { describeFailure } from '../../app/failures.ts'
import type { VaultHealth } from '../../vault/api.ts'

/** Below this the disk is called nearly full, in bytes. */
const littleSpace = 500_000_000

export interface Verdict {
  well: boolean
  title: string
  text: string
}

/** @param trouble the code of a write that fails lastingly, or null */
export function verdict(
  health: Pick<VaultHealth, 'unreadable' | 'seq' | 'recoveryIssuedAt'> & {
    journal: Pick<VaultHealth['journal'], 'state' | 'last' | 'freeBytes'>
  },
  trouble: string | null,
): Verdict {
  if (trouble !== null) return { well: false, ...describeFailure(trouble) }
  const parts = health.unreadable.length
  if (parts > 0)
    return {
      well: false,
      title: parts === 1 ? '1 part cannot be read' : `${parts} parts cannot be read`,
      text: 'Everything else opened. What is named below was left as it is.',
    }
  if (health.journal.state === 'damaged' || health.journal.state === 'missing' || health.journal.last < health.seq)
    return {
      well: false,
      title: 'The journal is not up to date',
      text: 'All records can be read. Lock and unlock, and the journal is written anew.',
    }
  if (health.journal.freeBytes < littleSpace)
    return {
      well: false,
      title: 'The disk is nearly full',
      text: 'Everything is saved. Free some space on this computer, so that saving goes on.',
    }
  if (health.recoveryIssuedAt === null)
    return {
      well: false,
      title: 'There is no recovery code',
      text: 'All records can be read. Issue a code in Settings, so that a forgotten passphrase is not the end.',
    }
  return { well: true, title: 'All is well', text: 'Every record can be read, and the journal has every change.' }
}

const reasons: Readonly<Record<string, string>> = {
  'vault/box-refused': 'Altered, or moved from another place',
  'vault/box-too-short': 'Cut off',
  'vault/box-version': 'Of an unknown kind',
  'vault/block-unknown': 'Does not belong to this vault',
  'vault/block-replaced': 'An older copy of itself',
  'vault/block-missing': 'Gone',
  'vault/frame-unreadable': 'Damaged inside',
  'vault/rows-unreadable': 'Damaged inside',
  'vault/newer': 'Written by a newer Telemachus',
  'vault/no-key': 'Its key is gone',
}

/** Why a box could not be opened, in words; an unknown reason is named. */
export function reasonWords(reason: string): string {
  return reasons[reason] ?? reason
}
