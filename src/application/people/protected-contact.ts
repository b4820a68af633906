import type { PersonId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { Actor, Contact, ContactPart, Person, Services } from '../ports.ts'
import { seenPerson } from './seen-person.ts'

export const CONTACT_PARTS = ['address', 'telephone', 'email'] as const satisfies readonly ContactPart[]

/** Somebody of whose contact something may be protected, as whoever sees a part of theirs may know them; null otherwise. */
export async function personWithContact(services: Services, actor: Actor, personId: string): Promise<Person | null> {
  if (!may(actor, 'view-protected-contact')) return null
  const seen = await services.store.read(actor, (reads) => seenPerson(reads, actor, personId as PersonId))
  return seen?.people.get(personId) ?? null
}

export type Shown = Readonly<{ person: Person; contact: Contact; why: string | null }>

/** What is protected, to somebody who may see the person and has said why. Whoever calls it keeps a trace with the reason. Decision: 0083. */
export async function showProtected(services: Services, actor: Actor, personId: string, reason: string): Promise<Shown | null> {
  const person = reason.trim() === '' ? null : await personWithContact(services, actor, personId)
  if (person === null) return null
  return { person, ...(await services.store.read(actor, (reads) => reads.protectedContact(personId))) }
}

export type Protecting = Readonly<{ personId: string; parts: readonly ContactPart[]; why: string }>

/** Protects parts of somebody's contact from now on, or opens them again; false where the actor may not, or there is nothing to do. */
export async function protectContact(services: Services, actor: Actor, how: 'protect' | 'unprotect', { personId, parts, why }: Protecting): Promise<boolean> {
  if (!may(actor, 'change-person') || why.trim() === '') return false
  const person = await personWithContact(services, actor, personId)
  if (person === null) return false
  const wanted = parts.filter((part) => (person.protected ?? []).includes(part) === (how === 'unprotect'))
  // A form that was sent twice has done what it asks for.
  if (wanted.length === 0) return true
  await services.store.write(actor, (tx) => tx.people.contacts[how](person.personId, wanted, why.trim(), { recordedBy: actor.userId, recordedAt: services.clock.now() }))
  return true
}
