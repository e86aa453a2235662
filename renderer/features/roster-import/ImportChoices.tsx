// What holds for the whole file: grades, replacing, the mail domain, the order of day and month, and what everybody new
// gets. Only what this file gives reason for is shown.
import { Checkbox, NativeSelect, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core'
import type { Choices } from '../../../shared/domain/roster-import/choices.ts'
import type { Group } from '../../../shared/model/group.ts'
import type { PlanFacts } from './import.worker.ts'

interface ImportChoicesProps {
  choices: Choices
  plan: PlanFacts | null
  groups: readonly Group[]
  groupId: string
  onGroup: (groupId: string) => void
  onChange: (part: Partial<Choices>) => void
}

export function ImportChoices({ choices, plan, groups, groupId, onGroup, onChange }: ImportChoicesProps) {
  const grades = choices.fields.filter((field) => field === 'grade').length
  const remarks = plan?.remarks
  const domain = remarks?.internalDomain ?? null
  const asksDomain = domain !== null || remarks?.loginsOnly === true || choices.mailDomain !== ''
  const open = groups.filter((group) => group.archivedAt === null)
  const forNew = (part: Partial<Choices['forNew']>) => onChange({ forNew: { ...choices.forNew, ...part } })
  return (
    <Stack gap="md">
      <Title order={2} size="h4">
        For this file
      </Title>
      {asksDomain && (
        <TextInput
          label="Mail domain"
          placeholder="example.edu"
          description={
            domain === null
              ? 'The file has logins and no addresses. With a domain they become addresses: login@domain.'
              : `Most addresses end in @${domain}, which seems to be the platform’s own. With a domain here they are written to there instead.`
          }
          inputMode="url"
          spellCheck={false}
          value={choices.mailDomain}
          onChange={(event) => onChange({ mailDomain: event.currentTarget.value })}
        />
      )}
      {remarks?.unclearDays === true && (
        <NativeSelect
          label="Days such as 3/4/2026 mean"
          description="The file does not tell. Until you say, they are not taken over."
          value={choices.dayOrder ?? ''}
          data={[
            { value: '', label: 'Not known' },
            { value: 'day-first', label: '3 April: day first' },
            { value: 'month-first', label: '4 March: month first' },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget
            onChange({ dayOrder: value === 'day-first' || value === 'month-first' ? value : null })
          }}
        />
      )}
      <Checkbox
        label="Replace what differs"
        description="Otherwise an import only fills what is empty and adds addresses and tags."
        checked={choices.update}
        onChange={(event) => onChange({ update: event.currentTarget.checked })}
      />
      {grades > 0 && (
        <Checkbox
          label="Keep the grades in the remarks"
          description={`${grades} ${grades === 1 ? 'column' : 'columns'} of grades. They are dropped otherwise.`}
          checked={choices.keepGrades}
          onChange={(event) => onChange({ keepGrades: event.currentTarget.checked })}
        />
      )}
      <Title order={2} size="h4" mt="xs">
        For everybody new
      </Title>
      <Text size="xs" c="dimmed" mt={-12}>
        Given where the file says nothing; tags are added.
      </Text>
      <TagsInput
        label="Tags"
        value={[...choices.forNew.tags]}
        maxTags={20}
        onChange={(tags) => forNew({ tags: tags.map((tag) => tag.trim().slice(0, 500)).filter((tag) => tag !== '') })}
      />
      <TextInput
        label="Programme"
        maxLength={500}
        value={choices.forNew.programme}
        onChange={(event) => forNew({ programme: event.currentTarget.value })}
      />
      <TextInput
        label="Institution"
        maxLength={500}
        value={choices.forNew.institution}
        onChange={(event) => forNew({ institution: event.currentTarget.value })}
      />
      {open.length > 0 && (
        <NativeSelect
          label="Group"
          value={groupId}
          data={[{ value: '', label: 'None' }, ...open.map((group) => ({ value: group.id, label: group.name }))]}
          onChange={(event) => onGroup(event.currentTarget.value)}
        />
      )}
    </Stack>
  )
}
