// Keeps a diary of a walk through the program: each step with its time, and a picture of where it led.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** A step that failed, with its name; the cause is what went wrong in it. */
export class StepFailed extends Error {
  constructor(step: string, cause: unknown) {
    super(`“${step}” failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'StepFailed'
  }
}

export interface Diary {
  /** Does one step, prints its time, and writes `NN-name.png`. `work` may answer lines to print below it. */
  step(name: string, picture: string, work: () => Promise<readonly string[] | undefined>): Promise<void>
  /** Steps that were done. */
  count(): number
}

/** Empties the folder and begins. Throws StepFailed from `step`, after a picture of the trouble. */
export async function openDiary(page: Page, folder: string, print: (line: string) => void): Promise<Diary> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let done = 0
  return {
    count: () => done,
    step: async (name, picture, work) => {
      const file = join(folder, `${String(done + 1).padStart(2, '0')}-${picture}.png`)
      const started = performance.now()
      try {
        const lines = await work()
        const took = Math.round(performance.now() - started)
        await page.screenshot({ path: file, animations: 'disabled' })
        done += 1
        print(`${String(done).padStart(2)}  ${name.padEnd(52)} ${String(took).padStart(6)} ms   ${file}`)
        for (const line of lines ?? []) print(`      ${line}`)
      } catch (error) {
        await page.screenshot({ path: file }).catch(() => undefined)
        throw new StepFailed(name, error)
      }
    },
  }
}
