// What is to be said of a mail that came beyond its place: what speaks against believing it, and the answers to a form that it
// brings. Made once for a batch of mails and called for each before it is kept.
import { formOfAssessment } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { findCodes } from '../../../shared/domain/mail-forms/find-code.ts'
import { readAnswers } from '../../../shared/domain/mail-forms/read-answers.ts'
import { warningsOf } from '../../../shared/domain/mail-reading/warnings.ts'
import { instrumentOf } from '../../../shared/instruments/shipped.ts'
import type { FilledForm, MailForm } from '../../../shared/model/mail-form.ts'
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
  const { form, mailId, assessmentId } = asked
  const written = read.words === undefined || read.words === '' ? `${read.text}\n\n${read.quoted}` : read.words
  const isAttached = findCodes(read.answers ?? '').some(({ code }) => code === form.code)
  const text = isAttached && read.answers !== undefined ? read.answers : written
  const filled = {
    ...readAnswers(form, mailId, text, (mail.date ?? mail.createdAt).slice(0, 10)),
    assessmentId,
  }
  return filled.answers.some(({ written }) => written !== '') ? filled : null
}

/** What was asked: with a mail, or with a file that an assessment waits for. */
interface Asked {
  form: MailForm
  mailId: string | null
  assessmentId: string | null
}

type FormMail = Mail & { form: MailForm }

/** The form whose code the reply carries: in the subject before in the text, the first of the text before later ones. Without
 * a code, the form mail that it answers by its headers. */
function askedIn(memory: Memory, mail: Mail, read: TakenMail['read']): Asked | null {
  const codes = findCodes([read.subject, read.text, read.quoted, read.answers ?? ''].join('\n')).map(({ code }) => code)
  const sent = mail.menteeIds.flatMap((menteeId) => memory.mailsOf(menteeId)).filter(isForm)
  for (const code of codes) {
    const asked = sent.find(({ form }) => form.code === code)
    if (asked !== undefined) return byMail(asked)
    const file = askedWithFile(memory, code, mail.menteeIds)
    if (file !== null) return file
  }
  const answered = codes.length > 0 ? undefined : sent.find(({ id }) => id === mail.answersId)
  return answered === undefined ? null : byMail(answered)
}

function byMail({ form, id }: FormMail): Asked {
  return { form, mailId: id, assessmentId: null }
}

/** An assessment of one of these mentees that was asked for with a form file. */
function askedWithFile(memory: Memory, code: string, menteeIds: readonly string[]): Asked | null {
  const asked = memory
    .all('assessment')
    .find((one) => one.code === code && one.way === 'file' && menteeIds.includes(one.menteeId ?? ''))
  if (asked === undefined) return null
  const instrument = instrumentOf(asked.instrument, memory.all('instrument'))
  if (instrument === null) return null
  return { form: formOfAssessment(instrument, asked), mailId: null, assessmentId: asked.id }
}

function isForm(mail: Mail): mail is FormMail {
  return mail.direction === 'out' && mail.state !== 'draft' && mail.form !== null
}
