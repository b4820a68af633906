import type { AuthorityId, Reads, Visibility } from '../../application/ports.ts'
import type { SearchHit } from '../../application/search-ports.ts'
import type { Trx } from '../projector.ts'
import { candidatesFor, type AskedWord } from './candidates.ts'
import { findSealed } from './find-sealed.ts'
import { findStreams } from './find-streams.ts'
import { complaintHits } from './hits.ts'
import { slipsForgiven } from './parts.ts'
import { wordsAsked } from './word-forms.ts'

const MOST = 10
const MOST_NAMES = 6

/** Complaints in which somebody is called like one of these names, misspellings forgiven; the newest first. */
export async function similar(trx: Trx, authorityId: AuthorityId, query: Parameters<Reads['similar']>[0]): Promise<readonly SearchHit[]> {
  if (query.visibility.kind === 'none') return []
  const hits = new Map<string, SearchHit>()
  for (const name of query.names.slice(0, MOST_NAMES)) {
    for (const hit of await calledLike(trx, authorityId, query.visibility, name)) hits.set(hit.complaintId, hit)
  }
  return [...hits.values()].sort((one, other) => (one.receivedOn > other.receivedOn ? -1 : one.receivedOn < other.receivedOn ? 1 : 0)).slice(0, MOST)
}

async function calledLike(trx: Trx, authorityId: AuthorityId, visibility: Visibility, name: string): Promise<readonly SearchHit[]> {
  const terms = wordsAsked(name)
  if (terms.length === 0) return []
  const asked = (await candidatesFor(trx, authorityId, terms)).map(onlyNames)
  const found = await findStreams(trx, authorityId, { visibility, asked, leaveOut: [], order: 'newest', kinds: [], only: 'complaint', offset: 0, limit: MOST })
  const sealed = await findSealed(trx, authorityId, { visibility, terms, among: 'names' })
  return complaintHits(trx, authorityId, [...found.streamIds, ...sealed], asked)
}

/** A whole name was given: what merely begins with it is another one, unless no more is missing than a slip leaves out. */
function onlyNames({ asked, candidates }: AskedWord): AskedWord {
  const isSlip = (word: string) => word.length - asked.length <= slipsForgiven(asked)
  return { asked, candidates: candidates.filter(({ word, isName, how }) => isName && (how !== 'begins' || isSlip(word))) }
}
