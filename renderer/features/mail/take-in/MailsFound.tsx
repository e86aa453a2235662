// What files of mails would bring: how many are new, how many are here already, and whose are of nobody on the roster. Their
// address can be given to a mentee here, once; then their mails are kept with the others.
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { sayMails } from '../../../../shared/domain/thread-words.ts'
import { displayName, type Mentee } from '../../../../shared/model/mentee.ts'
import { TimeText } from '../../../ui/TimeText.tsx'
import classes from './TakeMails.module.css'
import type { Overview, Stranger } from './taking.ts'

interface MailsFoundProps {
  overview: Overview
  people: readonly Mentee[]
  onCancel: () => void
  /** @param assigned address to mentee's id */
  onKeep: (assigned: ReadonlyMap<string, string>) => void
}

/** More strangers than these are a mailing list and not people to ask about. */
const mostAsked = 12
const mostExamples = 8

export function MailsFound({ overview, people, onCancel, onKeep }: MailsFoundProps) {
  const [assigned, setAssigned] = useState<ReadonlyMap<string, string>>(new Map())
  const { fresh, known, strangers, strangeMails, unreadable, examples } = overview
  const more = strangers.filter(({ address }) => assigned.has(address)).reduce((sum, { mails }) => sum + mails, 0)
  const keep = fresh + more
  const assign = (address: string, menteeId: string | null) => {
    const next = new Map(assigned)
    if (menteeId === null) next.delete(address)
    else next.set(address, menteeId)
    setAssigned(next)
  }
  return (
    <Stack gap="sm">
      <ul className={classes.facts} aria-label="What the files hold">
        <li>{fresh === 0 ? 'Nothing new' : `${sayMails(fresh)} new`}</li>
        {known > 0 && <li>{sayMails(known)} here already</li>}
        {strangeMails > 0 && <li>{sayMails(strangeMails)} of nobody on your roster, left out</li>}
        {unreadable > 0 && <li>{sayMails(unreadable)} that cannot be read, left out</li>}
      </ul>
      {examples.length > 0 && (
        <ul className={classes.examples} aria-label="New mails">
          {examples.slice(0, mostExamples).map((example, place) => (
            <li key={place} className={classes.example}>
              <bdi className={classes.cut}>{example.from}</bdi>
              <bdi className={classes.cut}>{example.subject === '' ? 'No subject' : example.subject}</bdi>
              <span className={classes.when}>{example.date !== null && <TimeText at={example.date} />}</span>
            </li>
          ))}
        </ul>
      )}
      {fresh > mostExamples && (
        <Text size="xs" c="dimmed">
          And {(fresh - Math.min(mostExamples, examples.length)).toLocaleString('en')} more.
        </Text>
      )}
      {strangers.length > 0 && (
        <section aria-label="Of nobody on your roster">
          <Title order={3} size="h5">
            Whose are these?
          </Title>
          <Text size="xs" c="dimmed" mb="xs">
            Choose a mentee to have the address on record and the mails kept. Whatever is left as it is stays out.
          </Text>
          {strangers.slice(0, mostAsked).map((stranger) => (
            <StrangerLine
              key={stranger.address}
              stranger={stranger}
              people={people}
              menteeId={assigned.get(stranger.address) ?? null}
              onAssign={(menteeId) => assign(stranger.address, menteeId)}
            />
          ))}
          {strangers.length > mostAsked && (
            <Text size="xs" c="dimmed">
              And {(strangers.length - mostAsked).toLocaleString('en')} more with fewer mails.
            </Text>
          )}
        </section>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {keep === 0 ? 'Done' : 'Cancel'}
        </Button>
        {keep > 0 && <Button onClick={() => onKeep(assigned)}>Keep {sayMails(keep)}</Button>}
      </Group>
    </Stack>
  )
}

interface StrangerLineProps {
  stranger: Stranger
  people: readonly Mentee[]
  menteeId: string | null
  onAssign: (menteeId: string | null) => void
}

function StrangerLine({ stranger, people, menteeId, onAssign }: StrangerLineProps) {
  const { address, name, mails } = stranger
  return (
    <div className={classes.stranger}>
      <span className={classes.who}>
        {name !== '' && (
          <>
            <bdi>{name}</bdi>{' '}
          </>
        )}
        <Text span size="xs" c="dimmed">
          <bdi>{address === '' ? 'no address' : address}</bdi>, {sayMails(mails)}
        </Text>
      </span>
      {address !== '' && (
        <Select
          size="xs"
          aria-label={`Whose address is ${address}?`}
          placeholder="Nobody’s"
          data={people.map((one) => ({ value: one.id, label: displayName(one) }))}
          value={menteeId}
          onChange={onAssign}
          searchable
          clearable
          limit={50}
          nothingFoundMessage="Nobody of this name"
          comboboxProps={{ transitionProps: { duration: 0 } }}
          w="14rem"
        />
      )}
    </div>
  )
}
