// Keeps the outbox going while the vault is open. Shows nothing; mounted once, beside the screens.
import { useEffect } from 'react'
import { usePractice, useVaultClient } from '../../app/queries.ts'
import { usePost } from './useOutbox.ts'

export function OutboxRunner() {
  const client = useVaultClient()
  const { network, outbox } = usePost()
  const practice = usePractice().data
  useEffect(() => {
    if (practice === undefined) return
    network.settings(practice)
    outbox.look()
  }, [network, outbox, practice])
  useEffect(() => {
    const stop = outbox.start()
    const unfollow = client.onChange(({ tables }) => {
      if (tables.includes('mail') || tables.includes('account')) outbox.look()
    })
    const back = () => {
      network.cameBack()
      outbox.networkBack()
    }
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('online', back)
      unfollow()
      stop()
    }
  }, [client, network, outbox])
  return null
}
