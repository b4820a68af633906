import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'

/** Which of these commands were carried out. */
export async function carriedOut(trx: Trx, authorityId: AuthorityId, commandIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ command_id: string }>(trx, 'select command_id from commands where authority_id = $1 and command_id = any($2::text[])', [authorityId, commandIds])
  return new Set(rows.map(({ command_id }) => command_id))
}
