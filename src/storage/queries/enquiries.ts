import type { EnquiriesQuery, EnquiryRow, EnquiriesFound } from '../../application/entry-ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { namesOfUsers } from './names.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

const PAGE = 50

type Row = Readonly<{
  stream_id: string; kind: EnquiryRow['entryKind']; reference: string; sort: EnquiryRow['sort']; received_on: IsoDate; resolved_on: IsoDate | null; result: string | null
  teams: readonly string[]; due_on: IsoDate | null; owner_id: string | null
}>

const OPEN = 'c.ended_on is null'
const FROM = `register_entries r join register_clocks c on c.authority_id = r.authority_id and c.stream_id = r.stream_id
  and c.clock_id in ('enquiry-answer', 'member-enquiry-answer')`

/** A page of enquiries, and how many there are in each state under the same filters. Open ones first, the earliest due first. */
export async function enquiries(trx: Trx, authorityId: AuthorityId, query: EnquiriesQuery): Promise<EnquiriesFound> {
  const counted = new Parameters()
  const [counts] = await rowsOf<EnquiriesFound['counts']>(trx, `
    select count(*) filter (where ${OPEN})::int as open, count(*) filter (where ${OPEN} and c.due_on < ${counted.add(query.today)}::date)::int as overdue, count(*)::int as "all"
    from ${FROM} where ${conditions(authorityId, query, counted)}`, counted.values)
  const parameters = new Parameters()
  const where = [conditions(authorityId, query, parameters), ...stateOf(query, parameters)].join(' and ')
  const offset = parameters.add((Math.max(1, query.page) - 1) * PAGE)
  const rows = await rowsOf<Row>(trx, `
    select r.stream_id, r.kind, r.reference, r.sort, r.received_on, r.resolved_on, r.result, r.teams, c.due_on, c.owner_id from ${FROM} where ${where}
    order by (${OPEN}) desc, case when ${OPEN} then c.due_on end, r.received_on desc, r.reference desc, r.stream_id limit ${PAGE} offset ${offset}`, parameters.values)
  const names = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  const all = counts ?? { open: 0, overdue: 0, all: 0 }
  return { rows: rows.map((row) => rowFrom(row, names)), total: all[query.state], counts: all }
}

function conditions(authorityId: AuthorityId, { sort, team, year }: EnquiriesQuery, parameters: Parameters): string {
  return [
    `r.authority_id = ${parameters.add(authorityId)}`, "r.kind in ('enquiry', 'member-enquiry')",
    ...(sort === undefined ? [] : [`r.sort = ${parameters.add(sort)}`]),
    ...(team === undefined ? [] : [`${parameters.add(team)} = any(r.teams)`]),
    ...(year === undefined ? [] : [`r.received_on between ${parameters.add(`${year}-04-01`)}::date and ${parameters.add(`${year + 1}-03-31`)}::date`]),
  ].join(' and ')
}

function stateOf({ state, today }: EnquiriesQuery, parameters: Parameters): readonly string[] {
  switch (state) {
    case 'open': return [OPEN]
    case 'overdue': return [OPEN, `c.due_on < ${parameters.add(today)}::date`]
    case 'all': return []
  }
}

function rowFrom(row: Row, names: ReadonlyMap<string, string>): EnquiryRow {
  return {
    streamId: row.stream_id, entryKind: row.kind, reference: row.reference, sort: row.sort, receivedOn: row.received_on, settledOn: row.resolved_on,
    isComplaint: row.result === 'became-complaint', isOpen: row.resolved_on === null && row.result === null, teams: row.teams, dueOn: row.due_on,
    ownerName: names.get(row.owner_id ?? '') ?? null,
  }
}
