// A mentee's name that leads to their page, in any list.
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Mentee } from '../../shared/model/mentee.ts'
import { PersonName } from '../ui/PersonName.tsx'

/** Nobody is shown for a mentee who is no longer here. */
export function MenteeLink({ mentee }: { mentee: Pick<Mentee, 'id' | 'name' | 'preferredName'> | undefined }) {
  if (mentee === undefined) return null
  return (
    <Anchor renderRoot={(props) => <Link to="/mentees/$menteeId" params={{ menteeId: mentee.id }} {...props} />}>
      <PersonName person={mentee} />
    </Anchor>
  )
}
