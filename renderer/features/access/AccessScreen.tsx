// An access request of one mentee: when it came and until when it has to be answered, what was given, and the pack: everything that
// is kept about them, without other people's names, with short forms explained, on paper or as a file.
import { Anchor, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { Link, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { daysLeft, dueOnFor, lawWords, sayLeft } from '../../../shared/domain/access/request.ts'
import { fullDay } from '../../../shared/domain/agreements.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import { accessLaw, accessRequest, type AccessLaw, type AccessRequest } from '../../../shared/model/access-request.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { useAccessRequests } from '../../app/access-requests.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useMentee, useWrite } from '../../app/queries.ts'
import { newRecord, touched } from '../../app/records.ts'
import { NotHere } from '../../app/RouteStates.tsx'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import classes from './Access.module.css'
import { Pack } from './Pack.tsx'

export function AccessScreen() {
  const { menteeId = '' } = useParams({ strict: false })
  const mentee = useMentee(menteeId).data
  const requests = useAccessRequests().data
  if (mentee === undefined || requests === undefined) return null
  if (mentee === null) return <NotHere />
  const mine = requests.filter((one) => one.menteeId === menteeId)
  const open = mine.find(({ closedOn }) => closedOn === null)
  return (
    <Page
      title={
        <>
          Access request of <PersonName person={mentee} />
        </>
      }
      subject={menteeId}
      actions={
        <Anchor renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId }} {...props} />}>
          Back to the mentee
        </Anchor>
      }
    >
      <Stack gap="lg" maw="50rem">
        {open === undefined ? <Begin mentee={mentee} /> : <OpenRequest key={open.id} request={open} mentee={mentee} />}
        <Former requests={mine.filter(({ closedOn }) => closedOn !== null)} />
      </Stack>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  )
}

function lawOf(value: string): AccessLaw {
  return accessLaw.options.find((one) => one === value) ?? 'other'
}

const laws = accessLaw.options.map((value) => ({ value, label: lawWords[value] }))

function Begin({ mentee }: { mentee: Mentee }) {
  const write = useWrite()
  const today = dayAt(useNow(60_000), useMentorZone())
  const [receivedOn, setReceivedOn] = useState(today)
  const [law, setLaw] = useState<AccessLaw>('gdpr')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const due = dueOnFor(law, receivedOn) ?? dueOn
  const begin = async () => {
    if (due === null) return
    const value = accessRequest.parse({ ...newRecord(), menteeId: mentee.id, receivedOn, law, dueOn: due })
    await write([{ op: 'put', table: 'accessRequest', value }])
  }
  return (
    <Section title="A request has come">
      <Stack gap="sm">
        <Text size="sm">
          It may come by word of mouth, to anybody, and need not name a law. Tell the office for data protection of your
          institution; usually it answers. While the request is open, nothing about this mentee can be deleted or
          shredded here.
        </Text>
        <Group gap="md" align="flex-end">
          <DateInput
            label="Received on"
            value={receivedOn}
            onChange={(value) => {
              if (value !== null) setReceivedOn(value)
            }}
            valueFormat="D MMM YYYY"
            popoverProps={{ transitionProps: { duration: 0 } }}
            w="10rem"
          />
          <NativeSelect
            label="Rule"
            value={law}
            data={laws}
            onChange={(event) => setLaw(lawOf(event.currentTarget.value))}
          />
          {law === 'other' && (
            <DateInput
              label="Due on"
              value={dueOn}
              onChange={setDueOn}
              valueFormat="D MMM YYYY"
              popoverProps={{ transitionProps: { duration: 0 } }}
              w="10rem"
            />
          )}
          <Button disabled={due === null} onClick={() => void begin().catch(showFailure)}>
            Begin
          </Button>
        </Group>
        {due !== null && (
          <Text size="sm" c="dimmed">
            To be answered by {fullDay(due)}.
          </Text>
        )}
      </Stack>
    </Section>
  )
}

function OpenRequest({ request, mentee }: { request: AccessRequest; mentee: Mentee }) {
  const write = useWrite()
  const today = dayAt(useNow(60_000), useMentorZone())
  const [what, setWhat] = useState('')
  const [remarks, setRemarks] = useState(request.remarks)
  const [figures, setFigures] = useState({ entries: 0, redacted: 0 })
  const left = daysLeft(request, today)
  const put = (change: Partial<AccessRequest>) =>
    write([{ op: 'put', table: 'accessRequest', value: touched({ ...request, remarks, ...change }) }])
  const note = async () => {
    await put({ log: [...request.log, { on: today, what: what.trim(), ...figures }] })
    setWhat('')
  }
  return (
    <>
      <Section title="The clock">
        <Text fw={600} {...(left <= 7 ? { c: 'var(--mantine-color-amber-text)' } : {})}>
          {sayLeft(left)}
        </Text>
        <Text size="sm">
          Received {fullDay(request.receivedOn)}, due {fullDay(request.dueOn)} ({lawWords[request.law]}).
        </Text>
      </Section>
      <Pack mentee={mentee} request={request} onFigures={setFigures} />
      <Section title="What was given">
        <Stack gap="sm">
          <Log request={request} />
          <Group gap="sm" align="flex-end">
            <TextInput
              label="In which form, and how"
              placeholder="PDF, handed over in person"
              value={what}
              onChange={(event) => setWhat(event.currentTarget.value)}
              maxLength={500}
              className={classes.grows ?? ''}
            />
            <Button variant="default" disabled={what.trim() === ''} onClick={() => void note().catch(showFailure)}>
              Note it down
            </Button>
          </Group>
          <Textarea
            label="Remarks"
            value={remarks}
            onChange={(event) => setRemarks(event.currentTarget.value)}
            onBlur={() => void put({}).catch(showFailure)}
            autosize
            minRows={2}
          />
          <div>
            <Button onClick={() => void put({ closedOn: today }).catch(showFailure)}>The request is settled</Button>
          </div>
        </Stack>
      </Section>
    </>
  )
}

function Log({ request }: { request: AccessRequest }) {
  if (request.log.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing yet.
      </Text>
    )
  return (
    <ul className={classes.list}>
      {request.log.map((one, place) => (
        <li key={`${one.on}/${place}`} className={classes.line}>
          <Text size="sm">
            {fullDay(one.on)}: <bdi>{one.what}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {one.entries} entries, {one.redacted} places redacted
          </Text>
        </li>
      ))}
    </ul>
  )
}

function Former({ requests }: { requests: readonly AccessRequest[] }) {
  if (requests.length === 0) return null
  return (
    <Section title="Former requests">
      {requests.map((request) => (
        <div key={request.id}>
          <Text size="sm" fw={600}>
            Received {fullDay(request.receivedOn)}, settled {request.closedOn === null ? '' : fullDay(request.closedOn)}
          </Text>
          <Log request={request} />
        </div>
      ))}
    </Section>
  )
}
