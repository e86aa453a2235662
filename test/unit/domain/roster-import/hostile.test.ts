import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { workbook } from '../../../fixtures/roster/workbook.ts'
import { choicesFor } from '../../../../shared/domain/roster-import/choices.ts'
import { planned } from '../../../../shared/domain/roster-import/plan.ts'
import { readRoster } from '../../../../shared/domain/roster-import/read.ts'
import { limits } from '../../../../shared/domain/roster-import/reading.ts'

const now = '2026-09-14T08:00:00.000Z'
const utf8 = (text: string) => new TextEncoder().encode(text)
async function code(content: string | Uint8Array, name = 'list.csv') {
  const result = await readRoster(typeof content === 'string' ? utf8(content) : content, name)
  return result.ok ? 'read' : result.error.code
}
async function people(text: string) {
  const result = await readRoster(utf8(text), 'list.csv')
  if (!result.ok) throw new Error(result.error.code)
  return planned({ reading: result.value, choices: choicesFor(result.value), roster: [], now })
}

describe('files that are refused by name', () => {
  test('100,000 columns', async () => {
    const header = `Name,E-mail${',x'.repeat(100_000)}`
    expect(await code(`${header}\n${header}`)).toBe('import/too-many-columns')
  })
  test('one line of 200 MB', async () => {
    expect(await code(new Uint8Array(200 * 1024 * 1024).fill(0x61))).toBe('import/too-large')
  })
  test('one line of 30 MB', async () => {
    expect(await code(new Uint8Array(30 * 1024 * 1024).fill(0x61))).toBe('import/line-too-long')
  })
  test('more rows than a roster has', async () => {
    expect(await code(`Name\n${'a\n'.repeat(limits.rows + 1)}`)).toBe('import/too-many-rows')
  })
  test('more cells than a memory has', async () => {
    expect(await code(`Name\n${`${','.repeat(1_900)}\n`.repeat(3_000)}`)).toBe('import/too-large')
  })
  test('NUL bytes in the middle of text', async () => {
    expect(await code(`Name,E-mail\nAmina\0Okafor,amina@example.edu\n${'x,y\n'.repeat(400)}`)).toBe('import/binary')
  })
  test('two encodings in one file, with the line where the second begins', async () => {
    const bytes = new Uint8Array([
      ...utf8('Name,E-mail\nZoë,zoe@example.edu\nJ'),
      0xfc,
      ...utf8('rgen,j@example.edu\n'),
    ])
    const result = await readRoster(bytes, 'list.csv')
    expect(result).toEqual({
      ok: false,
      error: { code: 'import/mixed-encodings', message: 'line 3', retryable: false },
    })
  })
  test('a quotation mark that opens and never closes, with its row', async () => {
    const result = await readRoster(
      utf8('Name,E-mail\nAmina,a@example.edu\n"Bo,b@example.edu\nCy,c@example.edu\n'),
      'x.csv',
    )
    expect(result).toEqual({ ok: false, error: { code: 'import/open-quote', message: 'row 3', retryable: false } })
  })
  test('nothing at all, and nothing but space', async () => {
    expect([await code(''), await code('\uFEFF \n\n')]).toEqual(['import/empty', 'import/empty'])
  })
  test('names of columns and nobody under them', async () => {
    expect(await code('Name,E-mail\n\n,,\n')).toBe('import/nobody')
  })
  test('people without names of columns', async () => {
    expect(await code('Amina Okafor,amina@example.edu\nBo Li,bo@example.edu\n')).toBe('import/no-header')
  })
  test('a letter, a web page, a picture, a PDF', async () => {
    expect(await code('Dear colleague,\nplease find the list of my students.\n')).toBe('import/not-a-roster')
    expect(await code('<html><body><table><tr><td>Name</td></tr></table></body></html>', 'grades.xls')).toBe(
      'import/not-a-roster',
    )
    expect(await code(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).toBe('import/not-a-roster')
    expect(await code('%PDF-1.7 …')).toBe('import/not-a-roster')
  })
  test('a workbook of the old kind or with a password', async () => {
    expect(await code(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'list.xls')).toBe('import/old-workbook')
  })
  test('a workbook cut short, and an archive that is no workbook', async () => {
    const whole = workbook([{ name: 'A', rows: [['Name'], ['Amina']] }])
    expect(await code(whole.slice(0, whole.length / 2), 'list.xlsx')).toBe('import/damaged-workbook')
    expect(await code(zipSync({ 'mimetype.xml': strToU8('x') }), 'list.ods')).toBe('import/not-a-roster')
  })
  test('a small workbook that unpacks to gigabytes', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8('<worksheet/>'),
    })
    // The size that the directory of the archive claims for its first part.
    const directory = new DataView(bomb.buffer)
    for (let at = 0; at < bomb.length - 4; at++) {
      if (directory.getUint32(at, true) !== 0x02014b50) continue
      directory.setUint32(at + 24, 0x7fff_ffff, true)
      break
    }
    expect(await code(bomb, 'list.xlsx')).toBe('import/too-large')
  })
  test('a workbook with one cell in the last corner', async () => {
    const sheet = (cell: string) =>
      zipSync({
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': strToU8(
          `<worksheet><sheetData><row><c r="${cell}"/></row></sheetData></worksheet>`,
        ),
      })
    expect(await code(sheet('XFD1'), 'list.xlsx')).toBe('import/too-many-columns')
    expect(await code(sheet('A1048576'), 'list.xlsx')).toBe('import/too-many-rows')
    expect(await code(sheet('BXX90000'), 'list.xlsx')).toBe('import/too-large')
    expect(await code(sheet('&#65;9999999'), 'list.xlsx')).toBe('import/damaged-workbook')
  })
})

