import type { AuthorityId } from '../../application/ports.ts'
import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { Projector, StreamToProject, Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { indexStreams, readSources, type ToIndex } from '../search/index-streams.ts'
import { fileIdsOfStream } from '../search/file-words.ts'
import { textIdsOfStream } from '../search/texts-of-stream.ts'
import { readSettings } from '../settings.ts'
import { allDone, sent } from '../side-by-side.ts'
import { CODE_VERSION, type ProjectionContext } from './context.ts'
import { projectStream } from './project-stream.ts'
import { NO_ROWS, type ProjectedRows, type RowOf } from './projected-rows.ts'
import { STREAM_TABLES, type StreamTable } from './tables.ts'
import { insertRows } from './write-rows.ts'

const TABLES = Object.keys(STREAM_TABLES) as readonly StreamTable[]

/** Writes every projection of the streams it is given: rows of one stream, and the search index. `brought` counts where the authority loaded no list of its own. */
export function makeProjector(brought: WorkingDayCalendar): Projector {
  return async (trx, authorityId, streams) => {
    const settings = await readSettings(trx, authorityId)
    const context = { settings, calendar: calendarOf(settings, brought) }
    // The events of a bulk load are not yet on their way.
    await sent()
    const projected = streams.map((stream) => projectStream(stream, context))
    const toIndex = streams.flatMap((stream, index) => indexed(stream, projected[index] ?? NO_ROWS))
    const sources = await readSources(trx, authorityId, toIndex)
    const replaced = replaceRows(trx, authorityId, streams, projected, context)
    // The rows are on their way before the words are taken apart, so that PostgreSQL and this process work side by side.
    await allDone(replaced, sent().then(() => indexStreams(trx, authorityId, toIndex, sources)))
  }
}

/** What a stream is found by: whoever and whatever text it names. Nothing for what says who is one person, which is no thing to be found. */
function indexed({ kind, streamId, isNew, recorded }: StreamToProject, rows: ProjectedRows): readonly ToIndex[] {
  if (kind === 'sameness') return []
  const receivedOn = rows.complaint_summaries[0]?.received_on ?? rows.register_entries[0]?.received_on
  const personIds = [...new Set([...rows.complaint_people, ...rows.register_people].map((row) => row.person_id as PersonId))]
  const textIds = textIdsOfStream(recorded)
  const isBlank = kind !== 'complaint' && personIds.length + textIds.length === 0
  const fileIds = kind === 'complaint' ? fileIdsOfStream(recorded) : []
  const parts = receivedOn && !isBlank ? { receivedOn: receivedOn as IsoDate, personIds, textIds, fileIds } : null
  return [{ streamId, kind, isNew, isSealed: rows.complaint_seals.length > 0, parts }]
}

/** Puts these rows in the place of those that the streams had. */
export async function replaceRows(
  trx: Trx, authorityId: AuthorityId, streams: readonly StreamToProject[], projected: readonly ProjectedRows[], context: ProjectionContext,
): Promise<void> {
  const old = streams.filter(({ isNew }) => !isNew).map(({ streamId }) => streamId)
  if (old.length > 0) await rowsOf(trx, REMOVE, [authorityId, old])
  await insertRows(trx, authorityId, TABLES.map((table) => ({ table, columns: STREAM_TABLES[table], rows: rowsFor(table, projected, context) })))
}

const REMOVE = `with ${TABLES.map((table) => `${table}_gone as (delete from ${table} where authority_id = $1 and stream_id = any($2::uuid[]))`).join(', ')} select 1`

function rowsFor<Table extends StreamTable>(table: Table, projected: readonly ProjectedRows[], { calendar }: ProjectionContext) {
  const madeBy = { code_version: CODE_VERSION, holiday_list: calendar.list.id }
  return projected.flatMap((each): readonly RowOf<Table>[] => each[table]).map((row) => ({ ...row, ...madeBy }))
}
