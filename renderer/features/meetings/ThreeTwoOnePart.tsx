// 3-2-1: three things learnt, two that are of use, one question that stays.
import { Group, Stack, TextInput, Title } from '@mantine/core'
import { threeTwoOne, type Meeting, type ThreeTwoOne } from '../../../shared/model/meeting.ts'
import { ShareMark } from './ShareMark.tsx'

interface ThreeTwoOnePartProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
}

/** The list with one line changed; lines before it that are not there yet are empty. */
function withLine(lines: readonly string[], place: number, text: string): string[] {
  return Array.from({ length: Math.max(lines.length, place + 1) }, (_, index) =>
    index === place ? text : (lines[index] ?? ''),
  )
}

export function ThreeTwoOnePart({ draft, onChange }: ThreeTwoOnePartProps) {
  const words = draft.threeTwoOne ?? threeTwoOne.parse({})
  const change = (part: Partial<ThreeTwoOne>) => onChange({ threeTwoOne: { ...words, ...part } })
  return (
    <section aria-label="3-2-1">
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={2} size="h4">
          3-2-1
        </Title>
        <ShareMark part="three-two-one" shared={draft.shared} onChange={onChange} />
      </Group>
      <Stack gap="xs">
        {(['First', 'Second', 'Third'] as const).map((ordinal, place) => (
          <TextInput
            key={ordinal}
            label={`${ordinal} thing learnt`}
            value={words.learnt[place] ?? ''}
            onChange={(event) => change({ learnt: withLine(words.learnt, place, event.currentTarget.value) })}
            maxLength={500}
          />
        ))}
        {(['First', 'Second'] as const).map((ordinal, place) => (
          <TextInput
            key={ordinal}
            label={`${ordinal} thing to use`}
            value={words.useful[place] ?? ''}
            onChange={(event) => change({ useful: withLine(words.useful, place, event.currentTarget.value) })}
            maxLength={500}
          />
        ))}
        <TextInput
          label="A question that stays"
          value={words.question}
          onChange={(event) => change({ question: event.currentTarget.value })}
          maxLength={500}
        />
      </Stack>
    </section>
  )
}
