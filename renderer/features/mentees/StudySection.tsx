// Where a mentee studies or works. What others of the roster have in the same field is offered.
import { Autocomplete, TextInput } from '@mantine/core'
import type { InUse } from './form-suggestions.ts'
import classes from './MenteeDrawer.module.css'
import type { SectionProps } from './PersonSection.tsx'

interface StudySectionProps extends SectionProps {
  inUse: InUse
}

export function StudySection({ draft, set, inUse }: StudySectionProps) {
  const common = { limit: 12, maxLength: 500, dir: 'auto' } as const
  return (
    <div className={classes.pair}>
      <Autocomplete
        label="Stage"
        placeholder="2nd-year resident, PhD year 3"
        data={inUse.stages}
        value={draft.stage}
        onChange={(stage) => set({ stage })}
        {...common}
      />
      <Autocomplete
        label="Programme"
        data={inUse.programmes}
        value={draft.programme}
        onChange={(programme) => set({ programme })}
        {...common}
      />
      <Autocomplete
        label="Institution"
        data={inUse.institutions}
        value={draft.institution}
        onChange={(institution) => set({ institution })}
        {...common}
      />
      <TextInput
        label="Student number"
        description="Imports find them by it"
        maxLength={500}
        value={draft.studentId}
        onChange={(event) => set({ studentId: event.currentTarget.value })}
      />
    </div>
  )
}
