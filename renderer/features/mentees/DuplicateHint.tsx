// Says that somebody with the same address or name is there already. It stands in nobody's way.
import { Anchor, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import { alreadyThere } from '../../../shared/domain/roster-names.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import type { RosterEntry } from '../../vault/api.ts'
import { PersonName } from '../../ui/PersonName.tsx'
import { useLeaveForm } from './KeptForm.tsx'
import classes from './MenteeDrawer.module.css'

/** More would hide the form. */
const mostShown = 3

interface DuplicateHintProps {
  draft: Mentee
  roster: readonly RosterEntry[] | undefined
}

export function DuplicateHint({ draft, roster }: DuplicateHintProps) {
  const navigate = useNavigate()
  const leave = useLeaveForm()
  const { id, name, preferredName, emails } = useDeferredValue(draft)
  const found = useMemo(
    () => alreadyThere({ id, name, preferredName, emails }, roster?.map((one) => one.mentee) ?? []),
    [id, name, preferredName, emails, roster],
  )
  if (found.length === 0) return null
  return (
    <div className={classes.hint} role="status">
      <Text size="xs" fw={500}>
        {found.length === 1 ? 'Perhaps already there' : `Perhaps already there: ${found.length}`}
      </Text>
      {found.slice(0, mostShown).map(({ mentee, because }) => (
        <Text size="xs" key={mentee.id}>
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => {
              leave()
              void navigate({ to: '/mentees/$menteeId', params: { menteeId: mentee.id } })
            }}
          >
            <PersonName person={mentee} />
          </Anchor>{' '}
          has {because === 'email' ? 'the same e-mail address' : 'the same name'}
          {mentee.archivedAt === null ? '' : ' (archived)'}
        </Text>
      ))}
    </div>
  )
}
