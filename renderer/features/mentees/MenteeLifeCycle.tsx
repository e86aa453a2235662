// The phase of a mentorship: in one line, and opened as a check-list. Some of it is known from the records; the rest is
// ticked. Nothing moves on by itself.
import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { checkList, movedTo, phaseAfter, phaseBefore, phaseOf, toggled } from '../../../shared/domain/life-cycle.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { Mentorship, MentorshipPhase } from '../../../shared/model/mentorship.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { useKnownMentorship } from './mentorship-known.ts'
import classes from './MenteeScreen.module.css'

export function MenteeLifeCycle({ mentee }: { mentee: Mentee }) {
  const found = useKnownMentorship(mentee)
  const today = dayAt(useNow(60_000), useMentorZone())
  const write = useWrite()
  const navigate = useNavigate()
  if (found === null) return null
  const { mentorship, known } = found
  const { phase, name, aim } = phaseOf(mentorship.phase)
  const steps = checkList(phase, mentorship, known)
  const next = phaseAfter(phase)
  const former = phaseBefore(phase)

  // A failure has been shown, and the page still says what is kept.
  const put = (value: Mentorship) =>
    write([{ op: 'put', table: 'mentorship', value: touched(value) }]).then(
      () => true,
      () => false,
    )
  const move = async (to: MentorshipPhase) => {
    const isKept = await put(movedTo(mentorship, to, today))
    if (isKept && to === 'closure')
      await navigate({ to: '/mentees/$menteeId/farewell', params: { menteeId: mentee.id } })
  }

  return (
    <section aria-label="Phase">
      <Title order={2} size="h4" mb={4}>
        Phase
      </Title>
      <details className={classes.phase}>
        <summary>
          {name}, {steps.filter(({ isDone }) => isDone).length} of {steps.length} done
        </summary>
        <Stack gap={6} mt={6}>
          <Text size="xs" c="dimmed">
            {aim}
          </Text>
          {steps.map(({ key, text, isDone, isFromRecords }) => (
            <Checkbox
              key={key}
              size="xs"
              label={text}
              {...(isFromRecords ? { description: 'Known from your records', disabled: true } : {})}
              checked={isDone}
              onChange={() => void put(toggled(mentorship, key, today))}
            />
          ))}
          <Group gap="xs">
            {next !== null && (
              <Button size="compact-sm" variant="default" onClick={() => void move(next)}>
                Go on to {phaseOf(next).name}
              </Button>
            )}
            {former !== null && (
              <Button size="compact-sm" variant="subtle" onClick={() => void move(former)}>
                Return to {phaseOf(former).name}
              </Button>
            )}
          </Group>
        </Stack>
      </details>
      {phase === 'closure' && (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/mentees/$menteeId/farewell" params={{ menteeId: mentee.id }} {...props} />}
        >
          Farewell review
        </Anchor>
      )}
    </section>
  )
}
