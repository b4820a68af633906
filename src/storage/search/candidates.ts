import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { hiddenDocuments, keyOf, wordsOutOfSight } from './out-of-sight.ts'
import { partsToTry, slipsForgiven } from './parts.ts'
import { slipsBetween } from './slips-between.ts'
import { STOP_WORDS } from './stop-words.ts'

/** A word of the register that may be what was asked. `rank` is lower the better it fits. */
export type Candidate = Readonly<{ word: string; isName: boolean; rank: number; how: 'exact' | 'begins' | 'slip' }>

export type AskedWord = Readonly<{ asked: string; candidates: readonly Candidate[] }>

type Known = Readonly<{ word: string; is_name: boolean }>

/** From this length on, the beginning of a word finds the word. */
const SHORTEST_BEGINNING = 3
/** Words that begin as one asked does: as many are looked at. */
const MOST_LOOKED_AT = 200
const MOST_BEGINNINGS = 40
const MOST_SLIPS = 16
const LAST_CHARACTER = '\uffff'

/**
 * For each word asked, the words of this authority's register that it may mean: itself, longer ones that begin with it,
 * and those it is a misspelling of. Where the word itself is there, only names are taken for misspelt, by one slip.
 * Words too common to be indexed are left out, unless somebody is called so or nothing else was asked.
 */
export async function candidatesFor(trx: Trx, authorityId: AuthorityId, asked: readonly string[]): Promise<readonly AskedWord[]> {
  const { words: doubtful } = await hiddenDocuments(trx)
  const [allBeginning, allSimilar] = [await wordsBeginning(trx, authorityId, asked, doubtful.size), await wordsSharingAPart(trx, authorityId, asked)]
  const hidden = doubtful.size === 0 ? doubtful : await wordsOutOfSight(trx, authorityId, [...[...allBeginning.values()].flat(), ...allSimilar])
  const isSeen = ({ word, is_name }: Known) => !hidden.has(keyOf(word, is_name))
  const beginnings = new Map([...allBeginning].map(([word, known]) => [word, known.filter(isSeen).slice(0, MOST_LOOKED_AT)] as const))
  const similar = allSimilar.filter(isSeen)
  const all = asked.map((word): AskedWord => ({ asked: word, candidates: chosen(word, beginnings.get(word) ?? [], similar) }))
  const meant = all.filter(({ asked: word, candidates }) => candidates.length > 0 || !STOP_WORDS.has(word))
  return meant.length > 0 ? meant : all
}

/** `more`: as many may turn out not to be there for whoever asks. */
async function wordsBeginning(trx: Trx, authorityId: AuthorityId, asked: readonly string[], more: number): Promise<ReadonlyMap<string, readonly Known[]>> {
  // Nothing sorts between a word and the word with a blank, so that range is the word alone.
  const ends = asked.map((word) => word + (word.length >= SHORTEST_BEGINNING && !STOP_WORDS.has(word) ? LAST_CHARACTER : ' '))
  const rows = await rowsOf<{ asked: string; words: string }>(trx, `
    select a.asked, ${MANY_IN_ONE} as words from unnest($2::text[], $3::text[]) as a(asked, until)
    cross join lateral (
      select distinct v.word, v.is_name from search_words v
      where v.authority_id = $1 and v.word >= a.asked collate "C" and v.word < a.until collate "C" order by v.word, v.is_name limit ${MOST_LOOKED_AT + more}) w
    group by a.asked`,
    [authorityId, asked, ends])
  return new Map(rows.map((row) => [row.asked, manyIn(row.words)]))
}

async function wordsSharingAPart(trx: Trx, authorityId: AuthorityId, asked: readonly string[]): Promise<readonly Known[]> {
  const tries = asked.filter((word) => !STOP_WORDS.has(word) && slipsForgiven(word) > 0).map((word) => partsToTry(word, slipsForgiven(word)))
  if (tries.length === 0) return []
  const third = (at: 0 | 1 | 2) => [...new Set(tries.flatMap((parts) => parts[at]))]
  const [row] = await rowsOf<{ words: string | null }>(trx, `
    select ${MANY_IN_ONE} as words from (
      select distinct word, is_name from search_words
      where authority_id = $1 and (part_one = any($2::text[]) or part_two = any($3::text[]) or part_three = any($4::text[]))) w`,
    [authorityId, third(0), third(1), third(2)])
  return manyIn(row?.words ?? '')
}

/** Words by the thousand come as one text, names marked: row by row the driver takes longer than the database. */
const MANY_IN_ONE = `string_agg(case when w.is_name then w.word || '+' else w.word end, ' ')`

function manyIn(words: string): readonly Known[] {
  if (words === '') return []
  return words.split(' ').map((word) => (word.endsWith('+') ? { word: word.slice(0, -1), is_name: true } : { word, is_name: false }))
}

function chosen(asked: string, beginnings: readonly Known[], similar: readonly Known[]): readonly Candidate[] {
  const exact = beginnings.filter(({ word }) => word === asked).map((known) => candidate(known, 'exact', 0))
  if (STOP_WORDS.has(asked)) return exact
  const longer = beginnings.filter(({ word }) => word !== asked).map((known) => candidate(known, 'begins', known.word.length - asked.length))
  const most = exact.length > 0 ? 1 : slipsForgiven(asked)
  const slips = similar.flatMap((known) => {
    if (known.word.startsWith(asked) || (exact.length > 0 && !known.is_name)) return []
    const count = slipsBetween(asked, known.word, most)
    return count > most ? [] : [candidate(known, 'slip', count)]
  })
  return [...exact, ...nearest(longer, MOST_BEGINNINGS), ...nearest(slips, MOST_SLIPS)].map(({ away: _away, ...rest }) => rest)
}

type Ranked = Candidate & Readonly<{ away: number }>

const FITS = { exact: 0, begins: 1, slip: 2 } as const

/** Names before texts, and within each what was asked before what it may have meant. */
function candidate({ word, is_name: isName }: Known, how: Candidate['how'], away: number): Ranked {
  return { word, isName, how, rank: (isName ? 0 : 3) + FITS[how], away }
}

function nearest(candidates: readonly Ranked[], many: number): readonly Ranked[] {
  return candidates.toSorted((one, other) => one.away - other.away || one.rank - other.rank || (one.word < other.word ? -1 : 1)).slice(0, many)
}
