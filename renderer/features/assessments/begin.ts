// What happens once it is said which assessment, of whom and how: a record to fill in, a mail with the questions, or a file.
import { formOfAssessment, formOfInstrument } from '../../../shared/domain/assessments/form-of-instrument.ts'
import { htmlForm } from '../../../shared/domain/assessments/html-form.ts'
import { codeBytes, newCode } from '../../../shared/domain/mail-forms/new-code.ts'
import { withSignature } from '../../../shared/domain/mail-signature.ts'
import { assessment, type Assessed, type Assessment, type Way } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import { attachment, mail, type AccountCard, type Attachment, type Mail } from '../../../shared/model/mail.ts'
import { mailForm } from '../../../shared/model/mail-form.ts'
import type { Mentee } from '../../../shared/model/mentee.ts'
import { newRecord } from '../../app/records.ts'

export interface Chosen {
  instrument: Instrument
  assessed: Assessed
  mentees: readonly Mentee[]
}

function freshCode(): string {
  return newCode(crypto.getRandomValues(new Uint8Array(codeBytes)))
}

/** The record of an assessment that is filled in on this computer, or waits for a file. */
export function newAssessment({ assessed }: Chosen, mentee: Mentee | null, way: Way, today: string): Assessment {
  const record = newRecord()
  const isAsked = way === 'file'
  return assessment.parse({
    ...record,
    ...assessed,
    menteeId: mentee?.id ?? null,
    way,
    state: isAsked ? 'asked' : 'open',
    code: isAsked ? freshCode() : '',
    askedAt: isAsked ? record.createdAt : null,
    on: today,
  })
}

/** The file to hand over. Its name tells nothing of whom it is for. */
export function fileOfAssessment(instrument: Instrument, asked: Assessment): { name: string; text: string } {
  return {
    name: `assessment-${asked.code.toLowerCase()}.html`,
    text: htmlForm(formOfAssessment(instrument, asked)),
  }
}

/** A draft to one mentee to whom the form file goes as an attachment, and the file as the record and bytes of one. */
export function mailWithFile(
  instrument: Instrument,
  asked: Assessment,
  mentee: Mentee,
  accounts: readonly AccountCard[],
  lastAccountId: string | null,
): { draft: Mail; file: Attachment; bytes: Uint8Array } {
  const record = newRecord()
  const account = accounts.find(({ id }) => id === lastAccountId) ?? accounts[0]
  const { name, text } = fileOfAssessment(instrument, asked)
  const bytes = new TextEncoder().encode(text)
  const words =
    'The form is attached. Open it in any browser; it needs no network and sends nothing by itself. When you are done, save or copy the answers and send them back to me in a reply.'
  const draft = mail.parse({
    ...record,
    threadId: record.id,
    menteeIds: [mentee.id],
    to: mentee.emails.slice(0, 1),
    accountId: account?.id ?? null,
    subject: instrument.title,
    ...withSignature({ text: words, rich: null }, '', account?.signature ?? ''),
  })
  const file = attachment.parse({
    ...newRecord(),
    mailId: draft.id,
    menteeIds: [mentee.id],
    name,
    type: 'text/html',
    size: bytes.length,
  })
  return { draft, file, bytes }
}

/** A draft that asks these mentees, each in a mail of their own. */
export function mailDraft(
  { instrument, assessed, mentees }: Chosen,
  accounts: readonly AccountCard[],
  lastAccountId: string | null,
): Mail {
  const record = newRecord()
  const account = accounts.find(({ id }) => id === lastAccountId) ?? accounts[0]
  const form = mailForm.parse({ ...formOfInstrument(instrument, assessed), code: freshCode() })
  return mail.parse({
    ...record,
    threadId: record.id,
    menteeIds: mentees.map(({ id }) => id),
    to: mentees.flatMap(({ emails }) => emails.slice(0, 1)),
    accountId: account?.id ?? null,
    subject: form.title,
    ...withSignature({ text: '', rich: null }, '', account?.signature ?? ''),
    form,
  })
}
