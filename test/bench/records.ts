// The practice that is measured: mentees and meetings of log-normal sizes (median 600 bytes, tail to 8 kB) in three
// scripts. The same seed gives the same practice, so every peer stores the same bytes.
import type { Change } from '../../shared/model/tables.ts'
import { meeting, type Meeting } from '../../shared/model/meeting.ts'
import { fromPlain } from '../../shared/model/rich-text.ts'
import { mentee, type Mentee } from '../../shared/model/mentee.ts'

export interface Tier {
  name: string
  mentees: number
  /** Records in all, mentees among them. */
  records: number
}
export const tierM: Tier = { name: 'M', mentees: 300, records: 10_000 }
/** What the page of the day has to look through. */
export const tierDay: Tier = { name: 'day', mentees: 2_000, records: 22_000 }
export const tierL: Tier = { name: 'L', mentees: 3_000, records: 100_000 }

/** Mulberry32: a small generator whose numbers can be had again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words: readonly (readonly string[])[] = [
  'thesis chapter feedback ward round grant proposal committee abstract poster exam career question draft method result reader'.split(
    ' ',
  ),
  'диссертация глава отзыв обход заявка комитет тезисы доклад экзамен карьера вопрос черновик метод вывод'.split(' '),
  'رسالة فصل ملاحظات جولة منحة لجنة ملخص عرض امتحان مسيرة سؤال مسودة طريقة نتيجة'.split(' '),
]
const names: readonly (readonly string[])[] = [
  ['Amina', 'Bo', 'Chidi', 'Dolores', 'Eun', 'Farid', 'Grace', 'Hiro'],
  ['Ольга', 'Пётр', 'Ирина', 'Сергей'],
  ['ليلى', 'عمر', 'نور', 'سلمى'],
]

export interface PracticeRecords {
  mentees: Mentee[]
  meetings: Meeting[]
}

const epoch = Date.parse('2024-09-02T08:00:00Z')

export function practiceOf(tier: Tier, seed = 1): PracticeRecords {
  const random = generator(seed)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new RangeError('an empty list')
    return found
  }
  const uuid = (): string => {
    const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
    hex[12] = '4'
    hex[16] = '8'
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  /** exp(N(ln 600, 0.8)), at most 8 kB, less the fields around it. */
  const size = (): number => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return Math.max(20, Math.min(8_000, Math.exp(Math.log(600) + 0.8 * normal)) - 420)
  }
  const prose = (script: number, length: number): string => {
    const list = words[script] ?? []
    let text = ''
    while (text.length < length) text += `${pick(list)} `
    return text.trimEnd()
  }
  const mentees = Array.from({ length: tier.mentees }, (_, index) => {
    const script = index % 3
    const at = new Date(epoch + index * 60_000).toISOString()
    return mentee.parse({
      id: uuid(),
      createdAt: at,
      updatedAt: at,
      name: `${pick(names[script] ?? [])} ${prose(script, 6)} ${index}`,
      emails: [`m${index}@example.edu`],
      studentId: String(100_000 + index),
      programme: prose(script, 12),
      tags: [pick(words[0] ?? [])],
    })
  })
  const meetings = Array.from({ length: tier.records - tier.mentees }, (_, index) => {
    const script = index % 3
    const at = new Date(epoch + index * 300_000).toISOString()
    const length = size()
    return meeting.parse({
      id: uuid(),
      createdAt: at,
      updatedAt: at,
      menteeIds: [pick(mentees).id],
      startsAt: at,
      topic: prose(script, 20),
      // In three scripts a character is one or two bytes.
      said: fromPlain(prose(script, (script === 0 ? length : length / 2) * 0.7)),
      agreed: fromPlain(prose(script, (script === 0 ? length : length / 2) * 0.3)),
    })
  })
  return { mentees, meetings }
}

export function changesOf({ mentees, meetings }: PracticeRecords): Change[] {
  return [
    ...mentees.map((value): Change => ({ op: 'put', table: 'mentee', value })),
    ...meetings.map((value): Change => ({ op: 'put', table: 'meeting', value })),
  ]
}

/** A class list of so many rows, as an institution's table. */
export function classList(rows: number): string {
  const random = generator(7)
  const lines = ['Last name,First name,Student ID,Email,Programme,Institution']
  for (let index = 0; index < rows; index++) {
    const script = index % 3
    const first = names[script]?.[Math.floor(random() * 4)] ?? ''
    lines.push(
      `Surname${index},${first},${200_000 + index},s${index}@example.edu,Medicine year ${index % 6},Example University`,
    )
  }
  return lines.join('\r\n')
}

/** What a mentor types: whole words, beginnings, two words, in three scripts. */
export function typedQueries(count: number): string[] {
  const random = generator(11)
  return Array.from({ length: count }, (_, index) => {
    const list = words[index % 3] ?? []
    const word = list[Math.floor(random() * list.length)] ?? ''
    if (index % 4 === 0) return word.slice(0, 3)
    if (index % 4 === 1) return `${word} ${list[Math.floor(random() * list.length)] ?? ''}`
    if (index % 4 === 2) return `m${Math.floor(random() * 300)}@example.edu`
    return word
  })
}
