// A moment or a day in words, with the full date on hover.
import { sayFullTime, sayTime } from './time.ts'

interface TimeTextProps {
  /** A moment in ISO 8601, or a day. */
  at: string
  /** An IANA zone; the computer's when left out. */
  timeZone?: string
}

export function TimeText({ at, timeZone }: TimeTextProps) {
  return (
    <time dateTime={at} title={sayFullTime(at, timeZone)}>
      {sayTime(at, new Date(), timeZone)}
    </time>
  )
}
