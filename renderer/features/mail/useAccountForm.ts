// What the account form does: keeps the draft, checks both servers, signs in, saves. Secrets are read from the vault for the
// length of one check and never enter the draft.
import { useState } from 'react'
import type { MailServer } from '../../../shared/desktop.ts'
import { providerFor } from '../../../shared/domain/mail-providers.ts'
import { serverOfAccount, type MailSide } from '../../../shared/domain/mail-servers.ts'
import type { Account, AccountCard } from '../../../shared/model/mail.ts'
import { NamedError } from '../../../shared/result.ts'
import { useVaultClient, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { accountOf, accountTroubles, otherProvider, withProvider, type AccountDraft } from './account-draft.ts'
import { useConnectionCheck } from './useConnectionCheck.ts'
import { usePost } from './useOutbox.ts'
import { useSignIn } from './useSignIn.ts'

interface AccountFormState {
  card: AccountCard | null
  begin: () => AccountDraft
  allowLoopback: boolean
  onDone: () => void
}

export function useAccountForm({ card, begin, allowLoopback, onDone }: AccountFormState) {
  const [draft, setDraft] = useState(begin)
  const [isAsked, setAsked] = useState(false)
  /** A new account gets its record once, so that signing in and saving keep the same one. */
  const [record] = useState(newRecord)
  const [isKept, setKept] = useState(card !== null)
  const [signedIn, setSignedIn] = useState(card?.signIn?.isSignedIn === true)
  const [largest, setLargest] = useState<number | null>(null)
  const sending = useConnectionCheck('outgoing')
  const receiving = useConnectionCheck('incoming')
  const client = useVaultClient()
  const { servers } = usePost()
  const write = useWrite()
  const browser = useSignIn()

  const found = accountTroubles(draft, allowLoopback)
  const isSound = Object.keys(found).length === 0
  const id = card?.id ?? record.id
  const change = (part: Partial<AccountDraft>) => {
    sending.forget()
    receiving.forget()
    if (part.clientId !== undefined || part.tenant !== undefined || part.method !== undefined) setSignedIn(false)
    setDraft((before) => ({ ...before, ...part }))
  }

  /** The account as it would be kept now, its secrets included. */
  const account = async (): Promise<Account> => {
    const stored = isKept ? await client.session.accountForJob(id) : null
    const made = accountOf(draft, stored === null ? record : touched(stored))
    return largest === null ? made : { ...made, largestMail: largest }
  }
  const keep = async (): Promise<Account> => {
    const value = await account()
    await write([{ op: 'put', table: 'account', value }])
    setKept(true)
    return value
  }
  const serverFor = async (side: MailSide): Promise<MailServer | null> => {
    const server = serverOfAccount(await account(), side, allowLoopback)
    if (server?.method !== 'token') return server
    if (!isKept || server.secret === '') throw new NamedError('oauth/expired')
    const way = await servers.way(id, side)
    if (!way.ok) throw new NamedError(way.error.code, way.error.message)
    return { ...server, secret: way.value.server.secret }
  }
  const check = (side: MailSide) => async () => {
    setAsked(true)
    const server = isSound ? await serverFor(side) : null
    if (server === null) return
    const size = await (side === 'outgoing' ? sending : receiving).check(server, draft.address.trim())
    if (size !== null) setLargest(size)
  }
  return {
    draft,
    change,
    troubles: isAsked ? found : {},
    sending,
    receiving,
    hasSecret: card?.hasSecret === true,
    hasIncomingSecret: card?.incoming?.hasSecret === true,
    isSignedIn: signedIn,
    isWaiting: browser.isWaiting,
    checkSending: check('outgoing'),
    checkReceiving: check('incoming'),
    async signIn() {
      setAsked(true)
      if (isSound && (await browser.signIn(await keep()))) setSignedIn(true)
    },
    cancelSignIn: browser.cancel,
    async save() {
      setAsked(true)
      if (!isSound) return
      await keep()
      onDone()
    },
  }
}

/** While the address is typed the provider follows it, and so does a user that only repeated it. */
export function afterAddress(before: AccountDraft, address: string): AccountDraft {
  const user = before.user === before.address || before.user === '' ? address : before.user
  const next = { ...before, address, user }
  const provider = providerFor(address)
  if (provider !== null) return provider.id === before.provider ? next : withProvider(next, provider)
  const former = providerFor(before.address)
  const cameByAddress = former !== null && former.id === before.provider && former.host === before.outgoing.host
  if (!cameByAddress) return next
  const outgoing = { ...before.outgoing, host: '' }
  const incoming = { ...before.incoming, host: '' }
  return { ...next, provider: otherProvider, outgoing, incoming, receives: false, method: 'password' }
}
