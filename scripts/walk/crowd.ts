// Fills a vault with three hundred people, some of them with names that break a narrow column: by the import, as an
// instructor of a large course would.
import type { Page } from 'playwright-core'
import { importPreviewed, previewRoster } from './roster.ts'

/** Long, without spaces, right to left, with combining signs, and with an emoji. */
export const longNames = [
  'Maria Esperança Conceição Albuquerque de Vasconcelos e Sousa Figueiredo Montenegro da Câmara',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter',
  'عبد الرحمن بن محمد بن عبد العزيز آل الشيخ الأنصاري القرطبي الأندلسي',
  'Zoë Ẑ̈́a̤̽ḷ̃ģ̊o͂ 👩‍⚕️ Krüger',
] as const

const families = ['Adeyemi', 'Bauer', 'Castro', 'Dang', 'Eriksen', 'Farouk', 'Ghosh', 'Haddad', 'Ito', 'Jansen']
const givens = ['Ada', 'Ben', 'Chiara', 'Dara', 'Emre', 'Fatima', 'Goran', 'Hana', 'Ivo', 'Jaya']
const stages = ['medical student, year 4', '2nd-year resident', 'PhD year 1', 'assistant professor', 'fellow']
/** People beside those with long names. */
const others = 300

/** A course as a spreadsheet writes it. */
export function crowdedCourse(): string {
  const people = [
    ...longNames,
    ...Array.from({ length: others }, (_, index) => {
      const given = givens[index % givens.length] ?? ''
      const family = families[Math.floor(index / givens.length) % families.length] ?? ''
      return `${given} ${family} ${Math.floor(index / 100) + 1}`
    }),
  ]
  const rows = people.map((name, index) => {
    const stage = stages[(index * 7 + Math.floor(index / 10)) % stages.length] ?? ''
    return `"${name}",m${index}@example.edu,"${stage}"`
  })
  return ['Name,Email,Stage', ...rows].join('\n')
}

/** Imports the course and waits until it is there. */
export async function crowd(page: Page): Promise<void> {
  const buffer = Buffer.from(crowdedCourse(), 'utf8')
  await previewRoster(page, { name: 'course.csv', mimeType: 'text/csv', buffer })
  await importPreviewed(page)
}
