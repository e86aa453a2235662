// Whom a note is about: mentees by name, or nobody.
import { useMemo } from 'react'
import { displayName, type Mentee } from '../../../shared/model/mentee.ts'
import { PickMany } from '../../app/PickMany.tsx'

interface AboutWhomProps {
  people: readonly Mentee[]
  menteeIds: string[]
  onChange: (menteeIds: string[]) => void
}

export function AboutWhom({ people, menteeIds, onChange }: AboutWhomProps) {
  const names = useMemo(() => optionsOf(people, menteeIds), [people, menteeIds])
  return (
    <PickMany
      label="About whom"
      placeholder={menteeIds.length === 0 ? 'Name of a mentee, or nobody' : ''}
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
