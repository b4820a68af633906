import { seeingOf, type Viewer } from './access/sight.ts'
import type { Store } from './ports.ts'

/**
 * Runs `work` with a store in which everything that `viewer` reads is read in one transaction: opened once, and two parts of a
 * page never disagree. What somebody else looks for, and what is written, goes its own way, on another connection: `work` does
 * little of it, and waits for nothing slow, since the transaction is open all the while.
 */
export function readAtOnce<T>(store: Store, viewer: Viewer, work: (store: Store) => Promise<T>): Promise<T> {
  const own = JSON.stringify(seeingOf(viewer))
  return store.read(viewer, (reads) => work({ ...store, read: (other, asked) => (JSON.stringify(seeingOf(other)) === own ? asked(reads) : store.read(other, asked)) }))
}
