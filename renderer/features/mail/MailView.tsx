// A single mail that has left the mentor's hands, or came, is read within its conversation: this leads there, so that every
// link to one mail goes on working.
import { Navigate } from '@tanstack/react-router'
import type { Mail } from '../../../shared/model/mail.ts'

export function MailView({ mail }: { mail: Mail }) {
  return (
    <Navigate to="/mail/thread/$threadId" params={{ threadId: mail.threadId }} search={{ mail: mail.id }} replace />
  )
}
