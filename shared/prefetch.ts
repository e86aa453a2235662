// Prefetching: what comes next is asked for while what came is still in use.

/** What `take` gives until it is null, in its order, with `depth` more on their way while one is in use; with one, `take` is never asked
 * before it has answered. A failure is thrown when its turn comes; whoever stops before is not told of it. */
export async function* prefetched<T>(take: () => Promise<T | null>, depth = 1): AsyncGenerator<T, void> {
  const coming: Promise<T | null>[] = []
  const ask = () => {
    while (coming.length < depth) {
      const next = take()
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
