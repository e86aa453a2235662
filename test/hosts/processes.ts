// The process tree of a browser: found by its parents, ended by its ids, and nothing else is ever touched.
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** The process and everything below it, the root first. */
export function processTree(root: number): number[] {
  const children = childrenByParent()
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const [pid, parent] of processPairs()) children.set(parent, [...(children.get(parent) ?? []), pid])
  return children
}

function processPairs(): [number, number][] {
  const listing =
    process.platform === 'win32'
      ? execFileSync('powershell', [
          '-NoProfile',
          '-Command',
          'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId)" }',
        ])
      : execFileSync('ps', ['-A', '-o', 'pid=,ppid='])
  return listing
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent]) => (pid === undefined || parent === undefined || Number.isNaN(pid) ? [] : [[pid, parent]]))
}

/** SIGKILL to the whole tree, the root first so that it starts nothing anew; resolves when all of it is gone. */
export async function killTree(root: number): Promise<void> {
  const tree = processTree(root)
  for (const pid of tree) end(pid)
  while (tree.some(isAlive)) await sleep(5)
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** True while a process with this id runs (one that has ended and waits to be reaped does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return !isGone(error)
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH'
}

function isZombie(pid: number): boolean {
  if (process.platform === 'win32') return false
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .toString()
      .trim()
      .startsWith('Z')
  } catch {
    // ps answers 1 for a process that is gone.
    return true
  }
}
