// To, Cc and Bcc, and for several mentees the question how the mail goes to them, so that nobody is shown to others unless
// the mentor says so.
import { Anchor, Button, Group, List, Modal, Radio, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { everybody, menteesAmong, strangersAmong } from '../../../../shared/domain/mail-recipients.ts'
import type { MailtoDraft } from '../../../../shared/domain/mailto.ts'
import { mailSpread, type Mail } from '../../../../shared/model/mail.ts'
import type { Mentee } from '../../../../shared/model/mentee.ts'
import { PersonName } from '../../../ui/PersonName.tsx'
import type { AddressBook } from './address-book.ts'
import { AddressField } from './AddressField.tsx'
import classes from './Compose.module.css'

interface RecipientsProps {
  draft: Mail
  people: readonly Mentee[]
  book: AddressBook
  onChange: (part: Partial<Mail>) => void
  onMailto: (link: MailtoDraft) => void
}

export function Recipients({ draft, people, book, onChange, onMailto }: RecipientsProps) {
  const [more, setMore] = useState(draft.cc.length > 0 || draft.bcc.length > 0)
  const isOpen = more || draft.cc.length > 0 || draft.bcc.length > 0
  const mentees = menteesAmong(everybody(draft), book.owners)
  const field = (label: string, name: 'to' | 'cc' | 'bcc') => (
    <AddressField
      label={label}
      value={draft[name]}
      book={book}
      onChange={(addresses) => onChange({ [name]: addresses })}
      onMailto={onMailto}
    />
  )
  return (
    <Stack gap="xs">
      {field('To', 'to')}
      {isOpen && (
        <>
          {field('Cc', 'cc')}
          {field('Bcc', 'bcc')}
        </>
      )}
      <Group gap="xs" justify="space-between">
        <WithoutAddress people={people} />
        {!isOpen && (
          <Button size="compact-sm" variant="subtle" ms="auto" onClick={() => setMore(true)}>
            Cc and Bcc
          </Button>
        )}
      </Group>
      {mentees.length === 0 && everybody(draft).length > 0 && <KeptWith people={people} />}
      {mentees.length > 1 && <Spread draft={draft} count={mentees.length} book={book} onChange={onChange} />}
    </Stack>
  )
}

function WithoutAddress({ people }: { people: readonly Mentee[] }) {
  const without = people.filter(({ emails }) => emails.length === 0)
  if (without.length === 0) return null
  return (
    <Text size="sm" className={classes.any}>
      {without.map((person) => (
        <span key={person.id}>
          There is no e-mail address for <PersonName person={person} /> yet.{' '}
          <Anchor
            underline="always"
            renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId: person.id }} {...props} />}
          >
            Add one on the mentee’s page
          </Anchor>
          ; what you write here is kept.{' '}
        </span>
      ))}
    </Text>
  )
}

/** It goes to nobody on the roster, but stands on somebody's page. */
function KeptWith({ people }: { people: readonly Mentee[] }) {
  return (
    <Text size="sm" c="dimmed" className={classes.any}>
      None of these addresses is a mentee’s. The mail is kept with{' '}
      {people.map((person, place) => (
        <span key={person.id}>
          {place > 0 && ', '}
          <PersonName person={person} />
        </span>
      ))}
      .
    </Text>
  )
}

interface SpreadProps {
  draft: Mail
  count: number
  book: AddressBook
  onChange: (part: Partial<Mail>) => void
}

function Spread({ draft, count, book, onChange }: SpreadProps) {
  const [asking, setAsking] = useState(false)
  const others = strangersAmong([...draft.to, ...draft.cc, ...draft.bcc], book.owners)
  const choose = (chosen: string) => {
    const spread = mailSpread.parse(chosen)
    if (spread === 'open') setAsking(true)
    else onChange({ spread })
  }
  return (
    <>
      <Radio.Group label={`How it goes to ${count} mentees`} value={draft.spread} onChange={choose}>
        <Stack gap={6} mt={4}>
          <Radio
            value="each"
            label="One mail each"
            description={
              others.length === 0
                ? 'Nobody sees who else gets it; each answer stands in its own conversation.'
                : `Nobody sees which other mentees get it. ${others.join(', ')} ${others.length === 1 ? 'gets' : 'get'} all ${count}.`
            }
          />
          <Radio
            value="hidden"
            label="One mail, addresses hidden (Bcc)"
            description="No mentee sees another’s address."
          />
          <Radio
            value="open"
            label="One mail, everybody sees everybody"
            description="Each of them learns who else is your mentee, and their addresses."
          />
        </Stack>
      </Radio.Group>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Show them to each other?"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack gap="sm">
          <Text>Everybody who gets this mail will read all of these addresses, and can keep them:</Text>
          <List size="sm" mah="14rem" style={{ overflow: 'auto' }} tabIndex={0} aria-label="Addresses to be shown">
            {[...draft.to, ...draft.cc].map((address) => (
              <List.Item key={address} className={classes.any}>
                <bdi>{address}</bdi>
              </List.Item>
            ))}
          </List>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              Keep them apart
            </Button>
            <Button
              onClick={() => {
                setAsking(false)
                onChange({ spread: 'open' })
              }}
            >
              Show them to each other
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
