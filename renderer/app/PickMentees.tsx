// Mentees picked by name: whom a note is about, to whom something is given.
import { useMemo } from 'react'
import { displayName, type Mentee } from '../../shared/model/mentee.ts'
import { PickMany } from './PickMany.tsx'

interface PickMenteesProps {
  label: string
  /** Shown while nobody is picked. */
  placeholder: string
  people: readonly Mentee[]
  menteeIds: string[]
  onChange: (menteeIds: string[]) => void
}

export function PickMentees({ label, placeholder, people, menteeIds, onChange }: PickMenteesProps) {
  const names = useMemo(() => optionsOf(people, menteeIds), [people, menteeIds])
  return (
    <PickMany
      label={label}
      placeholder={menteeIds.length === 0 ? placeholder : ''}
      data={names}
      value={menteeIds}
      onChange={onChange}
      nothingFoundMessage="Nobody of that name"
    />
  )
}

function optionsOf(people: readonly Mentee[], chosen: readonly string[]) {
  const here = new Set(chosen)
  const known = people
    .filter((person) => person.archivedAt === null || here.has(person.id))
    .map((person) => ({ value: person.id, label: displayName(person) }))
  const values = new Set(known.map(({ value }) => value))
  const gone = chosen.filter((id) => !values.has(id)).map((id) => ({ value: id, label: 'Somebody no longer here' }))
  return [...known, ...gone]
}
