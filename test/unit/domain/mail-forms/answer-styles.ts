// Forms, answers to them, and the many ways in which a reply can carry these answers. For property tests.
import fc from 'fast-check'
import { choiceLetter, piecesOf } from '../../../../shared/domain/mail-forms/write-form.ts'
import { codeBytes, newCode } from '../../../../shared/domain/mail-forms/new-code.ts'
import { formField, mailForm, type FormField, type MailForm } from '../../../../shared/model/mail-form.ts'

const consonants = Array.from('bdfgklmprstvz')
const vowels = Array.from('aeiou')
/** Words that mean nothing, so that none is a number, a month or a courtesy by chance. */
const nonsense = fc
  .array(fc.tuple(fc.constantFrom(...consonants), fc.constantFrom(...vowels)), { minLength: 3, maxLength: 5 })
  .map((pairs) => `${pairs.map(([one, other]) => one + other).join('')}q`)
const phrase = (min: number, max: number) =>
  fc.array(nonsense, { minLength: min, maxLength: max }).map((words) => words.join(' '))
const scripts = fc.constantFrom('', 'é', 'ß', ' شهر', ' 你好', ' привет', ' “x”', ' — ')

/** The form's own words are others than those of its answers. */
const ofForm = (text: string) => text.replaceAll('q', 'x')

const label = fc
  .tuple(phrase(2, 7).map(ofForm), scripts, fc.constantFrom('?', '', ' ?', ':', '…'))
  .map((parts) => parts.join(''))

const kind = fc.constantFrom('line', 'words', 'list', 'choice', 'scale', 'yes-no', 'day', 'number')

interface Asked {
  field: FormField
  /** What may be written, and what it is to be read as. */
  answer: { written: string; value: string } | null
}

const day = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2039-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const monthNames = 'January February March April May June July August September October November December'.split(' ')
const germanMonths = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')

function dayForms(iso: string): string[] {
  const [year = '', month = '', date = ''] = iso.split('-')
  const name = monthNames[Number(month) - 1] ?? ''
  return [
    iso,
    `${Number(date)} ${name} ${year}`,
    `${name} ${Number(date)}, ${year}`,
    `${name.slice(0, 3)} ${Number(date)} ${year}`,
    `${Number(date)}. ${germanMonths[Number(month) - 1] ?? ''} ${year}`,
    `${date}.${month}.${year}`,
    ...(Number(date) > 12 ? [`${date}/${month}/${year}`] : []),
  ]
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function saidNumber(value: number): fc.Arbitrary<string> {
  return fc.constantFrom(
    String(value),
    `${value}.`,
    `${value}!`,
    `(${value})`,
    `“${value}”`,
    String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    small[value] ?? String(value),
    `${value}, because it is so`,
  )
}

const answerOf = (field: FormField): fc.Arbitrary<{ written: string; value: string }> => {
  switch (field.kind) {
    case 'line':
      return phrase(1, 5).map((text) => ({ written: text, value: text }))
    case 'words':
      return fc
        .array(phrase(2, 6), { minLength: 1, maxLength: 3 })
        .map((lines) => ({ written: lines.join('\n'), value: lines.join('\n') }))
    case 'list':
      return fc
        .tuple(fc.array(phrase(2, 4), { minLength: 1, maxLength: 4 }), fc.constantFrom('- ', '• ', '', '* ', '– '))
        .map(([points, bullet]) => ({
          written: `${points.length > 1 ? '\n' : ''}${points.map((point) => bullet + point).join('\n')}`,
          value: points.join('\n'),
        }))
    case 'choice':
      return fc.nat({ max: field.choices.length - 1 }).chain((nth) => {
        const letter = choiceLetter(nth)
        const chosen = field.choices[nth] ?? { key: '', label: '' }
        return fc
          .constantFrom(
            letter,
            letter.toLowerCase(),
            `${letter}.`,
            `(${letter})`,
            `${letter}) ${chosen.label}`,
            chosen.label,
          )
          .map((written) => ({ written, value: chosen.key }))
      })
    case 'scale': {
      const { from, to } = field.scale ?? { from: 0, to: 10 }
      return fc.integer({ min: from, max: to }).chain((value) =>
        fc
          .oneof(saidNumber(value), fc.constant(`${value}/${to}`), fc.constant(`${value} out of ${to}`))
          .map((written) => ({
            written,
            value: String(value),
          })),
      )
    }
    case 'yes-no':
      return fc.constantFrom(
        ...['yes', 'Yes!', 'y', 'Ja', 'Oui', 'sí', 'Sim', 'نعم', 'да', 'Yes, please'].map((written) => ({
          written,
          value: 'yes',
        })),
        ...['no', 'No.', 'Nein', 'non', 'Não', 'لا', 'нет', 'No, thanks'].map((written) => ({ written, value: 'no' })),
      )
    case 'day':
      return day.chain((value) => fc.constantFrom(...dayForms(value)).map((written) => ({ written, value })))
    case 'number':
      return fc.nat({ max: 40 }).chain((value) =>
        fc.constantFrom(String(value), `${value}.`, `${value} hours`, small[value] ?? String(value)).map((written) => ({
          written,
          value: String(value),
        })),
      )
  }
}

function askedFor(place: number): fc.Arbitrary<Asked> {
  return fc
    .record({
      kind,
      label,
      hint: fc.option(phrase(2, 5).map(ofForm), { nil: '' }),
      choices: fc.uniqueArray(phrase(1, 3), { minLength: 2, maxLength: 5, selector: (text) => text.slice(0, 3) }),
      scale: fc.record({
        from: fc.constantFrom(0, 1),
        to: fc.constantFrom(4, 5, 7, 10),
        fromWords: fc.option(phrase(1, 2), { nil: '' }),
        toWords: fc.option(phrase(1, 2), { nil: '' }),
        mayPass: fc.boolean(),
      }),
    })
    .map((one) =>
      formField.parse({
        ...one,
        key: `field-${place}`,
        choices: one.kind === 'choice' ? one.choices.map((text, nth) => ({ key: `choice-${nth}`, label: text })) : [],
        scale: one.kind === 'scale' ? one.scale : null,
      }),
    )
    .chain((field) => fc.option(answerOf(field), { nil: null }).map((answer) => ({ field, answer })))
}

export interface Case {
  form: MailForm
  asked: Asked[]
}

export const formAndAnswers: fc.Arbitrary<Case> = fc
  .record({
    asked: fc
      .integer({ min: 1, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => askedFor(place)))),
    title: phrase(2, 5).map((text) => text.replaceAll('q', 'w')),
    intro: fc.array(phrase(4, 12), { maxLength: 3 }).map((lines) => lines.join('\n').replaceAll('q', 'w')),
    code: fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes }).map(newCode),
  })
  .map(({ asked: all, title, intro, code }) => ({
    asked: all,
    form: mailForm.parse({ kind: 'own', title, intro, code, fields: all.map(({ field }) => field) }),
  }))

