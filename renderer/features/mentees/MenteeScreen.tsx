// One mentee: how to reach them, what happened, what is known. The rest of the day starts from here: a meeting to
// log, a mail to write.
import { ActionIcon, Button, Menu, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconArchive,
  IconArchiveOff,
  IconCalendarPlus,
  IconChartRadar,
  IconDots,
  IconFileImport,
  IconFileSearch,
  IconFileText,
  IconMessagePlus,
  IconNote,
  IconPencil,
  IconPrinter,
  IconRoute,
  IconSend,
  IconTarget,
  IconTrash,
  IconUserOff,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { meetingFacts } from '../../../shared/domain/meeting-facts.ts'
import { useCommands } from '../../app/commands.ts'
import { useGroups, useMentee, useTimeline } from '../../app/queries.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import type { TimelineItem } from '../../vault/api.ts'
import { JoinDialog } from './JoinDialog.tsx'
import { MenteeAssessments } from './MenteeAssessments.tsx'
import { MenteeAgreement } from './MenteeAgreement.tsx'
import { MenteeDrawer } from './MenteeDrawer.tsx'
import { MenteeFacts } from './MenteeFacts.tsx'
import { MenteeGoals } from './MenteeGoals.tsx'
import { MenteeHeader } from './MenteeHeader.tsx'
import { MenteeOutcomes } from './MenteeOutcomes.tsx'
import { MenteeHandouts } from './MenteeHandouts.tsx'
import { MenteeNotes } from './MenteeNotes.tsx'
import { MenteeMail } from './MenteeMail.tsx'
import { MenteeLifeCycle } from './MenteeLifeCycle.tsx'
import { MenteePromises } from './MenteePromises.tsx'
import classes from './MenteeScreen.module.css'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useRosterActions } from './roster-actions.ts'
import { Timeline } from './Timeline.tsx'

const nothing: readonly TimelineItem[] = []

/** Where a page has room for what stands beside it; below, the profile stands before the time line, closed. */
const sideBySide = '(min-width: 68.01em)'

export function MenteeScreen() {
  const { menteeId = '' } = useParams({ strict: false })
  const mentee = useMentee(menteeId)
  // Asked for at once, so that the two answers come together.
  useTimeline(menteeId)
  if (mentee.data === undefined) return null
  // A key of its own for each: nothing of one mentee is ever drawn over another.
  return mentee.data === null ? <NoSuchMentee /> : <OpenMentee key={menteeId} mentee={mentee.data} />
}

function NoSuchMentee() {
  const navigate = useNavigate()
  return (
    <Page title="Mentee">
      <EmptyState
        icon={<IconUserOff size={40} stroke={1.25} />}
        title="Nobody is here any more"
        text="This mentee was deleted, or the deletion is about to be undone from the note below."
        action={<Button onClick={() => void navigate({ to: '/mentees' })}>Go to the list</Button>}
      />
    </Page>
  )
}

