// One rating: the points of the scale as radio buttons that look like boxes. A digit chooses, X cannot say, Delete takes back.
import { VisuallyHidden } from '@mantine/core'
import { useId, type KeyboardEvent } from 'react'
import type { ResponseScale } from '../../../shared/model/instrument.ts'
import classes from './Assessments.module.css'

interface RatingFieldProps {
  /** What is rated, for who hears the screen. */
  label: string
  /** Shown before the boxes when there are two for one item: `Then`, `Now`. */
  moment: string
  scale: ResponseScale
  value: number | null
  hasPassed: boolean
  /** `pass` for "cannot say", null for nothing. */
  onRate: (value: number | 'pass' | null) => void
  /** After a key has given the answer. */
  onNext: () => void
  /** Has the focus when it is first shown. */
  isFocused: boolean
}

function anchorOf({ anchors }: ResponseScale, at: number): string {
  return anchors.find((one) => one.at === at)?.words ?? ''
}

export function RatingField({ label, moment, scale, value, hasPassed, onRate, onNext, isFocused }: RatingFieldProps) {
  const name = useId()
  const points = Array.from({ length: scale.to - scale.from + 1 }, (_, place) => scale.from + place)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^\d$/.test(event.key) ? Number(event.key) : null
    if (digit !== null && scale.to <= 9 && digit >= scale.from && digit <= scale.to) {
      onRate(digit)
      onNext()
    } else if (event.key.toLowerCase() === 'x' && scale.mayPass) {
      onRate('pass')
      onNext()
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRate(null)
    else if (event.key === 'Enter') onNext()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset className={classes.rating} onKeyDown={onKeyDown}>
      <VisuallyHidden component="legend">{moment === '' ? label : `${moment}: ${label}`}</VisuallyHidden>
      {moment !== '' && (
        <span className={classes.moment} aria-hidden>
          {moment}
        </span>
      )}
      {points.map((point) => (
        <label key={point} className={classes.point} title={anchorOf(scale, point)}>
          <input
            type="radio"
            name={name}
            checked={value === point}
            onChange={() => onRate(point)}
            autoFocus={isFocused && point === (value ?? scale.from)}
            aria-label={anchorOf(scale, point) === '' ? String(point) : `${point}, ${anchorOf(scale, point)}`}
          />
          <span aria-hidden>{point}</span>
        </label>
      ))}
      {scale.mayPass && (
        <label className={classes.point}>
          <input type="radio" name={name} checked={hasPassed} onChange={() => onRate('pass')} aria-label="Cannot say" />
          <span aria-hidden>Cannot say</span>
        </label>
      )}
    </fieldset>
  )
}
