// One conversation in the list. Plain elements and no handlers of its own: the list listens for all rows, because this is
// drawn again for every row that scrolls into view.
import { IconAlertTriangle, IconForms, IconPaperclip, IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { sayTopic, threadWords } from '../../../shared/domain/thread-words.ts'
import type { ThreadCard } from '../../../shared/domain/threads.ts'
import { sayFullTime, sayTime } from '../../ui/time.ts'
import classes from './ThreadTable.module.css'

interface ThreadRowProps {
  card: ThreadCard
  /** With whom, ready to be read. */
  names: string
  /** From 0, in what is shown. */
  place: number
  /** From the top of the list, in px. */
  top: number
  active: boolean
  selected: boolean
  now: number
  zone: string
}

export const ThreadRow = memo(function ThreadRow(props: ThreadRowProps) {
  const { card, names, place, top, active, selected, now, zone } = props
  const { label, tone } = threadWords(card)
  const topic = sayTopic(card)
  const until = card.snoozedUntil
  return (
    <div
      role="row"
      aria-rowindex={place + 1}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      data-place={place}
      data-unread={card.unread > 0 || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={classes.tick}>
        <label className={classes.tickArea}>
          <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={`Select ${topic}, ${names}`} />
        </label>
      </div>
      <div role="gridcell" aria-colindex={2} className={classes.cell} data-column="names">
        <span className={classes.dot} aria-hidden />
        <bdi className={classes.name} title={names}>
          {names}
        </bdi>
        {card.mails > 1 && (
          <span className={classes.figure} title={`${card.mails} mails`}>
            {card.mails}
          </span>
        )}
        {card.unread > 0 && <span className="out-of-sight">, {card.unread} unread</span>}
      </div>
      <div role="gridcell" aria-colindex={3} className={classes.words} data-column="words">
        <bdi className={classes.topic} title={topic} data-none={card.topic === '' || undefined}>
          {topic}
        </bdi>
        {card.excerpt !== '' && card.topic !== '' && (
          <bdi className={classes.excerpt} title={card.excerpt}>
            {card.lastDirection === 'out' ? `Me: ${card.excerpt}` : card.excerpt}
          </bdi>
        )}
      </div>
      <div role="gridcell" aria-colindex={4} className={classes.marks} data-column="marks">
        {card.hasWarning && (
          <IconAlertTriangle
            size={16}
            role="img"
            aria-label="The sender may not be who it says"
            className={classes.alarm}
          />
        )}
        {card.hasDraft && <IconPencil size={16} role="img" aria-label="A draft" />}
        {card.hasAnswers && <IconForms size={16} role="img" aria-label="Answers to a form" />}
        {card.attachments > 0 && <IconPaperclip size={16} role="img" aria-label="Files" />}
      </div>
      <div role="gridcell" aria-colindex={5} className={classes.state} data-column="state" data-tone={tone}>
        {label}
        {until !== null && label === 'Snoozed' && ` until ${sayTime(until, new Date(now), zone)}`}
      </div>
      <div role="gridcell" aria-colindex={6} className={classes.when} data-column="when">
        <time dateTime={card.lastAt} title={sayFullTime(card.lastAt, zone)}>
          {sayTime(card.lastAt, new Date(now), zone)}
        </time>
      </div>
    </div>
  )
})
