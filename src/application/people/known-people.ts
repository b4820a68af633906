import type { PersonId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Person, Services } from '../ports.ts'

/** Those of these people who are known, for a form in which they were chosen; none for whoever may not record complaints. */
export async function knownPeople(services: Services, actor: Actor, personIds: readonly string[]): Promise<readonly Person[]> {
  if (!may(actor, 'record-complaint')) return []
  return services.store.read(actor, (reads) => reads.people(personIds as readonly PersonId[]))
}
