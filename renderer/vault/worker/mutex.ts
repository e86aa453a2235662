// One at a time, in the order of asking: the vault has one writer.

export type Mutex = <T>(work: () => Promise<T>) => Promise<T>

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    // Whether the one before failed is its own caller's business.
    const next = last.then(work, work)
    last = next
    return next
  }
}
