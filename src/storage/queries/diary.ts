import type { AuthorityId, AwaitedAnswer, ChasesQuery, DatesQuery, DueDate, DueDates } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { namesOfUsers } from './names.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

type Row = Readonly<{
  stream_id: string; reference: string; stage: string; clock_id: string; item: string | null; due_on: IsoDate; provisional: boolean; paused_on: IsoDate | null
  owner_id: string | null; head_seq: number
}>
type AnswerRow = Row & Readonly<{ started_on: IsoDate; limit_working_days: number | null; chased_rung: number; last_chased_on: IsoDate | null }>

/** Lists are printed and handed to people: a complaint in which its owner is accused stands on nobody's. Decision: 0039. */
const OWNER = 'case when s.owner_id = any(s.hidden_from) then null else s.owner_id end'
const COLUMNS = `s.stream_id, s.reference, s.stage, c.clock_id, c.item, c.due_on, c.provisional, c.paused_on, ${OWNER} as owner_id, s.head_seq`
/** One look by its key for each clock: PostgreSQL would else read every complaint there is for a few hundred dates. */
const OF_ITS_COMPLAINT = `complaint_clocks c cross join lateral (
  select * from complaint_summaries one where one.authority_id = c.authority_id and one.stream_id = c.stream_id limit 1) s`

/** What falls due in some days. Some clocks run on when their complaint is closed: an action that was agreed, a review. */
export async function dueDates(trx: Trx, authorityId: AuthorityId, query: DatesQuery): Promise<DueDates> {
  const parameters = new Parameters()
  const which = `${OF_ITS_COMPLAINT} where ${conditions(authorityId, query, parameters)}`
  const rows = await rowsOf<Row & Readonly<{ total: number }>>(trx, `
    select ${COLUMNS}, count(*) over ()::int as total from ${which} order by c.due_on, s.reference, c.number limit ${parameters.add(query.limit)}`, parameters.values)
  const names = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  return { dates: rows.map((row) => dateOf(row, names)), total: rows[0]?.total ?? 0 }
}

function conditions(authorityId: AuthorityId, { from, to, owner, clock, visibility, paused }: DatesQuery, parameters: Parameters): string {
  const visible = visibleOnly(visibility, parameters)
  return [
    `c.authority_id = ${parameters.add(authorityId)}`, 'c.is_running', `c.paused_on is ${paused ? 'not ' : ''}null`,
    // What is paused is due on no day until it runs on.
    ...(paused ? [] : [`c.due_on <= ${parameters.add(to)}::date`, ...(from === undefined ? [] : [`c.due_on >= ${parameters.add(from)}::date`])]),
    ...(owner === undefined ? [] : [owner === 'nobody' ? `(${OWNER}) is null` : `(${OWNER}) = ${parameters.add(owner)}`]),
    ...(clock === undefined ? [] : [`c.clock_id = ${parameters.add(clock)}`]),
    ...(visible === null ? [] : [visible]),
  ].join(' and ')
}

/** The open complaints whose clock of the first answer runs, the earliest due first. */
export async function awaitedAnswers(trx: Trx, authorityId: AuthorityId, { visibility, clocks, startedBefore }: ChasesQuery): Promise<readonly AwaitedAnswer[]> {
  const parameters = new Parameters()
  const all = [
    `c.authority_id = ${parameters.add(authorityId)}`, 'c.is_running', 's.is_open', 'c.paused_on is null',
    `c.clock_id = any(${parameters.add(clocks)}::text[])`, `c.started_on < ${parameters.add(startedBefore)}::date`,
  ]
  const visible = visibleOnly(visibility, parameters)
  const rows = await rowsOf<AnswerRow>(trx, `
    select ${COLUMNS}, c.started_on, c.limit_working_days, s.chased_rung, s.last_chased_on from ${OF_ITS_COMPLAINT}
    where ${[...all, ...(visible === null ? [] : [visible])].join(' and ')} order by c.due_on, s.reference`, parameters.values)
  const names = await namesOfUsers(trx, authorityId, rows.map((row) => row.owner_id))
  return rows.map((row) => ({
    ...dateOf(row, names), startedOn: row.started_on, limitWorkingDays: row.limit_working_days, chasedRung: row.chased_rung, lastChasedOn: row.last_chased_on,
  }))
}

function dateOf(row: Row, names: ReadonlyMap<string, string>): DueDate {
  return {
    complaintId: row.stream_id, reference: row.reference, stage: row.stage, clockId: row.clock_id, item: row.item, dueOn: row.due_on,
    provisional: row.provisional, pausedOn: row.paused_on, ownerId: row.owner_id, ownerName: names.get(row.owner_id ?? '') ?? null, headSeq: row.head_seq,
  }
}
