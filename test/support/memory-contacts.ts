import type { ProtectedContacts, PersonVersion } from '../../src/application/people/ports.ts'
import type { Contact, ContactPart, Person, PersonDetails } from '../../src/application/ports.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'

export type KeptContact = Readonly<{ contact: Contact; why: string | null }>
type Kept = { people: Map<PersonId, Person>; versions: Map<string, readonly PersonVersion[]>; contacts: Map<string, KeptContact> }

/** What is typed of protected parts goes where they are kept, and the parts stay protected. */
export function guarded(kept: Kept, personId: PersonId, details: PersonDetails): PersonDetails & Pick<Person, 'protected'> {
  const parts = kept.people.get(personId)?.protected
  if (parts === undefined) return details
  move(kept, personId, details.contact, parts)
  return { ...without(details, parts), protected: parts }
}

export function memoryContacts(kept: Kept): ProtectedContacts {
  return {
    protect: async (personId, parts, why, meta) => {
      const person = kept.people.get(personId)
      if (!person) return
      for (const version of kept.versions.get(personId) ?? []) move(kept, personId, version.contact, parts)
      const all = [...new Set([...(person.protected ?? []), ...parts])].toSorted()
      const next = { ...without(person, parts), version: person.version + 1, protected: all }
      kept.people.set(personId, next)
      kept.versions.set(personId, [...(kept.versions.get(personId) ?? []).map((version) => without(version, parts)), { ...next, ...meta }])
      kept.contacts.set(personId, { contact: kept.contacts.get(personId)?.contact ?? {}, why })
    },
    unprotect: async (personId, parts, why, meta) => {
      const person = kept.people.get(personId)
      const { contact } = kept.contacts.get(personId) ?? { contact: {} }
      if (!person) return
      const { protected: before = [], ...rest } = person
      const left = before.filter((part) => !parts.includes(part))
      const next = { ...rest, contact: { ...person.contact, ...only(contact, parts) }, version: person.version + 1, ...(left.length > 0 && { protected: left }) }
      kept.people.set(personId, next)
      kept.versions.set(personId, [...(kept.versions.get(personId) ?? []), { ...next, ...meta }])
      kept.contacts.set(personId, { contact: only(contact, left), why })
    },
  }
}

function move(kept: Kept, personId: string, contact: Contact | undefined, parts: readonly ContactPart[]): void {
  const before = kept.contacts.get(personId)
  kept.contacts.set(personId, { contact: { ...before?.contact, ...only(contact ?? {}, parts) }, why: before?.why ?? null })
}

function only(contact: Contact, parts: readonly ContactPart[]): Contact {
  return Object.fromEntries(Object.entries(contact).filter(([part]) => parts.some((each) => each === part)))
}

function without<Details extends PersonDetails>(details: Details, parts: readonly ContactPart[]): Details {
  const { contact, ...rest } = details
  const left = Object.fromEntries(Object.entries(contact ?? {}).filter(([part]) => !parts.some((each) => each === part)))
  return { ...rest, ...(Object.keys(left).length > 0 && { contact: left }) } as Details
}
