import type { StreamKind } from '../domain/register/events.ts'
import { kindsSeen } from './people/seen-person.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import type { SearchResult } from './search-ports.ts'

const NOTHING: SearchResult = { hits: [], total: 0, counts: [], people: [], spelling: [] }

/**
 * What holds these words or something spelt like them: complaints, entries of the register and people, among what the
 * actor may open. `only` lists one kind alone; `page` begins at 1.
 */
export async function searchRegister(services: Services, actor: Actor, words: string, page: number, only: StreamKind | null = null): Promise<SearchResult> {
  if (!may(actor, 'search-register') || words.trim() === '') return NOTHING
  return services.store.read(actor, (reads) => reads.search({ visibility: visibilityOf(actor), kinds: kindsSeen(actor), only, words: words.trim(), page }))
}
