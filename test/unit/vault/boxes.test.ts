// Boxes and bundles: what was sealed opens only where it was put, and what was packed comes out byte for byte.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBundle, encodeBundle } from '../../../renderer/vault/worker/frame.ts'
import {
  importFolderKey,
  newFolderKey,
  nextLink,
  openBody,
  openJson,
  sealBody,
  sealJson,
  type Place,
} from '../../../renderer/vault/worker/seal.ts'

const bytes = fc.uint8Array({ maxLength: 600 }).map((list) => new Uint8Array(list))
const place: Place = { place: 'tail', folder: 'directory', first: 3, last: 9, kid: 'root' }

describe('a box', () => {
  it('gives back what was sealed, in a size that tells little', async () => {
    const key = await importFolderKey(newFolderKey())
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const box = await sealJson(key, place, value)
        expect((box.length - 1 - 12 - 16) % 256).toBe(0)
        expect(JSON.stringify(await openJson(key, place, box))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('opens nowhere else and with no other key, and not when a bit of it changed', async () => {
    const key = await importFolderKey(newFolderKey())
    const box = await sealJson(key, place, { name: 'Amina' })
    const elsewhere: Partial<Place>[] = [
      { place: 'block' },
      { folder: 'other' },
      { first: 4 },
      { last: 10 },
      { kid: '2' },
    ]
    for (const other of elsewhere)
      await expect(openJson(key, { ...place, ...other }, box)).rejects.toMatchObject({ code: 'vault/box-refused' })
    const foreign = await importFolderKey(newFolderKey())
    await expect(openJson(foreign, place, box)).rejects.toMatchObject({ code: 'vault/box-refused' })
    for (let at = 0; at < box.length; at++) {
      const changed = box.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      await expect(openJson(key, place, changed)).rejects.toMatchObject({ name: 'NamedError' })
    }
  })

  it('of a body gives back its exact bytes', async () => {
    const key = await importFolderKey(newFolderKey())
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        expect(await openBody(key, 'id', 'kid', await sealBody(key, 'id', 'kid', body))).toEqual(body)
      }),
    )
  })
})

describe('a bundle', () => {
  const count = fc.nat(1_000_000)
  const name = fc.string({ minLength: 1, maxLength: 20 })
  const rows = fc.array(fc.record({ folder: name, part: count, first: count, last: count, kid: name, box: bytes }), {
    maxLength: 5,
  })
  const bodies = fc.array(fc.record({ id: name, folder: name, kid: name, box: bytes }), { maxLength: 3 })
  const bundle = fc.record({ rows, bodies, manifest: fc.option(bytes) })

  it('comes out as it was packed', () => {
    fc.assert(
      fc.property(bundle, (one) => {
        expect(decodeBundle(encodeBundle(one))).toEqual(one)
      }),
    )
  })

  it('that was cut or lengthened is refused by name, and noise never does anything else', () => {
    fc.assert(
      fc.property(bundle, fc.nat(), bytes, (one, cut, noise) => {
        const packed = encodeBundle(one)
        const short = packed.subarray(0, cut % packed.length)
        expect(() => decodeBundle(short)).toThrow('vault/frame-unreadable')
        expect(() => decodeBundle(new Uint8Array([...packed, 0]))).toThrow('vault/frame-unreadable')
        expect(() => decodeBundle(noise)).toThrow('vault/frame-unreadable')
      }),
    )
  })
})

describe('the chain', () => {
  it('follows the published rule', async () => {
    const payload = new TextEncoder().encode('abc')
    const link = await nextLink(new Uint8Array(32), 1, 2, payload)
    const whole = new Uint8Array([
      ...new Array<number>(32).fill(0),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      2,
      ...payload,
    ])
    expect(link).toEqual(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)))
  })
})
