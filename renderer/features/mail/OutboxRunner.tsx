// Keeps the outbox going while the vault is open. Shows nothing; mounted once, beside the screens.
import { useEffect } from 'react'
import { useVaultClient } from '../../app/queries.ts'
import { useOutbox } from './useOutbox.ts'

export function OutboxRunner() {
  const client = useVaultClient()
  const outbox = useOutbox()
  useEffect(() => {
    const stop = outbox.start()
    const unfollow = client.onChange(({ tables }) => {
      if (tables.includes('mail') || tables.includes('account')) outbox.look()
    })
    window.addEventListener('online', outbox.networkBack)
    return () => {
      window.removeEventListener('online', outbox.networkBack)
      unfollow()
      stop()
    }
  }, [client, outbox])
  return null
}
