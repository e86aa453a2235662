// The form of a group: what it is called and for, who is in it, and what form it has.
import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { groupFacts } from '../../../shared/domain/roster-changes.ts'
import type { DraftRules } from '../../../shared/domain/record-draft.ts'
import { group as groupSchema, type Group } from '../../../shared/model/group.ts'
import { matchStructure, moderation, structure, type Mentee } from '../../../shared/model/mentee.ts'
import { newRecord, touched } from '../../app/records.ts'
import { FormDrawer, KeptForm } from './KeptForm.tsx'
import { MemberPicker } from './MemberPicker.tsx'
import { isolated } from '../../../shared/domain/event-words.ts'
import { matchChoices, moderationChoices, structureChoices } from './words.ts'

interface GroupDrawerProps {
  /** Which is edited; null while the form is closed. */
  group: Group | 'new' | null
  mentees: readonly Mentee[]
  /** With the group as it is now; null when nothing of a new one was kept. */
  onClose: (kept: Group | null) => void
}

export function GroupDrawer({ group, mentees, onClose }: GroupDrawerProps) {
  return (
    <FormDrawer opened={group !== null} onClose={() => onClose(null)}>
      {group !== null && <GroupForm before={group === 'new' ? null : group} mentees={mentees} onClose={onClose} />}
    </FormDrawer>
  )
}

interface GroupFormProps {
  before: Group | null
  mentees: readonly Mentee[]
  onClose: (kept: Group | null) => void
}

function GroupForm({ before: given, mentees, onClose }: GroupFormProps) {
  const [before] = useState(given)
  const [blank] = useState<Group>(() => ({ ...groupSchema.parse({ ...newRecord(), name: '?' }), name: '' }))
  const [draft, setDraft] = useState<Group>(before ?? blank)
  const [asked, setAsked] = useState(false)
  const set = (part: Partial<Group>) => setDraft((present) => ({ ...present, ...part }))
  const checked = groupSchema.safeParse(draft)
  const [rules] = useState<DraftRules<Group>>(() => ({
    put: (group) => ({ op: 'put', table: 'group', value: touched(group) }),
    remove: (group) => ({ op: 'delete', table: 'group', id: group.id }),
    // The roster may grow while the form is open; who was there at its opening can be chosen.
    facts: (was, is) => groupFacts(was, is, mentees),
  }))
  return (
    <KeptForm
      title={before === null ? 'New group' : 'Edit group'}
      before={before}
      record={checked.success ? checked.data : null}
      untouched={before === null && JSON.stringify(draft) === JSON.stringify(blank)}
      rules={rules}
      nameOf={(group) => isolated(group.name)}
      onMissing={() => setAsked(true)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          dir="auto"
          maxLength={500}
          value={draft.name}
          error={asked && draft.name.trim() === '' ? 'A name is needed; it can be changed later.' : undefined}
          onChange={(event) => set({ name: event.currentTarget.value })}
          data-autofocus
        />
        <Textarea
          label="Purpose"
          dir="auto"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={500}
          value={draft.purpose}
          onChange={(event) => set({ purpose: event.currentTarget.value })}
        />
        <MemberPicker mentees={mentees} memberIds={draft.memberIds} onChange={(memberIds) => set({ memberIds })} />
        <NativeSelect
          label="Match"
          data={matchChoices.filter((one) => one.value !== 'one-to-one')}
          value={draft.match}
          onChange={(event) => set({ match: matchStructure.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Form"
          data={structureChoices}
          value={draft.structure}
          onChange={(event) => set({ structure: structure.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Moderation"
          data={moderationChoices}
          value={draft.moderation}
          onChange={(event) => set({ moderation: moderation.parse(event.currentTarget.value) })}
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
    </KeptForm>
  )
}
