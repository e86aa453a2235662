// The agreement on paper, for both to sign. Shown only when the window prints; it holds nothing but the agreement.
import { createPortal } from 'react-dom'
import { allTerms, fullDay, isSaid, sayTerm, termWords, type Side } from '../../../shared/domain/agreements.ts'
import type { Agreement } from '../../../shared/model/agreement.ts'
import classes from './Agreement.module.css'

interface AgreementPaperProps {
  agreement: Agreement
  names: Readonly<Record<Side, string>>
}

export function AgreementPaper({ agreement, names }: AgreementPaperProps) {
  const { common, agreedOn, reviewOn } = agreement
  return createPortal(
    <section className={`print-page ${classes.paper}`} aria-hidden>
      <h2>Mentoring agreement</h2>
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
    </section>,
    document.body,
  )
}
