// The system's notifications for what is due while the vault is open: the rules are in `shared/domain/reminders.ts`. No
// name and no word of a mentee is in one. Locking unmounts this, so a locked vault reminds of nothing, and what fell due
// meanwhile is on the day's page.
import { useEffect } from 'react'
import { sayReminders } from '../../shared/domain/reminders.ts'
import { showFailure } from './failures.ts'
import { useMentorZone } from './now.ts'
import { usePractice, useVaultClient } from './queries.ts'

/** Milliseconds from one look at the clock to the next. */
const lookEvery = 20_000

/** Asks the mentor, once, whether this computer may show notifications. True when it may. */
export async function mayNotify(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted'
}

/** Whether notifications would be seen, as things stand. */
export function isNotifying(): boolean {
  return Notification.permission === 'granted'
}

function show(body: string): void {
  // The same tag: a later one takes the place of an earlier one that nobody looked at.
  const shown = new Notification('Telemachus', { body, tag: 'reminder' })
  shown.onclick = () => window.focus()
}

/** Reminds while the calling component is mounted and the mentor wants it. */
export function useReminders(): void {
  const client = useVaultClient()
  const zone = useMentorZone()
  const isWanted = usePractice().data?.reminders === true

  useEffect(() => {
    if (!isWanted) return undefined
    let after = Date.now()
    const look = async () => {
      // A clock that was set back says nothing twice.
      const span = { after, until: Math.max(after, Date.now()) }
      after = span.until
      if (!isNotifying()) return
      const said = sayReminders(await client.session.reminders(span, zone), span.until)
      if (said !== null) show(said)
    }
    const lookNow = () => void look().catch(showFailure)
    const timer = setInterval(lookNow, lookEvery)
    document.addEventListener('visibilitychange', lookNow)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookNow)
    }
  }, [client, isWanted, zone])
}
