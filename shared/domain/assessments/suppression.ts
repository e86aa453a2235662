// Which groups of people may be shown so that nobody can be singled out, neither in one of them nor by taking one from another.
// Pure.
//
// [Note: cells of four] The groups that are shown cut the people into cells: who is in exactly the same of them. Every mean or
// sum that can be worked out from what is shown is one over whole cells. So as long as every cell has four people or nobody, no
// combination of shown groups says anything of fewer than four.

/** Nothing is shown of fewer people. */
export const fewest = 4

export interface PeopleSet {
  key: string
  /** Ids. */
  members: ReadonlySet<string>
}

/** The keys of the sets that may be shown together. They are taken in their order, so the most important comes first. */
export function showable(sets: readonly PeopleSet[]): Set<string> {
  const everybody = new Set(sets.flatMap(({ members }) => [...members]))
  let cells: ReadonlySet<string>[] = everybody.size === 0 ? [] : [everybody]
  const shown = new Set<string>()
  for (const { key, members } of sets) {
    if (members.size < fewest) continue
    const parts = cells
      .flatMap((cell) => {
        const inside = [...cell].filter((id) => members.has(id))
        const outside = [...cell].filter((id) => !members.has(id))
        return [inside, outside]
      })
      .filter((part) => part.length > 0)
    // Who is in none of the shown sets is in no number, however few they are.
    const isNumber = (part: readonly string[]) =>
      part.some((id) => members.has(id) || sets.some((one) => shown.has(one.key) && one.members.has(id)))
    if (parts.some((part) => part.length < fewest && isNumber(part))) continue
    cells = parts.map((part) => new Set(part))
    shown.add(key)
  }
  return shown
}
