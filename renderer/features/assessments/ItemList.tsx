// The items of an assessment that is being answered, one below the other, with what introduces them. A key that gives an
// answer goes on to the next.
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { scaleInWords, stemOf } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { answerTo, progressOf, withAnswer } from '../../../shared/domain/assessments/taking.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import classes from './Assessments.module.css'
import { ItemField } from './ItemField.tsx'

interface ItemListProps {
  draft: Assessment
  instrument: Instrument
  /** What stands behind the scale. */
  howTo: string
  /** The item that is pointed at; null for none. */
  marked: string | null
  /** The item that has the focus when the list opens; null for none. */
  focused: string | null
  onChange: (part: Partial<Assessment>) => void
}

export function ItemList({ draft, instrument, howTo, marked, focused, onChange }: ItemListProps) {
  const list = useRef<HTMLOListElement>(null)
  const { scale, items } = instrument
  /** To the next row of boxes: the second of the same item, or the first of the next one. */
  const next = () => {
    const fields = [...(list.current?.querySelectorAll<HTMLElement>('fieldset, textarea, select') ?? [])]
    const after = fields[fields.findIndex((field) => field.contains(document.activeElement)) + 1]
    const target = after instanceof HTMLFieldSetElement ? after.querySelector('input') : after
    target?.focus()
  }
  return (
    <>
      <div>
        <Text fw={600}>{stemOf(instrument, draft)}</Text>
        {scale !== null && (
          <Text size="sm" c="dimmed">
            {scaleInWords(scale)}. {howTo}
          </Text>
        )}
      </div>
      <ol className={classes.items} ref={list}>
        {items.map((item, place) => (
          <ItemField
            key={item.key}
            item={item}
            place={place}
            scale={scale}
            design={draft.design}
            answer={answerTo(draft.answers, item.key)}
            isMarked={marked === item.key}
            isFocused={focused === item.key}
            onChange={(part) => onChange({ answers: withAnswer(draft.answers, item.key, part) })}
            onNext={next}
          />
        ))}
      </ol>
    </>
  )
}

export function ProgressLine({ draft, instrument }: Pick<ItemListProps, 'draft' | 'instrument'>) {
  const { answered, of } = progressOf(instrument, draft)
  return (
    <Text size="sm" role="status">
      {answered} of {of} answered
    </Text>
  )
}
