// The end of a mentorship: a review that keeps itself, what to do with the records, and the word that it has ended.
// Nothing is deleted by it; deleting and archiving stay the mentor's own steps.
import { Anchor, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { ended } from '../../../shared/domain/agreements.ts'
import { partings, type KnownOfMentorship, type Proposal } from '../../../shared/domain/life-cycle.ts'
import { factRecord, menteeFacts } from '../../../shared/domain/roster-changes.ts'
import { calledName } from '../../../shared/domain/roster.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { farewell as farewellSchema, type Farewell, type Mentorship } from '../../../shared/model/mentorship.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useAgreements, useMentee, useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../ui/Fact.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { useKnownMentorship } from './mentorship-known.ts'
import { making, useRosterActions } from './roster-actions.ts'
import { isolated } from '../../../shared/domain/event-words.ts'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that leaving waits for the last save. */
const longestFlush = 5_000

const questions = [
  { field: 'reached', label: 'What was reached' },
  { field: 'learntByMentor', label: 'What I learnt' },
  { field: 'learntByMentee', label: 'What the mentee learnt' },
  { field: 'thanks', label: 'Thanks' },
  { field: 'afterwards', label: 'How we stay in touch, if we do' },
] as const

const proposalWords: Readonly<Record<Proposal, string>> = {
  keep: 'Keep',
  give: 'Give to the mentee',
  shred: 'Shred',
}

export function FarewellScreen(): ReactNode {
  const { menteeId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const mentee = useMentee(menteeId).data
  if (mentee === undefined) return null
  if (mentee === null)
    return (
      <Page title="Farewell">
        <EmptyState
          icon={<IconUserOff size={40} stroke={1.25} />}
          title="Nobody is here any more"
          text="This mentee was deleted."
          action={<Button onClick={() => void navigate({ to: '/mentees' })}>Go to the list</Button>}
        />
      </Page>
    )
  return <Known key={menteeId} mentee={mentee} />
}

function Known({ mentee }: { mentee: Mentee }) {
  const found = useKnownMentorship(mentee)
  if (found === null) return null
  return <FarewellForm mentee={mentee} initial={found.mentorship} known={found.known} />
}

interface FarewellFormProps {
  mentee: Mentee
  initial: Mentorship
  known: KnownOfMentorship
}

function FarewellForm({ mentee, initial, known }: FarewellFormProps) {
  const today = dayAt(useNow(60_000), useMentorZone())
  // The other fields of the record do not change while this screen is shown.
  const [record] = useState<Mentorship>(() =>
    initial.phase === 'closure' ? initial : { ...initial, phase: 'closure', phaseOn: today },
  )
  const [review, setReview] = useState<Farewell | null>(initial.farewell)
  const write = useWrite()
  const navigate = useNavigate()
  const actions = useRosterActions()
  const agreements = useAgreements(mentee.id).data ?? []
  const state = useAutosave(
    review,
    (farewell) => write([{ op: 'put', table: 'mentorship', value: touched({ ...record, farewell }) }]),
    restBeforeSaving,
  )
  useCommands([
    {
      id: 'farewell.save',
      label: 'Save the farewell now',
      group: 'Farewell',
      shortcut: 'mod+S',
      run: () => void flushAutosaves(longestFlush),
    },
  ])
  const toMentee = () => navigate({ to: '/mentees/$menteeId', params: { menteeId: mentee.id } })
  const end = async () => {
    await flushAutosaves(longestFlush)
    const after: Mentee = { ...mentee, status: 'completed' }
    const changes: Change[] = [
      { op: 'put', table: 'mentee', value: touched(after) },
      ...menteeFacts(mentee, after).map((fact): Change => ({
        op: 'put',
        table: 'event',
        value: factRecord(fact, making),
      })),
      { op: 'put', table: 'mentorship', value: touched({ ...record, farewell: review }) },
      ...agreements
        .filter((one) => one.state === 'agreed')
        .map((one): Change => ({ op: 'put', table: 'agreement', value: touched(ended(one)) })),
    ]
    await write(changes, { done: `Completed: ${isolated(calledName(mentee))}` })
    await toMentee()
  }
  const remove = async () => {
    if (await actions.remove([mentee])) await navigate({ to: '/mentees' })
  }
  const proposals = partings(known, mentee.remarks.trim() !== '')
  const isCompleted = mentee.status === 'completed'

  return (
    <Page
      title={
        <>
          Farewell to <PersonName person={mentee} />
        </>
      }
      actions={
        <>
          <SavedMark state={state} />
          <Button variant="default" onClick={() => void flushAutosaves(longestFlush).then(toMentee)}>
            Done
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw="43rem">
        <Text size="sm" c="dimmed">
          Look back together, if you can. What you write here keeps itself.
        </Text>
        {questions.map(({ field, label }) => (
          <Textarea
            key={field}
            label={label}
            value={review?.[field] ?? ''}
            onChange={(event) => {
              const part = { [field]: event.currentTarget.value }
              setReview((before) => ({ ...(before ?? farewellSchema.parse({ on: today })), ...part }))
            }}
            autosize
            minRows={2}
            maxLength={1_000_000}
          />
        ))}
        {proposals.length > 0 && (
          <section aria-label="What to do with the records">
            <Title order={2} size="h4" mb={4}>
              What to do with the records
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              Proposals only. Nothing is deleted by itself, and the rules of your institution come first.
            </Text>
            <Facts>
              {proposals.map(({ what, proposal, why }) => (
                <Fact key={what} label={what}>
                  <strong>{proposalWords[proposal]}.</strong> {why}
                </Fact>
              ))}
            </Facts>
            {known.agreements > 0 && (
              <Anchor
                size="sm"
                display="inline-block"
                mt="xs"
                renderRoot={(props) => (
                  <Link to="/mentees/$menteeId/agreement" params={{ menteeId: mentee.id }} {...props} />
                )}
              >
                Print or copy the agreement
              </Anchor>
            )}
          </section>
        )}
        <section aria-label="The end">
          <Title order={2} size="h4" mb={4}>
            The end
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {isCompleted
              ? 'This mentorship has ended. The records stay until you delete them.'
              : 'Sets the status to completed and ends the agreement. The records stay.'}
          </Text>
          <Group gap="xs">
            {!isCompleted && <Button onClick={() => void end().catch(() => undefined)}>End the mentorship</Button>}
            {mentee.archivedAt === null && (
              <Button variant="default" onClick={() => void actions.archive([mentee])}>
                Archive this mentee
              </Button>
            )}
            <Button variant="default" c="red" onClick={() => void remove()}>
              Delete this mentee and all records
            </Button>
          </Group>
        </section>
      </Stack>
    </Page>
  )
}
