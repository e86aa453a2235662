// A draft that both sides work on: mine, theirs, then together. It keeps itself from the first word.
import { Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { agree, allTerms, isSaid, settle, termWords, unsettled, withSide } from '../../../shared/domain/agreements.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Agreement, Terms } from '../../../shared/model/agreement.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { flushAutosaves, useAutosave } from '../../app/autosave.ts'
import { useCommands } from '../../app/commands.ts'
import { showFailure } from '../../app/failures.ts'
import { useMentorZone } from '../../app/now.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { Page } from '../../ui/Page.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { SavedMark } from '../../ui/SavedMark.tsx'
import classes from './Agreement.module.css'
import { OneSide } from './OneSide.tsx'
import { Together } from './Together.tsx'

interface AgreementFormProps {
  mentee: Mentee
  initial: Agreement
  stored: boolean
  /** The one that this draft is to replace. */
  former: Agreement | null
  all: readonly Agreement[]
}

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400
/** Milliseconds that agreeing and leaving wait for the last save. */
const longestFlush = 5_000

export function AgreementForm({ mentee, initial, stored, former, all }: AgreementFormProps) {
  const [draft, setDraft] = useState(initial)
  const [kept, setKept] = useState(stored)
  /** Agreed or discarded: a save that comes late must not bring the draft back. */
  const over = useRef(false)
  const navigate = useNavigate()
  const write = useWrite()
  const zone = useMentorZone()

  const state = useAutosave(
    draft,
    async (value) => {
      if (over.current) return
      await write([{ op: 'put', table: 'agreement', value: touched(value) }])
      setKept(true)
    },
    restBeforeSaving,
  )
  const toMentee = () => void navigate({ to: '/mentees/$menteeId', params: { menteeId: mentee.id } })
  const done = () => void flushAutosaves(longestFlush).then(toMentee, showFailure)
  const putInForce = async () => {
    await flushAutosaves(longestFlush)
    over.current = true
    try {
      const changed = agree(draft, all, dayAt(Date.now(), zone))
      await write(
        changed.map((value) => ({ op: 'put', table: 'agreement', value: touched(value) })),
        { done: 'The agreement is in force' },
      )
    } catch {
      // `write` has said why; the draft is as it was.
      over.current = false
    }
  }
  const discard = async () => {
    await flushAutosaves(longestFlush)
    over.current = true
    if (kept) await write([{ op: 'delete', table: 'agreement', id: draft.id }], { done: 'The draft was deleted' })
    toMentee()
  }
  useCommands([
    {
      id: 'agreement.save',
      label: 'Save the agreement now',
      group: 'Agreement',
      shortcut: 'mod+S',
      run: () => void flushAutosaves(longestFlush),
    },
  ])

  const changeSide = (side: 'mentor' | 'mentee') => (change: Partial<Terms>) =>
    setDraft((before) => withSide(before, side, change))
  const open = unsettled(draft)
  const isEmpty = allTerms.every((term) => !isSaid(draft.common, term))
  return (
    <Page
      title={
        <>
          Agreement with <PersonName person={mentee} />
        </>
      }
      actions={
        <>
          {kept ? (
            <SavedMark state={state} />
          ) : (
            <Text size="xs" c="dimmed">
              Kept from the first word on
            </Text>
          )}
          <Button onClick={done}>Done</Button>
          {kept && (
            <Button variant="default" onClick={() => void discard().catch(() => (over.current = false))}>
              Delete the draft
            </Button>
          )}
        </>
      }
    >
      {former !== null && (
        <Text size="sm" className={classes.note}>
          Version {draft.version}, a draft. Version {former.version} stays in force until this one is agreed.
        </Text>
      )}
      <Tabs
        defaultValue="mentor"
        onChange={(tab) => {
          // What needs no talk is filled in when both come to the table.
          if (tab === 'together') setDraft(settle)
        }}
      >
        <Tabs.List mb="md" aria-label="Sides of the agreement">
          <Tabs.Tab value="mentor">Mine</Tabs.Tab>
          <Tabs.Tab value="mentee">Theirs</Tabs.Tab>
          <Tabs.Tab value="together">Together</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mentor">
          <OneSide
            hint="What you want, before you have heard the other side. Leave out what does not matter to you."
            value={draft.mentor}
            onChange={changeSide('mentor')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="mentee">
          <OneSide
            hint="What the mentee wants, in the mentee’s own words: told in a meeting, or taken from a mail."
            value={draft.mentee}
            onChange={changeSide('mentee')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="together">
          <Stack gap="md">
            <Text size="sm" c="dimmed" maw="43rem">
              Where you both say the same, or only one of you says something, it is filled in. What differs is for you
              two to settle.
            </Text>
            <Together draft={draft} onChange={setDraft} />
            <Group gap="sm" align="center">
              <Button onClick={() => void putInForce()} disabled={isEmpty}>
                Agree
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {open.length === 0
                  ? 'Everything that was said is settled.'
                  : `Not settled: ${open.map((term) => termWords[term].name).join(', ')}.`}
              </Text>
            </Group>
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
