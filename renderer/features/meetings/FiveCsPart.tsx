// Five Cs: the challenge, the choices with their consequences and what could creatively be made of each, and the
// conclusion, which can be looked at again later.
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Radio,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconPlus, IconX } from '@tabler/icons-react'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import {
  choice,
  fiveCs as fiveCsShape,
  hindsight as hindsightShape,
  type Choice,
  type FiveCs,
  type Meeting,
} from '../../../shared/model/meeting.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { ShareMark } from './ShareMark.tsx'

/** As many as the record holds. */
const mostChoices = 12

interface FiveCsPartProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
  /** Makes the conclusion a promise of the mentee. */
  onCommit: (text: string) => void
}

export function FiveCsPart({ draft, onChange, onCommit }: FiveCsPartProps) {
  const today = dayAt(useNow(60_000), useMentorZone())
  const cs = draft.fiveCs ?? fiveCsShape.parse({})
  const change = (part: Partial<FiveCs>) => onChange({ fiveCs: { ...cs, ...part } })
  const changeChoice = (id: string, part: Partial<Choice>) =>
    change({ choices: cs.choices.map((one) => (one.id === id ? { ...one, ...part } : one)) })
  const isTime = cs.hindsight !== null || (cs.lookAgainOn !== null && cs.lookAgainOn <= today)
  return (
    <section aria-label="Five Cs">
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={2} size="h4">
          Five Cs
        </Title>
        <ShareMark part="five-cs" shared={draft.shared} onChange={onChange} />
      </Group>
      <Stack gap="sm">
        <Textarea
          label="Challenge"
          description="What is in the way, in the mentee’s own words?"
          value={cs.challenge}
          onChange={(event) => change({ challenge: event.currentTarget.value })}
          autosize
          minRows={2}
          maxLength={1_000_000}
        />
        <Radio.Group
          label="Choices, consequences, creative solutions"
          description="What could be done? What would come of each? How could it be had for less?"
          value={cs.chosenId ?? ''}
          onChange={(chosenId) => change({ chosenId })}
        >
          <Stack gap="xs" mt={4}>
            {cs.choices.map((one, place) => (
              <ChoiceCard
                key={one.id}
                choice={one}
                place={place + 1}
                onChange={(part) => changeChoice(one.id, part)}
                onRemove={() =>
                  change({
                    choices: cs.choices.filter((other) => other.id !== one.id),
                    ...(cs.chosenId === one.id ? { chosenId: null } : {}),
                  })
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={cs.choices.length >= mostChoices}
            onClick={() => change({ choices: [...cs.choices, choice.parse({ id: crypto.randomUUID() })] })}
          >
            Add a choice
          </Button>
        </Group>
        <Textarea
          label="Conclusion"
          description="What will the mentee do?"
          value={cs.conclusion}
          onChange={(event) => change({ conclusion: event.currentTarget.value })}
          autosize
          minRows={2}
          maxLength={1_000_000}
        />
        <Group gap="sm" align="flex-end">
          <Button
            size="xs"
            variant="default"
            disabled={cs.conclusion.trim() === '' || draft.menteeIds.length !== 1}
            onClick={() => onCommit(cs.conclusion)}
          >
            Make it the mentee’s promise
          </Button>
          <DateInput
            label="Look at it again on"
            size="xs"
            value={cs.lookAgainOn}
            onChange={(lookAgainOn) => change({ lookAgainOn })}
            valueFormat="ddd, D MMM YYYY"
            clearable
            clearButtonProps={{ 'aria-label': 'Do not look at it again' }}
            popoverProps={{ transitionProps: { duration: 0 } }}
            w="12rem"
          />
        </Group>
        {isTime && <DidWeChooseWell cs={cs} today={today} onChange={change} />}
      </Stack>
    </section>
  )
}

interface ChoiceCardProps {
  choice: Choice
  place: number
  onChange: (part: Partial<Choice>) => void
  onRemove: () => void
}

function ChoiceCard({ choice: one, place, onChange, onRemove }: ChoiceCardProps) {
  return (
    <Card withBorder padding="sm" role="group" aria-label={`Choice ${place}`}>
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            aria-label={`Choice ${place}`}
            placeholder="One way to go"
            value={one.text}
            onChange={(event) => onChange({ text: event.currentTarget.value })}
            maxLength={500}
            flex={1}
          />
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={`Remove choice ${place}`} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <Textarea
          label="Consequences"
          size="xs"
          value={one.consequences}
          onChange={(event) => onChange({ consequences: event.currentTarget.value })}
          autosize
          maxLength={1_000_000}
        />
        <Textarea
          label="Creative solutions"
          size="xs"
          value={one.solutions}
          onChange={(event) => onChange({ solutions: event.currentTarget.value })}
          autosize
          maxLength={1_000_000}
        />
        <Radio value={one.id} label="This one was chosen" />
      </Stack>
    </Card>
  )
}

interface DidWeChooseWellProps {
  cs: FiveCs
  today: string
  onChange: (part: Partial<FiveCs>) => void
}

function DidWeChooseWell({ cs, today, onChange }: DidWeChooseWellProps) {
  const words = cs.hindsight?.words ?? ''
  return (
    <Stack gap={4} role="group" aria-label="Did we choose well?">
      <Text size="sm" fw={500}>
        Did we choose well?
      </Text>
      <Group>
        <SegmentedControl
          size="xs"
          aria-label="How the choice turned out"
          value={cs.hindsight?.verdict ?? ''}
          onChange={(verdict) => onChange({ hindsight: hindsightShape.parse({ on: today, verdict, words }) })}
          data={[
            { value: 'well', label: 'Well' },
            { value: 'partly', label: 'Partly' },
            { value: 'badly', label: 'Badly' },
          ]}
        />
      </Group>
      {cs.hindsight !== null && (
        <Textarea
          label="What it taught us"
          size="xs"
          value={words}
          onChange={(event) => onChange({ hindsight: { ...hindsightOf(cs, today), words: event.currentTarget.value } })}
          autosize
          maxLength={1_000_000}
        />
      )}
    </Stack>
  )
}

function hindsightOf(cs: FiveCs, today: string) {
  return cs.hindsight ?? hindsightShape.parse({ on: today, verdict: 'partly' })
}
