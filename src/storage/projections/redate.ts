import type { AuthorityId, MovedClock } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import { binaryArray, type ElementType } from '../binary-array.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { projectAgain, wouldMoveOf } from './redate-stream.ts'

/** How many clocks were counted again, those of complaints and of entries, and the dates that changed. */
export type Redating = Readonly<{ clocks: number; moved: readonly MovedClock[] }>

type Plain = Readonly<{
  stream_id: string; clock_id: string; number: number; started_on: IsoDate; limit_working_days: number; due_on: IsoDate; provisional: boolean
}>
type Counted = Plain & Readonly<{ to: IsoDate; isProvisional: boolean }>

const AT_ONCE = 20_000

/**
 * Counts every running clock of an authority again with another list of bank holidays, and writes the dates that change.
 *
 * A clock that is its start and its limit alone is counted from its row; one that was extended, paused or counted from
 * something else is projected again from its stream, as is every entry of the register with a date. `wouldMove` tells
 * before what would come of it.
 * `changedFrom` is the first day on which the two lists differ: where that lies in the past, complaints answered since
 * are projected again too, because their figures count working days.
 */
export async function redate(trx: Trx, authorityId: AuthorityId, calendar: WorkingDayCalendar, changedFrom?: IsoDate): Promise<Redating> {
  const moved: MovedClock[] = []
  let clocks = 0
  for await (const rows of plainClocks(trx, authorityId)) {
    clocks += rows.length
    moved.push(...await countAgain(trx, authorityId, rows, calendar))
  }
  const others = await streamsToProject(trx, authorityId, changedFrom)
  for (const streamId of others) moved.push(...await projectAgain(trx, authorityId, streamId, calendar))
  return { clocks: clocks + others.length, moved }
}

/** What `redate` would move, and how many complaints and entries with a date that ended since `changedFrom` it would count again. Reads only. */
export async function wouldMove(
  trx: Trx, authorityId: AuthorityId, calendar: WorkingDayCalendar, changedFrom: IsoDate,
): Promise<Readonly<{ moved: readonly MovedClock[]; countedAgain: number }>> {
  const moved: MovedClock[] = []
  for await (const rows of plainClocks(trx, authorityId)) moved.push(...movedOf(changedRows(rows, calendar)))
  const others = await rowsOf<{ stream_id: string }>(trx, `
    select stream_id from complaint_clocks where authority_id = $1 and is_running and not is_plain
    union select stream_id from register_clocks where authority_id = $1 and ended_on is null`, [authorityId])
  for (const { stream_id: streamId } of others) moved.push(...await wouldMoveOf(trx, authorityId, streamId, calendar))
  const [ended] = await rowsOf<{ streams: number }>(trx, `
    select count(*)::int as streams from (
      select stream_id from complaint_clocks where authority_id = $1 and not is_running and greatest(ended_on, due_on) >= $2::date
      union select stream_id from register_clocks where authority_id = $1 and ended_on is not null and greatest(ended_on, due_on) >= $2::date) s`, [authorityId, changedFrom])
  return { moved: moved.toSorted(byStreamAndClock), countedAgain: ended?.streams ?? 0 }
}

/** Moved clocks in an order that is the same whenever they are the same. */
export function byStreamAndClock(one: MovedClock, other: MovedClock): number {
  const [a, b] = [`${one.streamId} ${one.clockId}`, `${other.streamId} ${other.clockId}`]
  return a < b ? -1 : a > b ? 1 : 0
}

async function* plainClocks(trx: Trx, authorityId: AuthorityId): AsyncGenerator<readonly Plain[]> {
  let after: Pick<Plain, 'stream_id' | 'clock_id' | 'number'> = { stream_id: '00000000-0000-0000-0000-000000000000', clock_id: '', number: 0 }
  for (;;) {
    const rows = await plainClocksAfter(trx, authorityId, after)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last
  }
}

