import type { AuthorityId, WordUsed } from '../../application/ports.ts'
import type { WordList } from '../../domain/authority/settings.ts'
import { placesOf } from '../../domain/register/places-of-words.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

/**
 * How many streams of the ledger ever named a word of the authority. It looks through every event, since no projection
 * keeps all places in which a word can stand: for the page of one word, never for a list.
 */
export async function wordUsed(trx: Trx, authorityId: AuthorityId, list: WordList, code: string): Promise<WordUsed> {
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const vars = parameters.add(JSON.stringify({ code }))
  const stands = placesOf(list).map(({ types, key }) =>
    `type = any(${parameters.add(types)}::text[]) and jsonb_path_exists(body, ${parameters.add(`$.**.${key} ? (@ == $code)`)}::jsonpath, ${vars}::jsonb)`)
  if (stands.length === 0) return { complaints: 0, entries: 0, lastOn: null }
  // A correction says fields of the entry that it corrects.
  const [found] = await rowsOf<{ complaints: number; entries: number; last_on: WordUsed['lastOn'] }>(trx, `
    select count(distinct stream_id) filter (where stream_kind = 'complaint')::int as complaints,
      count(distinct stream_id) filter (where stream_kind <> 'complaint')::int as entries, max(happened_on) as last_on
    from (select e.stream_id, e.stream_kind, e.happened_on, coalesce(o.type, e.type) as type, case when o.type is null then e.payload else e.payload -> 'changes' end as body
      from events e left join events o on e.type = 'FactCorrected' and o.authority_id = e.authority_id and o.stream_id = e.stream_id
        and o.seq = (case when e.type = 'FactCorrected' then (e.payload ->> 'corrects')::int end)
      where e.authority_id = ${authority}) said
    where ${stands.map((one) => `(${one})`).join(' or ')}`, parameters.values)
  return { complaints: found?.complaints ?? 0, entries: found?.entries ?? 0, lastOn: found?.last_on ?? null }
}
