import type { Viewer } from './access/sight.ts'
import type { Store, Transaction } from './ports.ts'

/** A transaction, and the way to give it up: `undo` takes back everything that was written in it, and says why. */
export type Within<Result> = Readonly<{ tx: Transaction; undo: (result: Result) => never }>

/** Work that is recorded whole or not at all. What it was undone with is its answer. */
export async function allOrNothing<Result>(store: Store, viewer: Viewer, work: (within: Within<Result>) => Promise<Result>): Promise<Result> {
  class Undone extends Error {
    override readonly name = 'Undone'
    readonly result: Result
    constructor(result: Result) {
      super('undone')
      this.result = result
    }
  }
  const undo = (result: Result): never => {
    throw new Undone(result)
  }
  try {
    return await store.write(viewer, (tx) => work({ tx, undo }))
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}
