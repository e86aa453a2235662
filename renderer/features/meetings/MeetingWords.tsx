// What is written down of a meeting: freely or in a format, with the mark of who may see it. Groups also say how they
// worked.
import { Group, SegmentedControl, Select, Stack } from '@mantine/core'
import { useCallback } from 'react'
import { meetingFormat, type Meeting, type MeetingFormat } from '../../../shared/model/meeting.ts'
import { moderation, structure } from '../../../shared/model/mentee.ts'
import type { RichText } from '../../../shared/model/rich-text.ts'
import { RichEditor } from '../../app/rich-text/RichEditor.tsx'
import { FiveCsPart } from './FiveCsPart.tsx'
import { MeetingTemplates } from './MeetingTemplates.tsx'
import { ThreeTwoOnePart } from './ThreeTwoOnePart.tsx'

interface MeetingWordsProps {
  draft: Meeting
  onChange: (change: Partial<Meeting>) => void
  onCommit: (text: string) => void
}

const formatWords: Readonly<Record<MeetingFormat, string>> = {
  free: 'Free notes',
  'five-cs': 'Five Cs',
  'three-two-one': '3-2-1',
}

export function MeetingWords({ draft, onChange, onCommit }: MeetingWordsProps) {
  const changeSaid = useCallback((said: RichText) => onChange({ said }), [onChange])
  const changeAgreed = useCallback((agreed: RichText) => onChange({ agreed }), [onChange])
  return (
    <Stack gap="md">
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="Format"
          value={draft.format}
          onChange={(value) => {
            const format = meetingFormat.safeParse(value)
            if (format.success) onChange({ format: format.data })
          }}
          data={meetingFormat.options.map((value) => ({ value, label: formatWords[value] }))}
        />
        <MeetingTemplates draft={draft} onChange={onChange} />
        {draft.menteeIds.length > 1 && <HowTheGroupWorked draft={draft} onChange={onChange} />}
      </Group>
      {draft.format === 'five-cs' && <FiveCsPart draft={draft} onChange={onChange} onCommit={onCommit} />}
      {draft.format === 'three-two-one' && <ThreeTwoOnePart draft={draft} onChange={onChange} />}
      <RichEditor
        label="What was said"
        value={draft.said}
        marks
        minRows={draft.format === 'free' ? 5 : 3}
        onChange={changeSaid}
      />
      <RichEditor label="What was agreed" value={draft.agreed} marks minRows={3} onChange={changeAgreed} />
    </Stack>
  )
}

function HowTheGroupWorked({ draft, onChange }: Pick<MeetingWordsProps, 'draft' | 'onChange'>) {
  return (
    <>
      <Select
        aria-label="Structured or not"
        placeholder="Structured or not"
        size="xs"
        data={[
          { value: 'structured', label: 'Structured' },
          { value: 'unstructured', label: 'Unstructured' },
        ]}
        value={draft.structure}
        onChange={(value) => onChange({ structure: structure.nullable().parse(value) })}
        clearable
        clearButtonProps={{ 'aria-label': 'Do not say whether it was structured' }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        w="11rem"
      />
      <Select
        aria-label="Moderated or not"
        placeholder="Moderated or not"
        size="xs"
        data={[
          { value: 'moderated', label: 'Moderated' },
          { value: 'unmoderated', label: 'Unmoderated' },
        ]}
        value={draft.moderation}
        onChange={(value) => onChange({ moderation: moderation.nullable().parse(value) })}
        clearable
        clearButtonProps={{ 'aria-label': 'Do not say whether it was moderated' }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        w="11rem"
      />
    </>
  )
}
