import type { SaidSame } from '../../application/people/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'

/** Who is the same person as each of these: everybody that is reached from one to the next, themselves first. */
export async function peopleSaidSame(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(personIds.filter(isUuid))]
  if (ids.length === 0) return new Map()
  const rows = await rowsOf<{ root: string; person_id: string }>(trx, `
    with recursive reached (root, person_id) as (
      select id, id from unnest($2::uuid[]) as asked(id)
      union select r.root, s.other_id from reached r join person_sameness s on s.authority_id = $1 and s.person_id = r.person_id)
    select root, person_id from reached order by root, person_id <> root, person_id`, [authorityId, ids])
  return new Map([...Map.groupBy(rows, ({ root }) => root)].map(([root, group]) => [root, group.map(({ person_id }) => person_id)]))
}

/** What is said and not undone about these records, the first said first. */
export async function samenessOf(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<readonly SaidSame[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return []
  const rows = await rowsOf<{ stream_id: string; person_id: string; other_id: string; said_on: IsoDate }>(trx, `
    select distinct on (stream_id) stream_id, person_id, other_id, said_on from person_sameness
    where authority_id = $1 and person_id = any($2::uuid[]) order by stream_id, person_id`, [authorityId, ids])
  return rows.map((row) => ({ streamId: row.stream_id, person: row.person_id, other: row.other_id, saidOn: row.said_on }))
    .toSorted((one, other) => (one.saidOn < other.saidOn ? -1 : one.saidOn > other.saidOn ? 1 : 0))
}
