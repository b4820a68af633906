import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { Trx } from '../projector.ts'
import { arrayLiteral } from '../projections/write-rows.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'
import type { AskedWord, Candidate } from './candidates.ts'
import { hiddenDocuments } from './out-of-sight.ts'
import { eachList, inEveryWord, withoutPlaces, type Finds, type Place, type PostingList } from './intersect.ts'

type KindCount = Readonly<{ kind: StreamKind; many: number }>
/** `total` is of what is listed; `counts` has every kind of which something was found. */
export type FoundStreams = Readonly<{ streamIds: readonly string[]; total: number; counts: readonly KindCount[] }>

export type Finding = Readonly<{
  visibility: Visibility; asked: readonly AskedWord[]; leaveOut: readonly string[]; offset: number; limit: number; order: 'best' | 'newest'
  /** The kinds of entries that are looked through besides complaints. */
  kinds: readonly string[]
  /** Only this kind is listed. */
  only: StreamKind | null
}>

/** Of entries, and for somebody who may not see every complaint, no more than this many of the best are looked through. */
const MOST_LOOKED_THROUGH = 5_000

/**
 * The complaints and entries that have every asked word in one of its forms: the best fitting first, and of equals the
 * newest.
 *
 * Posting lists are found by equality and cut with each other here, and only the page that is shown is looked up. What
 * the actor may not see is taken away before anything is counted.
 */
export async function findStreams(trx: Trx, authorityId: AuthorityId, finding: Finding): Promise<FoundStreams> {
  const { asked, kinds, only, order } = finding
  if (asked.length === 0 || asked.some(({ candidates }) => candidates.length === 0)) return { streamIds: [], total: 0, counts: [] }
  const lists = await postingLists(trx, authorityId, asked, kinds.length > 0)
  const entries = kinds.length === 0 ? [] : await entriesAt(trx, authorityId, inEveryWord(lists.entries, order === 'newest'), finding)
  const complaints = await complaintsFound(trx, authorityId, inEveryWord(lists.complaints, order === 'newest'), entries.length > 0, finding)
  const counts = [{ kind: 'complaint' as const, many: complaints.total }, ...countsOf(entries)].filter(({ many }) => many > 0)
  const listed = only === null ? entries : entries.filter(({ kind }) => kind === only)
  if (only === 'complaint' || entries.length === 0) return { streamIds: complaints.page(), total: complaints.total, counts }
  const { offset, limit } = finding
  const merged = only === null ? [...complaints.best, ...listed].toSorted((one, other) => one.at - other.at) : listed
  return {
    streamIds: merged.slice(offset, offset + limit).map(({ streamId }) => streamId), counts,
    total: listed.length + (only === null ? complaints.total : 0),
  }
}

function countsOf(entries: readonly FoundEntry[]): readonly KindCount[] {
  return [...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, of]) => ({ kind, many: of.length }))
}

/** A find with where it stands in the order. */
type Found = Readonly<{ streamId: string; at: number }>
type FoundEntry = Found & Readonly<{ kind: StreamKind }>

/** `best` are the first of them up to the end of the page, whether or not they are shown; `page` those on it. */
type FoundComplaints = Readonly<{ best: readonly Found[]; total: number; page: () => readonly string[] }>

async function complaintsFound(trx: Trx, authorityId: AuthorityId, found: Finds, isMerged: boolean, finding: Finding): Promise<FoundComplaints> {
  const { visibility, leaveOut, offset, limit } = finding
  const seesAll = visibility.kind === 'all'
  if (seesAll && leaveOut.length === 0 && !isMerged) {
    const best = await complaintsAt(trx, authorityId, found.best(offset + limit).slice(offset), null)
    return { best, total: found.length, page: () => best.map(({ streamId }) => streamId) }
  }
  const looked = await complaintsAt(trx, authorityId, found.best(seesAll ? offset + limit + leaveOut.length : MOST_LOOKED_THROUGH), seesAll ? null : visibility)
  const best = looked.filter(({ streamId }) => !leaveOut.includes(streamId))
  const total = seesAll ? found.length - (looked.length - best.length) : best.length
  return { best, total, page: () => best.slice(offset, offset + limit).map(({ streamId }) => streamId) }
}

type Lists = readonly (readonly PostingList[])[]

/**
 * The lists of every form of every asked word, those of complaints apart from the others. Those of one word come as one
 * row, and entries as bytes: row by row and one by one the driver would take its time.
 */
