import { sql } from 'kysely'
import type { Looking, Traces } from '../../application/access/traces.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'

/** Hours by the clock of London between which most people work, and Saturday and Sunday as PostgreSQL counts days of the week. */
const FROM_HOUR = 7
const UNTIL_HOUR = 19
const FIRST_FREE_DAY = 6

/** Counts by person what was looked at in a span. Reads that span alone, along the index of time. */
export async function looking(trx: Trx, authorityId: AuthorityId, { from, until }: Parameters<Traces['looking']>[1]): Promise<readonly Looking[]> {
  const { rows } = await sql<Looking>`
    with span as materialized (
      select user_id, kind, subject_kind, subject_id, at at time zone 'Europe/London' as local, at from traces
      where authority_id = ${authorityId}::uuid and at >= ${from}::timestamptz and at < ${until}::timestamptz and user_id is not null),
    looks as (
      select user_id, count(*) filter (where kind <> 'refused')::int as looked, count(*) filter (where kind = 'refused')::int as refused,
        count(*) filter (where kind <> 'refused' and (extract(hour from local) < ${FROM_HOUR} or extract(hour from local) >= ${UNTIL_HOUR} or extract(isodow from local) >= ${FIRST_FREE_DAY}))::int as out_of_hours
      from span where kind in ('read', 'listed', 'searched', 'exported', 'printed', 'seal-broken', 'refused') group by user_id),
    hours as (
      select distinct on (user_id) user_id, count(distinct subject_id)::int as records, date_trunc('hour', local) as hour
      from span where kind in ('read', 'printed', 'exported') and subject_kind in ('complaint', 'entry', 'person') and subject_id is not null
      group by user_id, date_trunc('hour', local) order by user_id, records desc, hour),
    opened as (select distinct user_id, subject_id from span where kind = 'read' and subject_kind = 'complaint' and subject_id is not null),
    parts as (
      select o.user_id, count(*)::int as complaints, count(*) filter (where not exists (
        select 1 from events e where e.authority_id = ${authorityId}::uuid and e.stream_id = o.subject_id::uuid
          and (e.recorded_by = o.user_id or e.payload->>'responderId' = o.user_id)))::int as without
      from opened o group by o.user_id)
    select l.user_id as "userId", l.looked, l.out_of_hours as "outOfHours", l.refused, coalesce(h.records, 0) as "mostInAnHour",
      h.hour at time zone 'Europe/London' as "busiestHourAt", coalesce(p.complaints, 0) as complaints, coalesce(p.without, 0) as "withoutPart"
    from looks l left join hours h using (user_id) left join parts p using (user_id) order by l.looked desc, l.user_id`.execute(trx)
  return rows
}
