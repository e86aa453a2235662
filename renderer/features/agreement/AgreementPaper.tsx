// The agreement on paper, for both to sign. It holds nothing but the agreement.
import { allTerms, fullDay, isSaid, sayTerm, termWords, type Side } from '../../../shared/domain/agreements.ts'
import type { Agreement } from '../../../shared/model/agreement.ts'
import { Paper } from '../../app/print/Paper.tsx'
import classes from './Agreement.module.css'

interface AgreementPaperProps {
  agreement: Agreement
  names: Readonly<Record<Side, string>>
}

export function AgreementPaper({ agreement, names }: AgreementPaperProps) {
  const { common, agreedOn, reviewOn } = agreement
  return (
    <Paper title="Mentoring agreement" className={classes.paper}>
      <p>
        Between <bdi>{names.mentor}</bdi> and <bdi>{names.mentee}</bdi>
      </p>
      <dl>
        {allTerms
          .filter((term) => isSaid(common, term))
          .map((term) => (
            <div key={term}>
              <dt>{termWords[term].name}</dt>
              <dd dir="auto">{sayTerm(common, term)}</dd>
            </div>
          ))}
      </dl>
      <p>
        {agreedOn === null ? 'Draft, not yet agreed.' : `Agreed on ${fullDay(agreedOn)}.`}
        {reviewOn !== null && ` We look at it again on ${fullDay(reviewOn)}.`}
      </p>
      <div className={classes.signatures}>
        <p>
          <bdi>{names.mentor}</bdi>, day
        </p>
        <p>
          <bdi>{names.mentee}</bdi>, day
        </p>
      </div>
    </Paper>
  )
}
