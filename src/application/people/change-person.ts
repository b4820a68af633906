import type { PersonId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Person, PersonDetails, Services } from '../ports.ts'
import { personToChange } from './view-person.ts'

export type PersonChanged = Readonly<{ kind: 'done' }> | Readonly<{ kind: 'stale'; now: Person }> | Readonly<{ kind: 'not-allowed' }> | Readonly<{ kind: 'not-found' }>

/**
 * A new version of what is known of somebody, whatever stream names them. The version that the page was drawn from is
 * part of it: whoever was slower sees what it says now. The same details again add nothing, so that a double click is
 * one version.
 */
export async function changePerson(
  services: Services, actor: Actor, { personId, version, details }: Readonly<{ personId: string; version: number; details: PersonDetails }>,
): Promise<PersonChanged> {
  if (!may(actor, 'change-person')) return { kind: 'not-allowed' }
  const seen = await personToChange(services, actor, personId)
  if (!seen?.people.has(personId)) return { kind: 'not-found' }
  return services.store.write(actor, async (tx) => {
    const [now] = await tx.people.get([personId as PersonId])
    if (!now) return { kind: 'not-found' }
    if (saysTheSame(now, details)) return { kind: 'done' }
    if (now.version !== version) return { kind: 'stale', now }
    await tx.people.change(personId as PersonId, details, { recordedBy: actor.userId, recordedAt: services.clock.now() })
    return { kind: 'done' }
  })
}

function saysTheSame(one: PersonDetails, other: PersonDetails): boolean {
  const said = ({ givenName, familyName, knownAs, bornOn, contact }: PersonDetails) =>
    JSON.stringify([givenName, familyName, knownAs, bornOn, contact?.email, contact?.telephone, contact?.address])
  return said(one) === said(other)
}
