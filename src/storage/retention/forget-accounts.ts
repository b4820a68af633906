import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'

/** The end of the address of an account whose own is gone: no such domain can ever be (RFC 2606). */
const FORGOTTEN = '@forgotten.invalid'

/**
 * Forgets accounts that were shut and that nobody has used since before an instant. What signs in with goes: the address, the
 * identity of the provider, password, factors, codes, sessions. The name stays as long as a record is there in which they
 * recorded something, since the ledger says who did by an account. The row stays: ids in the ledger lead to it.
 */
export async function forgetAccounts(trx: Trx, authorityId: AuthorityId, before: string): Promise<Readonly<{ addresses: number; names: number }>> {
  const leavers = (await rowsOf<{ id: string }>(trx, `
    select u.user_id as id from users u where u.authority_id = $1 and not u.is_active and name <> ''
      and greatest(u.created_at, u.last_signed_in_at) < $2::timestamptz
      and not exists (select 1 from traces t where t.authority_id = $1 and t.user_id = u.user_id::text and t.at >= $2::timestamptz)
      and not exists (select 1 from events e where e.authority_id = $1 and e.recorded_by = u.user_id::text and e.recorded_at >= $2::timestamptz)`, [authorityId, before])).map(({ id }) => id)
  if (leavers.length === 0) return { addresses: 0, names: 0 }
  for (const table of ['sessions', 'second_factors', 'recovery_codes', 'one_use', 'identities_waiting'])
    await rowsOf(trx, `delete from ${table} where authority_id = $1 and user_id = any($2::uuid[]) returning 1`, [authorityId, leavers])
  const addresses = await rowsOf(trx, `
    update users set email = user_id::text || '${FORGOTTEN}', password_hash = null, identity_issuer = null, identity_subject = null, teams = '{}', locked_until = null
    where authority_id = $1 and user_id = any($2::uuid[]) and email not like '%${FORGOTTEN}' returning 1`, [authorityId, leavers])
  const names = await rowsOf(trx, `
    update users u set name = '' where u.authority_id = $1 and u.user_id = any($2::uuid[]) and not exists (
      select 1 from events e where e.authority_id = $1 and e.recorded_by = u.user_id::text
        and not exists (select 1 from tombstones t where t.authority_id = $1 and t.stream_id = e.stream_id)) returning 1`, [authorityId, leavers])
  return { addresses: addresses.length, names: names.length }
}
