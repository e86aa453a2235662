// A program that sends what lies in a folder and writes down every step to disk before the next one; made to be killed.
// Started by mail-faults.test.ts with the folder, the server's port and how many mails there are.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
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

async function run(folder: string, port: number, count: number): Promise<void> {
  const known = readLog(folder)
  const mails = await Promise.all(Array.from({ length: count }, (_one, n) => queuedMail(n + 1)))
  const kept = new KeptConnections()
  const path = join(folder, 'log')
  console.log('ready')
  await sendAll(
    mails.map(({ mail, raw }) => ({ mail: known.get(mail.id) ?? mail, raw })),
    port,
    (request) => send(request, { kept, isOnline: () => true }),
    (mail) => appendFileSync(path, `${JSON.stringify(mail)}\n`),
  )
  kept.close()
}

const [, script = '', folder, port, count] = process.argv
if (script.endsWith('outbox-child.ts') && folder !== undefined) await run(folder, Number(port), Number(count))
