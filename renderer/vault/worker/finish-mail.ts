// What is to be said of a mail that came beyond its place: what speaks against believing it, and the answers to a form that it
// brings. Made once for a batch of mails and called for each before it is kept.
import { findCodes } from '../../../shared/domain/mail-forms/find-code.ts'
import { readAnswers } from '../../../shared/domain/mail-forms/read-answers.ts'
import { warningsOf } from '../../../shared/domain/mail-reading/warnings.ts'
import type { FilledForm } from '../../../shared/model/mail-form.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { TakenMail } from '../api.ts'
import type { Memory } from './memory.ts'

/** The mail with its warnings and its answers. */
export function mailFinisher(memory: Memory): (mail: Mail, taken: TakenMail) => Mail {
  const accounts = memory.all('account')
  const rosterAddresses = new Set(memory.all('mentee').flatMap(({ emails }) => emails.map((one) => one.toLowerCase())))
  const ownAddresses = new Set(accounts.map(({ address }) => address.toLowerCase()))
  return (mail, taken) => {
    if (mail.direction === 'out') return mail
    const authServer = accounts.find(({ id }) => id === taken.accountId)?.authServer ?? ''
    const warnings = warningsOf(taken.read, { authServer, rosterAddresses, ownAddresses })
    const warned = { ...mail, warnings: [...new Set([...mail.warnings, ...warnings])] }
    // What the mentor has settled stays as it is.
    if (typeof mail.filled?.settledAt === 'string') return warned
    const filled = filledOf(memory, mail, taken)
    return filled === null ? warned : { ...warned, filled }
  }
}

/** Null when it answers no form of ours, or nothing in it answers it. Each reply with answers has its own: a later one does
 * not change what an earlier one brought. */
function filledOf(memory: Memory, mail: Mail, { read }: TakenMail): FilledForm | null {
  const asked = askedIn(memory, mail, read)
  if (asked === null) return null
  const { form, id } = asked
  const text = read.words === undefined || read.words === '' ? `${read.text}\n\n${read.quoted}` : read.words
  const filled = readAnswers(form, id, text, (mail.date ?? mail.createdAt).slice(0, 10))
  return filled.answers.some(({ written }) => written !== '') ? filled : null
}

type Asked = Mail & { form: NonNullable<Mail['form']> }

/** The form mail whose code the reply carries: in the subject before in the text, the first of the text before later ones.
 * Without a code, the one that it answers by its headers. */
function askedIn(memory: Memory, mail: Mail, read: TakenMail['read']): Asked | null {
  const codes = findCodes(`${read.subject}\n${read.text}\n${read.quoted}`).map(({ code }) => code)
  const sent = mail.menteeIds.flatMap((menteeId) => memory.mailsOf(menteeId)).filter(isForm)
  for (const code of codes) {
    const asked = sent.find(({ form }) => form.code === code)
    if (asked !== undefined) return asked
  }
  return codes.length > 0 ? null : (sent.find(({ id }) => id === mail.answersId) ?? null)
}

function isForm(mail: Mail): mail is Asked {
  return mail.direction === 'out' && mail.state !== 'draft' && mail.form !== null
}
