import { createHash } from 'node:crypto'
import { wholeOf } from '../application/access/sight.ts'
import type { EntryDate } from '../application/entry-ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Reminder, ReminderBasis, ReminderKind, Reminders } from '../application/reminder-ports.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { Pools } from './pools.ts'
import type { Trx } from './projector.ts'
import { namesOfUsers } from './queries/names.ts'
import { rowsOf } from './queries/run.ts'
import { Parameters as Values, visibleOnly } from './queries/visibility.ts'
import { isUuid } from './is-uuid.ts'
import { inAuthority } from './transaction.ts'

/** What people are reminded of, in PostgreSQL. Rows are derived: what is missing is made, whichever night was missed. */
export function createReminders(pools: Pick<Pools, 'app'>): Reminders {
  return {
    isMade: (authorityId, basis) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await rowsOf(trx, `
      select 1 from reminder_runs where authority_id = $1 and made_on = $2::date and basis = $3`, [authorityId, basis.today, digestOf(basis)])).length > 0),
    make: (authorityId, basis) => inAuthority(pools.app, wholeOf(authorityId), 'write', (trx) => makeOnce(trx, authorityId, basis)),
    // A deputy is reminded of what they may not open; of what is sealed from them nobody is told.
    of: (authorityId, query) => inAuthority(pools.app, { authorityId, sight: { ...wholeOf(authorityId).sight, userId: query.userId } }, 'read', (trx) => remindersOf(trx, authorityId, query)),
    putAway: async (authorityId, userId, reminderIds, on) => {
      const ids = reminderIds.filter(isUuid)
      if (ids.length === 0) return
      await inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => void (await rowsOf(trx, `
        update reminders set put_away_on = $4::date where authority_id = $1 and user_id = $2 and reminder_id = any($3::uuid[]) and put_away_on is null`,
        [authorityId, userId, ids, on])))
    },
  }
}

function digestOf(basis: ReminderBasis): string {
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex')
}

/** The row of the run is the lock: a second server waits at it, and then finds the work done. */
async function makeOnce(trx: Trx, authorityId: AuthorityId, basis: ReminderBasis): Promise<void> {
  const begun = await rowsOf(trx, `
    insert into reminder_runs as r (authority_id, made_on, basis) values ($1, $2::date, $3)
    on conflict (authority_id) do update set made_on = excluded.made_on, basis = excluded.basis
      where (r.made_on, r.basis) is distinct from (excluded.made_on, excluded.basis)
    returning 1`, [authorityId, basis.today, digestOf(basis)])
  if (begun.length === 0) return
  const values = [
    authorityId, basis.today, basis.dueUntil, basis.silentSince, basis.recipients.map(({ ownerId }) => ownerId),
    basis.recipients.map(({ recipientId }) => recipientId), basis.fallback, basis.entryViewers,
  ]
  await rowsOf(trx, `
    with ${WANTED},
    added as (
      insert into reminders (authority_id, reminder_id, user_id, kind, stream_id, clock_id, item, due_on, made_on)
      select $1::uuid, gen_random_uuid(), w.user_id, w.kind, w.stream_id, w.clock_id, w.item, w.due_on, $2::date from wanted w
      on conflict (authority_id, user_id, stream_id, kind, clock_id, item, due_on) do nothing)
    delete from reminders r where r.authority_id = $1 and not exists (select 1 from wanted w where w.user_id = r.user_id and w.stream_id = r.stream_id
      and w.kind = r.kind and w.clock_id = r.clock_id and w.item = r.item and w.due_on = r.due_on)`, values)
}

/** The day on which the last entry of an open complaint was written, in London. */
const LAST_WRITTEN = `select s.stream_id, s.owner_id, s.hidden_from, (e.recorded_at at time zone 'Europe/London')::date as written_on
  from complaint_summaries s join events e on e.authority_id = s.authority_id and e.stream_id = s.stream_id and e.seq = s.head_seq
  where s.authority_id = $1 and s.is_open`

/**
 * Everything that anybody is to be reminded of, but never somebody of a complaint in which they are accused and may not
 * hear of it yet (decision 0039), nor of a sealed one anybody who is not on its list, who are all reminded of it while it is nobody's (0082), nor of what is no complaint somebody who may not view it: $2 today, $3 due until, $4 silent since, $5 and $6 owners
 * and who is reminded for them, $7 who for nobody, $8 who may view what is no complaint.
 */
