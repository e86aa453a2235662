// Prefetching: what comes next is asked for while what came is still in use.

/** What `take` gives for 0, 1, 2 … until it is null, in this order, with `depth` more on their way while one is in use; with one,
 * `take` is never asked before it has answered. A failure is thrown when its turn comes; whoever stops before is not told of it. */
export async function* prefetched<T>(take: (index: number) => Promise<T | null>, depth = 1): AsyncGenerator<T, void> {
  const coming: Promise<T | null>[] = []
  let index = 0
  const ask = () => {
    while (coming.length < depth) {
      const next = take(index++)
      // It is thrown where it is waited for below, which may be never.
      next.catch(() => undefined)
      coming.push(next)
    }
  }
  for (;;) {
    ask()
    const one = await coming.shift()
    if (one === undefined || one === null) return
    ask()
    yield one
  }
}
