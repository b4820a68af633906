import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import type { SearchHit } from './search-ports.ts'

/**
 * Earlier complaints of the same people and possible duplicates, for the check before a complaint is saved: newest
 * first, at most 10, of those the actor may see. `names` are the names given, whole.
 */
export async function similarComplaints(
  services: Services, actor: Actor, about: Readonly<{ names: readonly string[]; receivedOn: IsoDate }>,
): Promise<readonly SearchHit[]> {
  const names = about.names.map((name) => name.trim()).filter((name) => name !== '')
  if (!may(actor, 'record-complaint') || names.length === 0) return []
  return services.store.read(actor, (reads) => reads.similar({ ...about, names, visibility: visibilityOf(actor) }))
}
