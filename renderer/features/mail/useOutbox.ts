// The mail of an open vault: one line, one outbox, one inbox, one way to the servers, for the runners and for the screens.
import { useSyncExternalStore } from 'react'
import { desktop } from '../../app/desktop.ts'
import { showFailure } from '../../app/failures.ts'
import { mailReader } from '../../app/mail-reading/mail-reader.ts'
import { useVaultClient } from '../../app/queries.ts'
import type { VaultClient } from '../../vault/api.ts'
import { createAfterSending } from './after-sending.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { createNetwork, type Network, type NetworkState } from './network.ts'
import { createOutboxStore } from './outbox-store.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createServers, type Servers } from './servers.ts'

export interface Post {
  network: Network
  servers: Servers
  outbox: Outbox
  inbox: Inbox
}

const posts = new WeakMap<VaultClient, Post>()

/** The present, whether there is a network, and an alarm clock. */
export const surroundings = {
  now: () => Date.now(),
  online: () => navigator.onLine,
  timer: (milliseconds: number, call: () => void) => {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
  report: showFailure,
}

function makePost(client: VaultClient): Post {
  const { now, online } = surroundings
  const session = () => client.session
  const network = createNetwork(now)
  const store = createOutboxStore(session, now)
  const servers = createServers({ session, refresh: (request) => desktop.call('oauth.refresh', request), now })
  const after = createAfterSending({
    session,
    store,
    servers,
    network,
    find: (request) => desktop.call('mail.find', request),
    file: (request) => desktop.call('mail.file', request),
    now,
    online,
  })
  const send = (request: Parameters<typeof desktop.call<'mail.send'>>[1]) => desktop.call('mail.send', request)
  const outbox = createOutbox({ session, store, servers, network, after, send, ...surroundings })
  const inbox = createInbox({
    session,
    servers,
    network,
    call: (operation, request) => desktop.call(operation, request),
    read: async (raws) => {
      const read = await mailReader.readMails(raws)
      return read.map((one) => (one.ok ? one.value : null))
    },
    newId: () => crypto.randomUUID(),
    ...surroundings,
  })
  return { network, servers, outbox, inbox }
}

/** The same for everybody who asks with the same vault, so that no mail is taken by two. */
export function postOf(client: VaultClient): Post {
  const known = posts.get(client)
  if (known !== undefined) return known
  const made = makePost(client)
  posts.set(client, made)
  return made
}

export function outboxOf(client: VaultClient): Outbox {
  return postOf(client).outbox
}

export function usePost(): Post {
  return postOf(useVaultClient())
}

export function useOutbox(): Outbox {
  return usePost().outbox
}

/** What the line and the two runners say of themselves, as it changes. */
export function useNetworkState(): NetworkState {
  const { network } = usePost()
  return useSyncExternalStore(network.subscribe, network.state)
}
