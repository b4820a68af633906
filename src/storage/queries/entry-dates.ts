import type { EntryDate, EntryDates, EntryDatesQuery } from '../../application/entry-ports.ts'
import type { AuthorityId, DueGroup } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { namesOfUsers } from './names.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

type Row = Readonly<{
  stream_id: string; kind: EntryDate['entryKind']; reference: string; clock_id: EntryDate['clockId']; item: string | null; owner_id: string | null
  teams: readonly string[]; started_on: IsoDate; due_on: IsoDate; head_seq: number; total: number
}>

/** What falls due in what is no complaint, from the index of what is still to be done. */
export async function entryDates(trx: Trx, authorityId: AuthorityId, query: EntryDatesQuery): Promise<EntryDates> {
  const parameters = new Parameters()
  const where = conditions(authorityId, query, parameters)
  const rows = await rowsOf<Row>(trx, `
    select c.stream_id, c.kind, c.reference, c.clock_id, c.item, c.owner_id, c.teams, c.started_on, c.due_on, r.head_seq, count(*) over ()::int as total
    from register_clocks c join register_entries r on r.authority_id = c.authority_id and r.stream_id = c.stream_id
    where ${where} order by c.due_on, c.reference, c.stream_id, c.number limit ${parameters.add(query.limit)} offset ${parameters.add(query.offset ?? 0)}`, parameters.values)
  const names = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  return { dates: rows.map((row) => dateOf(row, names)), total: rows[0]?.total ?? 0 }
}

function conditions(authorityId: AuthorityId, { from, to, owner, clock, hidden = [] }: EntryDatesQuery, parameters: Parameters): string {
  return [
    `c.authority_id = ${parameters.add(authorityId)}`, 'c.ended_on is null', `c.due_on <= ${parameters.add(to)}::date`,
    ...(from === undefined ? [] : [`c.due_on >= ${parameters.add(from)}::date`]),
    ...(owner === undefined ? [] : [owner === 'nobody' ? 'c.owner_id is null' : `c.owner_id = ${parameters.add(owner)}`]),
    ...(clock === undefined ? [] : [`c.clock_id = ${parameters.add(clock)}`]),
    ...(hidden.length === 0 ? [] : [`c.clock_id <> all(${parameters.add(hidden)}::text[])`]),
  ].join(' and ')
}

function dateOf(row: Row, names: ReadonlyMap<string, string>): EntryDate {
  return {
    streamId: row.stream_id, entryKind: row.kind, reference: row.reference, clockId: row.clock_id, item: row.item, startedOn: row.started_on, dueOn: row.due_on,
    ownerId: row.owner_id, ownerName: names.get(row.owner_id ?? '') ?? null, teams: row.teams, headSeq: row.head_seq,
  }
}

/** How many there are in each group, in one look at the index of what is still to be done. */
export async function entryDueCounts(
  trx: Trx, authorityId: AuthorityId, { today, soonUntil, hidden = [] }: Readonly<{ today: IsoDate; soonUntil: IsoDate; hidden?: EntryDatesQuery['hidden'] }>,
): Promise<Readonly<Record<DueGroup, number>>> {
  const [counts] = await rowsOf<Record<DueGroup, number>>(trx, `
    select count(*) filter (where due_on < $2::date)::int as overdue, count(*) filter (where due_on = $2::date)::int as "due-today",
      count(*) filter (where due_on > $2::date and due_on <= $3::date)::int as "due-soon", count(*)::int as open
    from register_clocks where authority_id = $1 and ended_on is null and clock_id <> all($4::text[])`, [authorityId, today, soonUntil, hidden])
  return counts ?? { overdue: 0, 'due-today': 0, 'due-soon': 0, open: 0 }
}
