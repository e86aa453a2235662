// When mail goes and comes, and how much of a thin line it may use.
import { Group, NumberInput, Radio, Stack, Title } from '@mantine/core'
import { practice as practiceSchema, type Practice } from '../../../shared/model/practice.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'

const kilobyte = 1_000

export function MailHabits({ practice }: { practice: Practice }) {
  const write = useWrite()
  const change = (part: Partial<Practice>) => {
    const value = practiceSchema.safeParse(touched({ ...practice, ...part }))
    if (value.success) void write([{ op: 'put', table: 'practice', value: value.data }]).catch(showFailure)
  }
  /** Kept when the field is left, so that no half-typed number counts. */
  const onLeaving = (field: 'mailBudget' | 'mailWholeUpTo' | 'mailDaysBack', unit: number) => (typed: string) => {
    const number = Number(typed.replace(/[^\d]/g, ''))
    if (typed.trim() === '') {
      if (field === 'mailBudget' && practice.mailBudget !== null) change({ mailBudget: null })
      return
    }
    if (Number.isFinite(number) && number * unit !== practice[field]) change({ [field]: number * unit })
  }
  const inKilobytes = (bytes: number | null) => (bytes === null ? '' : Math.round(bytes / kilobyte))
  return (
    <Stack component="section" gap="sm" mt="xl" aria-labelledby="mail-habits">
      <Title order={2} size="h4" id="mail-habits">
        When mail goes and comes
      </Title>
      <Radio.Group
        aria-label="When mail goes and comes"
        value={practice.mailWhen}
        onChange={(value) => change({ mailWhen: value === 'asked' ? 'asked' : 'online' })}
      >
        <Stack gap="xs">
          <Radio value="online" label="By itself, whenever there is a network" />
          <Radio
            value="asked"
            label="Only when I say so"
            description="For a network that costs money or is there for minutes: open the line under Mail."
          />
        </Stack>
      </Radio.Group>
      <Group gap="sm" align="flex-end" wrap="wrap">
        <NumberInput
          key={`budget ${practice.mailBudget}`}
          label="Budget of a connection, kB"
          description="Both ways. Empty for no limit"
          defaultValue={inKilobytes(practice.mailBudget)}
          onBlur={(event) => onLeaving('mailBudget', kilobyte)(event.currentTarget.value)}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          hideControls
          flex="1 1 13rem"
        />
        <NumberInput
          key={`whole ${practice.mailWholeUpTo}`}
          label="Whole mails up to, kB"
          description="Larger ones without attachments"
          defaultValue={inKilobytes(practice.mailWholeUpTo)}
          onBlur={(event) => onLeaving('mailWholeUpTo', kilobyte)(event.currentTarget.value)}
          min={0}
          max={36_000}
          allowDecimal={false}
          hideControls
          flex="1 1 13rem"
        />
        <NumberInput
          key={`days ${practice.mailDaysBack}`}
          label="Look back, days"
          description="For somebody new on the roster"
          defaultValue={practice.mailDaysBack}
          onBlur={(event) => onLeaving('mailDaysBack', 1)(event.currentTarget.value)}
          min={1}
          max={36_500}
          allowDecimal={false}
          hideControls
          flex="1 1 13rem"
        />
      </Group>
    </Stack>
  )
}
