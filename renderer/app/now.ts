// The present for words such as `3 weeks ago` and for clocks: a moment that moves on while a screen stays open.
import { useEffect, useState } from 'react'
import { usePractice } from './queries.ts'
import { mentorZone } from '../../shared/domain/meeting-time.ts'

/** Milliseconds since 1970, renewed every so many ms. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** The mentor's own IANA zone. */
export function useMentorZone(): string {
  return mentorZone(usePractice().data?.timeZone ?? '')
}
