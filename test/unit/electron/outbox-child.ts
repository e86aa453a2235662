// A program that sends what lies in a folder and writes down every step to disk before the next one; made to be killed.
// Started by mail-faults.test.ts with the folder and the server's port.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KeptConnections } from '../../../electron/services/mail/kept.ts'
import { send } from '../../../electron/services/mail/send.ts'
import { mail as mailSchema } from '../../../shared/model/mail.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import { queuedMail, sendAll } from './outbox-world.ts'

/** The last word of the log on each mail. */
export function readLog(folder: string): Map<string, Mail> {
  const path = join(folder, 'log')
  // Each line is written by one call and is small, so a kill leaves the whole of it or nothing.
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  const mails = lines.map((line) => mailSchema.parse(JSON.parse(line)))
  return new Map(mails.map((mail) => [mail.id, mail]))
}

/** Lays out what `run` sends. */
export async function prepare(folder: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    const { mail, raw } = await queuedMail(n)
    writeFileSync(join(folder, `${mail.id}.eml`), raw)
    appendFileSync(join(folder, 'log'), `${JSON.stringify(mail)}\n`)
  }
}

async function run(folder: string, port: number): Promise<void> {
  const mails = [...readLog(folder).values()]
  const kept = new KeptConnections()
  console.log('ready')
  await sendAll(
    mails.map((mail) => ({ mail, raw: readFileSync(join(folder, `${mail.id}.eml`)) })),
    port,
    (request) => send(request, { kept, isOnline: () => true }),
    (mail) => appendFileSync(join(folder, 'log'), `${JSON.stringify(mail)}\n`),
  )
  kept.close()
}

const [, script = '', folder, port] = process.argv
if (script.endsWith('outbox-child.ts') && folder !== undefined) await run(folder, Number(port))
