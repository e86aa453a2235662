// An instrument made from nothing: who says what of whom, the scale, the items, what is scored together. It keeps itself;
// what is unfinished is left out of what is kept.
import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import {
  mostItems,
  mostSubscales,
  withAnchor,
  withChangedItem,
  withChangedSubscale,
  withMovedItem,
  withNewItem,
  withNewSubscale,
  withoutItem,
  withoutSubscale,
  withPerspective,
  withScale,
} from '../../../shared/domain/assessments/edit-instrument.ts'
import { withStem } from '../../../shared/domain/assessments/own-instruments.ts'
import { perspectiveWords } from '../../../shared/domain/assessments/words.ts'
import {
  isRated,
  rater,
  subject,
  type Instrument,
  type ResponseScale,
  type Subscale,
} from '../../../shared/model/instrument.ts'
import { InstrumentItemEditor } from './InstrumentItemEditor.tsx'
import lines from '../../ui/Lines.module.css'

const scoringChoices = [
  { value: 'mean', label: 'The mean of the ratings' },
  { value: 'sum', label: 'The sum of the ratings' },
  { value: 'share', label: 'The share of the ratings in the sum of all' },
  { value: 'none', label: 'No score: it is only read' },
] as const

const ways = rater.options.flatMap((who) => subject.options.map((whom) => ({ rater: who, subject: whom })))

interface InstrumentEditorProps {
  draft: Instrument
  onChange: (next: (before: Instrument) => Instrument) => void
}

export function InstrumentEditor({ draft, onChange }: InstrumentEditorProps): ReactNode {
  /** The item that was just added and takes the focus. */
  const [fresh, setFresh] = useState<string | null>(null)
  const { items, scale, subscales, scoring, overall } = draft
  const rated = items.filter(isRated)
  const add = () => {
    const { key } = withNewItem(draft)
    onChange((before) => withNewItem(before).draft)
    setFresh(key)
  }
  return (
    <Stack gap="md">
      <Textarea
        label="What it is for"
        value={draft.purpose}
        maxLength={4_000}
        autosize
        minRows={1}
        onChange={(event) => {
          const purpose = event.currentTarget.value
          onChange((before) => ({ ...before, purpose }))
        }}
      />
      <Fieldset legend="Who says what of whom">
        <Stack gap="xs">
          {ways.map((way) => {
            const used = draft.perspectives.find((one) => one.rater === way.rater && one.subject === way.subject)
            return (
              <div key={`${way.rater} ${way.subject}`}>
                <Checkbox
                  label={perspectiveWords(way)}
                  checked={used !== undefined}
                  disabled={used !== undefined && draft.perspectives.length === 1}
                  onChange={(event) => {
                    const on = event.currentTarget.checked
                    onChange((before) => withPerspective(before, way, on))
                  }}
                />
                {used !== undefined && (
                  <TextInput
                    aria-label={`Opening words: ${perspectiveWords(way)}`}
                    placeholder="The words that each item goes on from"
                    value={used.stem}
                    maxLength={500}
                    mt={4}
                    onChange={(event) => {
                      const stem = event.currentTarget.value
                      onChange((before) => withStem(before, used, stem))
                    }}
                  />
                )}
              </div>
            )
          })}
        </Stack>
      </Fieldset>
      {scale !== null && <ScaleFields scale={scale} onChange={onChange} />}
      <Title order={2} size="h3">
        Items
      </Title>
      <ol className={lines.list}>
        {items.map((item, place) => (
          <InstrumentItemEditor
            key={item.key}
            item={item}
            place={place}
            count={items.length}
            isFresh={item.key === fresh}
            onChange={(part) => onChange((before) => withChangedItem(before, item.key, part))}
            onMove={(by) => onChange((before) => withMovedItem(before, item.key, by))}
            onRemove={() => onChange((before) => withoutItem(before, item.key))}
          />
        ))}
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={add}
          disabled={items.length >= mostItems}
        >
          Add an item
        </Button>
      </div>
      <Title order={2} size="h3">
        Scores
      </Title>
      <NativeSelect
        label="A score is"
        value={scoring}
        data={[...scoringChoices]}
        onChange={(event) => {
          const chosen = scoringChoices.find(({ value }) => value === event.currentTarget.value)?.value
          if (chosen !== undefined) onChange((before) => ({ ...before, scoring: chosen }))
        }}
        maw="24rem"
      />
      {scoring !== 'none' && rated.length > 0 && (
        <>
          <Group align="flex-end">
            <Checkbox
              label="A score over all rated items"
              checked={overall !== null}
              onChange={(event) => {
                const on = event.currentTarget.checked
                onChange((before) => ({ ...before, overall: on ? { needs: rated.length, alpha: null } : null }))
              }}
              mb={8}
            />
            {overall !== null && (
              <NumberInput
                label="Answers needed"
                value={overall.needs}
                min={1}
                max={rated.length}
                allowDecimal={false}
                onChange={(value) => {
                  if (typeof value === 'number')
                    onChange((before) => ({ ...before, overall: { needs: value, alpha: null } }))
                }}
                w="11rem"
              />
            )}
          </Group>
          {subscales.map((one, place) => (
            <SubscaleFields key={one.key} subscale={one} place={place} draft={draft} onChange={onChange} />
          ))}
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => onChange(withNewSubscale)}
              disabled={subscales.length >= mostSubscales}
            >
              Add a subscale
            </Button>
          </div>
        </>
      )}
    </Stack>
  )
}

