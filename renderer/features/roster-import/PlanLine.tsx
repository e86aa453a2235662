// One row of the preview: who it is, what will happen and by what it was decided, and what the mentor can do about it.
import { Button, NativeSelect, Text } from '@mantine/core'
import {
  IconAlertCircle,
  IconArrowRight,
  IconCircleMinus,
  IconEqual,
  IconPencil,
  IconPlus,
  IconQuestionMark,
} from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import type { Correction } from '../../../shared/domain/roster-import/choices.ts'
import type { PlanRow, Verdict } from '../../../shared/domain/roster-import/outcome.ts'
import { importFields } from '../../../shared/domain/roster-import/reading.ts'
import classes from './PlanList.module.css'
import { askWords, byWords, fieldWords, reasonWords, sayNote } from './words.ts'

interface PlanLineProps {
  row: PlanRow
  onCorrect: (line: number, correction: Correction) => void
  onEdit: (row: PlanRow) => void
}

const icon = { size: 15, 'aria-hidden': true, style: { verticalAlign: '-2px', marginInlineEnd: 4 } } as const

export const PlanLine = memo(function PlanLine({ row, onCorrect, onEdit }: PlanLineProps) {
  const details = [row.emails.join(', '), row.studentId].filter((one) => one !== '').join(' · ')
  return (
    <div className={classes.line}>
      <span
        className={classes.number}
        title={row.lines.length > 1 ? `Rows ${row.lines.slice(0, 50).join(', ')}` : undefined}
      >
        {row.line}
        {row.lines.length > 1 && <span> +{(row.lines.length - 1).toLocaleString('en')}</span>}
      </span>
      <div className={classes.who}>
        {row.name === '' ? (
          <Text span c="dimmed" size="sm">
            <bdi>{row.text}</bdi>
          </Text>
        ) : (
          <bdi>{row.name}</bdi>
        )}
        {row.name !== '' && details !== '' && (
          <div className={classes.small}>
            <bdi>{details}</bdi>
          </div>
        )}
        {row.notes.slice(0, 3).map((note, place) => (
          <Text key={place} size="xs" c="amber">
            <IconAlertCircle {...icon} />
            {sayNote(note)}
          </Text>
        ))}
      </div>
      <div className={classes.what}>
        <What row={row} onCorrect={onCorrect} />
      </div>
      <div className={classes.actions}>
        <Actions row={row} onCorrect={onCorrect} onEdit={onEdit} />
      </div>
    </div>
  )
})

function What({ row, onCorrect }: Pick<PlanLineProps, 'row' | 'onCorrect'>): ReactNode {
  const { verdict } = row
  switch (verdict.kind) {
    case 'add':
      return (
        <Text size="sm" c="sea">
          <IconPlus {...icon} />
          New
          {row.tags.length > 0 && <span className={classes.small}> · {row.tags.join(', ')}</span>}
        </Text>
      )
    case 'same':
      return (
        <Text size="sm" c="dimmed">
          <IconEqual {...icon} />
          There already, nothing changes <By verdict={verdict} name={row.name} />
        </Text>
      )
    case 'change':
      return (
        <>
          <Text size="sm">
            <IconArrowRight {...icon} />
            Changes <By verdict={verdict} name={row.name} />
          </Text>
          {verdict.changes.map((change) => (
            <div key={change.field} className={classes.change} title={change.after}>
              {importFields.some((field) => field === change.field) && fieldWords[change.field]}:{' '}
              {change.before !== '' && <bdi className={classes.before}>{change.before}</bdi>} <bdi>{change.after}</bdi>
            </div>
          ))}
        </>
      )
    case 'ask':
      return <Question row={row} verdict={verdict} onCorrect={onCorrect} />
    case 'out':
      return (
        <Text size="sm" c="dimmed">
          <IconCircleMinus {...icon} />
          {reasonWords[verdict.reason]}
          {verdict.otherLine !== null && ` (row ${verdict.otherLine})`}
        </Text>
      )
  }
}

/** By what the person was found, and under which name when it is another. */
function By({ verdict, name }: { verdict: Extract<Verdict, { kind: 'same' | 'change' }>; name: string }) {
  return (
    <span className={classes.small}>
      (found by {byWords[verdict.by]}
      {verdict.known !== name && (
        <>
          : <bdi>{verdict.known}</bdi>
        </>
      )}
      )
    </span>
  )
}

function Question({
  row,
  verdict,
  onCorrect,
}: Pick<PlanLineProps, 'row' | 'onCorrect'> & { verdict: Extract<Verdict, { kind: 'ask' }> }) {
  return (
    <>
      <Text size="sm" c="amber">
        <IconQuestionMark {...icon} />
        {askWords[verdict.why]}
      </Text>
      <NativeSelect
        size="xs"
        mt={2}
        aria-label={`Who is ${row.name} of row ${row.line}?`}
        value=""
        data={[
          { value: '', label: 'Who is it? Left out until you say' },
          ...verdict.candidates.map((one) => ({
            value: one.id,
            label: [one.name, one.emails[0] ?? '', one.studentId].filter((part) => part !== '').join(' · '),
          })),
          { value: 'add', label: 'Somebody new' },
          { value: 'leave-out', label: 'Nobody: leave it out' },
        ]}
        onChange={(event) => {
          if (event.currentTarget.value !== '') onCorrect(row.line, { decision: event.currentTarget.value })
        }}
      />
    </>
  )
}

function Actions({ row, onCorrect, onEdit }: PlanLineProps) {
  const { verdict } = row
  // A row that the format itself knows to be nobody has nothing to correct.
  const person =
    row.name !== '' || (verdict.kind === 'out' && (verdict.reason === 'no-name' || verdict.reason === 'excluded'))
  if (!person) return null
  const who = row.name === '' ? `row ${row.line}` : row.name
  const takesIn = verdict.kind === 'out' && (verdict.reason === 'excluded' || verdict.reason === 'not-a-student')
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPencil size={14} aria-hidden />}
        aria-label={`Correct ${who}`}
        onClick={() => onEdit(row)}
      >
        Correct
      </Button>
      {verdict.kind !== 'out' && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`Leave out ${who}`}
          onClick={() => onCorrect(row.line, { decision: 'leave-out' })}
        >
          Leave out
        </Button>
      )}
      {takesIn && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Take in ${who}`}
          onClick={() => onCorrect(row.line, { decision: 'take-in' })}
        >
          Take in
        </Button>
      )}
    </>
  )
}
