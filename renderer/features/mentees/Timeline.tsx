// Everything that happened with a mentee on one line of time. The first screenful is drawn at once and the rest right
// after; each meeting and mail opens in place. Up and Down go from one to the next.
import { SegmentedControl, Text, Title } from '@mantine/core'
import { startTransition, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { TimelineItem } from '../../vault/api.ts'
import { byMonth, countKinds, type TimelineKind } from './timeline-months.ts'
import { TimelineLine } from './TimelineLine.tsx'
import classes from './Timeline.module.css'

/** What fits a window, and what is added with each further drawing. */
const firstDrawn = 16
const drawnMore = 200

interface TimelineProps {
  items: readonly TimelineItem[]
  zone: string
  now: number
}

const kinds: readonly { kind: TimelineKind; label: string }[] = [
  { kind: 'all', label: 'Everything' },
  { kind: 'meeting', label: 'Meetings' },
  { kind: 'mail', label: 'Mails' },
  { kind: 'conversation', label: 'Conversations' },
  { kind: 'assessment', label: 'Assessments' },
  { kind: 'note', label: 'Notes' },
  { kind: 'event', label: 'Changes' },
]

/** Kinds that are offered only where there are any. */
function isOftenAbsent(kind: TimelineKind): boolean {
  return kind === 'conversation' || kind === 'note'
}

export function Timeline({ items, zone, now }: TimelineProps) {
  const [kind, setKind] = useState<TimelineKind>('all')
  const [drawn, setDrawn] = useState(firstDrawn)
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set())
  const [standingOn, setStandingOn] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const counts = useMemo(() => countKinds(items), [items])
  const chosen = useMemo(() => items.filter((item) => kind === 'all' || item.kind === kind), [items, kind])
  const months = useMemo(() => byMonth(chosen.slice(0, drawn), zone), [chosen, drawn, zone])

  useEffect(() => {
    if (drawn >= chosen.length) return
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn((before) => before + drawnMore)))
    return () => cancelAnimationFrame(frame)
  }, [drawn, chosen.length])

  const stopId = chosen.some((item) => item.kind !== 'event' && item.record.id === standingOn)
    ? standingOn
    : chosen.find((item) => item.kind !== 'event')?.record.id
  const toggle = (id: string) => {
    const next = new Set(openIds)
    if (!next.delete(id)) next.add(id)
    setOpenIds(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLButtonElement)) return
    const stops = [...(list.current?.querySelectorAll<HTMLButtonElement>('button[data-item]') ?? [])]
    const from = stops.indexOf(event.target)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: stops.length - 1 }[event.key]
    if (from === -1 || to === undefined) return
    event.preventDefault()
    stops[to]?.focus()
  }

  return (
    <section aria-label="Time line">
      <div className={classes.head}>
        <Title order={2} size="h3">
          Time line
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="What the time line shows"
          value={kind}
          onChange={(value) => {
            const next = kinds.find((one) => one.kind === value)
            if (next === undefined) return
            setKind(next.kind)
            setDrawn(firstDrawn)
          }}
          data={kinds
            .filter((one) => !isOftenAbsent(one.kind) || counts[one.kind] > 0)
            .map((one) => ({ value: one.kind, label: `${one.label} ${counts[one.kind]}` }))}
        />
      </div>
      <div ref={list} onKeyDown={onKeyDown}>
        {months.map((month) => (
          <section key={month.key} className={classes.month} aria-label={month.title}>
            <h3 className={classes.monthTitle}>{month.title}</h3>
            <ol className={classes.items}>
              {month.items.map((item) => (
                <TimelineLine
                  key={item.record.id}
                  item={item}
                  open={openIds.has(item.record.id)}
                  stop={item.record.id === stopId}
                  zone={zone}
                  now={now}
                  onToggle={toggle}
                  onStand={setStandingOn}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {chosen.length === 0 && (
        <Text c="dimmed" py="md">
          {kind === 'all'
            ? 'Nothing has happened yet. A meeting held or a mail written will stand here.'
            : 'Nothing of this kind yet.'}
        </Text>
      )}
    </section>
  )
}
