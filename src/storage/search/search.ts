import type { AuthorityId } from '../../application/ports.ts'
import type { SearchQuery, SearchResult } from '../../application/search-ports.ts'
import type { Trx } from '../projector.ts'
import { findByReference, type Referred } from './by-reference.ts'
import { candidatesFor, type AskedWord } from './candidates.ts'
import { findSealed } from './find-sealed.ts'
import { findStreams } from './find-streams.ts'
import { hitsOf } from './hits.ts'
import { peopleCalledSo } from './people-called.ts'
import { wordsAsked } from './word-forms.ts'

/** Finds on one page. */
const SEARCH_PAGE = 50
/** More words than this narrow nothing down any further. */
const MOST_WORDS = 8
const MOST_PEOPLE = 8

/**
 * Complaints, entries of the register and people found by reference, names and texts, misspellings forgiven: first those
 * whose reference was asked, then names, then texts, the newest first of equals. Every word has to be found. Nothing that
 * the actor may not see is found, counted, or named as another spelling.
 */
export async function search(trx: Trx, authorityId: AuthorityId, query: SearchQuery): Promise<SearchResult> {
  const { visibility, kinds = [], only = null, words, page } = query
  if (visibility.kind === 'none') return { hits: [], total: 0, counts: [], people: [], spelling: [] }
  const terms = wordsAsked(words).slice(0, MOST_WORDS)
  const referred = withSealed(await findByReference(trx, authorityId, { visibility, kinds, words }), await findSealed(trx, authorityId, { visibility, terms, among: 'everything' }))
  const listed = referred.filter(({ kind }) => only === null || kind === only).map(({ streamId }) => streamId)
  const asked = terms.length === 0 ? [] : await candidatesFor(trx, authorityId, terms)
  const from = (Math.max(1, page) - 1) * SEARCH_PAGE
  const first = listed.slice(from, from + SEARCH_PAGE)
  const found = await findStreams(trx, authorityId, {
    visibility, kinds, only, asked, leaveOut: referred.map(({ streamId }) => streamId), order: 'best', offset: Math.max(0, from - listed.length), limit: SEARCH_PAGE - first.length,
  })
  const hits = await hitsOf(trx, authorityId, [...first, ...found.streamIds], asked)
  // An entry that is there because of a sealed complaint has its words among those of all: they are named where it is shown.
  const shown = new Set(hits.flatMap(({ matched }) => matched))
  return {
    hits, total: listed.length + found.total, counts: together(referred, found.counts),
    people: page > 1 ? [] : await peopleCalledSo(trx, authorityId, { visibility, kinds, asked, streamIds: [...referred.map(({ streamId }) => streamId), ...found.streamIds], limit: MOST_PEOPLE }),
    spelling: asked.flatMap((word) => respelt(word, shown)),
  }
}

/** What was asked by its reference, and then what is sealed: both are found apart from the words that everybody searches. */
function withSealed(referred: readonly Referred[], sealed: readonly string[]): readonly Referred[] {
  const known = new Set(referred.map(({ streamId }) => streamId))
  return [...referred, ...sealed.filter((streamId) => !known.has(streamId)).map((streamId) => ({ streamId, kind: 'complaint' as const }))]
}

function together(referred: readonly Referred[], counts: SearchResult['counts']): SearchResult['counts'] {
  const all = new Map(counts.map(({ kind, many }) => [kind, many]))
  for (const { kind } of referred) all.set(kind, (all.get(kind) ?? 0) + 1)
  return [...all].map(([kind, many]) => ({ kind, many }))
}

/** What a word that the register does not have was taken for; of words in what is `shown` alone. */
function respelt({ asked, candidates }: AskedWord, shown: ReadonlySet<string>): SearchResult['spelling'] {
  const known = candidates.filter(({ word }) => shown.has(word))
  if (known.some(({ how }) => how === 'exact')) return []
  const found = [...new Set(known.filter(({ how }) => how === 'slip').map(({ word }) => word))]
  return found.length > 0 ? [{ asked, found }] : []
}
