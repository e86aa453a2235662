// Starts programs to be killed, hears what they acknowledge, and kills them: everything at once, or one part of it.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive, killTree, processTree } from '../../hosts/processes.ts'

/** The mentee whose remarks count the saves: the newest state must win, not only the newest record be there. */
export const counter = 'Counter'

/** `pids` are those of the browser: its root first, then those that draw pages. */
export type Said =
  | { kind: 'open'; names: string[]; counter: string; notices: string[]; pids: number[] }
  | { kind: 'acknowledged'; what: string }
export type Opened = Extract<Said, { kind: 'open' }>

export const parts = ['everything', 'browser', 'renderer', 'node'] as const
export type Part = (typeof parts)[number]

export interface Victim {
  opened: Opened
  /** What was acknowledged up to now, in order. */
  acknowledged: string[]
  kill(part: Part): Promise<void>
}

interface Start {
  profileDir: string
  vaultPage: string
  work: 'saves' | 'imports'
  prefix: string
  /** For what the program leaves behind when it is killed. */
  temporary: string
}

/** Resolves when the vault is open and the work has begun. */
export function startVictim({ profileDir, vaultPage, work, prefix, temporary }: Start): Promise<Victim> {
  const script = fileURLToPath(new URL('victim.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, profileDir, vaultPage, work, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
  })
  const acknowledged: string[] = []
  const trouble: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => trouble.push(line))
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = parsed(line)
      if (said?.kind === 'acknowledged') acknowledged.push(said.what)
      if (said?.kind === 'open') resolve({ opened: said, acknowledged, kill: (part) => kill(child, said.pids, part) })
    })
    child.once('exit', (code) => {
      reject(new Error(`the program ended by itself (${String(code)}): ${trouble.join('\n')}`))
    })
  })
}

/** The last line of a killed program may be half a line: then nobody was told. */
function parsed(line: string): Said | null {
  try {
    // The one cast of this file: both ends of the pipe are ours.
    return JSON.parse(line) as Said
  } catch {
    return null
  }
}

async function kill(child: ChildProcess, pids: readonly number[], part: Part): Promise<void> {
  const { pid } = child
  const [browser, ...renderers] = pids
  if (pid === undefined || browser === undefined) throw new TypeError('a running program has processes')
  const all = [...new Set([...processTree(pid), ...processTree(browser)])]
  if (part === 'everything') await killTree(pid)
  else if (part === 'browser') await killTree(browser)
  else for (const one of part === 'node' ? [pid] : renderers) process.kill(one, 'SIGKILL')
  while (all.some(isAlive)) await sleep(20)
}