describe('files that are strange and yet are read', () => {
  test('10,000 rows of the same person are one person', async () => {
    const plan = await people(`Name,E-mail\n${'Amina Okafor,amina@example.edu\n'.repeat(10_000)}`)
    expect(plan.add.map((one) => one.mentee.name)).toEqual(['Amina Okafor'])
    expect(plan.rows[0]?.lines).toHaveLength(10_000)
  })
  test('10,000 people of one name are 10,000 people when their numbers differ', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Bo Li,${index}`)
    expect((await people(`Name,Student number\n${rows.join('\n')}`)).add).toHaveLength(10_000)
  })
  test('formulas lose only the apostrophe that kept them asleep', async () => {
    const plan = await people(`Name,Remarks\n'=1+1,"'=cmd|' /C calc'!A0"\n=HYPERLINK(1),x\n`)
    expect(plan.add.map((one) => one.mentee.name)).toEqual(['=1+1', '=HYPERLINK(1)'])
    expect(plan.add[0]?.mentee.remarks).toBe("=cmd|' /C calc'!A0")
  })
  test('names with line breaks, marks of direction and combining signs stay names', async () => {
    const plan = await people('Name\n"Amina\nOkafor"\nשרה \u202Eכהן\nA\u0301\u0302\u0303na\n👩🏽‍🎓\n')
    expect(plan.add.map((one) => one.mentee.name)).toEqual([
      'Amina Okafor',
      'שרה \u202Eכהן',
      'A\u0301\u0302\u0303na',
      '👩🏽‍🎓',
    ])
  })
  test('a name of 5,000 letters is cut to the longest line, and the row says so', async () => {
    const plan = await people(`Name\n${'a'.repeat(5_000)}\n`)
    expect(plan.add[0]?.mentee.name).toHaveLength(500)
    expect(plan.rows[0]?.notes).toEqual([{ kind: 'cut', field: 'name', text: 'a'.repeat(80) }])
  })
  test('three kinds of line ends in one file', async () => {
    const plan = await people(
      'Name,E-mail\r\nAmina,a@example.edu\nBo,b@example.edu\rCy,c@example.edu\n"D\r\nE",d@example.edu',
    )
    expect(plan.add.map((one) => one.mentee.name)).toEqual(['Amina', 'Bo', 'Cy', 'D E'])
  })
  test('rows shorter and longer than the header', async () => {
    const plan = await people('Name,E-mail,Phone\nAmina\nBo,b@example.edu,1,2,3\n')
    expect(plan.add.map((one) => [one.mentee.name, one.mentee.emails, one.mentee.phone])).toEqual([
      ['Amina', [], ''],
      ['Bo', ['b@example.edu'], '1'],
    ])
  })
  test('what is no address is kept out of the addresses and named', async () => {
    const plan = await people('Name,E-mail\nAmina,none; amina@example.edu\n')
    expect(plan.add[0]?.mentee.emails).toEqual(['amina@example.edu'])
    expect(plan.rows[0]?.notes).toEqual([{ kind: 'not-an-address', field: 'emails', text: 'none' }])
  })
  test('a broken card is named and the others are read', async () => {
    const result = await readRoster(
      utf8('BEGIN:VCARD\nVERSION:3.0\nFN:Amina\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nX-BROKEN;A="b:c\nEND:VCARD\n'),
      'a.vcf',
    )
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.rows).toHaveLength(1)
    expect(result.value.leftOut).toEqual([expect.objectContaining({ line: 2, reason: 'unreadable-card' })])
  })
})

