import type pg from 'pg'
import type { Trace, Traces } from '../../application/access/traces.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { Pools } from '../pools.ts'
import { isUuid } from '../is-uuid.ts'
import { inTransaction } from '../transaction.ts'

type By = Parameters<Traces['destroyBefore']>[2]

/** The beginning of a chain that is old enough to go: its first number that stays is the next, or there is none. */
type Stretch = Readonly<{ chainId: string; throughSeq: number }>

/**
 * Destroys what is older than an instant, chain by chain. The server's role may not remove a trace, so this is the owner's.
 * Each chain is told of first and destroyed then: what a crash leaves in between is told of and still there, and goes the
 * next time.
 */
export async function destroyBefore(
  { owner }: Pick<Pools, 'owner'>, keep: Traces['keep'], authorityId: AuthorityId, { instant, by }: Readonly<{ instant: string; by: By }>,
): Promise<number> {
  if (!isUuid(authorityId)) throw new Error('not an authority id')
  const begin = `begin; set local heard.authority_id = '${authorityId}'`
  const stretches = await inTransaction(owner, begin, (_trx, client) => oldStretches(client, authorityId, instant))
  let destroyed = 0
  for (const stretch of stretches) {
    await keep(authorityId, [told(stretch, by)])
    destroyed += await inTransaction(owner, begin, (_trx, client) => destroy(client, authorityId, stretch, by.at))
  }
  return destroyed
}

function told({ chainId, throughSeq }: Stretch, by: By): Trace {
  return { ...by, kind: 'destroyed', subject: { kind: 'traces', id: chainId }, what: `through-${throughSeq}` }
}

/** A clock that was set back can leave a newer trace before an older one: a chain goes as far as the first that stays. */
async function oldStretches(client: pg.ClientBase, authorityId: AuthorityId, instant: string): Promise<readonly Stretch[]> {
  const { rows } = await client.query<Stretch>(`
    with old as (select distinct chain_id from traces where authority_id = $1 and at < $2::timestamptz)
    select o.chain_id as "chainId", coalesce(
      (select min(t.seq) - 1 from traces t where t.authority_id = $1 and t.chain_id = o.chain_id and t.at >= $2::timestamptz),
      (select max(t.seq) from traces t where t.authority_id = $1 and t.chain_id = o.chain_id)) as "throughSeq"
    from old o order by o.chain_id`, [authorityId, instant])
  const first = await client.query<{ chainId: string; seq: number }>(
    'select chain_id as "chainId", min(seq) as seq from traces where authority_id = $1 and chain_id = any($2::uuid[]) group by chain_id', [authorityId, rows.map(({ chainId }) => chainId)])
  const firsts = new Map(first.rows.map(({ chainId, seq }) => [chainId, seq]))
  return rows.filter(({ chainId, throughSeq }) => throughSeq >= (firsts.get(chainId) ?? Infinity))
}

async function destroy(client: pg.ClientBase, authorityId: AuthorityId, { chainId, throughSeq }: Stretch, destroyedAt: string): Promise<number> {
  const stretch = [authorityId, chainId, throughSeq]
  await client.query(`
    insert into trace_tombstones (authority_id, chain_id, through_seq, last_hash, first_at, last_at, destroyed_at)
    select $1, $2, $3, (select hash from traces where authority_id = $1 and chain_id = $2 and seq = $3), min(at), max(at), $4::timestamptz
    from traces where authority_id = $1 and chain_id = $2 and seq <= $3`, [...stretch, destroyedAt])
  await client.query(`
    delete from trace_words w using traces t where t.authority_id = $1 and t.chain_id = $2 and t.seq <= $3
      and w.authority_id = t.authority_id and w.words_id = t.words_id`, stretch)
  const { rowCount } = await client.query('delete from traces where authority_id = $1 and chain_id = $2 and seq <= $3', stretch)
  return rowCount ?? 0
}
