import type { PersonId } from '../../domain/complaint/events.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { ContactArrangement } from './ports.ts'
import type { Actor, Person, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'

export type ContactArrangements = Readonly<{ kind: 'arrangements'; rows: readonly ContactArrangement[]; people: ReadonlyMap<string, Person> }>

/** Where contact is restricted or was warned about, among the complaints that the actor may see: the review that is due first, first. */
export async function contactArrangements(services: Services, actor: Actor): Promise<ContactArrangements | NotFound> {
  if (!may(actor, 'view-person')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const rows = await reads.contactArrangements(visibilityOf(actor))
    const people = await reads.people([...new Set(rows.flatMap(({ personIds }) => personIds))] as readonly string[] as readonly PersonId[])
    return { kind: 'arrangements', rows, people: new Map(people.map((person) => [person.personId, person])) }
  })
}