const REACHED = 'r.owner_id = s.owner_id and not r.user_id::text = any(s.hidden_from) and (not s.of_entry or r.user_id = any($8::uuid[]))'
const WANTED = `
  recipient as (select * from unnest($5::text[], $6::uuid[]) as r(owner_id, user_id)),
  due as (
    select c.stream_id, s.owner_id, s.hidden_from, false as of_entry, c.clock_id, coalesce(c.item, '') as item, c.due_on
    from complaint_clocks c join complaint_summaries s on s.authority_id = c.authority_id and s.stream_id = c.stream_id
    where c.authority_id = $1 and c.is_running and c.paused_on is null and c.due_on <= $3::date
    union all
    select stream_id, owner_id, '{}', true, clock_id, coalesce(item, ''), due_on from register_clocks where authority_id = $1 and ended_on is null and due_on <= $3::date
  ),
  subject as (
    select stream_id, owner_id, hidden_from, of_entry, case when due_on < $2::date then 'fell-due' else 'about-to' end as kind, clock_id, item, due_on from due
    union all
    select stream_id, owner_id, hidden_from, false, 'silent', '', '', written_on from (${LAST_WRITTEN}) l where written_on <= $4::date
  ),
  asked as (
    select r.user_id, s.kind, s.stream_id, s.clock_id, s.item, s.due_on from subject s join recipient r on ${REACHED}
    union
    select f.user_id, s.kind, s.stream_id, s.clock_id, s.item, s.due_on from subject s cross join unnest($7::uuid[]) as f(user_id)
    where not exists (select 1 from recipient r where ${REACHED})
  ),
  wanted as materialized (
    select * from asked a where not exists (select 1 from complaint_seals z where z.authority_id = $1 and z.stream_id = a.stream_id and not a.user_id::text = any(z.for_users))
    union
    select f.user_id::uuid, s.kind, s.stream_id, s.clock_id, s.item, s.due_on from subject s
    join complaint_seals z on z.authority_id = $1 and z.stream_id = s.stream_id cross join unnest(z.for_users) as f(user_id) where s.owner_id is null
  )`

/** The date of what is no complaint, while it is still to be done on that day. */
const OF_ENTRY = `left join register_clocks c on c.authority_id = r.authority_id and c.stream_id = r.stream_id and c.clock_id = r.clock_id
  and coalesce(c.item, '') = r.item and c.due_on = r.due_on and c.ended_on is null`

/** Whether a reminder still says what is so: entries made since the night may have ended its clock, moved its date or broken the silence. */
const STILL_SO = `case
  when r.kind = 'silent' then s.is_open and exists (select 1 from events e where e.authority_id = s.authority_id and e.stream_id = s.stream_id
    and e.seq = s.head_seq and (e.recorded_at at time zone 'Europe/London')::date = r.due_on)
  when c.stream_id is not null then true
  else exists (select 1 from complaint_clocks k where k.authority_id = r.authority_id and k.stream_id = r.stream_id and k.clock_id = r.clock_id
    and coalesce(k.item, '') = r.item and k.is_running and k.paused_on is null and k.due_on = r.due_on) end`

type Row = Readonly<{
  reminder_id: string; kind: ReminderKind; stream_id: string; reference: string; stage: string | null; entry_kind: EntryDate['entryKind'] | null; clock_id: string; item: string; due_on: IsoDate; owner_id: string | null
  is_visible: boolean; is_sealed: boolean; total: number
}>

async function remindersOf(
  trx: Trx, authorityId: AuthorityId, { userId, visibility, mayViewEntries, limit }: Parameters<Reminders['of']>[1],
): Promise<Readonly<{ reminders: readonly Reminder[]; total: number }>> {
  const parameters = new Values()
  const [authority, user] = [parameters.add(authorityId), parameters.add(userId)]
  const visible = visibleOnly(visibility, parameters) ?? 'true'
  const rows = await rowsOf<Row>(trx, `
    select r.reminder_id, r.kind, r.stream_id, coalesce(s.reference, c.reference) as reference, s.stage, c.kind as entry_kind, r.clock_id, r.item, r.due_on,
      coalesce(s.owner_id, c.owner_id) as owner_id, c.stream_id is not null or coalesce(${visible}, false) as is_visible,
      r.stream_id in (select hidden from sealed_at_all() hidden) as is_sealed, count(*) over ()::int as total
    from reminders r left join complaint_summaries s on s.authority_id = r.authority_id and s.stream_id = r.stream_id ${OF_ENTRY}
    where r.authority_id = ${authority} and r.user_id = ${user} and r.put_away_on is null and r.stream_id not in (select hidden from sealed_from_reader() hidden)
      and (c.stream_id is not null and ${parameters.add(mayViewEntries)} or s.stream_id is not null and (${visible} or not ${user}::text = any(s.hidden_from))) and ${STILL_SO}
    order by r.due_on, 4, r.kind, r.clock_id, r.item limit ${parameters.add(limit)}`, parameters.values)
  const names = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  const reminders = rows.map((row): Reminder => ({
    reminderId: row.reminder_id, kind: row.kind, streamId: row.stream_id, reference: row.reference, stage: row.stage ?? '', clockId: row.clock_id, item: row.item, isSealed: row.is_sealed,
    entry: row.entry_kind === null ? null : { entryKind: row.entry_kind, clockId: row.clock_id as EntryDate['clockId'], item: row.item === '' ? null : row.item },
    dueOn: row.due_on, isOwn: row.owner_id === userId, ownerName: names.get(row.owner_id ?? '') ?? null, isVisible: row.is_visible,
  }))
  return { reminders, total: rows[0]?.total ?? 0 }
}
