// An assessment that was asked for with a file: the file once more, and its answers read from what came back.
import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import {
  assessmentOfFilled,
  assessedOf,
  formOfAssessment,
} from '../../../shared/domain/assessments/form-of-instrument.ts'
import { findCodes } from '../../../shared/domain/mail-forms/find-code.ts'
import { readAnswers } from '../../../shared/domain/mail-forms/read-answers.ts'
import { dayAt } from '../../../shared/domain/roster-dates.ts'
import type { Assessment } from '../../../shared/model/assessment.ts'
import type { Instrument } from '../../../shared/model/instrument.ts'
import type { FilledForm } from '../../../shared/model/mail-form.ts'
import { NamedError } from '../../../shared/result.ts'
import { showFailure } from '../../app/failures.ts'
import { mailReader } from '../../app/mail-reading/mail-reader.ts'
import { AnswersReview } from '../../app/mail-forms/AnswersReview.tsx'
import { useMentorZone, useNow } from '../../app/now.ts'
import { useWrite } from '../../app/queries.ts'
import { touched } from '../../app/records.ts'
import { saveFile } from '../../app/save-file.ts'
import { fileOfAssessment } from './begin.ts'

/** No text file with answers is larger, in bytes. */
const largestFile = 1_000_000

interface ReadAnswersProps {
  asked: Assessment
  instrument: Instrument
  /** After the answers were found right. */
  onDone: (done: Assessment) => void
}

/** Of a mail that was saved, what it says, or the file with answers that is attached to it. */
async function textOf(file: File): Promise<string> {
  if (!/\.eml$/iu.test(file.name)) return file.text()
  const whole = await mailReader.wholeMail(new Uint8Array(await file.arrayBuffer()))
  if (!whole.ok) throw new NamedError(whole.error.code, whole.error.message)
  return whole.value.read.answers ?? whole.value.words
}

export function ReadAnswers({ asked, instrument, onDone }: ReadAnswersProps) {
  const write = useWrite()
  const zone = useMentorZone()
  const [text, setText] = useState('')
  const [filled, setFilled] = useState<FilledForm | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const form = formOfAssessment(instrument, asked)
  const today = dayAt(useNow(60_000), zone)

  const read = (from: string) => {
    const codes = findCodes(from).map(({ code }) => code)
    const foreign = codes.length > 0 && !codes.includes(asked.code)
    if (foreign)
      setTrouble(
        `These answers carry the code ${codes.join(', ')}, this form has ${asked.code}: they belong to another form or to somebody else.`,
      )
    else if (codes.length === 0)
      setTrouble(`These answers carry no code, so it is not certain that they belong to this form (${asked.code}).`)
    else setTrouble(null)
    const answers = readAnswers(form, null, from, today)
    const isEmpty = answers.answers.every(({ written }) => written === '')
    if (isEmpty) setTrouble('No answer to this form was found in it.')
    setFilled(isEmpty || foreign ? null : { ...answers, assessmentId: asked.id })
    setText(from)
  }
  const open = (file: File | null) => {
    if (file === null) return
    if (file.size > largestFile) setTrouble('This file is too large to be answers to a form.')
    else void textOf(file).then(read).catch(showFailure)
  }
  const change = (next: FilledForm) => {
    setFilled(next)
    if (next.settledAt === null) return
    const record = touched(asked)
    const done = assessmentOfFilled({ instrument, assessed: assessedOf(asked), filled: next, record, on: today })
    void write([{ op: 'put', table: 'assessment', value: done }])
      .then(() => onDone(done))
      .catch(showFailure)
  }
  const save = () => {
    const file = fileOfAssessment(instrument, asked)
    void saveFile({ ...file, type: 'text/html', extension: '.html', description: 'Form to fill in' })
  }
  return (
    <Stack gap="md" maw="60rem">
      <Text>
        It waits for answers. Hand the form file over or send it; what comes back by mail with its code is found by
        itself, and what comes back as a file or as text is read here.
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={save}>
          Save the form file again
        </Button>
        <FileButton accept=".txt,.eml,text/plain,message/rfc822" onChange={open}>
          {(props) => (
            <Button variant="default" leftSection={<IconFileText size={16} aria-hidden />} {...props}>
              Read a file with answers
            </Button>
          )}
        </FileButton>
      </Group>
      {filled === null && (
        <>
          <Textarea
            label="Or paste the answers"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={200_000}
            dir="auto"
          />
          <div>
            <Button disabled={text.trim() === ''} onClick={() => read(text)}>
              Read the answers
            </Button>
          </div>
        </>
      )}
      {trouble !== null && (
        <Alert icon={<IconAlertTriangle size={18} aria-hidden />} color="yellow" role="alert">
          {trouble}
        </Alert>
      )}
      {filled !== null && <AnswersReview filled={filled} fields={form.fields} original={text} onChange={change} />}
    </Stack>
  )
}
