import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'
import type { AskedWord } from './candidates.ts'

export type FoundStreams = Readonly<{ streamIds: readonly string[]; total: number }>

export type Finding = Readonly<{ visibility: Visibility; asked: readonly AskedWord[]; leaveOut: readonly string[]; offset: number; limit: number; order: 'best' | 'newest' }>

/**
 * The complaints that have every asked word in one of its forms: the best fitting first, and of equals the newest.
 *
 * Lists of complaints are taken from the postings by equality alone, cut with each other, and only the page that is shown
 * is looked up; what the actor may not see is taken away before, so that the total counts what they may.
 */
export async function findStreams(trx: Trx, authorityId: AuthorityId, finding: Finding): Promise<FoundStreams> {
  const { asked } = finding
  if (asked.length === 0 || asked.some(({ candidates }) => candidates.length === 0)) return { streamIds: [], total: 0 }
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const found = everyWord(authority, asked, parameters)
  const seen = visibleOnly(finding.visibility, parameters)
  const document = `join search_documents d on d.authority_id = ${authority} and d.segment = f.segment and d.place = (f.entry & 65535)`
  const leftOut = finding.leaveOut.length === 0 ? '' : `and d.stream_id <> all(${parameters.add(finding.leaveOut)}::uuid[])`
  const narrowed = seen === null && leftOut === '' ? 'select * from found' : `
    select f.* from found f ${document} join complaint_summaries s on s.authority_id = ${authority} and s.stream_id = d.stream_id
    where ${seen ?? 'true'} ${leftOut}`
  const order = `${finding.order === 'best' ? 'f.rank, ' : ''}f.entry desc, f.segment`
  const page = `order by ${order} limit ${parameters.add(finding.limit)} offset ${parameters.add(finding.offset)}`
  const rows = await rowsOf<{ stream_id: string | null; total: number }>(trx, `
    with found as (${found}), seen as materialized (${narrowed}), page as (select * from seen f ${page})
    select d.stream_id, t.total from (select count(*)::int as total from seen) t
    left join (page f ${document}) on true order by ${order}`, parameters.values)
  return { streamIds: rows.flatMap((row) => row.stream_id ?? []), total: rows[0]?.total ?? 0 }
}

function everyWord(authority: string, asked: readonly AskedWord[], parameters: Parameters): string {
  const given = asked.flatMap(({ candidates }, number) => candidates.map((each) => ({ ...each, number })))
  const lists = [
    parameters.add(given.map(({ number }) => number)), parameters.add(given.map(({ word }) => word)),
    parameters.add(given.map(({ isName }) => isName)), parameters.add(given.map(({ rank }) => rank)),
  ]
  const ranks = asked.map((_, number) => (asked.length === 1 ? 'min(k.rank)' : `min(k.rank) filter (where k.number = ${number})`))
  const all = asked.length === 1 ? '' : `having bit_or(1 << k.number) = ${2 ** asked.length - 1}`
  return `select p.segment, e.entry, ${ranks.join(' + ')} as rank
    from unnest(${lists[0]}::integer[], ${lists[1]}::text[], ${lists[2]}::boolean[], ${lists[3]}::integer[]) as k(number, word, is_name, rank)
    join search_postings p on p.authority_id = ${authority} and p.word = k.word and p.is_name = k.is_name
    cross join lateral unnest(p.entries) as e(entry)
    group by p.segment, e.entry ${all}`
}
