// Who the mentor is and where. Saves itself.
import { Select, Stack, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Practice } from '../../../shared/model/practice.ts'
import { useAutosave } from '../../app/autosave.ts'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { useSavePractice } from '../../app/save-practice.ts'

/** After the last key, ms. */
const pause = 600

export function PracticeForm({ practice }: { practice: Practice }) {
  const savePractice = useSavePractice()
  const [form, setForm] = useState({
    mentorName: practice.mentorName,
    institution: practice.institution,
    timeZone: practice.timeZone,
  })
  const state = useAutosave(form, savePractice, pause)
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone

  return (
    <Stack gap="sm">
      <TextInput
        label="Your name"
        description="As mentees see it in your mail."
        maxLength={500}
        value={form.mentorName}
        onChange={(event) => setForm({ ...form, mentorName: event.currentTarget.value })}
      />
      <TextInput
        label="Institution"
        maxLength={500}
        value={form.institution}
        onChange={(event) => setForm({ ...form, institution: event.currentTarget.value })}
      />
      <Select
        label="Time zone"
        description="Leave it empty to follow this computer."
        placeholder={`${here} (this computer)`}
        data={zones}
        value={form.timeZone === '' ? null : form.timeZone}
        onChange={(timeZone) => setForm({ ...form, timeZone: timeZone ?? '' })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Follow this computer' }}
        nothingFoundMessage="No such zone"
      />
      <SavedMark state={state} />
    </Stack>
  )
}
