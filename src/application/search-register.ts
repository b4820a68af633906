import { may, visibilityOf } from './permissions.ts'
import type { Actor, SearchResult, Services } from './ports.ts'

const NOTHING: SearchResult = { hits: [], total: 0, spelling: [] }

/** The complaints that hold these words or something spelt like them, among those the actor may see. `page` begins at 1. */
export async function searchRegister(services: Services, actor: Actor, words: string, page: number): Promise<SearchResult> {
  if (!may(actor, 'search-register') || words.trim() === '') return NOTHING
  return services.store.read(actor.authorityId, (reads) => reads.search({ visibility: visibilityOf(actor), words: words.trim(), page }))
}
