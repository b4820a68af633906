import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { arrayLiteral } from '../projections/write-rows.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'
import type { AskedWord, Candidate } from './candidates.ts'
import { eachList, inEveryWord, type Place, type PostingList } from './intersect.ts'

export type FoundStreams = Readonly<{ streamIds: readonly string[]; total: number }>

export type Finding = Readonly<{
  visibility: Visibility; asked: readonly AskedWord[]; leaveOut: readonly string[]; offset: number; limit: number; order: 'best' | 'newest'
}>

/** For somebody who may not see everything, no more than this many of the best are looked through. */
const MOST_LOOKED_THROUGH = 5_000

/**
 * The complaints that have every asked word in one of its forms: the best fitting first, and of equals the newest.
 *
 * Posting lists are found by equality and cut with each other here, and only the page that is shown is looked up. What
 * the actor may not see is taken away before anything is counted.
 */
export async function findStreams(trx: Trx, authorityId: AuthorityId, finding: Finding): Promise<FoundStreams> {
  const { asked, visibility, leaveOut, offset, limit, order } = finding
  if (asked.length === 0 || asked.some(({ candidates }) => candidates.length === 0)) return { streamIds: [], total: 0 }
  const found = inEveryWord(await postingLists(trx, authorityId, asked), order === 'newest')
  if (visibility.kind === 'all' && leaveOut.length === 0) {
    return { streamIds: await streamsAt(trx, authorityId, found.best(offset + limit).slice(offset), null), total: found.length }
  }
  const isShort = visibility.kind === 'all'
  const visible = await streamsAt(trx, authorityId, found.best(isShort ? offset + limit + leaveOut.length : MOST_LOOKED_THROUGH), visibility)
  const kept = visible.filter((streamId) => !leaveOut.includes(streamId))
  return { streamIds: kept.slice(offset, offset + limit), total: isShort ? found.length - (visible.length - kept.length) : kept.length }
}

/**
 * The lists of every form of every asked word. Those of one word come as one row, and entries as bytes: row by row and
 * one by one the driver would take its time.
 */
async function postingLists(trx: Trx, authorityId: AuthorityId, asked: readonly AskedWord[]): Promise<readonly (readonly PostingList[])[]> {
  const all = asked.flatMap(({ candidates }) => candidates)
  const listsOf = async (isName: boolean): Promise<ReadonlyMap<string, readonly Posting[]>> => {
    const words = [...new Set(all.filter((candidate) => candidate.isName === isName).map(({ word }) => word))]
    if (words.length === 0) return new Map()
    const rows = await rowsOf<{ word: string; segments: string; entries: Buffer }>(trx, `
      select p.word, string_agg(p.segment::text, '') as segments, string_agg(array_send(p.entries), '') as entries from search_postings p
      where p.authority_id = $1 and p.word = any($2::text[]) and p.is_name = $3 group by p.word`, [authorityId, arrayLiteral(words), isName])
    return new Map(rows.map(({ word, segments, entries }) => [word, postings(segments, entries)]))
  }
  const lists = { names: await listsOf(true), texts: await listsOf(false) }
  const of = ({ word, isName, rank }: Candidate) =>
    ((isName ? lists.names : lists.texts).get(word) ?? []).map(({ segment, entries }): PostingList => ({ segment, rank, entries }))
  return asked.map(({ candidates }) => candidates.flatMap(of))
}

type Posting = Readonly<{ segment: string; entries: Buffer }>

const ID_LENGTH = 36

function postings(segments: string, entries: Buffer): readonly Posting[] {
  return eachList(entries).map((list, index) => ({ segment: segments.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH), entries: list }))
}

/** The streams that stand at these places, in the same order; those that `visibility` does not reach are left out. */
async function streamsAt(trx: Trx, authorityId: AuthorityId, places: readonly Place[], visibility: Visibility | null): Promise<readonly string[]> {
  if (places.length === 0) return []
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const given = [parameters.add(arrayLiteral(places.map(({ segment }) => segment))), parameters.add(arrayLiteral(places.map(({ place }) => place)))]
  const seen = visibility && visibleOnly(visibility, parameters)
  const summaries = seen === null ? '' : `join complaint_summaries s on s.authority_id = ${authority} and s.stream_id = d.stream_id and ${seen}`
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select d.stream_id from unnest(${given[0]}::uuid[], ${given[1]}::integer[]) with ordinality as g(segment, place, number)
    join search_documents d on d.authority_id = ${authority} and d.segment = g.segment and d.place = g.place ${summaries}
    order by g.number`, parameters.values)
  return rows.map((row) => row.stream_id)
}
