// Light, dark, or as the system has it.
import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { practice as practiceSchema, type Practice } from '../../../shared/model/practice.ts'
import { showFailure } from '../../app/failures.ts'
import { useSavePractice } from '../../app/save-practice.ts'

const labels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const

export function Appearance({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  // Shown at once; what is in the vault counts again when it could not be saved.
  const [chosen, setChosen] = useState(practice.theme)
  const choose = (value: string) => {
    const theme = practiceSchema.shape.theme.parse(value)
    setChosen(theme)
    savePractice({ theme }).catch((error: unknown) => {
      setChosen(practice.theme)
      showFailure(error)
    })
  }
  return (
    <Radio.Group label="Colours" value={chosen} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {Object.entries(labels).map(([value, label]) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
