// What both settled on, to read: only the terms that say something.
import { Text } from '@mantine/core'
import { allTerms, isSaid, sayTerm, termWords } from '../../../shared/domain/agreements.ts'
import type { Terms } from '../../../shared/model/agreement.ts'
import { Fact, Facts } from '../../ui/Fact.tsx'
import classes from './Agreement.module.css'

export function AgreedTerms({ common }: { common: Terms }) {
  const said = allTerms.filter((term) => isSaid(common, term))
  if (said.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No term was written down.
      </Text>
    )
  return (
    <Facts>
      {said.map((term) => (
        <Fact key={term} label={termWords[term].name}>
          <span dir="auto" className={classes.words}>
            {sayTerm(common, term)}
          </span>
        </Fact>
      ))}
    </Facts>
  )
}
