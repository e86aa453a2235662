// The one outbox of an open vault, for the runner and for the screens that act on a mail.
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'
import { useVaultClient } from '../../app/queries.ts'
import type { VaultClient } from '../../vault/api.ts'
import { createOutbox, type Outbox } from './outbox.ts'

const outboxes = new WeakMap<VaultClient, Outbox>()

/** The same outbox for everybody who asks with the same vault, so that no mail is taken by two. */
export function outboxOf(client: VaultClient): Outbox {
  const known = outboxes.get(client)
  if (known !== undefined) return known
  const made = createOutbox({
    session: () => client.session,
    send: (request) => desktop.call('mail.send', request),
    now: () => Date.now(),
    online: () => navigator.onLine,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds)
      return () => clearTimeout(timer)
    },
    report: showFailure,
  })
  outboxes.set(client, made)
  return made
}

export function useOutbox(): Outbox {
  return outboxOf(useVaultClient())
}
