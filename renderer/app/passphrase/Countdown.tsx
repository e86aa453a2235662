// How long the next try has to wait. A screen reader hears it once, not every second.
import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'

/** `12 s`, `1 min 5 s`; never `0 s` while something is left. */
export function sayWait(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000))
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}

interface CountdownProps {
  /** `Date.now()` at its end. */
  until: number
  onOver: () => void
}

export function Countdown({ until, onOver }: CountdownProps) {
  const [left, setLeft] = useState(() => until - Date.now())
  useEffect(() => {
    const tick = () => {
      const now = until - Date.now()
      setLeft(now)
      if (now <= 0) onOver()
    }
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [until, onOver])
  return (
    <Text role="alert">
      After several wrong tries the next one has to wait: <span aria-live="off">{sayWait(left)}</span>
    </Text>
  )
}
