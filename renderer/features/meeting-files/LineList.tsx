// The lines of a conversation, of which only those in view are unpacked and drawn: two hundred thousand scroll like ten.
import { Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useRef } from 'react'
import {
  lineAt,
  lineStarts,
  momentOfLine,
  sayOffset,
  type ConversationLine,
} from '../../../shared/domain/conversation-lines.ts'
import { dateFormat } from '../../../shared/domain/date-format.ts'
import type { Conversation } from '../../../shared/model/conversation.ts'
import { sayFullTime } from '../../ui/time.ts'
import { useRemainingHeight } from '../../ui/remaining-height.ts'
import classes from './LineList.module.css'

interface LineListProps {
  record: Conversation
  /** The places of those to show; null for all. */
  places: readonly number[] | null
  zone: string
}

/** Of a line before it is drawn, in px. */
const usualHeight = 52

const dayOf = dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const clock = dateFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

export function LineList({ record, places, zone }: LineListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useRemainingHeight(scroller)
  const starts = useMemo(() => lineStarts(record), [record])
  const count = places === null ? record.lineCount : places.length
  const placeOf = (index: number) => (places === null ? index : (places[index] ?? 0))
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: placeOf,
    overscan: 10,
  })
  if (count === 0) return <Text c="dimmed">No line has these words.</Text>
  const dayAt = (place: number): string => {
    const moment = momentOfLine(record, lineAt(record.lines, starts, place))
    return moment === null ? '' : dayOf(zone).format(Date.parse(moment))
  }
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ maxHeight: height }}
      // A region that scrolls is reached by the keyboard.
      tabIndex={0}
      role="region"
      aria-label="Lines"
    >
      <ol className={classes.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const place = placeOf(index)
          const line = lineAt(record.lines, starts, place)
          const day = dayAt(place)
          return (
            <li
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              className={classes.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={count}
              aria-posinset={index + 1}
            >
              {day !== '' && (index === 0 || day !== dayAt(placeOf(index - 1))) && (
                <div className={classes.day}>{day}</div>
              )}
              <Line record={record} line={line} zone={zone} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

interface LineProps {
  record: Conversation
  line: ConversationLine
  zone: string
}

const Line = memo(function Line({ record, line, zone }: LineProps) {
  const { after, who, isPrivate, text } = line
  const speaker = record.speakers[who]
  const moment = momentOfLine(record, line)
  return (
    <div className={classes.line}>
      <span className={classes.time}>
        {moment !== null ? (
          <time dateTime={moment} title={sayFullTime(moment, zone)}>
            {clock(zone).format(Date.parse(moment))}
          </time>
        ) : (
          after !== null && sayOffset(after)
        )}
      </span>
      <div className={classes.said}>
        {speaker !== undefined && speaker.name !== '' && (
          <bdi className={classes.who} data-known={speaker.menteeId !== null}>
            {speaker.name}
          </bdi>
        )}
        {isPrivate && <span className={classes.mark}>to one person only</span>}
        <div className={classes.words} dir="auto">
          {text}
        </div>
      </div>
    </div>
  )
})
