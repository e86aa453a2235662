// Keeps mail coming while the vault is open. Shows nothing; mounted once, beside the outbox. Looks again when somebody new is on
// the roster or an account has changed, and tells the foot of the rail how things stand.
import { useEffect } from 'react'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { tellMailFact } from '../../app/mail-fact.ts'
import { useAccounts, usePractice, useVaultClient } from '../../app/queries.ts'
import { usePost } from './useOutbox.ts'

/** After a change of the roster, ms: somebody may be typing. */
const rosterPause = 3_000

export function InboxRunner() {
  const client = useVaultClient()
  const { inbox, network } = usePost()
  const accounts = useAccounts().data
  const mailWhen = usePractice().data?.mailWhen
  const hasIncoming = accounts?.some(({ incoming }) => incoming !== null) === true
  /** Changes with what the mentor changed of the accounts, not with a renewed sign-in. */
  const settings = accounts?.map(({ id, updatedAt }) => `${id} ${updatedAt}`).join() ?? null

  useEffect(() => inbox.start(), [inbox])
  useEffect(() => {
    if (settings !== null && mailWhen !== undefined) inbox.networkBack()
  }, [inbox, settings, mailWhen])
  useEffect(() => {
    window.addEventListener('online', inbox.networkBack)
    return () => window.removeEventListener('online', inbox.networkBack)
  }, [inbox])
  useEffect(() => {
    let known: string | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const compare = async () => {
      const roster = (await client.session.rosterAddresses()).join()
      if (known !== null && known !== roster) inbox.look()
      known = roster
    }
    const check = () => void compare().catch(showFailure)
    const unfollow = client.onChange(({ tables }) => {
      if (!tables.includes('mentee')) return
      clearTimeout(timer)
      timer = setTimeout(check, rosterPause)
    })
    check()
    return () => {
      clearTimeout(timer)
      unfollow()
    }
  }, [client, inbox])
  useEffect(() => {
    const tell = () => {
      const { lookedAt, came, isSending, isFetching } = network.state()
      tellMailFact({ lookedAt, came, isBusy: isSending || isFetching })
    }
    tell()
    return network.subscribe(tell)
  }, [network])
  const fetchNow = () => void inbox.fetchNow().catch(showFailure)
  useCommands(hasIncoming ? [{ id: 'mail.fetch', label: 'Fetch mail now', group: 'Mail', run: fetchNow }] : [])
  return null
}