async function postingLists(trx: Trx, authorityId: AuthorityId, asked: readonly AskedWord[], withEntries: boolean): Promise<Readonly<{ complaints: Lists; entries: Lists }>> {
  const all = asked.flatMap(({ candidates }) => candidates)
  const listsOf = async (isName: boolean): Promise<ReadonlyMap<string, readonly Posting[]>> => {
    const words = [...new Set(all.filter((candidate) => candidate.isName === isName).map(({ word }) => word))]
    if (words.length === 0) return new Map()
    const rows = await rowsOf<{ word: string; is_entry: boolean; segments: string; entries: Buffer }>(trx, `
      select p.word, p.is_entry, string_agg(p.segment::text, '') as segments, string_agg(array_send(p.entries), '') as entries from search_postings p
      where p.authority_id = $1 and p.word = any($2::text[]) and p.is_name = $3 ${withEntries ? '' : 'and not p.is_entry'} group by p.word, p.is_entry`,
      [authorityId, arrayLiteral(words), isName])
    return new Map(rows.map(({ word, is_entry, segments, entries }) => [`${word} ${is_entry}`, postings(segments, entries)]))
  }
  const lists = { names: await listsOf(true), texts: await listsOf(false) }
  const { places } = await hiddenDocuments(trx)
  const of = ({ word, isName, rank }: Candidate, isEntry: boolean) =>
    ((isName ? lists.names : lists.texts).get(`${word} ${isEntry}`) ?? []).map(({ segment, entries }): PostingList => ({ segment, rank, entries: withoutPlaces(entries, places.get(segment)) }))
  const ofAll = (isEntry: boolean) => asked.map(({ candidates }) => candidates.flatMap((candidate) => of(candidate, isEntry)))
  return { complaints: ofAll(false), entries: ofAll(true) }
}

type Posting = Readonly<{ segment: string; entries: Buffer }>

const ID_LENGTH = 36

function postings(segments: string, entries: Buffer): readonly Posting[] {
  return eachList(entries).map((list, index) => ({ segment: segments.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH), entries: list }))
}

/** The complaints that stand at these places, in the same order; those that `visibility` does not reach are left out. */
async function complaintsAt(trx: Trx, authorityId: AuthorityId, places: readonly Place[], visibility: Visibility | null): Promise<readonly Found[]> {
  if (places.length === 0) return []
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const given = placesGiven(places, parameters)
  const seen = visibility && visibleOnly(visibility, parameters)
  const summaries = seen === null ? '' : `join complaint_summaries s on s.authority_id = ${authority} and s.stream_id = d.stream_id and ${seen}`
  const rows = await rowsOf<{ stream_id: string; number: number }>(trx, `
    select d.stream_id, g.number from ${given}
    join search_documents d on d.authority_id = ${authority} and d.segment = g.segment and d.place = g.place ${summaries}
    order by g.number`, parameters.values)
  return rows.map((row) => ({ streamId: row.stream_id, at: places[row.number - 1]?.order ?? 0 }))
}

/** The entries among what was found, of the kinds that may be found: the best of them. */
async function entriesAt(trx: Trx, authorityId: AuthorityId, found: Finds, { kinds, leaveOut }: Finding): Promise<readonly FoundEntry[]> {
  const places = found.best(MOST_LOOKED_THROUGH)
  if (places.length === 0) return []
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const rows = await rowsOf<{ stream_id: string; kind: StreamKind; number: number }>(trx, `
    select d.stream_id, d.kind, g.number from ${placesGiven(places, parameters)}
    join search_documents d on d.authority_id = ${authority} and d.segment = g.segment and d.place = g.place and d.kind = any(${parameters.add(kinds)}::text[])
    order by g.number`, parameters.values)
  return rows.filter((row) => !leaveOut.includes(row.stream_id)).map((row) => ({ streamId: row.stream_id, kind: row.kind, at: places[row.number - 1]?.order ?? 0 }))
}

function placesGiven(places: readonly Place[], parameters: Parameters): string {
  const segments = parameters.add(arrayLiteral(places.map(({ segment }) => segment)))
  const numbers = parameters.add(arrayLiteral(places.map(({ place }) => place)))
  return `unnest(${segments}::uuid[], ${numbers}::integer[]) with ordinality as g(segment, place, number)`
}
