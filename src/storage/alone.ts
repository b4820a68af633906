import type pg from 'pg'
import type { AuthorityId } from '../application/ports.ts'

/** Work of which only one server does it at once, for each authority (of mail, for each of its mailboxes): the number of its lock. */
const LOCKS = { 'handing-over': 4_327_404, 'looking-at-files': 4_327_405, 'reading-mail': 4_327_406 } as const
type AloneAt = keyof typeof LOCKS

/**
 * Runs `work` while nobody else, of however many servers, does the same for this authority; null, and nothing done, where
 * somebody does. The lock is a session of the database, so it ends with the process, however that ends. `lost` is aborted where the
 * session breaks: somebody else may have the lock by then.
 */
export async function alone<T>(app: pg.Pool, at: AloneAt, whose: AuthorityId | `${AuthorityId} ${string}`, work: (lost: AbortSignal) => Promise<T>): Promise<T | null> {
  const client = await app.connect()
  const lost = new AbortController()
  const broke = (): void => lost.abort()
  client.once('error', broke)
  client.once('end', broke)
  try {
    const { rows: [row] } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [LOCKS[at], whose])
    if (row?.taken !== true) return null
    try {
      return await work(lost.signal)
    } finally {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [LOCKS[at], whose]).catch(broke)
    }
  } finally {
    client.removeListener('error', broke)
    client.removeListener('end', broke)
    // A session that broke goes, and its lock with it.
    client.release(lost.signal.aborted)
  }
}
