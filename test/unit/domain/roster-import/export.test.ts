import fc from 'fast-check'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { ownColumns, readHandle, splitList, unguardCell } from '../../../../shared/domain/roster-export-cells.ts'
import { rosterToCsv, rosterToVcard } from '../../../../shared/domain/roster-export.ts'
import { mentee } from '../../../../shared/model/mentee.ts'
import { anyRoster } from './arbitrary-mentee.ts'

const amina = mentee.parse({
  id: '3f0e8a52-6a43-4d0b-9a0f-3a8a5f6f4c11',
  createdAt: '2026-01-05T08:00:00.000Z',
  updatedAt: '2026-02-05T08:00:00.000Z',
  name: 'Amina Okafor',
  preferredName: 'Mina',
  emails: ['amina@example.edu', 'a,b;c@example.org'],
  phone: '+254 700 000 001',
  institution: 'Example University; Nairobi',
  programme: 'Public Health',
  timeZone: 'Africa/Nairobi',
  languages: ['Kiswahili', 'en'],
  handles: [
    { kind: 'chat', service: 'WhatsApp "work"', handle: '+254 700 000 001' },
    { kind: 'social', service: 'Mastodon', handle: '@amina@social.example.org' },
    { kind: 'video', service: 'Zoom', handle: 'amina.o' },
  ],
  tags: ['thesis, late', 'year 2'],
  remarks: 'First line\nSecond; with \\ and, comma',
})

describe('CSV export', () => {
  test('every cell of any mentee can be read back, whatever a mentor typed into it', () => {
    fc.assert(
      fc.property(anyRoster, (roster) => {
        const parsed = Papa.parse<string[]>(rosterToCsv(roster), { delimiter: ',', newline: '\r\n' })
        const [header, ...rows] = parsed.data.slice(0, -1)
        expect(header).toEqual(ownColumns.map((column) => column.header))
        expect(rows.map((row) => row.map(unguardCell))).toEqual(
          roster.map((one) => ownColumns.map((column) => column.text(one))),
        )
      }),
    )
  })

  test('no cell begins with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyRoster, (roster) => {
        for (const row of Papa.parse<string[]>(rosterToCsv(roster), { delimiter: ',', newline: '\r\n' }).data)
          for (const cell of row) expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u)
      }),
    )
  })

  test('lists and handles survive their separators', () => {
    const cell = ownColumns.find((column) => column.field === 'handles')?.text(amina) ?? ''
    expect(splitList(cell).map(readHandle)).toEqual(amina.handles)
    expect(splitList(ownColumns.find((column) => column.field === 'tags')?.text(amina) ?? '')).toEqual(amina.tags)
  })
})

describe('vCard export', () => {
  const properties = (text: string) => {
    const parsed: unknown = ICAL.parse(text)
    if (!Array.isArray(parsed)) throw new TypeError('not a card')
    return new ICAL.Component(parsed)
  }

  test('a vCard reader finds name, addresses, telephone, place, tags and remarks', () => {
    const card = properties(rosterToVcard([amina]))
    expect(card.getFirstPropertyValue('version')).toBe('4.0')
    expect(card.getFirstPropertyValue('fn')).toBe(amina.name)
    expect(card.getFirstPropertyValue('nickname')).toBe(amina.preferredName)
    expect(card.getAllProperties('email').map((one) => one.getFirstValue())).toEqual(amina.emails)
    expect(card.getFirstPropertyValue('tel')).toBe(amina.phone)
    expect(card.getFirstPropertyValue('org')).toEqual([amina.institution, amina.programme])
    expect(card.getFirstPropertyValue('tz')).toBe(amina.timeZone)
    expect(card.getFirstPropertyValue('lang')).toBe('en')
    expect(card.getFirstProperty('categories')?.getValues()).toEqual(amina.tags)
    expect(card.getFirstPropertyValue('note')).toBe(amina.remarks)
    expect(card.getFirstProperty('impp')?.getParameter('x-service-type')).toBe('WhatsApp "work"')
    expect(card.getFirstPropertyValue('impp')).toBe('x-handle:%2B254%20700%20000%20001')
    expect(card.getFirstPropertyValue('socialprofile')).toBe('@amina@social.example.org')
  })

  test('no line is longer than 75 octets and no character is cut', () => {
    fc.assert(
      fc.property(anyRoster, (roster) => {
        const text = rosterToVcard(roster)
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(text.isWellFormed()).toBe(true)
      }),
    )
  })

  test('any roster gives as many readable cards, with the remarks as written', () => {
    fc.assert(
      fc.property(anyRoster, (roster) => {
        const cards = rosterToVcard(roster)
          .split(/(?<=END:VCARD\r\n)/u)
          .filter((text) => text !== '')
          .map(properties)
        expect(cards.map((card) => card.getFirstPropertyValue('fn'))).toEqual(
          roster.map((one) => one.name.replace(/\r\n?/g, '\n')),
        )
        expect(cards.map((card) => card.getFirstPropertyValue('note') ?? '')).toEqual(
          roster.map((one) => one.remarks.replace(/\r\n?/g, '\n')),
        )
      }),
    )
  })
})
