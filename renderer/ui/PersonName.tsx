// A person's name in any script and direction: it never disturbs the text around it, wraps where it must,
// and shows the full name on hover.
import { displayName, type Mentee } from '../../shared/model/mentee.ts'
import classes from './PersonName.module.css'

interface PersonNameProps {
  person: Pick<Mentee, 'name' | 'preferredName'>
}

export function PersonName({ person }: PersonNameProps) {
  return (
    <bdi className={classes.name} title={person.name}>
      {displayName(person)}
    </bdi>
  )
}
