import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { PLACES } from './postings.ts'
import { fromKept } from './search-document.ts'

/** The documents that are not there for whoever searches, whose words stand among those of all: by segment, their places; and their words. */
export type HiddenDocuments = Readonly<{ places: ReadonlyMap<string, ReadonlySet<number>>; words: ReadonlySet<string> }>

const NONE: HiddenDocuments = { places: new Map(), words: new Set() }
/** Asked once in a transaction: what is sealed from somebody was decided when it was opened. */
const asked = new WeakMap<Trx, Promise<HiddenDocuments>>()

/**
 * What is there because of a sealed complaint has its words among those that everybody searches (a sealed complaint itself has none):
 * they are few, and are taken away from words and finds before anything is chosen or counted. Decision: 0092.
 */
export function hiddenDocuments(trx: Trx): Promise<HiddenDocuments> {
  const found = asked.get(trx) ?? ask(trx)
  asked.set(trx, found)
  return found
}

type Row = Readonly<{ segment: string; place: number; names: string; words: string }>

async function ask(trx: Trx): Promise<HiddenDocuments> {
  const rows = await rowsOf<Row>(trx, 'select segment, place, names, words from hidden_documents()', [])
  if (rows.length === 0) return NONE
  const places = new Map([...Map.groupBy(rows, ({ segment }) => segment)].map(([segment, of]) => [segment, new Set(of.map(({ place }) => place))] as const))
  return { places, words: new Set(rows.flatMap(({ names, words }) => [...[...fromKept(names)].map((word) => keyOf(word, true)), ...[...fromKept(words)].map((word) => keyOf(word, false))])) }
}

export function keyOf(word: string, isName: boolean): string {
  return `${word}${isName ? '+' : ''}`
}

type Known = Readonly<{ word: string; is_name: boolean }>

/** Of these words, those that stand in nothing that whoever searches may see. */
export async function wordsOutOfSight(trx: Trx, authorityId: AuthorityId, known: readonly Known[]): Promise<ReadonlySet<string>> {
  const { places, words } = await hiddenDocuments(trx)
  // Whoever has nothing sealed from them asks nothing; whoever has asks whatever was looked for, so that no word takes longer than another.
  if (words.size === 0) return new Set()
  const doubtful = [...new Set(known.filter(({ word, is_name }) => words.has(keyOf(word, is_name))).map(({ word }) => word))]
  const rows = await rowsOf<Known & Readonly<{ segment: string; entries: readonly number[] }>>(trx, `
    select word, is_name, segment, entries from search_postings where authority_id = $1 and word = any($2::text[])`, [authorityId, doubtful])
  const inSight = new Set(rows.filter(({ segment, entries }) => entries.some((entry) => !places.get(segment)?.has(entry % PLACES))).map(({ word, is_name }) => keyOf(word, is_name)))
  return new Set(known.map(({ word, is_name }) => keyOf(word, is_name)).filter((key) => words.has(key) && !inSight.has(key)))
}
