// Waits for news in a folder: by IDLE (RFC 2177), renewed so that no network forgets the connection, and by asking each
// minute where a server has no IDLE.
import type { Request, Response } from '../../../../shared/desktop.ts'
import { within } from '../session.ts'
import { examine } from './folder.ts'
import type { Told } from './keeper.ts'
import { renewEvery } from './line.ts'
import type { Line } from './line.ts'

/** For servers without IDLE, in milliseconds. */
const askEvery = 60_000

/** Answers as soon as there are more mails than `told` knew, or after `most` milliseconds. */
export async function awaitNews(
  line: Line,
  { folder, most }: Request<'mail.await'>,
  told: Told | null,
): Promise<Response<'mail.await'>> {
  line.extend(most)
  const { client, timeouts } = line
  const ends = performance.now() + most
  const bell = ringOn(line)
  try {
    const state = await within(timeouts.idle, examine(line, folder))
    if (told !== null && (told.uidValidity !== state.uidValidity || told.lastUid < state.lastUid)) bell.ring()
    while (!bell.hasRung && performance.now() < ends) {
      // `skipIdle` is imapflow's memory of a server that offers IDLE and then refuses it: it ends at once.
      const idling = client.capabilities.has('IDLE') ? client.idle() : null
      idling?.catch(() => undefined)
      await bell.heardWithin(Math.min(ends - performance.now(), idling === null ? askEvery : renewEvery))
      // Ends the IDLE, and shows whether anybody is still there.
      await within(timeouts.idle, client.noop())
    }
    return { hasNews: bell.hasRung }
  } finally {
    bell.remove()
  }
}

interface Bell {
  readonly hasRung: boolean
  ring(): void
  /** Resolves when it rings, when the connection ends or when the time is over. */
  heardWithin(ms: number): Promise<void>
  remove(): void
}

function ringOn({ client }: Line): Bell {
  let hasRung = false
  let wake: () => void = () => undefined
  const ring = () => {
    hasRung = true
    wake()
  }
  const onExists = ({ count, prevCount }: { count: number; prevCount: number }) => {
    if (count > prevCount) ring()
  }
  const onClose = () => wake()
  client.on('exists', onExists)
  client.on('close', onClose)
  return {
    get hasRung() {
      return hasRung
    },
    ring,
    heardWithin: (ms) =>
      new Promise((resolve) => {
        if (hasRung || !client.usable) {
          resolve()
          return
        }
        const timer = setTimeout(resolve, Math.max(0, ms))
        timer.unref()
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    remove: () => {
      client.off('exists', onExists)
      client.off('close', onClose)
    },
  }
}
