// A form as the plain text of a mail that can be answered on the simplest telephone, and the pieces of that text by which
// the reader knows it again in the answer. Nothing in it depends on indentation, line length or signs that mail programs
// turn into lists: each question carries its number twice, before its words and in its own answer line.
import type { FormField, MailForm } from '../../model/mail-form.ts'

/** The word before the number of an answer line. */
const answerWord = 'ANSWER'

const howTo = [
  'How to answer: reply to this mail and write behind each word ANSWER, or on the lines below it.',
  'Or write only the number of a question and your answer behind it. Leave out whatever you like.',
]

/** The value of a scale that was passed over. */
export const passed = 'pass'

/** A, B, C … Z, AA, AB …: what a choice is answered with. */
export function choiceLetter(place: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  return place < letters.length ? letters.charAt(place) : `A${letters.charAt(place - letters.length)}`
}

/** How a field wants to be answered, in brackets. */
export function howToAnswer({ kind, scale }: Pick<FormField, 'kind' | 'scale'>): string {
  switch (kind) {
    case 'line':
      return '(One line)'
    case 'words':
      return '(As many words as you like)'
    case 'list':
      return '(One point on each line)'
    case 'choice':
      return '(Write one letter)'
    case 'scale':
      return scale === null ? '(Write one number)' : scaleWords(scale)
    case 'yes-no':
      return '(Yes or no)'
    case 'day':
      return '(Day, month in words, and year)'
    case 'number':
      return '(Write one number)'
  }
}

function scaleWords({ from, to, fromWords, toWords, mayPass }: NonNullable<FormField['scale']>): string {
  const ends = [fromWords === '' ? '' : `${from} = ${fromWords}`, toWords === '' ? '' : `${to} = ${toWords}`]
    .filter((end) => end !== '')
    .join(', ')
  const pass = mayPass ? ', or X when you cannot say' : ''
  return `(Write one number from ${from} to ${to}${pass}${ends === '' ? '' : `. ${ends}`})`
}

/** A piece of the form's own text. `question` is the label with its number, `help` whatever stands between it and the answer
 * line, `frame` what belongs to no field. */
export type Piece =
  | { part: 'frame'; text: string }
  | { part: 'question'; field: number; text: string }
  | { part: 'help'; field: number; text: string; choice: string | null }
  | { part: 'prompt'; field: number; text: string }

/** The lines of one field; `place` from 0. */
function fieldPieces(field: FormField, place: number): Piece[] {
  const help = (text: string, choice: string | null = null): Piece => ({ part: 'help', field: place, text, choice })
  return [
    { part: 'question', field: place, text: `${place + 1}. ${field.label}` },
    ...(field.hint === '' ? [] : [help(field.hint)]),
    ...field.choices.map(({ key, label }, nth) => help(`${choiceLetter(nth)} = ${label}`, key)),
    help(howToAnswer(field)),
    { part: 'prompt', field: place, text: `${answerWord} ${place + 1}:` },
  ]
}

function frame(text: string): Piece[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ part: 'frame', text: line }))
}

/** A form as it goes out: whose answers become what is nothing to its text. */
type FormText = Omit<MailForm, 'assessed'>

/** Every piece in the order in which it stands in the mail. */
export function piecesOf(form: FormText): Piece[] {
  return [
    ...frame(form.title),
    ...frame(form.intro),
    ...howTo.flatMap(frame),
    ...form.fields.flatMap(fieldPieces),
    ...frame(footOf(form)),
  ]
}

function footOf({ code }: Pick<MailForm, 'code'>): string {
  return `Please leave this code in your answer: [${code}]`
}

/** The subject with the code that brings the answer home. */
export function subjectOfForm(form: Pick<MailForm, 'title' | 'code'>, subject = form.title): string {
  const code = `[${form.code}]`
  return subject.includes(code) ? subject : `${subject.trim()} ${code}`.trim()
}

/** The plain text of the mail. */
export function textOfForm(form: FormText): string {
  const blocks = [
    form.title,
    form.intro.trim(),
    howTo.join('\n'),
    ...form.fields.map((field, place) =>
      fieldPieces(field, place)
        .map(({ text }) => text)
        .join('\n'),
    ),
    footOf(form),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

export function writeForm(form: FormText): { subject: string; text: string } {
  return { subject: subjectOfForm(form), text: textOfForm(form) }
}
