// The words of one mail, and beside them the answers to a form that it brought.
import type { Mail } from '../../../shared/model/mail.ts'
import classes from './ThreadScreen.module.css'

export function MessageWords({ mail }: { mail: Mail }) {
  return (
    <pre className={classes.text} dir="auto" tabIndex={0} aria-label="Text of the mail">
      {mail.text}
    </pre>
  )
}