function OpenMentee({ mentee }: { mentee: Mentee }) {
  const navigate = useNavigate()
  const timeline = useTimeline(mentee.id)
  const groups = useGroups().data ?? []
  const zone = useMentorZone()
  const now = useNow(60_000)
  const actions = useRosterActions()
  const [editing, setEditing] = useState(false)
  const [joining, setJoining] = useState(false)
  const wide = useMediaQuery(sideBySide, true, { getInitialValueInEffect: false })
  const items = timeline.data ?? nothing
  // The vault says the same on the list.
  const { nextOn } = useMemo(
    () => meetingFacts(items.flatMap((item) => (item.kind === 'meeting' ? [item.record] : []))),
    [items],
  )

  const logMeeting = () => void navigate({ to: '/meetings/new', search: { mentee: mentee.id } })
  const writeNote = () => void navigate({ to: '/notes/new', search: { mentee: mentee.id } })
  const planMeeting = () => void navigate({ to: '/meetings/new', search: { mentee: mentee.id, plan: true } })
  const writeMail = () => void navigate({ to: '/mail/new', search: { mentee: mentee.id } })
  const takeInFile = () => void navigate({ to: '/import/meeting-files', search: { mentee: mentee.id } })
  const openAgreement = () => void navigate({ to: '/mentees/$menteeId/agreement', params: { menteeId: mentee.id } })
  const openGoals = () => void navigate({ to: '/mentees/$menteeId/goals', params: { menteeId: mentee.id } })
  const openAssessments = () => void navigate({ to: '/mentees/$menteeId/assessments', params: { menteeId: mentee.id } })
  const openAccess = () => void navigate({ to: '/mentees/$menteeId/access', params: { menteeId: mentee.id } })
  const openPaper = () => void navigate({ to: '/mentees/$menteeId/paper', params: { menteeId: mentee.id } })
  const openPath = () => void navigate({ to: '/mentees/$menteeId/path', params: { menteeId: mentee.id } })
  const archiveOrRestore = () =>
    void (mentee.archivedAt === null ? actions.archive([mentee]) : actions.restore([mentee]))
  const remove = async () => {
    if (await actions.remove([mentee])) await navigate({ to: '/mentees' })
  }
  useCommands([
    {
      id: 'mentee.meeting',
      label: 'Log a meeting with this mentee',
      shortcut: 'M',
      group: 'This mentee',
      run: logMeeting,
    },
    { id: 'mentee.plan', label: 'Plan a meeting with this mentee', group: 'This mentee', run: planMeeting },
    { id: 'mentee.write', label: 'Write to this mentee', shortcut: 'W', group: 'This mentee', run: writeMail },
    { id: 'mentee.note', label: 'Write a note about this mentee', shortcut: 'T', group: 'This mentee', run: writeNote },
    { id: 'mentee.file', label: 'Take in a file about this mentee', group: 'This mentee', run: takeInFile },
    { id: 'mentee.edit', label: 'Edit this mentee', shortcut: 'E', group: 'This mentee', run: () => setEditing(true) },
    { id: 'mentee.agreement', label: 'Agreement with this mentee', group: 'This mentee', run: openAgreement },
    { id: 'mentee.goals', label: 'Goals of this mentee', group: 'This mentee', run: openGoals },
    { id: 'mentee.assessments', label: 'Assessments of this mentee', group: 'This mentee', run: openAssessments },
    { id: 'mentee.access', label: 'Access request of this mentee', group: 'This mentee', run: openAccess },
    { id: 'mentee.paper', label: 'This mentee on paper, or a year in review', group: 'This mentee', run: openPaper },
    { id: 'mentee.path', label: 'The whole path of this mentee', group: 'This mentee', run: openPath },
    {
      id: 'mentee.archive',
      label: mentee.archivedAt === null ? 'Archive this mentee' : 'Bring this mentee back to the list',
      group: 'This mentee',
      run: archiveOrRestore,
    },
    { id: 'mentee.delete', label: 'Delete this mentee', group: 'This mentee', run: () => void remove() },
  ])

  const facts = <MenteeFacts mentee={mentee} groups={groups} />
  const terms = (
    <Stack gap="lg">
      <MenteeAgreement menteeId={mentee.id} />
      <MenteeGoals menteeId={mentee.id} />
      <MenteeAssessments menteeId={mentee.id} />
      <MenteeNotes menteeId={mentee.id} />
      <MenteeHandouts menteeId={mentee.id} />
      <MenteeOutcomes menteeId={mentee.id} />
      <MenteeMail menteeId={mentee.id} />
      <MenteeLifeCycle mentee={mentee} />
    </Stack>
  )
  return (
    <Page
      subject={mentee.id}
      title={
        <>
          <PersonName person={mentee} />
          {mentee.pronouns !== '' && <bdi className={classes.pronouns}>{mentee.pronouns}</bdi>}
        </>
      }
      actions={
        <>
          <Button leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={logMeeting}>
            Log a meeting
          </Button>
          <Button variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={planMeeting}>
            Plan
          </Button>
          <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={writeMail}>
            Write
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }}>
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="More">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconUsersGroup size={16} aria-hidden />} onClick={() => setJoining(true)}>
                Add to group…
              </Menu.Item>
              <Menu.Item leftSection={<IconNote size={16} aria-hidden />} onClick={writeNote}>
                Write a note
              </Menu.Item>
              <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={takeInFile}>
                Take in a file…
              </Menu.Item>
              <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={openAgreement}>
                Agreement
              </Menu.Item>
              <Menu.Item leftSection={<IconTarget size={16} aria-hidden />} onClick={openGoals}>
                Goals
              </Menu.Item>
              <Menu.Item leftSection={<IconChartRadar size={16} aria-hidden />} onClick={openAssessments}>
                Assessments
              </Menu.Item>
              <Menu.Item leftSection={<IconRoute size={16} aria-hidden />} onClick={openPath}>
                Path
              </Menu.Item>
              <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={openPaper}>
                On paper…
              </Menu.Item>
              <Menu.Item leftSection={<IconFileSearch size={16} aria-hidden />} onClick={openAccess}>
                Access request
              </Menu.Item>
              <Menu.Item
                leftSection={
                  mentee.archivedAt === null ? (
                    <IconArchive size={16} aria-hidden />
                  ) : (
                    <IconArchiveOff size={16} aria-hidden />
                  )
                }
                onClick={archiveOrRestore}
              >
                {mentee.archivedAt === null ? 'Archive' : 'Back to the list'}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove()}>
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
      {...(wide
        ? {
            aside: (
              <Stack gap="lg">
                {terms}
                {facts}
              </Stack>
            ),
          }
        : {})}
    >
      <MenteeHeader mentee={mentee} nextOn={nextOn} zone={zone} />
      {mentee.archivedAt !== null && (
        <div className={classes.note}>
          <Text size="sm">Archived: out of the list, kept in the vault.</Text>
          <Button variant="light" size="compact-sm" onClick={archiveOrRestore}>
            Back to the list
          </Button>
        </div>
      )}
      {!wide && (
        <>
          <details className={classes.profile}>
            <summary>Agreement, goals, assessments, notes, mail and phase</summary>
            {terms}
          </details>
          <details className={classes.profile}>
            <summary>Profile</summary>
            {facts}
          </details>
        </>
      )}
      <MenteePromises mentee={mentee} />
      {timeline.data !== undefined && <Timeline items={items} zone={zone} now={now} />}
      <MenteeDrawer mentee={editing ? mentee : null} onClose={() => setEditing(false)} />
      <JoinDialog
        opened={joining}
        groups={groups.filter((group) => !group.memberIds.includes(mentee.id))}
        onClose={() => setJoining(false)}
        onJoin={(group) => void actions.join(group, [mentee])}
      />
    </Page>
  )
}
