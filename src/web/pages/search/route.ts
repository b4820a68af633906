import { searchRegister } from '../../../application/search-register.ts'
import type { SearchResult } from '../../../application/search-ports.ts'
import { STREAM_KINDS, type StreamKind } from '../../../domain/register/events.ts'
import { NOTHING_ASKED } from '../../../words/slips.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { tombstonesFound } from '../retention/tombstone.ts'
import { referenceAsked, searchPage } from './view-model.ts'

/** What people search for are names: it is posted, so that it stands in no address, no log and no history. */
export const searchRoutes: readonly Route[] = [
  { method: 'GET', url: urls.search(), access: 'search-register', traces: 'nothing', handler: () => drawn('', 1, null) },
  { method: 'POST', url: urls.search(), access: 'search-register', traces: 'by-itself', atOnce: true, handler: search },
]

/** Longer than any reference or name; the rest is left out. */
const LONGEST_QUERY = 200

async function search(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, trace } = visit
  const words = oneOf(typed['words']).trim().slice(0, LONGEST_QUERY)
  if (words === '') return { ...drawn('', 1, null), slips: [{ field: 'words', text: NOTHING_ASKED }] }
  const page = /^[1-9]\d{0,4}$/.test(oneOf(typed['page'])) ? Number(oneOf(typed['page'])) : 1
  const only = STREAM_KINDS.find((kind) => kind === oneOf(typed['only'])) ?? null
  trace({ kind: 'searched', subject: { kind: 'list', id: only ?? 'search' }, words })
  const result = await searchRegister(deps.services, actor, words, page, only)
  const asked = only === null ? referenceAsked(words, result) : undefined
  if (asked !== undefined) return { kind: 'redirect', to: asked }
  // Of what was destroyed nothing is found but its reference.
  const [stone] = await tombstonesFound(visit, words)
  return stone ? { kind: 'redirect', to: stone.href } : drawn(words, page, result, only)
}

function drawn(words: string, page: number, result: SearchResult | null, only: StreamKind | null = null): Extract<Answer, { kind: 'page' }> {
  return { kind: 'page', template: 'pages/search/page.njk', title: 'Search', model: searchPage(words, page, result, only), typed: { words } }
}

function oneOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : value?.[0] ?? ''
}
