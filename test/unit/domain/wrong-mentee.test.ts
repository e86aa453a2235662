// The guard against writing to the wrong mentee: it sees what would hurt, and is silent where nothing would.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  guardIndex,
  misdirectionsIn,
  misdirectionsOf,
  type GuardedPerson,
} from '../../../shared/domain/wrong-mentee.ts'

let count = 0
function person(name: string, more: Partial<GuardedPerson> = {}): GuardedPerson {
  count += 1
  return { id: `person-${count}`, name, preferredName: '', emails: [], studentId: '', ...more }
}

const amina = person('Amina Wanjiru Okoro', { emails: ['amina@example.net'], studentId: 'S-2019/0042' })
const sipho = person('Sipho Dlamini', { emails: ['Sipho.D@example.org'], studentId: '20190077' })
const zoe = person('Zoë Müller-Lüdenscheid', { preferredName: 'Zozo' })
const wang = person('王小明')
const fatima = person('فاطمة الزهراء')
const everybody = [amina, sipho, zoe, wang, fatima]

function found(text: string, recipients: GuardedPerson[], others = everybody): string[] {
  const rest = others.filter((one) => !recipients.includes(one))
  return misdirectionsOf(text, recipients, rest, []).map(({ kind, words }) => `${kind}: ${words}`)
}

describe('another mentee in a mail', () => {
  it.each([
    ['As I said to Amina, the board meets on Monday.', ['name: Amina']],
    ['amina wanjiru okoro has done the same', ['name: amina wanjiru okoro']],
    ['Amina Okoro will join us', ['name: Amina Okoro']],
    ['DLAMINI, Sipho', ['name: DLAMINI, Sipho']],
    ['Sipho’s draft and Zoe Muller-Ludenscheid', ['name: Sipho', 'name: Zoe Muller-Ludenscheid']],
    ['Ask Zozo.', ['name: Zozo']],
    ['请告诉王小明明天来', ['name: 王小明']],
    ['قالت فاطمة الزهراء إنها ستأتي', ['name: فاطمة الزهراء']],
    ['Number 2019-0077 has passed, and S20190042 too', ['student-number: 2019-0077', 'student-number: S20190042']],
    ['Write to sipho.d@EXAMPLE.org.', ['address: sipho.d@EXAMPLE.org']],
    ['Nobody is named here.', []],
  ])('is seen: %s', (text, expected) => {
    expect(found(text, [])).toEqual(expected)
  })

  it('says where it stands and whose it is, each once', () => {
    const text = 'Dear Sipho, Amina is well. Amina says hello.'
    expect(misdirectionsOf(text, [sipho], [amina], [])).toEqual([
      { kind: 'name', menteeId: amina.id, words: 'Amina', at: 12 },
    ])
  })
})

describe('a mail with nothing wrong in it', () => {
  it.each([
    ['Dear Amina, your number is S-2019/0042 and your address amina@example.net.', [amina]],
    ['the amina acid', []],
    ['Aminata came, and Siphosethu, and siphon', []],
    ['siphon off what sipho would', []],
    ['Call 0711 20190077123', []],
  ])('is left alone: %s', (text, recipients) => {
    expect(found(text, recipients)).toEqual([])
  })

  it('may name a recipient who shares a first name with another mentee', () => {
    const other = person('Amina Bello')
    expect(found('Dear Amina, how are you?', [amina], [other])).toEqual([])
    expect(found('Dear Amina, Amina Bello asked the same.', [amina], [other])).toEqual(['name: Amina Bello'])
  })

  it('may name somebody of the very same name', () => {
    const twin = person('Sipho Dlamini')
    expect(found('Dear Sipho Dlamini,', [sipho], [twin])).toEqual([])
  })

  it('may use words that are names of others', () => {
    const others = [
      person('Will Power'),
      person('Grace Hope'),
      person('May Chen'),
      person('Mark Twain'),
      person('Joy Adeyemi'),
    ]
    const text =
      'Will you be there in May? Grace under pressure. Mark the day. Joy to you. You will power through; grace, hope and charity.'
    expect(found(text, [sipho], others)).toEqual([])
    expect(found('Grace Hope and Will Power said so.', [sipho], others)).toEqual([
      'name: Grace Hope',
      'name: Will Power',
    ])
  })

  it('may be signed by a mentor who has the name of a mentee', () => {
    const index = guardIndex([amina, sipho], [], [])
    expect(misdirectionsIn(index, 'Best wishes, Amina Example', [sipho.id], ['Prof. Amina Example'])).toEqual([])
  })

  it('holds addresses of strangers with names in them', () => {
    expect(found('Write to sipho.dlamini@elsewhere.example or see https://x.example/@Sipho', [])).toEqual([
      'name: Sipho',
    ])
  })
})

describe('private words', () => {
  const secret = { menteeId: amina.id, text: 'She has told nobody that she wants to leave the programme in spring.' }
  const harmless = 'What would be different in a year from now?'
  const index = guardIndex([amina, sipho], [secret, { menteeId: null, text: harmless }], [harmless])

  it('are seen from six words in a row, whoever gets the mail', () => {
    const text = 'I know that she “wants to LEAVE the\nprogramme in spring”, so hurry.'
    expect(misdirectionsIn(index, text, [amina.id])).toEqual([
      { kind: 'private', menteeId: amina.id, words: 'that she “wants to LEAVE the\nprogramme in spring', at: 7 },
    ])
  })

  it('are not seen in fewer words, nor when they are shared as well', () => {
    expect(misdirectionsIn(index, 'She wants to leave the room.', [amina.id])).toEqual([])
    expect(misdirectionsIn(index, harmless, [amina.id])).toEqual([])
  })

  it('are seen wherever they were copied from', () => {
    const words = fc.array(fc.constantFrom(...'abcdefghij'.split('').map((sign) => `word${sign}`)), {
      minLength: 6,
      maxLength: 40,
    })
    fc.assert(
      fc.property(words, fc.nat(), fc.string(), (note, at, before) => {
        const place = at % (note.length - 5)
        const some = note.slice(place, place + 6).join(' ')
        const own = guardIndex([], [{ menteeId: null, text: note.join(' ') }], [])
        expect(misdirectionsIn(own, `${before} ${some}.`, []).some(({ kind }) => kind === 'private')).toBe(true)
      }),
    )
  })
})

describe('any text', () => {
  it('is looked through without failing, and what is found stands where it says', () => {
    const index = guardIndex(everybody, [{ menteeId: null, text: 'one two three four five six seven' }], [])
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'Amina',
        '王小明',
        'one two three four five six',
        '20190077',
        'sipho.d@example.org',
        ' ',
        'ﬁ',
        'İ',
      ),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join(' ')
        for (const { words, at } of misdirectionsIn(index, text, []))
          expect(text.slice(at, at + words.length)).toBe(words)
      }),
    )
  })
})
