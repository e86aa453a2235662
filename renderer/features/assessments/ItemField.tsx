// One item of an assessment that is being taken: its words, the answer, and a comment when one is wanted.
import { Button, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { askedWords } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { cannotSay, rated } from '../../../shared/domain/assessments/taking.ts'
import type { Design, ItemAnswer } from '../../../shared/model/assessment.ts'
import { isRated, type Item, type ResponseScale } from '../../../shared/model/instrument.ts'
import classes from './Assessments.module.css'
import { RatingField } from './RatingField.tsx'

interface ItemFieldProps {
  item: Item
  place: number
  scale: ResponseScale | null
  design: Design
  answer: ItemAnswer
  isMarked: boolean
  /** Has the focus when it is first shown. */
  isFocused: boolean
  onChange: (part: Partial<Omit<ItemAnswer, 'key'>>) => void
  onNext: () => void
}

export function ItemField(props: ItemFieldProps) {
  const { item, place, scale, design, answer, isMarked, isFocused, onChange, onNext } = props
  const [isCommenting, setIsCommenting] = useState(answer.comment !== '')
  const words = askedWords(item)
  const rate = (moment: 'value' | 'before') => (value: number | 'pass' | null) =>
    onChange(value === 'pass' ? cannotSay : { ...rated(moment, value), passed: false })
  return (
    <li
      className={classes.item}
      data-item={item.key}
      data-marked={isMarked}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'c' || event.ctrlKey || event.metaKey || event.altKey) return
        if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'radio') return
        event.preventDefault()
        event.stopPropagation()
        setIsCommenting(true)
      }}
    >
      <Text component="div">
        {place + 1}. <bdi>{words}</bdi>
      </Text>
      {isRated(item) && scale !== null ? (
        <>
          {design === 'then-and-now' && (
            <RatingField
              label={words}
              moment="Then"
              scale={scale}
              value={typeof answer.before === 'number' ? answer.before : null}
              hasPassed={answer.passed}
              onRate={rate('before')}
              onNext={onNext}
              isFocused={isFocused}
            />
          )}
          <RatingField
            label={words}
            moment={design === 'then-and-now' ? 'Now' : ''}
            scale={scale}
            value={typeof answer.value === 'number' ? answer.value : null}
            hasPassed={answer.passed}
            onRate={rate('value')}
            onNext={onNext}
            isFocused={isFocused && design === 'now'}
          />
        </>
      ) : (
        <PlainAnswer item={item} label={words} value={answer.value} onChange={(value) => onChange({ value })} />
      )}
      {isCommenting ? (
        <Textarea
          className={classes.comment}
          aria-label={`Comment on ${item.label}`}
          placeholder="A comment"
          value={answer.comment}
          onChange={(event) => onChange({ comment: event.currentTarget.value })}
          maxLength={20_000}
          autosize
          minRows={1}
          autoFocus={answer.comment === ''}
          dir="auto"
        />
      ) : (
        <Button
          className={classes.comment}
          size="compact-xs"
          variant="subtle"
          onClick={() => setIsCommenting(true)}
          aria-label={`Add a comment on ${item.label}`}
        >
          Add a comment
        </Button>
      )}
    </li>
  )
}

interface PlainAnswerProps {
  item: Item
  label: string
  value: ItemAnswer['value']
  onChange: (value: ItemAnswer['value']) => void
}

function PlainAnswer({ item, label, value, onChange }: PlainAnswerProps) {
  const text = value === null ? '' : String(value)
  const say = (next: string) => onChange(next === '' ? null : next)
  if (item.kind === 'choice' || item.kind === 'yes-no') {
    const choices =
      item.kind === 'choice'
        ? item.choices.map(({ key, label: words }) => ({ value: key, label: words }))
        : [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]
    return (
      <NativeSelect
        mt={6}
        maw="20rem"
        aria-label={label}
        value={text}
        data={[{ value: '', label: 'No answer' }, ...choices]}
        onChange={(event) => say(event.currentTarget.value)}
      />
    )
  }
  if (item.kind === 'number') {
    const isWrong = typeof value === 'string'
    return (
      <TextInput
        mt={6}
        maw="12rem"
        aria-label={label}
        inputMode="decimal"
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value
          const isNumber = /^-?\d{1,9}(?:\.\d{1,6})?$/.test(typed)
          onChange(typed === '' ? null : isNumber ? Number(typed) : typed)
        }}
        error={isWrong ? 'A number is needed' : null}
      />
    )
  }
  return (
    <Textarea
      mt={6}
      aria-label={label}
      value={text}
      onChange={(event) => say(event.currentTarget.value)}
      maxLength={20_000}
      autosize
      minRows={item.kind === 'list' ? 2 : 1}
      dir="auto"
    />
  )
}