function changedRows(rows: readonly Plain[], calendar: WorkingDayCalendar): readonly Counted[] {
  return rows.flatMap((row): readonly Counted[] => {
    const due = addWorkingDays(calendar, row.started_on, row.limit_working_days)
    return due.on === row.due_on && due.provisional === row.provisional ? [] : [{ ...row, to: due.on, isProvisional: due.provisional }]
  })
}

function movedOf(changed: readonly Counted[]): readonly MovedClock[] {
  return changed.filter((row) => row.to !== row.due_on).map((row) => ({ streamId: row.stream_id, clockId: row.clock_id, from: row.due_on, to: row.to, entry: null }))
}

function plainClocksAfter(trx: Trx, authorityId: AuthorityId, after: Pick<Plain, 'stream_id' | 'clock_id' | 'number'>): Promise<readonly Plain[]> {
  return rowsOf<Plain>(trx, `
    select stream_id, clock_id, number, started_on, limit_working_days, due_on, provisional from complaint_clocks
    where authority_id = $1 and is_running and is_plain and (stream_id, clock_id, number) > ($2::uuid, $3, $4)
    order by stream_id, clock_id, number limit ${AT_ONCE}`, [authorityId, after.stream_id, after.clock_id, after.number])
}

async function countAgain(trx: Trx, authorityId: AuthorityId, rows: readonly Plain[], calendar: WorkingDayCalendar): Promise<readonly MovedClock[]> {
  const changed = changedRows(rows, calendar)
  if (changed.length === 0) return []
  const column = (type: ElementType, value: (row: Counted) => string | number | boolean) => binaryArray(type, changed.map(value))
  const streamIds = column('uuid', (row) => row.stream_id)
  // The rows lie between the first and the last stream, which spares PostgreSQL to look through all clocks for each portion.
  const between = [changed[0]?.stream_id, changed.at(-1)?.stream_id]
  await rowsOf(trx, `
    update complaint_clocks c set due_on = r.due_on, provisional = r.provisional, holiday_list = $2
    from unnest($3::uuid[], $4::text[], $5::smallint[], $6::date[], $7::boolean[]) as r(stream_id, clock_id, number, due_on, provisional)
    where c.authority_id = $1 and c.stream_id between $8::uuid and $9::uuid and c.is_running
      and c.stream_id = r.stream_id and c.clock_id = r.clock_id and c.number = r.number`, [
    authorityId, calendar.list.id, streamIds, column('text', (row) => row.clock_id), column('smallint', (row) => row.number),
    column('date', (row) => row.to), column('boolean', (row) => row.isProvisional), ...between,
  ])
  await moveNextClocks(trx, authorityId, calendar, streamIds, between)
  return movedOf(changed)
}

/** The open clock that runs out first may be another one now. */
async function moveNextClocks(
  trx: Trx, authorityId: AuthorityId, calendar: WorkingDayCalendar, streamIds: Buffer, between: readonly (string | undefined)[],
): Promise<void> {
  await rowsOf(trx, `
    update complaint_summaries s set clock_id = n.clock_id, due_on = n.due_on, provisional = n.provisional, paused_on = n.paused_on, holiday_list = $2
    from (select distinct on (stream_id) stream_id, clock_id, due_on, provisional, paused_on from complaint_clocks
      where authority_id = $1 and is_running and stream_id between $4::uuid and $5::uuid and stream_id = any($3::uuid[])
      order by stream_id, due_on, number) n
    where s.authority_id = $1 and s.stream_id between $4::uuid and $5::uuid and s.stream_id = n.stream_id`,
    [authorityId, calendar.list.id, streamIds, ...between])
}

async function streamsToProject(trx: Trx, authorityId: AuthorityId, changedFrom: IsoDate | undefined): Promise<readonly string[]> {
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select stream_id from complaint_clocks
    where authority_id = $1 and (is_running and not is_plain or not is_running and greatest(ended_on, due_on) >= $2::date)
    union select stream_id from register_clocks where authority_id = $1 and (ended_on is null or greatest(ended_on, due_on) >= $2::date)
    order by stream_id`, [authorityId, changedFrom ?? null])
  return rows.map((row) => row.stream_id)
}
