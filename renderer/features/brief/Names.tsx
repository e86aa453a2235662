// With whom: the names of those who are on the sheet, and how many more there are.
import type { Brief } from '../../../shared/domain/brief.ts'
import { PersonName } from '../../ui/PersonName.tsx'

export function Names({ people: { shown, more } }: { people: Brief['people'] }) {
  if (shown.length === 0) return 'a meeting with nobody yet'
  return (
    <>
      {shown.map(({ mentee }, position) => (
        <span key={mentee.id}>
          {position > 0 && (position === shown.length - 1 && more === 0 ? ' and ' : ', ')}
          <PersonName person={mentee} />
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  )
}
