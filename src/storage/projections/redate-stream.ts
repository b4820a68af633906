import type { AuthorityId, MovedClock } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { EntryKind } from '../../domain/register/entry.ts'
import { loadStream } from '../ledger/load.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { readSettings } from '../settings.ts'
import { projectStream } from './project-stream.ts'
import type { ProjectedRows } from './projected-rows.ts'
import { replaceRows } from './projector.ts'

/** A date that is still to be kept. `key` tells several of one kind in one stream apart. */
type Running = Readonly<{ key: string; clockId: string; dueOn: IsoDate; entry: MovedClock['entry'] }>

/** The dates of one stream that another calendar would move. Those that are their start and their limit alone are counted from their rows. Reads only. */
export async function wouldMoveOf(trx: Trx, authorityId: AuthorityId, streamId: string, calendar: WorkingDayCalendar): Promise<readonly MovedClock[]> {
  const { kind, recorded } = await loadStream(trx, authorityId, streamId)
  if (kind === null) return []
  const rows = projectStream({ kind, streamId, recorded, isNew: false }, { settings: await readSettings(trx, authorityId), calendar })
  return movedBetween(streamId, await runningInTables(trx, authorityId, streamId, true), runningIn(rows))
}

/** Projects one stream with another calendar, and answers the dates that moved. */
export async function projectAgain(trx: Trx, authorityId: AuthorityId, streamId: string, calendar: WorkingDayCalendar): Promise<readonly MovedClock[]> {
  const { kind, recorded } = await loadStream(trx, authorityId, streamId)
  if (kind === null) return []
  const context = { settings: await readSettings(trx, authorityId), calendar }
  const stream = { kind, streamId, recorded, isNew: false }
  const before = await runningInTables(trx, authorityId, streamId)
  const rows = projectStream(stream, context)
  await replaceRows(trx, authorityId, [stream], [rows], context)
  return movedBetween(streamId, before, runningIn(rows))
}

function movedBetween(streamId: string, before: readonly Running[], after: readonly Running[]): readonly MovedClock[] {
  const now = new Map(after.map(({ key, dueOn }) => [key, dueOn]))
  return before.flatMap(({ key, clockId, dueOn: from, entry }) => {
    const to = now.get(key)
    return to === undefined || to === from ? [] : [{ streamId, clockId, from, to, entry }]
  })
}

function runningIn({ complaint_clocks: ofComplaint, register_clocks: ofEntry }: ProjectedRows): readonly Running[] {
  return [
    ...ofComplaint.filter((row) => row.is_running).map((row) => complaintDate({ clock_id: String(row.clock_id), due_on: row.due_on as IsoDate })),
    ...ofEntry.filter((row) => row.ended_on === null).map((row) => entryDate({
      clock_id: String(row.clock_id), due_on: row.due_on as IsoDate, item: row.item === null ? null : String(row.item), kind: row.kind as EntryKind, reference: String(row.reference),
    })),
  ]
}

async function runningInTables(trx: Trx, authorityId: AuthorityId, streamId: string, notPlain = false): Promise<readonly Running[]> {
  const ofComplaint = await rowsOf<OfComplaint>(trx, `
    select clock_id, due_on from complaint_clocks where authority_id = $1 and stream_id = $2 and is_running and not (is_plain and $3) order by number`, [authorityId, streamId, notPlain])
  const ofEntry = await rowsOf<OfEntry>(trx, `
    select clock_id, item, kind, reference, due_on from register_clocks where authority_id = $1 and stream_id = $2 and ended_on is null order by number`, [authorityId, streamId])
  return [...ofComplaint.map(complaintDate), ...ofEntry.map(entryDate)]
}

type OfComplaint = Readonly<{ clock_id: string; due_on: IsoDate }>
type OfEntry = OfComplaint & Readonly<{ item: string | null; kind: EntryKind; reference: string }>

function complaintDate({ clock_id: clockId, due_on: dueOn }: OfComplaint): Running {
  return { key: clockId, clockId, dueOn, entry: null }
}

function entryDate({ clock_id: clockId, due_on: dueOn, item, kind, reference }: OfEntry): Running {
  return { key: `${clockId} ${item ?? ''}`, clockId, dueOn, entry: { kind, reference } }
}
