import type { AuthorityId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { Projector, StreamToProject, Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { indexComplaints, type ToIndex } from '../search/index-complaints.ts'
import { textIdsOfStream } from '../search/texts-of-stream.ts'
import { readSettings } from '../settings.ts'
import { CODE_VERSION, type ProjectionContext } from './context.ts'
import { ofComplaint, projectStream } from './project-stream.ts'
import { NO_ROWS, type ProjectedRows, type RowOf } from './projected-rows.ts'
import { STREAM_TABLES, type StreamTable } from './tables.ts'
import { insertRows } from './write-rows.ts'

const TABLES = Object.keys(STREAM_TABLES) as readonly StreamTable[]

/** Writes every projection of the streams it is given, with this calendar: rows of one stream, and the search index. */
export function makeProjector(calendar: WorkingDayCalendar): Projector {
  return async (trx, authorityId, streams) => {
    const context = { settings: await readSettings(trx, authorityId), calendar }
    const projected = await writeStreamRows(trx, authorityId, streams, context)
    await indexComplaints(trx, authorityId, streams.flatMap((stream, index) => toIndex(stream, projected[index] ?? NO_ROWS)))
  }
}

/** What a complaint is found by; nothing for streams of other kinds. */
function toIndex({ kind, streamId, isNew, recorded }: StreamToProject, rows: ProjectedRows): readonly ToIndex[] {
  if (kind !== 'complaint') return []
  const [summary] = rows.complaint_summaries
  const personIds = [...new Set(rows.complaint_people.map((row) => row.person_id as PersonId))]
  const parts = summary ? { receivedOn: summary.received_on as IsoDate, personIds, textIds: textIdsOfStream(ofComplaint(recorded)) } : null
  return [{ streamId, isNew, parts }]
}

/** Replaces the rows of these streams, and returns them in the order of the streams. */
export async function writeStreamRows(
  trx: Trx, authorityId: AuthorityId, streams: readonly StreamToProject[], context: ProjectionContext,
): Promise<readonly ProjectedRows[]> {
  const old = streams.filter(({ isNew }) => !isNew).map(({ streamId }) => streamId)
  if (old.length > 0) await removeRows(trx, authorityId, old)
  const rows = streams.map((stream) => projectStream(stream, context))
  for (const table of TABLES) await insertAll(trx, authorityId, table, rows, context)
  return rows
}

const REMOVE = `with ${TABLES.map((table) => `${table}_gone as (delete from ${table} where authority_id = $1 and stream_id = any($2::uuid[]))`).join(', ')} select 1`

async function removeRows(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[]): Promise<void> {
  await rowsOf(trx, REMOVE, [authorityId, streamIds])
}

async function insertAll<Table extends StreamTable>(
  trx: Trx, authorityId: AuthorityId, table: Table, projected: readonly ProjectedRows[], { calendar }: ProjectionContext,
): Promise<void> {
  const madeBy = { code_version: CODE_VERSION, holiday_list: calendar.list.id }
  const rows = projected.flatMap((each): readonly RowOf<Table>[] => each[table]).map((row) => ({ ...row, ...madeBy }))
  if (rows.length > 0) await insertRows(trx, authorityId, table, STREAM_TABLES[table], rows)
}
