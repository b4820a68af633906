import { may, visibilityOf } from '../permissions.ts'
import type { PersonCalled } from './ports.ts'
import type { Actor, Services } from '../ports.ts'
import { kindsSeen } from './seen-person.ts'

/** Records of people called like this, misspellings forgiven, the best first; of those with a part that the actor may see. */
export async function findPeople(services: Services, actor: Actor, name: string, limit: number): Promise<readonly PersonCalled[]> {
  if (!may(actor, 'view-person') || name.trim() === '') return []
  return services.store.read(actor, (reads) => reads.peopleCalled({ visibility: visibilityOf(actor), kinds: kindsSeen(actor), name: name.trim(), limit }))
}
