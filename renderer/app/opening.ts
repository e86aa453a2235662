// What the vault said when it was opened, for the screens that show it: the foot of the rail and Vault health.
import { createContext, useContext } from 'react'
import { assertNever } from '../../shared/result.ts'
import type { VaultNotice } from '../vault/api.ts'

export interface Opening {
  notices: readonly VaultNotice[]
}

export const OpeningContext = createContext<Opening>({ notices: [] })

export function useOpening(): Opening {
  return useContext(OpeningContext)
}

/** `12 changes`, or the word for some when the vault could not count them. */
function counted(count: number, one: string, many: string): string {
  if (count <= 0) return `Some ${many}`
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`
}

/** A notice in words: what was found, and what became of it. */
export function sayNotice({ kind, count }: VaultNotice): { title: string; text: string; calm: boolean } {
  switch (kind) {
    case 'restored':
      return {
        title: 'Restored from the journal',
        text: `${counted(count, 'change was', 'changes were')} missing in the browser’s store and came back from the journal. Nothing is lost.`,
        calm: true,
      }
    case 'journal-rebuilt':
      return {
        title: 'The journal was written anew',
        text: 'It did not fit the vault, as after an old copy was put back. The former one is kept aside. Nothing is lost.',
        calm: true,
      }
    case 'journal-damaged':
      return {
        title: 'A part of the journal was damaged',
        text: 'The damaged one is kept aside, and a new one was written from the vault. A failing disk may be the cause.',
        calm: false,
      }
    case 'journal-missing':
      return {
        title: 'The journal was gone',
        text: 'Somebody or something removed it. A new one was written from the vault. Nothing is lost.',
        calm: false,
      }
    case 'journal-unwritable':
      return {
        title: 'The journal cannot be written',
        text: 'Everything can be read, and nothing can be saved. Look whether the disk is full and the profile folder may be written, then lock and unlock.',
        calm: false,
      }
    case 'unreadable':
      return {
        title: `${counted(count, 'part', 'parts')} of the vault cannot be read`,
        text: 'Everything else opened. Vault health names the parts.',
        calm: false,
      }
    case 'lost':
      return {
        title: `${counted(count, 'record is', 'records are')} lost`,
        text: 'They are neither in the vault nor in the journal. Vault health says more; a backup may have them.',
        calm: false,
      }
    default:
      return assertNever(kind)
  }
}
