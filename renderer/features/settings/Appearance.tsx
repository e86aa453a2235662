// Light, dark, or as the system has it.
import { Radio, Stack } from '@mantine/core'
import { practice as practiceSchema, type Practice } from '../../../shared/model/practice.ts'
import { showFailure } from '../../app/failures.ts'
import { useSavePractice } from './save-practice.ts'

const labels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const

export function Appearance({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  const choose = (value: string) => {
    const theme = practiceSchema.shape.theme.parse(value)
    savePractice({ theme }).catch(showFailure)
  }
  return (
    <Radio.Group label="Colours" value={practice.theme} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {Object.entries(labels).map(([value, label]) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
