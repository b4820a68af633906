import type { AuthorityId } from '../../application/ports.ts'
import type { EntryHit, EntryStreamKind, SearchHit } from '../../application/search-ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { namesOfPeople } from '../queries/names.ts'
import { rowsOf } from '../queries/run.ts'
import type { AskedWord, Candidate } from './candidates.ts'
import { documentsWith } from './file-words.ts'

type Row = Readonly<{
  stream_id: string; reference: string; procedure: string; status: string; received_on: IsoDate; names: string; words: string
  person_ids: readonly string[]
}>

type EntryRow = Readonly<{
  stream_id: string; kind: EntryStreamKind; reference: string; received_on: IsoDate; names: string; words: string; person_ids: readonly string[]
}>

/** What a list of finds shows of these complaints, in the order given: names are fetched for these alone. */
export async function complaintHits(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[], asked: readonly AskedWord[]): Promise<readonly SearchHit[]> {
  if (streamIds.length === 0) return []
  const rows = await rowsOf<Row>(trx, `
    select s.stream_id, s.reference, s.procedure, s.status, s.received_on, coalesce(d.names, '') as names, coalesce(d.words, '') as words,
      array(select p.person_id::text from complaint_people p
        where p.authority_id = $1 and p.stream_id = s.stream_id and p.role in ('complainant', 'child') order by p.role desc, p.person_id) as person_ids
    from complaint_summaries s left join search_documents d on d.authority_id = $1 and d.stream_id = s.stream_id
    where s.authority_id = $1 and s.stream_id = any($2::uuid[])`, [authorityId, streamIds])
  const names = await namesOfPeople(trx, authorityId, rows.flatMap((row) => row.person_ids))
  const byId = new Map(rows.map((row) => [row.stream_id, row]))
  return streamIds.flatMap((streamId) => {
    const row = byId.get(streamId)
    return row ? [toHit(row, names, asked)] : []
  })
}

/** The same of what is no complaint. */
async function entryHits(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[], asked: readonly AskedWord[]): Promise<readonly EntryHit[]> {
  if (streamIds.length === 0) return []
  const rows = await rowsOf<EntryRow>(trx, `
    select r.stream_id, r.kind, r.reference, r.received_on, coalesce(d.names, '') as names, coalesce(d.words, '') as words,
      array(select distinct p.person_id::text from register_people p where p.authority_id = $1 and p.stream_id = r.stream_id order by 1) as person_ids
    from register_entries r left join search_documents d on d.authority_id = $1 and d.stream_id = r.stream_id
    where r.authority_id = $1 and r.stream_id = any($2::uuid[])`, [authorityId, streamIds])
  const names = await namesOfPeople(trx, authorityId, rows.flatMap((row) => row.person_ids))
  return rows.map((row) => ({
    kind: row.kind, streamId: row.stream_id, reference: row.reference, receivedOn: row.received_on,
    names: [...new Set(row.person_ids.flatMap((id) => names.get(id) ?? []))], matched: matchedIn(row, asked),
  }))
}

/** What a list of finds of every kind shows, in the order given. */
export async function hitsOf(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[], asked: readonly AskedWord[]): Promise<readonly (SearchHit | EntryHit)[]> {
  const found = await complaintHits(trx, authorityId, streamIds, asked)
  const texts = new Set(asked.flatMap(({ candidates }) => candidates.filter(({ isName }) => !isName).map(({ word }) => word)))
  const documents = await documentsWith(trx, authorityId, found.map(({ complaintId }) => complaintId), [...new Set(found.flatMap(({ matched }) => matched))].filter((word) => texts.has(word)))
  const complaints = new Map(found.map((hit) => [hit.complaintId, { ...hit, documents: documents.get(hit.complaintId) ?? [] }]))
  const entries = new Map((await entryHits(trx, authorityId, streamIds.filter((id) => !complaints.has(id)), asked)).map((hit) => [hit.streamId, hit]))
  return streamIds.flatMap((id) => complaints.get(id) ?? entries.get(id) ?? [])
}

function toHit(row: Row, names: ReadonlyMap<string, string>, asked: readonly AskedWord[]): SearchHit {
  return {
    kind: 'complaint', complaintId: row.stream_id, reference: row.reference, procedure: row.procedure, status: row.status, receivedOn: row.received_on,
    names: [...new Set(row.person_ids.flatMap((id) => names.get(id) ?? []))], matched: matchedIn(row, asked),
  }
}

/** The words of the register that were found in what a row keeps. */
function matchedIn(row: Readonly<{ names: string; words: string }>, asked: readonly AskedWord[]): readonly string[] {
  // A complaint has a hundred words, and few are asked: those it has are picked out of them, and no set is made of all.
  const candidates = asked.flatMap((word) => word.candidates)
  const [ofNames, ofTexts] = [wordsAmong(row.names, candidates, true), wordsAmong(row.words, candidates, false)]
  return [...new Set(candidates.filter(({ word, isName }) => (isName ? ofNames : ofTexts).has(word)).map(({ word }) => word))]
}

/** Those of these words that a row keeps. */
function wordsAmong(kept: string, candidates: readonly Candidate[], isName: boolean): ReadonlySet<string> {
  const wanted = new Set(candidates.filter((candidate) => candidate.isName === isName).map(({ word }) => word))
  return new Set(wanted.size === 0 ? [] : kept.split(' ').filter((word) => wanted.has(word)))
}
