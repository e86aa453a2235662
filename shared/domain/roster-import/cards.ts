// vCard files (3.0, 4.0, and 2.1 of old telephones) to the same table as our own CSV. ical.js parses each card by
// itself, so that one broken card is named and the others are read.
import ICAL from 'ical.js'
import type { Handle } from '../../model/mentee.ts'
import { channelKind } from '../../model/mentee.ts'
import type { Result } from '../../result.ts'
import { fail, ok } from '../../result.ts'
import { handleText, joinList, ownColumns } from '../roster-export-cells.ts'
import { backslash, plainLine, splitCards } from './card-lines.ts'
import type { CardLines } from './card-lines.ts'
import type { Column, ImportField, LeftOutRow, SourceRow } from './reading.ts'
import { limits } from './reading.ts'
import { joinName } from './names.ts'

export interface CardTable {
  readonly columns: Column[]
  readonly rows: SourceRow[]
  readonly leftOut: LeftOutRow[]
}

/** Failures: `import/too-many-rows`, `import/not-a-roster` when there is no card in it. */
export function readCards(text: string): Result<CardTable> {
  const cards = splitCards(text)
  if (cards.length === 0) return fail('import/not-a-roster')
  if (cards.length > limits.rows) return fail('import/too-many-rows', String(cards.length))
  const rows: SourceRow[] = []
  const leftOut: LeftOutRow[] = []
  for (const card of cards) {
    const facts = factsOf(card)
    if (facts === null)
      leftOut.push({ line: card.number, text: card.lines[0]?.slice(0, 80) ?? '', reason: 'unreadable-card' })
    else rows.push({ line: card.number, cells: ownColumns.map((column) => facts.get(column.field) ?? '') })
  }
  const columns = ownColumns
    .map((column, index): [Column, number] => [
      {
        header: column.header,
        field: fieldOf(column.field),
        samples: rows
          .slice(0, 4)
          .map((row) => row.cells[index] ?? '')
          .filter((cell) => cell !== ''),
      },
      index,
    ])
    .filter(([, index]) => index === 0 || rows.some((row) => row.cells[index] !== ''))
  return ok({
    columns: columns.map(([column]) => column),
    rows: rows.map((row) => ({ line: row.line, cells: columns.map(([, index]) => row.cells[index] ?? '') })),
    leftOut,
  })
}

/** Every fact of our own columns is a field of the import. */
function fieldOf(field: (typeof ownColumns)[number]['field']): ImportField {
  return field
}

interface Property {
  readonly name: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly values: readonly unknown[]
}

type Facts = Map<ImportField, string>

/** The facts of a card by field, lists joined as in our own CSV; null when the card cannot be read. */
function factsOf(card: CardLines): Facts | null {
  const properties = parsed(card)
  if (properties === null) return null
  const of = (name: string): Property[] => properties.filter((one) => one.name === name)
  const texts = (name: string): string[] =>
    of(name)
      .flatMap((one) => one.values.map(textOf))
      .filter((text) => text !== '')
  const first = (name: string): string => texts(name)[0] ?? ''
  const own = (name: string): string => first(`x-telemachus-${name}`)
  const facts: Facts = new Map()

  const [family, given, middle] = parts(of('n')[0])
  facts.set('name', first('fn') || joinName([given, middle].filter(Boolean).join(' '), family ?? ''))
  facts.set('preferredName', first('nickname'))
  facts.set('pronouns', first('pronouns'))
  facts.set(
    'emails',
    joinList(
      byPreference(of('email'))
        .flatMap((one) => one.values.map(textOf))
        .map((text) => text.replace(/^mailto:/iu, '')),
    ),
  )
  facts.set('phone', first('tel').replace(/^tel:/iu, ''))
  const [institution, unit] = parts(of('org')[0])
  facts.set('institution', institution ?? '')
  facts.set('programme', unit ?? '')
  facts.set('stage', first('title') || first('role'))
  facts.set('timeZone', texts('tz').find((zone) => zone.includes('/') || zone === 'UTC') ?? first('tz'))
  facts.set(
    'languages',
    joinList(inPlace([...of('lang'), ...of('x-telemachus-language')]).flatMap((one) => one.values.map(textOf))),
  )
  facts.set(
    'handles',
    joinList(
      inPlace(properties.filter((one) => handleProperties.has(one.name)))
        .map(handleOf)
        .filter((one) => one !== null)
        .map(handleText),
    ),
  )
  facts.set('tags', joinList(texts('categories')))
  facts.set(
    'remarks',
    of('note')
      .flatMap((one) => one.values.map(rawText))
      .join('\n'),
  )
  facts.set('studentId', own('student-number'))
  facts.set('connectivity', own('connectivity'))
  facts.set('preferredChannels', joinList(texts('x-telemachus-channel')))
  facts.set('startOn', own('start'))
  facts.set('endOn', own('end'))
  facts.set('status', own('status'))
  facts.set('match', own('match'))
  facts.set('structure', own('structure'))
  facts.set('moderation', own('moderation'))
  facts.set('archivedAt', own('archived'))
  facts.set('createdAt', own('created'))
  facts.set('updatedAt', own('changed'))
  facts.set('sample', own('sample'))
  facts.set('id', own('created') === '' ? '' : first('uid').replace(/^urn:uuid:/iu, ''))
  return facts
}

