import type { AuthorityId, StreamId } from '../../application/ports.ts'
import type { PersonId, UserId } from '../../domain/complaint/events.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'

/** The complaints in which this user was given access that could be used, now or before. */
export async function complaintsOpenedTo(trx: Trx, authorityId: AuthorityId, userId: UserId): Promise<readonly StreamId[]> {
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select distinct stream_id from outside_access where authority_id = $1 and user_id = $2 order by stream_id`, [authorityId, userId])
  return rows.map((row) => row.stream_id)
}

/** The accounts that these people were given access with, the latest first. */
export async function accountsOfOutsiders(
  trx: Trx, authorityId: AuthorityId, personIds: readonly PersonId[],
): Promise<readonly Readonly<{ personId: PersonId; userId: UserId }>[]> {
  if (personIds.length === 0) return []
  const rows = await rowsOf<{ person_id: PersonId; user_id: UserId }>(trx, `
    select person_id, user_id from outside_access where authority_id = $1 and person_id = any ($2::uuid[]) order by from_on desc, user_id`, [authorityId, personIds])
  return rows.map((row) => ({ personId: row.person_id, userId: row.user_id }))
}
