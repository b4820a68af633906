import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { EntryStreamKind } from '../../application/search-ports.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'

const SHORTEST_BEGINNING = 4
const MOST = 10
const ANY_DIGIT = /\d/

export type Referred = Readonly<{ streamId: string; kind: StreamKind }>

/**
 * The complaints, and then the entries of these kinds, whose reference is what was asked, or begins with it; the very one
 * first, then in the order of references. A reference has a digit and no blank, and four characters before anything is
 * guessed from its beginning.
 */
export async function findByReference(
  trx: Trx, authorityId: AuthorityId, { visibility, kinds, words }: Readonly<{ visibility: Visibility; kinds: readonly EntryStreamKind[]; words: string }>,
): Promise<readonly Referred[]> {
  const asked = words.trim()
  if (!ANY_DIGIT.test(asked) || /\s/.test(asked)) return []
  const complaints = await complaintsReferred(trx, authorityId, visibility, asked)
  if (kinds.length === 0) return complaints
  const parameters = new Parameters()
  const conditions = [`s.authority_id = ${parameters.add(authorityId)}`, `s.kind = any(${parameters.add(kinds)}::text[])`, spelledSo(asked, parameters)]
  const rows = await rowsOf<{ stream_id: string; kind: StreamKind }>(trx, `
    select s.stream_id, s.kind from register_entries s where ${conditions.join(' and ')} order by s.reference, s.stream_id limit ${MOST}`, parameters.values)
  return [...complaints, ...rows.map((row) => ({ streamId: row.stream_id, kind: row.kind }))]
}

async function complaintsReferred(trx: Trx, authorityId: AuthorityId, visibility: Visibility, asked: string): Promise<readonly Referred[]> {
  const parameters = new Parameters()
  const conditions = [`s.authority_id = ${parameters.add(authorityId)}`, spelledSo(asked, parameters)]
  const seen = visibleOnly(visibility, parameters)
  if (seen !== null) conditions.push(seen)
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select s.stream_id from complaint_summaries s where ${conditions.join(' and ')} order by s.reference, s.stream_id limit ${MOST}`, parameters.values)
  return rows.map((row) => ({ streamId: row.stream_id, kind: 'complaint' }))
}

/** As typed, and in capitals, which references usually are. */
function spelledSo(asked: string, parameters: Parameters): string {
  const spellings = [...new Set([asked, asked.toUpperCase()])]
  return `(${spellings.map((spelling) => {
    const from = parameters.add(spelling)
    if (spelling.length < SHORTEST_BEGINNING) return `s.reference = ${from}`
    return `s.reference >= ${from} collate "C" and s.reference < ${parameters.add(`${spelling}\uffff`)} collate "C"`
  }).join(' or ')})`
}