describe('days', () => {
  const starts = async (cells: string[], dayOrder: 'day-first' | 'month-first' | null = null) => {
    const result = await readRoster(
      utf8(`Name,Start\n${cells.map((cell, index) => `P${index},${cell}`).join('\n')}`),
      'a.csv',
    )
    if (!result.ok) throw new Error(result.error.code)
    const plan = planned({ reading: result.value, choices: { ...choicesFor(result.value), dayOrder }, roster: [], now })
    return { days: plan.add.map((one) => one.mentee.startOn), unclear: plan.remarks.unclearDays }
  }
  test('one cell above twelve settles the whole column', async () => {
    expect(await starts(['3/4/2026', '14/4/2026'])).toEqual({ days: ['2026-04-03', '2026-04-14'], unclear: false })
    expect(await starts(['3/4/2026', '4/14/2026'])).toEqual({ days: ['2026-03-04', '2026-04-14'], unclear: false })
  })
  test('otherwise the mentor is asked once, and no day is guessed', async () => {
    expect(await starts(['3/4/2026'])).toEqual({ days: [null], unclear: true })
    expect((await starts(['3/4/2026'], 'day-first')).days).toEqual(['2026-04-03'])
  })
  test('days that do not exist are not kept', async () => {
    expect((await starts(['31.2.2026', '2026-02-30', '2026-02-28'])).days).toEqual([null, null, '2026-02-28'])
  })
})

describe('what an import does to somebody who is there', () => {
  const amina = {
    id: '3f0e8a52-6a43-4d0b-9a0f-3a8a5f6f4c11',
    createdAt: now,
    updatedAt: now,
    sample: false,
    name: 'Amina Okafor',
    preferredName: '',
    pronouns: '',
    emails: ['amina@example.edu'],
    phone: '1',
    studentId: '',
    institution: '',
    programme: 'Mine',
    stage: '',
    timeZone: '',
    languages: [],
    connectivity: null,
    preferredChannels: [],
    handles: [],
    tags: ['thesis'],
    startOn: null,
    endOn: null,
    status: 'active' as const,
    match: 'one-to-one' as const,
    structure: 'unstructured' as const,
    moderation: null,
    remarks: 'Mine',
    archivedAt: null,
  }
  const file =
    'Name,E-mail,Phone,Programme,Tags,Student number,Remarks\nAmina O.,amina@example.edu; a@example.org,2,Theirs,field work,400100,Theirs\n'
  const planFor = async (update: boolean) => {
    const result = await readRoster(utf8(file), 'a.csv')
    if (!result.ok) throw new Error(result.error.code)
    return planned({ reading: result.value, choices: { ...choicesFor(result.value), update }, roster: [amina], now })
  }
  test('empty fields are filled, addresses and tags added, nothing of the mentor’s is touched', async () => {
    expect((await planFor(false)).change).toEqual([
      { ...amina, emails: ['amina@example.edu', 'a@example.org'], tags: ['thesis', 'field work'], studentId: '400100' },
    ])
  })
  test('with "update" what the file says stands instead, and each field says what it was', async () => {
    const plan = await planFor(true)
    expect(plan.change[0]).toMatchObject({ name: 'Amina O.', phone: '2', programme: 'Theirs', remarks: 'Theirs' })
    const verdict = plan.rows[0]?.verdict
    expect(verdict).toMatchObject({ kind: 'change', by: 'email', known: 'Amina Okafor' })
    expect(verdict?.kind === 'change' && verdict.changes).toContainEqual({ field: 'phone', before: '1', after: '2' })
  })
})

describe('corrections', () => {
  test('a name typed in, a row left out, a role overruled, a question settled', async () => {
    const result = await readRoster(
      utf8('Name,E-mail,Role\n,a@example.edu,\nBo,b@example.edu,\nCy,c@example.edu,Teacher\n'),
      'a.csv',
    )
    if (!result.ok) throw new Error(result.error.code)
    const choices = {
      ...choicesFor(result.value),
      corrections: { 2: { name: 'Amina', studentId: '7' }, 3: { decision: 'leave-out' }, 4: { decision: 'add' } },
    }
    const plan = planned({ reading: result.value, choices, roster: [], now })
    expect(plan.add.map((one) => [one.mentee.name, one.mentee.studentId])).toEqual([
      ['Amina', '7'],
      ['Cy', ''],
    ])
    expect(plan.rows[1]?.verdict).toEqual({ kind: 'out', reason: 'excluded', otherLine: null })
  })
})
