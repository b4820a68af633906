import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { Parameters, visibleOnly } from '../queries/visibility.ts'

const SHORTEST_BEGINNING = 4
const MOST = 10
const ANY_DIGIT = /\d/

/**
 * The complaints whose reference is what was asked, or begins with it; the very one first, then in the order of
 * references. A reference has a digit and no blank, and four characters before anything is guessed from its beginning.
 */
export async function findByReference(trx: Trx, authorityId: AuthorityId, visibility: Visibility, words: string): Promise<readonly string[]> {
  const asked = words.trim()
  if (!ANY_DIGIT.test(asked) || /\s/.test(asked)) return []
  const parameters = new Parameters()
  const conditions = [`s.authority_id = ${parameters.add(authorityId)}`, spelledSo(asked, parameters)]
  const seen = visibleOnly(visibility, parameters)
  if (seen !== null) conditions.push(seen)
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select s.stream_id from complaint_summaries s where ${conditions.join(' and ')} order by s.reference, s.stream_id limit ${MOST}`, parameters.values)
  return rows.map((row) => row.stream_id)
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
