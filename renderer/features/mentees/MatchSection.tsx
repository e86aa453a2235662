// Where the mentorship stands and what form it has. Moderation is asked only where others read along.
import { NativeSelect, Stack } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { matchStructure, menteeStatus, moderation, structure } from '../../../shared/model/mentee.ts'
import classes from './MenteeDrawer.module.css'
import type { SectionProps } from './PersonSection.tsx'
import { matchChoices, moderationChoices, statusChoices, structureChoices } from './words.ts'

export function MatchSection({ draft, set }: SectionProps) {
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Status"
        data={statusChoices}
        value={draft.status}
        onChange={(event) => set({ status: menteeStatus.parse(event.currentTarget.value) })}
      />
      <div className={classes.pair}>
        <DateInput
          label="Began on"
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the beginning' }}
          value={draft.startOn}
          onChange={(startOn) => set({ startOn })}
        />
        <DateInput
          label="Expected end"
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the end' }}
          value={draft.endOn}
          onChange={(endOn) => set({ endOn })}
          error={
            draft.startOn !== null && draft.endOn !== null && draft.endOn < draft.startOn
              ? 'This is before the beginning.'
              : undefined
          }
        />
      </div>
      <NativeSelect
        label="Match"
        data={matchChoices}
        value={draft.match}
        onChange={(event) => set({ match: matchStructure.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Form"
        data={structureChoices}
        value={draft.structure}
        onChange={(event) => set({ structure: structure.parse(event.currentTarget.value) })}
      />
      {draft.match !== 'one-to-one' && (
        <NativeSelect
          label="Moderation"
          data={[{ value: '', label: 'Not decided' }, ...moderationChoices]}
          value={draft.moderation ?? ''}
          onChange={(event) => {
            const chosen = moderation.safeParse(event.currentTarget.value)
            set({ moderation: chosen.success ? chosen.data : null })
          }}
        />
      )}
    </Stack>
  )
}
