import type { AuthorityId } from '../../application/ports.ts'
import { binaryArray } from '../binary-array.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { partsOf } from './parts.ts'
import { asParameters, inLockOrder, type WordKey } from './word-key.ts'

/** Adds those words that the authority's vocabulary does not have yet. Asks first: nearly all of them are there. */
export async function learnWords(trx: Trx, authorityId: AuthorityId, segment: string, keys: readonly WordKey[]): Promise<void> {
  const unknown = await rowsOf<{ word: string; is_name: boolean }>(trx, `
    select k.word, k.is_name from unnest($2::text[], $3::boolean[]) as k(word, is_name)
    where not exists (select 1 from search_words w where w.authority_id = $1 and w.word = k.word and w.is_name = k.is_name)`,
    [authorityId, ...asParameters(keys)])
  if (unknown.length === 0) return
  const words = inLockOrder(unknown.map(({ word, is_name }) => ({ word, isName: is_name })))
  const parts = words.map(({ word }) => partsOf(word))
  await rowsOf(trx, `
    insert into search_words (authority_id, segment, word, is_name, part_one, part_two, part_three)
    select $1::uuid, $2::uuid, k.* from unnest($3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[]) as k
    on conflict do nothing`,
    [authorityId, segment, ...asParameters(words), ...[0, 1, 2].map((third) => binaryArray('text', parts.map((part) => part?.[third])))])
}

/** Takes out of the vocabulary those of these words that no complaint has any more. */
export async function forgetWords(trx: Trx, authorityId: AuthorityId, keys: readonly WordKey[]): Promise<void> {
  await rowsOf(trx, `
    delete from search_words w using unnest($2::text[], $3::boolean[]) as k(word, is_name)
    where w.authority_id = $1 and w.word = k.word and w.is_name = k.is_name
      and not exists (select 1 from search_postings p where p.authority_id = $1 and p.word = k.word and p.is_name = k.is_name)`,
    [authorityId, ...asParameters(keys)])
}
