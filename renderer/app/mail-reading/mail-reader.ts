// The one reader of mails that the window has, with a real worker and a real page. Everything that reads mail asks it.
import * as Comlink from 'comlink'
import { cleanMail } from './clean-html.ts'
import type { MailDesk } from './mail.worker.ts'
import MailWorker from './mail.worker.ts?worker'
import { createMailReader, type RunningDesk } from './reader.ts'

function start(): RunningDesk {
  const worker = new MailWorker()
  const remote = Comlink.wrap<MailDesk>(worker)
  /** A copy is handed over without being copied again; the mail itself stays, in case the worker has to be ended. */
  const handed = (raw: Uint8Array) => {
    const copy = raw.slice()
    return Comlink.transfer(copy, [copy.buffer])
  }
  return {
    desk: {
      read: (raws) => {
        const copies = raws.map((raw) => raw.slice())
        return remote.read(
          Comlink.transfer(
            copies,
            copies.map((copy) => copy.buffer),
          ),
        )
      },
      whole: (raw) => remote.whole(handed(raw)),
      attachment: (raw, place) => remote.attachment(handed(raw), place),
      source: (beginning) => remote.source(handed(beginning)),
    },
    died: new Promise((resolve) => {
      worker.addEventListener('error', () => resolve())
      worker.addEventListener('messageerror', () => resolve())
    }),
    end: () => worker.terminate(),
  }
}

export const mailReader = createMailReader({ start, clean: cleanMail })
