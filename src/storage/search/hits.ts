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
  const wanted = wantedOf(asked)
  return streamIds.flatMap((streamId) => {
    const row = byId.get(streamId)
    return row ? [toHit(row, names, wanted)] : []
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
  const wanted = wantedOf(asked)
  return rows.map((row) => ({
    kind: row.kind, streamId: row.stream_id, reference: row.reference, receivedOn: row.received_on,
    names: [...new Set(row.person_ids.flatMap((id) => names.get(id) ?? []))], matched: matchedIn(row, wanted),
  }))
}

/** What a list of finds of every kind shows, in the order given. */
export async function hitsOf(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[], asked: readonly AskedWord[]): Promise<readonly (SearchHit | EntryHit)[]> {
  const found = await complaintHits(trx, authorityId, streamIds, asked)
  const texts = new Set(asked.flatMap(({ candidates }) => candidates.filter(({ isName }) => !isName).map(({ word }) => word)))
  const documents = await documentsWith(trx, authorityId, found.map(({ complaintId, matched }) => ({ streamId: complaintId, words: matched.filter((word) => texts.has(word)) })))
  const complaints = new Map(found.map((hit) => [hit.complaintId, { ...hit, documents: documents.get(hit.complaintId) ?? [] }]))
  const entries = new Map((await entryHits(trx, authorityId, streamIds.filter((id) => !complaints.has(id)), asked)).map((hit) => [hit.streamId, hit]))
  return streamIds.flatMap((id) => complaints.get(id) ?? entries.get(id) ?? [])
}

function toHit(row: Row, names: ReadonlyMap<string, string>, wanted: Wanted): SearchHit {
  return {
    kind: 'complaint', complaintId: row.stream_id, reference: row.reference, procedure: row.procedure, status: row.status, receivedOn: row.received_on,
    names: [...new Set(row.person_ids.flatMap((id) => names.get(id) ?? []))], matched: matchedIn(row, wanted),
  }
}

/** What was asked, so that a row is looked through for it in one pass. */
type Wanted = Readonly<{ candidates: readonly Candidate[]; inNames: RegExp | null; inTexts: RegExp | null }>

function wantedOf(asked: readonly AskedWord[]): Wanted {
  const candidates = asked.flatMap((word) => word.candidates)
  return { candidates, inNames: anyOf(candidates.filter(({ isName }) => isName)), inTexts: anyOf(candidates.filter(({ isName }) => !isName)) }
}

function anyOf(candidates: readonly Candidate[]): RegExp | null {
  return candidates.length === 0 ? null : new RegExp(` (?:${candidates.map(({ word }) => RegExp.escape(word)).join('|')})(?= )`, 'g')
}

/** The words of the register that were found in what a row keeps. A complaint with documents keeps thousands, and few are asked: no row is taken apart. */
function matchedIn(row: Readonly<{ names: string; words: string }>, { candidates, inNames, inTexts }: Wanted): readonly string[] {
  const [ofNames, ofTexts] = [wordsAmong(row.names, inNames), wordsAmong(row.words, inTexts)]
  return [...new Set(candidates.filter(({ word, isName }) => (isName ? ofNames : ofTexts).has(word)).map(({ word }) => word))]
}

function wordsAmong(kept: string, wanted: RegExp | null): ReadonlySet<string> {
  return new Set(wanted === null ? [] : ` ${kept} `.match(wanted)?.map((found) => found.slice(1)))
}
