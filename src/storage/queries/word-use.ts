import type { AuthorityId, WordUsed } from '../../application/ports.ts'
import type { WordList } from '../../domain/authority/settings.ts'
import { placesOf } from '../../domain/register/places-of-words.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

/** How PostgreSQL says that a statement took longer than it was given. */
const TOO_LONG = '57014'

/**
 * How many streams of the ledger ever named a word of the authority; null where that could not be counted within so many
 * milliseconds. It looks through every event, since no projection keeps all places in which a word can stand: for the page of
 * one word, never for a list, and in a large register only where somebody asks for it.
 */
export async function wordUsed(trx: Trx, authorityId: AuthorityId, { list, code, withinMs }: Readonly<{ list: WordList; code: string; withinMs: number | null }>): Promise<WordUsed | null> {
  if (withinMs === null) return count(trx, authorityId, list, code)
  // Going back to here ends both the limit and, where it was reached, the fault that it left behind.
  await rowsOf(trx, 'savepoint before_counting', [])
  try {
    await rowsOf(trx, `set local statement_timeout = ${Math.trunc(withinMs)}`, [])
    return await count(trx, authorityId, list, code)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === TOO_LONG) return null
    throw error
  } finally {
    await rowsOf(trx, 'rollback to savepoint before_counting', [])
  }
}

async function count(trx: Trx, authorityId: AuthorityId, list: WordList, code: string): Promise<WordUsed> {
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const vars = parameters.add(JSON.stringify({ code }))
  const places = placesOf(list).map(({ types, key }) => ({ types: parameters.add(types), path: parameters.add(`$.**.${key} ? (@ == $code)`) }))
  if (places.length === 0) return { complaints: 0, entries: 0, lastOn: null }
  const stands = (type: string, body: string) =>
    places.map((at) => `(${type} = any(${at.types}::text[]) and jsonb_path_exists(${body}, ${at.path}::jsonpath, ${vars}::jsonb))`).join(' or ')
  // A correction says fields of the entry that it corrects. There are few: only they are looked up beside what they correct.
  const [found] = await rowsOf<{ complaints: number; entries: number; last_on: WordUsed['lastOn'] }>(trx, `
    select count(distinct stream_id) filter (where stream_kind = 'complaint')::int as complaints,
      count(distinct stream_id) filter (where stream_kind <> 'complaint')::int as entries, max(happened_on) as last_on
    from (select stream_id, stream_kind, happened_on from events where authority_id = ${authority} and (${stands('type', 'payload')})
      union all
      select e.stream_id, e.stream_kind, e.happened_on from events e
        join events o on o.authority_id = e.authority_id and o.stream_id = e.stream_id and o.seq = (e.payload ->> 'corrects')::int
      where e.authority_id = ${authority} and e.type = 'FactCorrected' and (${stands('o.type', "e.payload -> 'changes'")})) said`, parameters.values)
  return { complaints: found?.complaints ?? 0, entries: found?.entries ?? 0, lastOn: found?.last_on ?? null }
}