function ScaleFields({ scale, onChange }: { scale: ResponseScale; onChange: InstrumentEditorProps['onChange'] }) {
  const { from, to, anchors, mayPass } = scale
  const points = Array.from({ length: Math.min(11, to - from + 1) }, (_, nth) => from + nth)
  const shown = points.includes(to) ? points : [from, to]
  return (
    <Fieldset legend="The scale">
      <Stack gap="xs">
        <Group gap="sm">
          <NumberInput
            label="Lowest point"
            value={from}
            min={0}
            max={to - 1}
            allowDecimal={false}
            onChange={(value) => {
              if (typeof value === 'number' && value < to) onChange((before) => withScale(before, { from: value, to }))
            }}
            w="8rem"
          />
          <NumberInput
            label="Highest point"
            value={to}
            min={from + 1}
            max={100}
            allowDecimal={false}
            onChange={(value) => {
              if (typeof value === 'number' && value > from)
                onChange((before) => withScale(before, { from, to: value }))
            }}
            w="8rem"
          />
          <Checkbox
            label="“Cannot say” is an answer"
            checked={mayPass}
            onChange={(event) => {
              const on = event.currentTarget.checked
              onChange((before) =>
                before.scale === null ? before : { ...before, scale: { ...before.scale, mayPass: on } },
              )
            }}
            mt="lg"
          />
        </Group>
        <Group gap="xs">
          {shown.map((at) => (
            <TextInput
              key={at}
              label={`${at} means`}
              value={anchors.find((one) => one.at === at)?.words ?? ''}
              maxLength={200}
              onChange={(event) => {
                const words = event.currentTarget.value
                onChange((before) => withAnchor(before, at, words))
              }}
              w="11rem"
            />
          ))}
        </Group>
      </Stack>
    </Fieldset>
  )
}

interface SubscaleFieldsProps extends InstrumentEditorProps {
  subscale: Subscale
  place: number
}

function SubscaleFields({ subscale: own, place, draft, onChange }: SubscaleFieldsProps) {
  const number = place + 1
  const change = (part: Partial<Omit<Subscale, 'key'>>) =>
    onChange((before) => withChangedSubscale(before, own.key, part))
  return (
    <Fieldset legend={`Subscale ${number}`}>
      <Stack gap="xs">
        <Group align="flex-end" gap="xs">
          <TextInput
            label={`Title of subscale ${number}`}
            value={own.title}
            maxLength={200}
            onChange={(event) => change({ title: event.currentTarget.value })}
            className={lines.words}
          />
          <NumberInput
            label="Answers needed"
            value={own.needs}
            min={1}
            max={Math.max(1, own.items.length)}
            allowDecimal={false}
            onChange={(value) => {
              if (typeof value === 'number') change({ needs: value })
            }}
            w="11rem"
          />
          <Button variant="default" onClick={() => onChange((before) => withoutSubscale(before, own.key))}>
            Remove subscale {number}
          </Button>
        </Group>
        <Checkbox.Group
          label="Its items"
          value={own.items}
          onChange={(items) => change({ items, needs: Math.max(1, Math.min(own.needs, items.length)) })}
        >
          <Group gap="xs" mt={4}>
            {draft.items.filter(isRated).map(({ key, label }) => (
              <Checkbox key={key} value={key} label={label === '' ? 'without a name' : label} />
            ))}
          </Group>
        </Checkbox.Group>
        {own.items.length === 0 && (
          <Text size="sm" c="dimmed">
            Choose its items; until then it is not kept.
          </Text>
        )}
        <TextInput
          label="A question to begin to talk about it"
          value={own.conversation}
          maxLength={500}
          onChange={(event) => change({ conversation: event.currentTarget.value })}
        />
        <TextInput
          label="A goal that may come of it"
          value={own.goal}
          maxLength={200}
          onChange={(event) => change({ goal: event.currentTarget.value })}
        />
      </Stack>
    </Fieldset>
  )
}
