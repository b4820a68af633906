import type pg from 'pg'
import type { FileStore } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'

/** How long bytes of which nothing is recorded are left: nobody sends one form for so long. */
export const GRACE_MS = 24 * 60 * 60 * 1000

/** Takes away bytes that no record of the authority has any more, or never had; as the owner, who sees all of them. Returns how many. */
export function sweepFiles(owner: pg.Pool, fileStore: FileStore, authorityId: AuthorityId, beforeMs: number): Promise<number> {
  return fileStore.sweep(authorityId, {
    beforeMs,
    used: async () => {
      const { rows } = await owner.query<{ sha256: string }>("select distinct encode(sha256, 'hex') as sha256 from files where authority_id = $1", [authorityId])
      return rows.map(({ sha256 }) => sha256)
    },
  })
}
