/** So many at once, and so many a minute after that. */
export type Rate = Readonly<{ burst: number; perMinute: number }>

const MINUTE_MS = 60_000
/** Keys that are remembered: the longest unused are forgotten first, so that a million addresses fill no memory. */
const MOST_KEYS = 50_000

export type Buckets = Readonly<{
  /** Takes one of what `key` has left, and gives 0; or takes nothing, and gives the whole seconds until there is one. */
  take(key: string, rate: Rate): number
  readonly size: number
}>

/**
 * Counts what is asked under each key. Kept is only the moment at which everything asked so far would have been due at the
 * steady rate (the generic cell rate algorithm): one number for each key, whatever is asked.
 */
export function createBuckets(nowMs: () => number, mostKeys: number = MOST_KEYS): Buckets {
  const dueAt = new Map<string, number>()
  return {
    take(key, { burst, perMinute }) {
      const [now, each] = [nowMs(), MINUTE_MS / perMinute]
      const due = Math.max(now, dueAt.get(key) ?? now)
      const over = due + each - (now + burst * each)
      if (over > 0) return Math.ceil(over / 1_000)
      dueAt.delete(key)
      if (dueAt.size >= mostKeys) forgetFirst(dueAt)
      dueAt.set(key, due + each)
      return 0
    },
    get size() { return dueAt.size },
  }
}

function forgetFirst(dueAt: Map<string, number>): void {
  const { value, done } = dueAt.keys().next()
  if (done !== true) dueAt.delete(value)
}
