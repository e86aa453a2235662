// One group: what it is for, who is in it, and a meeting with all of them.
import { ActionIcon, Anchor, Button, Group as Row, Menu, Text, Title } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconDots, IconMessagePlus, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { archiveGroup, disband } from '../../../shared/domain/roster-changes.ts'
import { toInstant } from '../../../shared/domain/clock.ts'
import { calledName } from '../../../shared/domain/roster.ts'
import type { Group } from '../../../shared/model/group.ts'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import classes from './GroupsScreen.module.css'
import { making } from './roster-actions.ts'
import { StatusMark } from './StatusMark.tsx'
import { isolated } from '../../../shared/domain/event-words.ts'
import { count, matchWords, moderationWords, structureWords } from './words.ts'

/** So many members are drawn at once. */
const firstMembers = 100

interface GroupPanelProps {
  group: Group
  mentees: readonly Mentee[]
  onEdit: () => void
}

export function GroupPanel({ group, mentees, onEdit }: GroupPanelProps) {
  const navigate = useNavigate()
  const write = useWrite()
  const members = useMembers(group, mentees)
  const current = group.archivedAt === null
  const act = (changes: Change[], done: string) => {
    write(changes, { done: `${done}: ${isolated(group.name)}` }).catch(showFailure)
  }
  const logMeeting = () => void navigate({ to: '/meetings/new', search: { group: group.id } })
  const archiveOrRestore = () =>
    act(archiveGroup(group, current ? toInstant(Date.now()) : null, making), current ? 'Archived' : 'In use again')
  const remove = () => act(disband(group, members, making), 'Deleted')
  useCommands([
    {
      id: 'group.meeting',
      label: 'Log a meeting with this group',
      shortcut: 'M',
      group: 'This group',
      run: logMeeting,
    },
    { id: 'group.edit', label: 'Edit this group', shortcut: 'E', group: 'This group', run: onEdit },
  ])
  return (
    <section aria-labelledby="group-name" className={classes.panel}>
      <Row justify="space-between" align="flex-start" gap="xs" mb="xs">
        <Title order={2} size="h3" id="group-name" className={classes.title}>
          <bdi>{group.name}</bdi>
        </Title>
        <Row gap="xs">
          <Button
            leftSection={<IconMessagePlus size={16} aria-hidden />}
            disabled={members.length === 0}
            onClick={logMeeting}
          >
            Log a meeting
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
            Edit
          </Button>
          <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="More">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={current ? <IconArchive size={16} aria-hidden /> : <IconArchiveOff size={16} aria-hidden />}
                onClick={archiveOrRestore}
              >
                {current ? 'Archive' : 'Use again'}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Row>
      </Row>
      {group.purpose !== '' && (
        <Text dir="auto" className={classes.prose} mb="sm">
          {group.purpose}
        </Text>
      )}
      <div className={classes.facts}>
        <Facts>
          <Fact label="Match">{matchWords[group.match]}</Fact>
          <Fact label="Form">{structureWords[group.structure]}</Fact>
          <Fact label="Moderation">{moderationWords[group.moderation]}</Fact>
        </Facts>
      </div>
      {group.remarks.trim() !== '' && (
        <Text component="div" dir="auto" className={classes.prose} mt="sm">
          {group.remarks}
        </Text>
      )}
      <MemberList
        members={members}
        onOpen={(menteeId) => void navigate({ to: '/mentees/$menteeId', params: { menteeId } })}
      />
    </section>
  )
}

function useMembers(group: Group, mentees: readonly Mentee[]): Mentee[] {
  return useMemo(() => {
    const ids = new Set(group.memberIds)
    const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
    return mentees
      .filter((mentee) => ids.has(mentee.id))
      .sort((one, other) => byName.compare(calledName(one), calledName(other)))
  }, [group.memberIds, mentees])
}

function MemberList({ members, onOpen }: { members: readonly Mentee[]; onOpen: (id: string) => void }) {
  const [all, setAll] = useState(false)
  const shown = all ? members : members.slice(0, firstMembers)
  return (
    <>
      <Title order={3} size="h4" mt="lg" mb={4}>
        {count(members.length, 'member')}
      </Title>
      {members.length === 0 && <Text c="dimmed">Nobody is in this group yet. Edit it to choose its members.</Text>}
      <ul className={classes.members}>
        {shown.map((mentee) => (
          <li key={mentee.id} className={classes.member}>
            <Anchor component="button" type="button" className={classes.memberName} onClick={() => onOpen(mentee.id)}>
              <bdi title={displayName(mentee)}>{calledName(mentee)}</bdi>
            </Anchor>
            <bdi className={classes.about}>{mentee.stage}</bdi>
            <StatusMark status={mentee.status} />
          </li>
        ))}
      </ul>
      {shown.length < members.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {members.length.toLocaleString('en')}
        </Button>
      )}
    </>
  )
}
