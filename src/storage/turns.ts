/**
 * Lets what concerns the same thing go one after another, in the order of asking. Of a crowd that saves to one stream each is
 * slower than one other, and without turns all but one would lose again, and again, each with a connection in its hand.
 */
export function makeTurns<Key>(): <Result>(key: Key, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<Key, Promise<unknown>>()
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work)
    const over = turn.catch(() => undefined)
    last.set(key, over)
    try {
      return await turn
    } finally {
      if (last.get(key) === over) last.delete(key)
    }
  }
}
