// The operations on servers that bring mail, each on a kept connection. The desktop side makes this once.
import type { Services } from '../../../../shared/desktop.ts'
import { NamedError } from '../../../../shared/result.ts'
import type { MailOptions } from '../session.ts'
import { awaitNews } from './await.ts'
import { bring } from './bring.ts'
import { checkIncoming } from './check.ts'
import { listFolders } from './folders.ts'
import { Keeper } from './keeper.ts'
import { look } from './look.ts'
import { file, find } from './sent.ts'

type IncomingServices = Pick<
  Services,
  'mail.checkIncoming' | 'mail.folders' | 'mail.look' | 'mail.bring' | 'mail.await' | 'mail.find' | 'mail.file'
>

export interface Incoming {
  services: IncomingServices
  /** Ends every connection and every wait. */
  hangUp(): void
  /** The same, for ever. */
  close(): void
}

/** Connects to nothing before it is asked to. */
export function makeIncoming(options: MailOptions = {}): Incoming {
  const keeper = new Keeper(options)
  const services: IncomingServices = {
    'mail.checkIncoming': (request) => checkIncoming(request, options, keeper.signal),
    'mail.folders': ({ server }) => keeper.use(server, 'work', '', listFolders),
    'mail.look': async (request) => {
      const answer = await keeper.use(request.server, 'work', '', (line) => look(line, request))
      keeper.remember(request.server, request.folder, answer)
      return answer
    },
    'mail.bring': (request) => keeper.use(request.server, 'work', '', (line) => bring(line, request)),
    'mail.await': async (request) => {
      const { server, folder } = request
      try {
        return await keeper.use(server, 'wait', folder, (line) =>
          awaitNews(line, request, keeper.lastTold(server, folder)),
        )
      } catch (error) {
        // Hanging up ends a wait; that is no failure of it.
        if (error instanceof NamedError && error.code === 'mail/hung-up') return { hasNews: false }
        throw error
      }
    },
    'mail.find': (request) => keeper.use(request.server, 'work', '', (line) => find(line, request)),
    'mail.file': (request) => keeper.use(request.server, 'work', '', (line) => file(line, request)),
  }
  return { services, hangUp: () => keeper.hangUp(), close: () => keeper.close() }
}
