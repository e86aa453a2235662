// The addresses of the practice as the fields of a mail offer them: every address of every mentee, and the groups.
import { fold } from '../../../../shared/domain/folding.ts'
import { menteesByAddress } from '../../../../shared/domain/mail-recipients.ts'
import type { Group } from '../../../../shared/model/group.ts'
import { displayName, type Mentee } from '../../../../shared/model/mentee.ts'

export interface AddressBook {
  /** What is offered: addresses, and keys of groups. */
  options: string[]
  groups: ReadonlyMap<string, Group>
  /** Names and address of each option, folded for the search. */
  folded: ReadonlyMap<string, string>
  /** Address in lower case → mentee's id. */
  owners: ReadonlyMap<string, string>
  personOf: (address: string) => Mentee | undefined
  firstAddressOf: (menteeId: string) => string | undefined
}

export function addressBook(people: readonly Mentee[], groups: readonly Group[]): AddressBook {
  const owners = menteesByAddress(people)
  const byId = new Map(people.map((person) => [person.id, person]))
  const folded = new Map<string, string>()
  const here = people.filter(({ archivedAt }) => archivedAt === null)
  for (const person of here)
    for (const email of person.emails)
      if (owners.get(email.toLowerCase()) === person.id)
        folded.set(email, fold(`${displayName(person)} ${person.name} ${email}`))
  const offered = groups.filter(({ archivedAt, memberIds }) => archivedAt === null && memberIds.length > 0)
  for (const group of offered) folded.set(keyOf(group), fold(group.name))
  return {
    options: [...folded.keys()],
    groups: new Map(offered.map((group) => [keyOf(group), group])),
    folded,
    owners,
    personOf: (address) => byId.get(owners.get(address.toLowerCase()) ?? ''),
    firstAddressOf: (menteeId) => {
      const person = byId.get(menteeId)
      return person?.archivedAt === null ? person.emails[0] : undefined
    },
  }
}

function keyOf({ id }: Pick<Group, 'id'>): string {
  return `group:${id}`
}
