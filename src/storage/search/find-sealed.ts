import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'

import { fromKept } from './search-document.ts'

/** From this length on, the beginning of a word finds the word. */
const SHORTEST_BEGINNING = 3
const MOST = 50

type Row = Readonly<{ stream_id: string; names: string; words: string }>

/**
 * The sealed complaints that have every asked word, the newest first. Their words are in no list that others search, so
 * they are looked through one by one: they are few, and the database gives only those that whoever asks may see. No
 * misspelling is forgiven: what a word might have meant would be looked up in the vocabulary, which knows nothing of them.
 */
export async function findSealed(
  trx: Trx, authorityId: AuthorityId, { visibility, terms, among }: Readonly<{ visibility: Visibility; terms: readonly string[]; among: 'everything' | 'names' }>,
): Promise<readonly string[]> {
  if (terms.length === 0) return []
  const parameters = new Parameters()
  const conditions = [`s.authority_id = ${parameters.add(authorityId)}`]
  const seen = visibleOnly(visibility, parameters)
  if (seen !== null) conditions.push(seen)
  const rows = await rowsOf<Row>(trx, `
    select d.stream_id, d.names, d.words from complaint_seals c
    join complaint_summaries s on s.authority_id = c.authority_id and s.stream_id = c.stream_id
    join search_documents d on d.authority_id = c.authority_id and d.stream_id = c.stream_id and d.is_sealed
    where ${conditions.join(' and ')} order by s.received_on desc, s.stream_id`, parameters.values)
  return rows.filter((row) => terms.every((term) => hasWord(row, term, among))).slice(0, MOST).map((row) => row.stream_id)
}

function hasWord({ names, words }: Row, term: string, among: 'everything' | 'names'): boolean {
  const known = among === 'names' ? [...fromKept(names)] : [...fromKept(names), ...fromKept(words)]
  return known.some((word) => word === term || (term.length >= SHORTEST_BEGINNING && word.startsWith(term)))
}