/** The form with its answers, as somebody fills it in: on the answer line or below it. */
export function filledIn({ form, asked: all }: Case, below: boolean): string {
  return piecesOf(form)
    .map((piece) => {
      const text = piece.part === 'question' && piece.field > 0 ? `\n${piece.text}` : piece.text
      if (piece.part !== 'prompt') return text
      const written = all[piece.field]?.answer?.written ?? ''
      return `${text}${below ? '\n' : ' '}${written}`
    })
    .join('\n')
}

/** Breaks long lines as mail programs do. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{${width},}?) `, 'gu'), '$1\n'))
    .join('\n')
}

function quoted(text: string, marks: string): string {
  return text
    .split('\n')
    .map((line) => marks + line)
    .join('\n')
}

const attributions = [
  'On Mon, 2 Mar 2026 at 09:14, Prof. Example <mentor@example.org> wrote:',
  'Am Mo., 2. März 2026 um 09:14 Uhr schrieb Prof. Example <mentor@example.org>:',
  'Le lun. 2 mars 2026 à 09:14, Prof. Example <mentor@example.org> a écrit :',
  'El lun, 2 mar 2026 a las 9:14, Prof. Example (<mentor@example.org>) escribió:',
  'Em seg., 2 de mar. de 2026 às 09:14, Prof. Example <mentor@example.org> escreveu:',
  'في الاثنين، ٢ مارس ٢٠٢٦ في ٩:١٤ ص كتب ‪Prof. Example‬‏ <mentor@example.org>:',
  '-----Original Message-----\nFrom: Prof. Example <mentor@example.org>\nSent: Monday, 2 March 2026 09:14\nTo: Amina\nSubject: The form',
  '',
]

/** What happens to the text of a filled form on its way back. */
export const travelled: fc.Arbitrary<(text: string) => string> = fc
  .record({
    marks: fc.constantFrom('', '> ', '>', '> > ', '| ', '>> '),
    width: fc.option(fc.integer({ min: 30, max: 78 }), { nil: null }),
    attribution: fc.constantFrom(...attributions),
    spaces: fc.boolean(),
    typography: fc.boolean(),
    doubled: fc.boolean(),
    carriage: fc.boolean(),
  })
  .map(({ marks, width, attribution, spaces, typography, doubled, carriage }) => (text: string) => {
    let result = width === null ? text : wrapped(text, width)
    if (spaces) result = result.replace(/ /gu, (space, at: number) => (at % 3 === 0 ? '\u00a0' : space))
    if (typography) result = result.replaceAll('...', '…').replaceAll("'", '’').replaceAll(' - ', ' – ')
    if (doubled) result = result.replaceAll('\n', '\n\n')
    result = quoted(result, marks)
    if (attribution !== '') result = `${attribution}\n${doubled ? '\n' : ''}${result}`
    return carriage ? result.replaceAll('\n', '\r\n') : result
  })

/** Answers above the whole quoted form, by number alone. Only what fits on one line can stand on one. */
export const byNumber: fc.Arbitrary<{ sign: string; apart: 'lines' | 'one line'; order: 'up' | 'down' }> = fc.record({
  sign: fc.constantFrom('.', ')', ':', ' -', ' ='),
  apart: fc.constantFrom('lines', 'lines', 'one line'),
  order: fc.constantFrom('up', 'up', 'down'),
})
