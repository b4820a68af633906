import { DUE_GROUPS, type AuthorityId, type DueGroup, type WorkList, type WorkListQuery, type WorkListRow } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { Trx } from '../projector.ts'
import { dueIfResumedOn } from '../projections/timetable-of-stream.ts'
import { readTexts } from '../texts.ts'
import { namesOfPeople, namesOfUsers } from './names.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

const PAGE = 50

/** A concern that nobody has acknowledged comes first in each. Equal rows keep one order, so that no page repeats what another showed. */
const ORDERS: Readonly<Record<WorkListQuery['sort'], readonly [column: string, then: string]>> = {
  due: ['s.due_on', 's.stream_id'], received: ['s.received_on', 's.stream_id'], reference: ['s.reference', 's.stream_id'], contact: ['s.next_contact_on', 's.stream_id'],
}

type Row = Readonly<{
  stream_id: string; reference: string; procedure: string; stage: string; status: string; received_on: IsoDate; complainant_id: string | null
  complainant_type: string | null; teams: readonly string[]; owner_id: string | null; clock_id: string | null; due_on: IsoDate | null
  provisional: boolean; paused_on: IsoDate | null; priority: WorkListRow['priority']; priority_reason_id: string | null
  next_contact_on: IsoDate | null; to_complete: number; safeguarding_open: boolean
}>

const COLUMNS = `s.stream_id, s.reference, s.procedure, s.stage, s.status, s.received_on, s.complainant_id, s.complainant_type, s.teams, s.owner_id,
  s.clock_id, s.due_on, s.provisional, s.paused_on, s.priority, s.priority_reason_id, s.next_contact_on, s.to_complete, s.safeguarding_open`

/** A page of the open complaints of a group, and how many there are in each group under the same filters. */
export async function workList(trx: Trx, authorityId: AuthorityId, calendar: WorkingDayCalendar, query: WorkListQuery): Promise<WorkList> {
  const counts = await countGroups(trx, authorityId, query)
  const rows = counts[query.group] === 0 ? [] : await pageOf(trx, authorityId, query)
  return { rows: await withNames(trx, authorityId, calendar, query.today, rows), total: counts[query.group], counts }
}

async function countGroups(trx: Trx, authorityId: AuthorityId, query: WorkListQuery): Promise<Readonly<Record<DueGroup, number>>> {
  const parameters = new Parameters()
  const where = conditions(authorityId, query, parameters)
  const columns = DUE_GROUPS.map((group) => `count(*) filter (where ${inGroup(group, query, parameters)})::int as "${group}"`)
  const [counts] = await rowsOf<Record<DueGroup, number>>(trx, `select ${columns.join(', ')} from complaint_summaries s where ${where}`, parameters.values)
  return counts ?? { overdue: 0, 'due-today': 0, 'due-soon': 0, open: 0 }
}

async function pageOf(trx: Trx, authorityId: AuthorityId, query: WorkListQuery): Promise<readonly Row[]> {
  const parameters = new Parameters()
  const where = `${conditions(authorityId, query, parameters)} and ${inGroup(query.group, query, parameters)}`
  const [column, then] = ORDERS[query.sort]
  const direction = query.descending ? 'desc nulls last' : 'asc'
  const offset = parameters.add((Math.max(1, query.page) - 1) * PAGE)
  return rowsOf<Row>(trx, `
    select ${COLUMNS} from complaint_summaries s where ${where}
    order by s.safeguarding_open desc, ${column} ${direction}, ${then} limit ${PAGE} offset ${offset}`, parameters.values)
}

function conditions(authorityId: AuthorityId, query: WorkListQuery, parameters: Parameters): string {
  const { stage, team, owner, clock, priority, procedure, visibility } = query
  const all = [`s.authority_id = ${parameters.add(authorityId)}`, '(s.is_open or s.safeguarding_open)']
  if (stage !== undefined) all.push(`s.stage = ${parameters.add(stage)}`)
  if (team !== undefined) all.push(`${parameters.add(team)} = any(s.teams)`)
  if (owner !== undefined) all.push(owner === 'nobody' ? 's.owner_id is null' : `s.owner_id = ${parameters.add(owner)}`)
  if (clock !== undefined) all.push(`s.clock_id = ${parameters.add(clock)}`)
  if (priority !== undefined) all.push(`s.priority = ${parameters.add(priority)}`)
  if (procedure !== undefined) all.push(`s.procedure = ${parameters.add(procedure)}`)
  const visible = visibleOnly(visibility, parameters)
  return (visible === null ? all : [...all, visible]).join(' and ')
}

/** A paused clock is due on no day until it runs on. */
function inGroup(group: DueGroup, { today, soonUntil }: WorkListQuery, parameters: Parameters): string {
  switch (group) {
    case 'overdue':
      return `s.paused_on is null and s.due_on < ${parameters.add(today)}::date`
    case 'due-today':
      return `s.paused_on is null and s.due_on = ${parameters.add(today)}::date`
    case 'due-soon':
      return `s.paused_on is null and s.due_on > ${parameters.add(today)}::date and s.due_on <= ${parameters.add(soonUntil)}::date`
    case 'open':
      return 'true'
  }
}

async function withNames(
  trx: Trx, authorityId: AuthorityId, calendar: WorkingDayCalendar, today: IsoDate, rows: readonly Row[],
): Promise<readonly WorkListRow[]> {
  if (rows.length === 0) return []
  const people = await namesOfPeople(trx, authorityId, rows.map((row) => row.complainant_id))
  const users = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  const texts = await readTexts(trx, authorityId, rows.flatMap((row) => row.priority_reason_id ?? []))
  return rows.map((row) => ({
    complaintId: row.stream_id, reference: row.reference, procedure: row.procedure, stage: row.stage, status: row.status, receivedOn: row.received_on,
    complainantName: people.get(row.complainant_id ?? '') ?? null, complainantType: row.complainant_type, teams: row.teams,
    ownerName: users.get(row.owner_id ?? '') ?? null, clockId: row.clock_id,
    dueOn: row.due_on && row.paused_on ? dueIfResumedOn(today, { dueOn: row.due_on, pausedOn: row.paused_on }, calendar) : row.due_on,
    provisional: row.provisional, pausedOn: row.paused_on, priority: row.priority, priorityReason: texts.get(row.priority_reason_id ?? '') ?? null,
    nextContactOn: row.next_contact_on, toComplete: row.to_complete, isSafeguardingOpen: row.safeguarding_open,
  }))
}
