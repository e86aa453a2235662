// Prefetching: everything in its order, no more on the way than was asked for, and a failure in its turn.
import { expect, it } from 'vitest'
import { prefetched } from '../../../shared/prefetch.ts'

/** Gives 0 to `count` - 1, the later ones sooner, and notes how many were asked for at once. */
function source(count: number) {
  const seen = { busy: 0, most: 0 }
  const take = async (index: number): Promise<number | null> => {
    seen.busy += 1
    seen.most = Math.max(seen.most, seen.busy)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 5 - index)))
    seen.busy -= 1
    return index < count ? index : null
  }
  return { seen, take }
}

it.each([1, 3])('keeps the order with %i on the way, and no more than these', async (depth) => {
  const { seen, take } = source(8)
  const got: number[] = []
  for await (const one of prefetched(take, depth)) got.push(one)
  expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(seen.most).toBe(depth)
})

it('asks for the next one while one is in use', async () => {
  const asked: number[] = []
  const pieces = prefetched((index) => {
    asked.push(index)
    return Promise.resolve(index < 2 ? index : null)
  })
  await pieces.next()
  expect(asked).toEqual([0, 1])
  await pieces.return(undefined)
})

it('throws a failure only after what came before it', async () => {
  const got: number[] = []
  const reading = async () => {
    const take = (index: number) => (index < 2 ? Promise.resolve(index) : Promise.reject(new Error('gone')))
    for await (const one of prefetched(take, 3)) got.push(one)
  }
  await expect(reading()).rejects.toThrow('gone')
  expect(got).toEqual([0, 1])
})
