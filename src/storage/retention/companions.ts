import type { Companion } from '../../application/retention/ports.ts'
import type { AuthorityId, StreamId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'

/** The forms that say who was asked about themselves in a complaint, the bundles of its papers, what was given out of it and of nothing else that is still there, and messages that stand on it. */
export async function aboutOf(trx: Trx, authorityId: AuthorityId, streamId: StreamId): Promise<readonly Companion[]> {
  return rowsOf<Companion>(trx, `
    with named as (
      select r.stream_id, r.kind, coalesce(e.payload ->> 'complaint', e.payload #>> '{changes,complaint}') as complaint
      from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
      where r.authority_id = $1 and r.kind in ('equality-form', 'bundle', 'disclosure'))
    select stream_id as "streamId", kind from named n where complaint is not null
    group by stream_id, kind
    having bool_or(complaint = $2) and bool_and(complaint = $2 or exists (select 1 from tombstones t where t.authority_id = $1 and t.stream_id::text = complaint))
    union all
    select c.stream_id, r.kind from entry_complaints c join register_entries r on r.authority_id = c.authority_id and r.stream_id = c.stream_id and r.kind = 'message'
    where c.authority_id = $1 and c.complaint_id = $2::uuid
    order by 1`, [authorityId, streamId])
}

/** What says that somebody of a record that goes is the same as another. */
export async function samenessGoing(trx: Trx, authorityId: AuthorityId, streamId: StreamId): Promise<readonly Companion[]> {
  const people = await rowsOf<{ id: string }>(trx, `
    select distinct person_id as id from complaint_people where authority_id = $1 and stream_id = $2
    union select person_id from register_people where authority_id = $1 and stream_id = $2`, [authorityId, streamId])
  return samenessOf(trx, authorityId, people.map(({ id }) => id), streamId)
}

/** What says that one of these people is another. For a record that goes: only of people who have a part in nothing else. */
export async function samenessOf(trx: Trx, authorityId: AuthorityId, people: readonly string[], goes: StreamId | null): Promise<readonly Companion[]> {
  if (people.length === 0) return []
  const rows = await rowsOf<{ id: string }>(trx, `
    select distinct s.stream_id as id from person_sameness s where s.authority_id = $1 and s.person_id = any($2::uuid[])
      and ($3::uuid is null or (not exists (select 1 from complaint_people c where c.authority_id = $1 and c.person_id = s.person_id and c.stream_id <> $3::uuid)
        and not exists (select 1 from register_people r where r.authority_id = $1 and r.person_id = s.person_id and r.stream_id <> $3::uuid)))`, [authorityId, people, goes])
  return rows.map(({ id }) => ({ streamId: id, kind: 'sameness' }))
}
