// Rows inside a box: few or many, of one kind or several, they come out as they went in; and bytes that nobody packed
// are refused by name.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packRows, unpackRows } from '../../../renderer/vault/worker/pack.ts'
import { readRows, type Row } from '../../../renderer/vault/worker/rows.ts'

const put = fc
  .record({
    n: fc.nat(),
    table: fc.constantFrom('mentee' as const, 'meeting' as const, 'mail' as const),
    id: fc.uuid(),
    fields: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
      fc.jsonValue(),
    ),
    keyed: fc.boolean(),
  })
  .map(({ n, table, id, fields, keyed }): Row => {
    const row: Row = { n, table, id, op: 'put', v: 1, value: { ...fields, id } }
    return keyed ? { ...row, key: 'a2V5', kid: 'k1' } : row
  })
const gone = fc
  .record({ n: fc.nat(), id: fc.uuid() })
  .map(({ n, id }): Row => ({ n, table: 'meeting', id, op: 'delete', v: 2, value: null }))
const rows = fc.array(fc.oneof(put, gone), { maxLength: 40 })

const again = (list: Row[]): Row[] => readRows(unpackRows(packRows(list)))

describe('rows in a box', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(again(list)).toEqual(JSON.parse(JSON.stringify(list)))
      }),
    )
  })

  it('come out as they went in when there are many, in a fraction of the bytes', () => {
    const many = Array.from({ length: 400 }, (_, n): Row => ({
      n,
      table: 'meeting',
      id: crypto.randomUUID(),
      op: 'put',
      v: 1,
      value: { id: '', topic: `Talk ${n}`, said: 'Слово за слово. '.repeat(n % 40), shared: n % 2 === 0, nextOn: null },
    })).map((row) => ({ ...row, value: { ...(row.value as object), id: row.id } }))
    const packed = packRows(many)
    expect(readRows(unpackRows(packed))).toEqual(many)
    expect(packed.length % 256).toBe(0)
    expect(packed.length).toBeLessThan(JSON.stringify(many).length / 5)
    // A second box is unpacked into the same place and must not disturb what came out of the first.
    const first = readRows(unpackRows(packed))
    again([...many].reverse())
    expect(first).toEqual(many)
  })

  it('are named as unreadable when they are not what a box holds', () => {
    const many = packRows(
      Array.from({ length: 300 }, (_, n): Row => {
        const id = crypto.randomUUID()
        return { n, table: 'meeting', id, op: 'put', v: 1, value: { id, said: `word ${n} `.repeat(20) } }
      }),
    )
    expect(many[0]).toBe(1)
    const cut = many.slice(0, 100)
    const boastful = many.slice()
    new DataView(boastful.buffer).setUint32(1, 0xffff_ffff)
    const garbled = many.slice()
    garbled.fill(0xff, 20, 60)
    for (const bad of [cut, boastful, garbled, new Uint8Array(0), new Uint8Array([1]), new Uint8Array([0x7b, 0x20])])
      expect(() => unpackRows(bad)).toThrow(expect.objectContaining({ code: 'vault/rows-unreadable' }) as Error)
  })
})
