import type { AuthorityId, SearchQuery, SearchResult } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { findByReference } from './by-reference.ts'
import { candidatesFor, type AskedWord } from './candidates.ts'
import { findStreams } from './find-streams.ts'
import { hitsOf } from './hits.ts'
import { wordsAsked } from './word-forms.ts'

/** Complaints on one page of finds. */
const SEARCH_PAGE = 50
/** More words than this narrow nothing down any further. */
const MOST_WORDS = 8

/**
 * Complaints found by reference, names and texts, misspellings forgiven: first those whose reference was asked, then
 * names, then texts, the newest first of equals. Every word has to be found. Nothing that the actor may not see is
 * found or counted.
 */
export async function search(trx: Trx, authorityId: AuthorityId, { visibility, words, page }: SearchQuery): Promise<SearchResult> {
  if (visibility.kind === 'none') return { hits: [], total: 0, spelling: [] }
  const references = await findByReference(trx, authorityId, visibility, words)
  const terms = wordsAsked(words).slice(0, MOST_WORDS)
  const asked = terms.length === 0 ? [] : await candidatesFor(trx, authorityId, terms)
  const from = (Math.max(1, page) - 1) * SEARCH_PAGE
  const first = references.slice(from, from + SEARCH_PAGE)
  const found = await findStreams(trx, authorityId, {
    visibility, asked, leaveOut: references, order: 'best', offset: Math.max(0, from - references.length), limit: SEARCH_PAGE - first.length,
  })
  return {
    hits: await hitsOf(trx, authorityId, [...first, ...found.streamIds], asked),
    total: references.length + found.total, spelling: asked.flatMap(respelt),
  }
}

/** What a word that the register does not have was taken for. */
function respelt({ asked, candidates }: AskedWord): SearchResult['spelling'] {
  if (candidates.some(({ how }) => how === 'exact')) return []
  const found = [...new Set(candidates.filter(({ how }) => how === 'slip').map(({ word }) => word))]
  return found.length > 0 ? [{ asked, found }] : []
}
