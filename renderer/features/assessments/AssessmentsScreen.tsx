// Assessments: what waits for somebody, what was begun, what came back and wants a look, and the mentor's own.
import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { IconChartRadar, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { occasionWords, perspectiveWords, wayWords } from '../../../shared/domain/assessments/words.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useKnownInstruments, type KnownInstruments } from '../../app/assessments/instruments.ts'
import { DueAssessments } from '../../app/assessments/DueAssessments.tsx'
import { GrowthTabs } from '../../app/GrowthTabs.tsx'
import { MenteeLink } from '../../app/MenteeLink.tsx'
import { useAskedByMail, useAssessmentsOf, usePendingAssessments } from '../../app/assessments/queries.ts'
import { useRoster, useToday } from '../../app/queries.ts'
import { useMentorZone } from '../../app/now.ts'
import { Pending } from '../../app/RouteStates.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { AskedByMail } from '../../vault/api.ts'
import classes from './Assessments.module.css'
import { ExportAnswers } from './ExportAnswers.tsx'

export function AssessmentsScreen(): ReactNode {
  const navigate = useNavigate()
  const pending = usePendingAssessments()
  const byMail = useAskedByMail()
  const own = useAssessmentsOf(null)
  const known = useKnownInstruments()
  const roster = useRoster()
  const due = useToday(useMentorZone()).data?.assessments ?? []
  const begin = () => void navigate({ to: '/assessments/new' })
  const failed = [pending, byMail, own, roster].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (!pending.data || !byMail.data || !own.data || !roster.data || known === undefined) return <Pending />
  const mentees = new Map(roster.data.map(({ mentee }) => [mentee.id, mentee]))
  // What came by mail is looked at beside the mail, and stands here once.
  const byReply = new Set(
    byMail.data.flatMap(({ assessmentId, answeredBy }) => (answeredBy === null ? [] : (assessmentId ?? []))),
  )
  const of = (state: Assessment['state']) => pending.data.filter((one) => one.state === state && !byReply.has(one.id))
  const done = own.data.filter(({ state }) => state === 'done')
  const toLookAt = byMail.data.filter(({ answeredBy }) => answeredBy !== null)
  const waiting = byMail.data.filter(({ answeredBy }) => answeredBy === null)
  const line = (one: Assessment) => <Line key={one.id} assessment={one} known={known} mentees={mentees} />
  const isEmpty = pending.data.length + byMail.data.length + done.length + due.length === 0
  return (
    <Page
      title="Assessments"
      actions={
        <>
          {!isEmpty && <ExportAnswers known={known} mentees={mentees} />}
          <Button variant="default" onClick={() => void navigate({ to: '/instruments' })}>
            Instruments
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New assessment
          </Button>
        </>
      }
    >
      <GrowthTabs />
      {isEmpty ? (
        <EmptyState
          icon={<IconChartRadar size={40} stroke={1.25} />}
          title="Nothing was assessed yet"
          text="Begin with a look at your own skills as a mentor: twenty-one points, five minutes. Then ask a mentee how they see you, and put both beside each other."
          action={<Button onClick={begin}>New assessment</Button>}
        />
      ) : (
        <Stack gap="lg" maw="52rem">
          {due.length > 0 && (
            <section aria-label="Due">
              <Title order={2} size="h3" mb={4}>
                Due
              </Title>
              <DueAssessments due={due} mentees={mentees} />
            </section>
          )}
          <Shelf title="Came back and wants a look">
            {[
              ...toLookAt.map((one) => (
                <MailLine key={`${one.threadId}-${one.menteeId}-${one.at}`} asked={one} mentees={mentees} />
              )),
              ...of('arrived').map(line),
            ]}
          </Shelf>
          <Shelf title="Begun">{of('open').map(line)}</Shelf>
          <Shelf title="Asked and waiting">
            {[
              ...waiting.map((one) => (
                <MailLine key={`${one.threadId}-${one.menteeId}-${one.at}`} asked={one} mentees={mentees} />
              )),
              ...of('asked').map(line),
            ]}
          </Shelf>
          <Shelf title="My own">{done.map(line)}</Shelf>
        </Stack>
      )}
    </Page>
  )
}

/** Not shown while nothing is on it. */
function Shelf({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      <ul className={classes.list}>{children}</ul>
    </section>
  )
}

interface LineProps {
  assessment: Assessment
  known: KnownInstruments
  mentees: ReadonlyMap<string, Mentee>
}

function Line({ assessment, known, mentees }: LineProps) {
  const { id, menteeId, way, occasion, on } = assessment
  const title = known.find(assessment.instrument)?.title ?? assessment.instrument.id
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <Anchor
          renderRoot={(props) => <Link to="/assessments/$assessmentId" params={{ assessmentId: id }} {...props} />}
        >
          <bdi>{title}</bdi>
        </Anchor>
        <Text size="sm" c="dimmed">
          {perspectiveWords(assessment)} · {occasionWords[occasion]} · {wayWords[way]}
        </Text>
      </div>
      {menteeId !== null && <MenteeLink mentee={mentees.get(menteeId)} />}
      <Text size="sm" c="dimmed">
        <TimeText at={on} />
      </Text>
    </li>
  )
}

function MailLine({ asked, mentees }: { asked: AskedByMail; mentees: ReadonlyMap<string, Mentee> }) {
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <Anchor
          renderRoot={(props) => (
            <Link
              to="/mail/thread/$threadId"
              params={{ threadId: asked.threadId }}
              {...(asked.answeredBy === null ? {} : { search: { mail: asked.answeredBy } })}
              {...props}
            />
          )}
        >
          <bdi>{asked.title}</bdi>
        </Anchor>
        <Text size="sm" c="dimmed">
          by mail
        </Text>
      </div>
      <MenteeLink mentee={mentees.get(asked.menteeId)} />
      <Text size="sm" c="dimmed">
        <TimeText at={asked.at} />
      </Text>
    </li>
  )
}
