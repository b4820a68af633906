import { wholeOf } from '../src/application/access/sight.ts'
import type { AuthorityId, Store } from '../src/application/ports.ts'
import { generateComplaint } from './generated-register.ts'

/** Complaints in one transaction, and transactions at a time: while PostgreSQL writes one, the next is made ready. */
const AT_ONCE = 1_000
const AT_A_TIME = 2

/**
 * Loads the generated register of one authority the way an import does, and answers how many seconds it took. Making the
 * complaints up is not part of it.
 */
export async function loadAuthority(store: Store, authorityId: AuthorityId, seed: number, many: number): Promise<number> {
  let seconds = 0
  for (let start = 0; start < many; start += AT_ONCE * AT_A_TIME) {
    const batches = Array.from({ length: AT_A_TIME }, (_, at) => start + at * AT_ONCE).filter((first) => first < many)
      .map((first) => ({ first, complaints: Array.from({ length: Math.min(AT_ONCE, many - first) }, (_, at) => generateComplaint(seed, first + at, many)) }))
    const began = performance.now()
    await Promise.all(batches.map(({ first, complaints }) => loadSome(store, authorityId, `bench ${seed} ${first}`, complaints)))
    seconds += (performance.now() - began) / 1_000
  }
  return seconds
}

async function loadSome(
  store: Store, authorityId: AuthorityId, commandId: string, complaints: readonly ReturnType<typeof generateComplaint>[],
): Promise<void> {
  const meta = { commandId, recordedBy: 'bench', recordedAt: '2026-11-23T09:00:00.000Z' }
  await store.write(wholeOf(authorityId), async (tx) => {
    await tx.people.addMany(complaints.flatMap(({ people }) => people), meta)
    const refs = await tx.texts.addMany(complaints.flatMap(({ texts }) => texts), meta.recordedAt)
    const byId = new Map(refs.map((ref) => [ref.textId, ref]))
    await tx.ledger.appendNew(complaints.map(({ stream }) => stream(byId)), meta)
  })
}
