// What can be done with the selected people together. Each of it can be undone.
import { Button, Group, Text } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconTag, IconTrash, IconUsersGroup, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Group as MenteeGroup } from '../../../shared/model/group.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import classes from './MenteesScreen.module.css'
import { JoinDialog } from './JoinDialog.tsx'
import type { RosterActions } from './roster-actions.ts'
import { clearSelection } from './roster-view.ts'
import { TagDialog } from './TagDialog.tsx'

interface BulkBarProps {
  selected: readonly Mentee[]
  groups: readonly MenteeGroup[]
  tags: readonly string[]
  actions: RosterActions
}

export function BulkBar({ selected, groups, tags, actions }: BulkBarProps) {
  const [asking, setAsking] = useState<'tags' | 'group' | null>(null)
  const someCurrent = selected.some((mentee) => mentee.archivedAt === null)
  const act = async (done: Promise<boolean>) => {
    if (await done) clearSelection()
  }
  return (
    <Group gap="xs" className={classes.bulk} role="toolbar" aria-label="Selected mentees">
      <Text size="sm" fw={500} role="status">
        {selected.length.toLocaleString('en')} selected
      </Text>
      {someCurrent ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => void act(actions.archive(selected))}
        >
          Archive
        </Button>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArchiveOff size={16} aria-hidden />}
          onClick={() => void act(actions.restore(selected))}
        >
          Back to the list
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconTag size={16} aria-hidden />}
        onClick={() => setAsking('tags')}
      >
        Tag…
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconUsersGroup size={16} aria-hidden />}
        onClick={() => setAsking('group')}
      >
        Add to group…
      </Button>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => void act(actions.remove(selected))}
      >
        Delete
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconX size={16} aria-hidden />}
        onClick={clearSelection}
      >
        Clear selection
      </Button>
      <TagDialog
        opened={asking === 'tags'}
        known={tags}
        onClose={() => setAsking(null)}
        onTag={(chosen) => void act(actions.tag(selected, chosen))}
      />
      <JoinDialog
        opened={asking === 'group'}
        groups={groups}
        onClose={() => setAsking(null)}
        onJoin={(group) => void act(actions.join(group, selected))}
      />
    </Group>
  )
}
