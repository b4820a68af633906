/**
 * Lets what was asked of the database go out before this process goes on with work of its own: a statement leaves only
 * once nothing else is to be done, and until then PostgreSQL would wait too.
 */
export function sent(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

/** Waits for all, even where one fails: nothing may still be on its way when the transaction is rolled back. */
export async function allDone(...works: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason
}
