// The first part of the form, always open: who it is, and the words by which they are found.
import { Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { Mentee } from '../../../shared/model/mentee.ts'
import classes from './MenteeDrawer.module.css'

/** What every section of the form gets. */
export interface SectionProps {
  draft: Mentee
  set: (part: Partial<Mentee>) => void
}

interface PersonSectionProps extends SectionProps {
  tags: readonly string[]
  nameFault: string | undefined
}

export function PersonSection({ draft, set, tags, nameFault }: PersonSectionProps) {
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        description="As they write it, in any script"
        required
        dir="auto"
        maxLength={500}
        value={draft.name}
        error={nameFault}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <div className={classes.pair}>
        <TextInput
          label="Preferred name"
          dir="auto"
          maxLength={500}
          value={draft.preferredName}
          onChange={(event) => set({ preferredName: event.currentTarget.value })}
        />
        <TextInput
          label="Pronouns"
          dir="auto"
          maxLength={500}
          value={draft.pronouns}
          onChange={(event) => set({ pronouns: event.currentTarget.value })}
        />
      </div>
      <TagsInput
        label="Tags"
        description="Enter or a comma ends a tag"
        data={[...tags]}
        limit={20}
        maxLength={500}
        maxTags={50}
        value={draft.tags}
        onChange={(next) => set({ tags: next })}
      />
      <Textarea
        label="Remarks"
        dir="auto"
        autosize
        minRows={2}
        maxRows={12}
        value={draft.remarks}
        onChange={(event) => set({ remarks: event.currentTarget.value })}
      />
    </Stack>
  )
}
