import type pg from 'pg'
import type { AuthorityId } from '../application/ports.ts'

/** With the authority's own number, the lock of whoever hands over its messages. */
const HANDING_OVER = 4_327_404

/**
 * Runs `work` while nobody else, of however many servers, hands over messages of this authority; null, and nothing done, where
 * somebody does. The lock is a session of the database, so it ends with the process, however that ends. `lost` is aborted where the
 * session breaks: somebody else may have the lock by then.
 */
export async function outboxAlone<T>(app: pg.Pool, authorityId: AuthorityId, work: (lost: AbortSignal) => Promise<T>): Promise<T | null> {
  const client = await app.connect()
  const lost = new AbortController()
  const broke = (): void => lost.abort()
  client.once('error', broke)
  client.once('end', broke)
  try {
    const { rows: [row] } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [HANDING_OVER, authorityId])
    if (row?.taken !== true) return null
    try {
      return await work(lost.signal)
    } finally {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', [HANDING_OVER, authorityId]).catch(broke)
    }
  } finally {
    client.removeListener('error', broke)
    client.removeListener('end', broke)
    // A session that broke goes, and its lock with it.
    client.release(lost.signal.aborted)
  }
}
