import type { AuthorityId, FewKind, StreamOfKind } from '../../application/ports.ts'
import { isUuid } from '../is-uuid.ts'
import { fromRow } from '../ledger/rows.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'

type Row = Parameters<typeof fromRow>[0] & Readonly<{ stream_id: string }>

const EVENT = 'e.stream_id, e.seq, e.type, e.payload, e.happened_on, e.known_on, e.recorded_at, e.recorded_by'

/** Every stream of a kind that an authority has few of, whole, in the order of ids. What was recorded in error has no entry, and is left out. */
export async function streamsOfKind(trx: Trx, authorityId: AuthorityId, kind: FewKind): Promise<readonly StreamOfKind[]> {
  return streams(await rowsOf<Row>(trx, `
    select ${EVENT} from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
    where r.authority_id = $1 and r.kind = $2 order by e.stream_id, e.seq`, [authorityId, kind]))
}

/** Those of learning in which an entry names this complaint, whole. */
export async function learningNaming(trx: Trx, authorityId: AuthorityId, complaintId: string): Promise<readonly StreamOfKind[]> {
  return streams(await rowsOf<Row>(trx, `
    select ${EVENT} from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
    where r.authority_id = $1 and r.kind = 'learning' and exists (select 1 from events n
      where n.authority_id = r.authority_id and n.stream_id = r.stream_id and (n.payload ->> 'complaint' = $2 or n.payload -> 'changes' ->> 'complaint' = $2))
    order by e.stream_id, e.seq`, [authorityId, complaintId]))
}

/** The ids of the entries that follow this complaint, and of the few kinds beside it that name it anywhere. */
export async function entriesAbout(trx: Trx, authorityId: AuthorityId, complaintId: string): Promise<readonly string[]> {
  if (!isUuid(complaintId)) return []
  const rows = await rowsOf<Readonly<{ stream_id: string }>>(trx, `
    select stream_id from entry_complaints where authority_id = $1 and complaint_id = $2::uuid
    union
    select r.stream_id from register_entries r where r.authority_id = $1 and r.kind = any ($3::text[]) and exists (select 1 from events e
      where e.authority_id = r.authority_id and e.stream_id = r.stream_id and strpos(e.payload::text, $2::text) > 0)`, [authorityId, complaintId.toLowerCase(), ['bundle', 'disclosure', 'hold', 'destruction'] satisfies readonly FewKind[]])
  return rows.map(({ stream_id }) => stream_id)
}

function streams(rows: readonly Row[]): readonly StreamOfKind[] {
  return [...Map.groupBy(rows, (row) => row.stream_id)].map(([streamId, events]) => ({ streamId, recorded: events.map(fromRow) }))
}
