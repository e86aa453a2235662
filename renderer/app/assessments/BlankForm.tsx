// An instrument on paper, to be filled in with a pen and typed in later: the same questions as on every other way.
import { formOfInstrument } from '../../../shared/domain/assessments/form-of-instrument.ts'
import type { Assessed } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import type { FormField } from '../../../shared/model/mail-form.ts'
import { Paper } from '../print/Paper.tsx'
import classes from './BlankForm.module.css'

interface BlankFormProps {
  instrument: Instrument
  assessed: Assessed
  /** Of who is asked; null leaves a line for it. */
  name: string | null
}

export function BlankForm({ instrument, assessed, name }: BlankFormProps) {
  const form = formOfInstrument(instrument, assessed)
  return (
    <Paper title={form.title} className={classes.form}>
      <p className={classes.head}>
        <span>Name: {name === null ? '' : <bdi>{name}</bdi>}</span>
        <span>Day:</span>
      </p>
      {form.intro.split('\n').map((words) => (
        <p key={words}>{words}</p>
      ))}
      <ol>
        {form.fields.map((field) => (
          <li key={field.key}>
            <p dir="auto">{field.label}</p>
            <Answer field={field} />
          </li>
        ))}
      </ol>
    </Paper>
  )
}

function Answer({ field: { kind, scale, choices } }: { field: FormField }) {
  if (kind === 'scale' && scale !== null) {
    const points = Array.from({ length: scale.to - scale.from + 1 }, (_, nth) => String(scale.from + nth))
    return <Boxes labels={scale.mayPass ? [...points, 'cannot say'] : points} />
  }
  if (kind === 'yes-no') return <Boxes labels={['yes', 'no']} />
  if (kind === 'choice') return <Boxes labels={choices.map(({ label }) => label)} />
  return <div className={classes.room} data-lines={kind === 'words' || kind === 'list' ? 'many' : 'one'} />
}

function Boxes({ labels }: { labels: readonly string[] }) {
  return (
    <p className={classes.boxes}>
      {labels.map((label) => (
        <span key={label}>☐ {label}</span>
      ))}
    </p>
  )
}
