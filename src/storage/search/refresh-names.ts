import type { AuthorityId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { readPeople } from '../people.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { removePostings, SegmentLists, entryOf } from './postings.ts'
import { asKept, documentWords, fromKept } from './search-document.ts'
import { keysOf } from './word-key.ts'

type Row = { stream_id: string; segment: string; place: number; received_on: IsoDate; names: string; kind: string; is_sealed: boolean; person_ids: PersonId[] }

/**
 * Makes the index follow a change of these people's names, or their erasure: the names of everything that they
 * have a part in are read again. To be called in the transaction of the change.
 */
export async function refreshNames(trx: Trx, authorityId: AuthorityId, personIds: readonly PersonId[]): Promise<void> {
  const rows = await rowsOf<Row>(trx, `
    select d.stream_id, d.segment, d.place, d.received_on, d.names, d.kind, d.is_sealed, array(
      select person_id::text from complaint_people where authority_id = $1 and stream_id = d.stream_id
      union select person_id::text from register_people where authority_id = $1 and stream_id = d.stream_id) as person_ids
    from search_documents d where d.authority_id = $1 and d.stream_id in (
      select stream_id from complaint_people where authority_id = $1 and person_id = any($2::uuid[])
      union select stream_id from register_people where authority_id = $1 and person_id = any($2::uuid[]))
    order by d.stream_id`, [authorityId, personIds])
  for (const row of rows) await refresh(trx, authorityId, row)
}

async function refresh(trx: Trx, authorityId: AuthorityId, row: Row): Promise<void> {
  const { names } = documentWords(await readPeople(trx, authorityId, row.person_ids), [])
  const old = fromKept(row.names)
  const place = { segment: row.segment, place: row.place, receivedOn: row.received_on }
  await rowsOf(trx, 'update search_documents set names = $3 where authority_id = $1 and stream_id = $2', [authorityId, row.stream_id, asKept(names)])
  if (row.is_sealed) return
  await removePostings(trx, authorityId, place, keysOf(old.difference(names), []))
  const lists = new SegmentLists(row.kind !== 'complaint')
  lists.add(true, names.difference(old), entryOf(place))
  await lists.write(trx, authorityId, row.segment, false)
}
