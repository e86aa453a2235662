// What the vault said when it was opened, for the screens that show it: the foot of the rail and Vault health.
import { createContext, useContext } from 'react'
import type { VaultNotice } from '../vault/api.ts'

export interface Opening {
  notices: readonly VaultNotice[]
}

export const OpeningContext = createContext<Opening>({ notices: [] })

export function useOpening(): Opening {
  return useContext(OpeningContext)
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}

/** A notice in words: what was found, and what became of it. */
export function sayNotice({ kind, count }: VaultNotice): { title: string; text: string; calm: boolean } {
  switch (kind) {
    case 'restored':
      return {
        title: 'Restored from the journal',
        text: `The browser's store had lost ${counted(count, 'change', 'changes')}. They were brought back from the journal, and nothing is missing.`,
        calm: true,
      }
    case 'journal-rebuilt':
      return {
        title: 'The journal was brought up to date',
        text: `${counted(count, 'change was', 'changes were')} missing in it and have been added. Nothing is missing.`,
        calm: true,
      }
    case 'journal-cut':
      return {
        title: 'The last line of the journal was cut off',
        text: 'That happens when the power fails during a save. The incomplete part was never shown as saved; all before it is here.',
        calm: true,
      }
    case 'journal-damaged':
      return {
        title: 'A part of the journal was damaged',
        text: `The damaged file is kept aside, and a new one was written from the vault with ${counted(count, 'change', 'changes')}. A failing disk may be the cause.`,
        calm: false,
      }
    case 'journal-missing':
      return {
        title: 'The journal was gone',
        text: 'Somebody or something removed it. A new one was written from the vault; nothing is missing.',
        calm: false,
      }
    case 'unreadable':
      return {
        title: `${counted(count, 'part', 'parts')} of the vault cannot be read`,
        text: 'Everything else opened. Vault health in Settings names the parts.',
        calm: false,
      }
    case 'lost':
      return {
        title: `${counted(count, 'change is', 'changes are')} lost`,
        text: 'They are in neither the vault nor the journal. Vault health in Settings says more. A backup may have them.',
        calm: false,
      }
    default:
      return kind satisfies never
  }
}
