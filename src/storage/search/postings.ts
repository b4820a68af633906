import type { AuthorityId } from '../../application/ports.ts'
import { dayNumber, type IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Trx } from '../projector.ts'
import { binaryArray } from '../binary-array.ts'
import { rowsOf } from '../queries/run.ts'
import { forgetWords, learnWords } from './vocabulary.ts'
import { asParameters, inLockOrder, type WordKey } from './word-key.ts'

/** A segment has no more places than this. */
export const PLACES = 65_536
const LAST_DAY = 32_767

/** Where a complaint stands in the index. */
export type Place = Readonly<{ segment: string; place: number; receivedOn: IsoDate }>

/** What stands in a posting list for a complaint: the day of receipt before its place, so that the greatest is the newest. */
export function entryOf({ place, receivedOn }: Pick<Place, 'place' | 'receivedOn'>): number {
  return Math.min(Math.max(dayNumber(receivedOn), 0), LAST_DAY) * PLACES + place
}

/** The posting lists of one segment while it is put together. */
export class SegmentLists {
  readonly #lists = new Map<boolean, Map<string, number[]>>([[true, new Map()], [false, new Map()]])
  readonly #isEntry: boolean

  /** `isEntry`: what stands in it is no complaint. */
  constructor(isEntry: boolean) {
    this.#isEntry = isEntry
  }

  add(isName: boolean, words: Iterable<string>, entry: number): void {
    const lists = this.#lists.get(isName)
    for (const word of words) {
      const list = lists?.get(word)
      if (list) list.push(entry)
      else lists?.set(word, [entry])
    }
  }

  /** Writes the lists, and teaches the vocabulary its new words. Lists of a segment that is not new are added to. */
  async write(trx: Trx, authorityId: AuthorityId, segment: string, isNew: boolean): Promise<void> {
    const keys = inLockOrder([...this.#lists].flatMap(([isName, lists]) => Array.from(lists.keys(), (word) => ({ word, isName }))))
    if (keys.length === 0) return
    // The lists travel as one, with where each of them ends: PostgreSQL cuts slices out faster than it reads lists.
    const entries: number[] = []
    const ends = keys.map(({ word, isName }) => {
      for (const entry of this.#lists.get(isName)?.get(word) ?? []) entries.push(entry)
      return entries.length
    })
    const starts = [1, ...ends.map((end) => end + 1)].slice(0, ends.length)
    await rowsOf(trx, isNew ? ADD : `${ADD} ${OR_APPEND}`, [
      authorityId, segment, ...asParameters(keys), binaryArray('integer', starts), binaryArray('integer', ends), binaryArray('integer', entries), this.#isEntry,
    ])
    await learnWords(trx, authorityId, segment, keys)
  }
}

const ADD = `insert into search_postings as p (authority_id, segment, word, is_name, is_entry, entries)
  select $1::uuid, $2::uuid, k.word, k.is_name, $8::boolean, ($7::integer[])[k.first:k.last]
  from unnest($3::text[], $4::boolean[], $5::integer[], $6::integer[]) as k(word, is_name, first, last)`
const OR_APPEND = 'on conflict (authority_id, word, is_name, segment) do update set entries = p.entries || excluded.entries'

/** Takes a complaint out of the lists of these words, and out of the vocabulary what nobody has any more. */
export async function removePostings(trx: Trx, authorityId: AuthorityId, place: Place, unordered: readonly WordKey[]): Promise<void> {
  if (unordered.length === 0) return
  const keys = inLockOrder(unordered)
  const values = [authorityId, place.segment, ...asParameters(keys)]
  const listed = `p.authority_id = $1 and p.segment = $2::uuid and p.word = k.word and p.is_name = k.is_name`
  const given = `unnest($3::text[], $4::boolean[]) as k(word, is_name)`
  await rowsOf(trx, `update search_postings p set entries = array_remove(p.entries, $5::integer) from ${given} where ${listed}`, [...values, entryOf(place)])
  await rowsOf(trx, `delete from search_postings p using ${given} where ${listed} and p.entries = '{}'`, values)
  await forgetWords(trx, authorityId, keys)
}