function parsed(card: CardLines): Property[] | null {
  const version =
    card.lines
      .find((line) => /^version:/iu.test(line))
      ?.slice(8)
      .trim() ?? '3.0'
  const lines = card.lines.filter((line) => !/^version:/iu.test(line)).map(plainLine)
  try {
    const result: unknown = ICAL.parse(
      ['BEGIN:VCARD', `VERSION:${version === '4.0' ? '4.0' : '3.0'}`, ...lines, 'END:VCARD'].join('\r\n'),
    )
    const list: unknown = Array.isArray(result) ? result[1] : null
    return Array.isArray(list) ? list.map(propertyOf) : null
  } catch {
    // See [Note: what a parser throws] in workbook.ts.
    return null
  }
}

/** A jCard property: `[name, parameters, type, value, …]`. */
function propertyOf(entry: unknown): Property {
  const list: unknown[] = Array.isArray(entry) ? entry : []
  const [name, parameters, , ...values] = list
  return {
    name: typeof name === 'string' ? name : '',
    parameters: typeof parameters === 'object' && parameters !== null ? { ...parameters } : {},
    values,
  }
}

function rawText(value: unknown): string {
  return typeof value === 'string'
    ? value.replaceAll(backslash, '\\')
    : Array.isArray(value)
      ? value.map(rawText).join(' ')
      : ''
}

function textOf(value: unknown): string {
  return rawText(value).trim()
}

/** The parts of N and ORG, which are one value of several. */
function parts(property: Property | undefined): string[] {
  const value = property?.values[0]
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)]
}

function numberOf(property: Property, parameter: string, otherwise: number): number {
  const number = Number(rawText(property.parameters[parameter]))
  return Number.isFinite(number) && number > 0 ? number : otherwise
}

/** PREF=1 comes first (4.0); TYPE=pref (3.0) too. */
function byPreference(properties: Property[]): Property[] {
  const rank = (one: Property): number => numberOf(one, 'pref', /pref/iu.test(rawText(one.parameters.type)) ? 1 : 101)
  return properties.toSorted((one, other) => rank(one) - rank(other))
}

function inPlace(properties: Property[]): Property[] {
  return properties.toSorted((one, other) => numberOf(one, 'x-place', 1_000) - numberOf(other, 'x-place', 1_000))
}

const handleProperties: ReadonlySet<string> = new Set([
  'impp',
  'socialprofile',
  'x-socialprofile',
  'x-telemachus-handle',
])

function handleOf(property: Property): Handle | null {
  const value = textOf(property.values[0])
  const service = rawText(
    property.parameters['x-service-type'] ??
      property.parameters['service-type'] ??
      property.parameters['x-service'] ??
      property.parameters.type,
  )
  if (value === '') return null
  if (property.name === 'x-telemachus-handle') {
    const kind = channelKind.safeParse(rawText(property.parameters['x-kind']))
    return kind.success ? { kind: kind.data, service, handle: value } : null
  }
  if (property.name !== 'impp') return { kind: 'social', service, handle: value }
  const [, scheme = '', rest = value] = /^([\w.+-]+):(.*)$/su.exec(value) ?? []
  return {
    kind: 'chat',
    service: property.parameters['x-service-type'] === undefined ? service || scheme : service,
    handle: decoded(rest),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
