import { may } from '../permissions.ts'
import { STREAM_KINDS } from '../../domain/register/events.ts'
import { forRights, visibilityIn } from '../access/sight.ts'
import type { PersonCalled } from '../people/ports.ts'
import type { Actor, Services } from '../ports.ts'

/** The complaints with these references, by reference: for those who answer for personal data and work on no complaint. */
export async function complaintsByReference(services: Services, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (!may(actor, 'answer-rights') || names.length === 0) return new Map()
  const found = await services.store.read(actor, (reads) => reads.complaintsNamed({ references: names }))
  return new Map(found.map(({ complaintId, reference }) => [reference, complaintId]))
}

/** How many are offered: more is a name to be typed whole. */
const MOST = 20

/** People whom a name may mean, for whoever answers somebody's right: as far as their review would look, sealed complaints too. */
export function peopleToAnswer(services: Services, actor: Actor, name: string): Promise<readonly PersonCalled[]> {
  if (!may(actor, 'answer-rights')) return Promise.resolve([])
  const { authorityId, sight } = forRights(actor)
  const kinds = STREAM_KINDS.filter((kind) => kind !== 'complaint')
  return services.store.read({ authorityId, sight }, (reads) => reads.peopleCalled({ visibility: visibilityIn(sight), kinds, name: name.trim(), limit: MOST }))
}
