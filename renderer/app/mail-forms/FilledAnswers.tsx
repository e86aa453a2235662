// What a reply to a form was understood as, kept with the mail that brought it. Answers to an instrument become an assessment
// in the same commit in which the mentor says that all is right.
import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useCallback, useState, type ReactNode } from 'react'
import {
  assessedOf,
  assessmentOfFilled,
  formOfAssessment,
} from '../../../shared/domain/assessments/form-of-instrument.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Assessed, Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import type { FilledForm, FormAnswer, FormField } from '../../../shared/model/mail-form.ts'
import type { Mail } from '../../../shared/model/mail.ts'
import type { Change } from '../../../shared/model/tables.ts'
import { SavedMark } from '../../ui/SavedMark.tsx'
import { useKnownInstruments } from '../assessments/instruments.ts'
import { useAutosave } from '../autosave.ts'
import { useMentorZone } from '../now.ts'
import { useAssessment, useAssessmentsOf } from '../assessments/queries.ts'
import { useMail, useVaultClient, useWrite } from '../queries.ts'
import { newRecord, touched } from '../records.ts'
import { AnswersReview } from './AnswersReview.tsx'

/** Milliseconds of rest after the last key until it is saved. */
const restBeforeSaving = 400

interface FilledAnswersProps {
  /** The mail that brought them. */
  mail: Mail
  /** All that the reply says, where more than its new words is at hand. */
  original?: string
}

/** What was asked, as far as it is still here. */
interface Asked {
  fields: readonly FormField[] | null
  assessed: Assessed | null
  instrument: Instrument | null
  /** What an earlier reply to the same questions became. */
  earlier: Assessment | null
}

export function FilledAnswers({ mail, original }: FilledAnswersProps): ReactNode {
  const { filled } = mail
  const asked = useAsked(mail, filled)
  if (filled === null || asked === undefined) return null
  return <Answers key={mail.id} mail={mail} filled={filled} asked={asked} original={original ?? mail.text} />
}

/** Undefined until the vault has answered. */
function useAsked(mail: Mail, filled: FilledForm | null): Asked | undefined {
  const form = useMail(filled?.mailId ?? mail.id)
  const record = useAssessment(filled?.assessmentId ?? mail.id)
  const others = useAssessmentsOf(mail.menteeIds[0] ?? null)
  const known = useKnownInstruments()
  const failed = [form, record, others].find((query) => query.isError)
  if (failed?.isError === true) throw failed.error
  if (form.data === undefined || record.data === undefined || others.data === undefined || known === undefined)
    return undefined
  const earlier =
    others.data.find(({ code, state, mailId }) => code === filled?.code && state === 'done' && mailId !== mail.id) ??
    null
  if (filled !== null && filled.mailId !== null) {
    const assessed = form.data?.form?.assessed ?? null
    const instrument = assessed === null ? null : known.find(assessed.instrument)
    return { fields: form.data?.form?.fields ?? null, assessed, instrument, earlier }
  }
  if (record.data === null) return { fields: null, assessed: null, instrument: null, earlier }
  const instrument = known.find(record.data.instrument)
  const fields = instrument === null ? null : formOfAssessment(instrument, record.data).fields
  return { fields, assessed: assessedOf(record.data), instrument, earlier }
}

/** The form is gone; its answers are shown as they were written. */
function plainField({ key }: FormAnswer): FormField {
  return { key, label: key, kind: 'words', hint: '', choices: [], scale: null }
}

interface AnswersProps {
  mail: Mail
  filled: FilledForm
  asked: Asked
  original: string
}

function Answers({ mail, filled, asked, original }: AnswersProps) {
  const [draft, setDraft] = useState(filled)
  const state = useAutosave(draft, useSaveAnswers(mail.id, asked), restBeforeSaving)
  const change = (next: FilledForm) => {
    // The assessment that the answers become has its id from the first time on, so that there is never a second one.
    const isFirst = next.settledAt !== null && next.assessmentId === null && asked.instrument !== null
    setDraft(isFirst ? { ...next, assessmentId: asked.earlier?.id ?? crypto.randomUUID() } : next)
  }
  const fields = asked.fields ?? filled.answers.map(plainField)
  return (
    <>
      {asked.earlier !== null && draft.settledAt === null && (
        <Alert icon={<IconInfoCircle size={18} aria-hidden />} variant="light" mb="sm">
          These questions were answered before. When you find this reply all right, its answers take the place of the
          earlier ones.
        </Alert>
      )}
      <AnswersReview
        filled={draft}
        fields={fields}
        original={original}
        onChange={change}
        mark={<SavedMark state={state} />}
      />
    </>
  )
}

/** Saved into the mail as it is by then: something else of it may have changed meanwhile. */
function useSaveAnswers(mailId: string, { assessed, instrument }: Asked): (filled: FilledForm) => Promise<unknown> {
  const client = useVaultClient()
  const write = useWrite()
  const zone = useMentorZone()
  return useCallback(
    async (filled) => {
      const mail = await client.session.mail(mailId)
      if (mail === null) return
      const changes: Change[] = [{ op: 'put', table: 'mail', value: touched({ ...mail, filled }) }]
      const before = filled.assessmentId === null ? null : await client.session.assessment(filled.assessmentId)
      // Until it was settled once, the answers of the mail are nobody's assessment.
      const counts = filled.settledAt !== null || before?.mailId === mailId
      if (filled.assessmentId !== null && assessed !== null && instrument !== null && counts) {
        const record = touched(before ?? { ...newRecord(), menteeId: mail.menteeIds[0] ?? null })
        const on = dayAt(Date.parse(mail.date ?? mail.createdAt), zone)
        const made = { instrument, assessed, filled, on, record: { ...record, id: filled.assessmentId, mailId } }
        changes.push({ op: 'put', table: 'assessment', value: assessmentOfFilled(made) })
      }
      await write(changes)
    },
    [client, mailId, assessed, instrument, write, zone],
  )
}
