import { sql } from 'kysely'
import type { PersonVersion } from '../application/people/ports.ts'
import type { AuthorityId, Contact, ContactPart, People, Person, PersonDetails } from '../application/ports.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { binaryArray, type ElementType } from './binary-array.ts'
import { keepProtected, makeProtectedContacts, onlyParts, protectedParts, withoutParts } from './protected-contacts.ts'
import { arrayLiteral } from './projections/write-rows.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'

type Meta = Readonly<{ recordedBy: string; recordedAt: string }>

type Row = {
  person_id: string; version: number; given_name: string | null; family_name: string | null; known_as: string | null
  born_on: string | null; contact: Contact | null; protected: readonly ContactPart[]
}

/** Names and contact details: versions that are added, never changed. */
export function makePeople(trx: Trx, authorityId: AuthorityId): People {
  const addMany = async (people: readonly Readonly<{ personId: PersonId; details: PersonDetails }>[], meta: Meta): Promise<void> => {
    if (people.length === 0) return
    const guarded = await protectedParts(trx, authorityId, people.map(({ personId }) => personId))
    const opened = people.map(({ personId, details }) => ({ personId, details, parts: guarded.get(personId) ?? [] }))
    const column = (type: ElementType, value: (person: (typeof opened)[number]) => string | null | undefined) => binaryArray(type, opened.map(value))
    // The version follows the highest there is; two that change one person at once collide on the key, and one goes again.
    await sql`
      insert into people (authority_id, person_id, version, given_name, family_name, known_as, born_on, contact, protected, recorded_at, recorded_by)
      select ${authorityId}::uuid, r.person_id,
        1 + coalesce((select max(p.version) from people p where p.authority_id = ${authorityId}::uuid and p.person_id = r.person_id), 0),
        r.given_name, r.family_name, r.known_as, r.born_on, r.contact, r.protected::text[], ${meta.recordedAt}::timestamptz, ${meta.recordedBy}
      from unnest(
        ${column('uuid', ({ personId }) => personId)}::uuid[], ${column('text', ({ details }) => details.givenName)}::text[],
        ${column('text', ({ details }) => details.familyName)}::text[], ${column('text', ({ details }) => details.knownAs)}::text[],
        ${column('date', ({ details }) => details.bornOn)}::date[], ${column('jsonb', ({ details, parts }) => jsonOf(withoutParts(details.contact, parts)))}::jsonb[],
        ${column('text', ({ parts }) => arrayLiteral(parts))}::text[]
      ) as r(person_id, given_name, family_name, known_as, born_on, contact, protected)`.execute(trx)
    for (const { personId, details, parts } of opened) {
      const typed = parts.length === 0 ? undefined : onlyParts(details.contact, parts)
      if (typed) await keepProtected(trx, authorityId, personId, typed, meta)
    }
    const own = added.get(trx) ?? new Map<string, PersonDetails>()
    added.set(trx, own)
    for (const { personId, details } of people) own.set(personId, details)
  }
  const add = (personId: PersonId, details: PersonDetails, meta: Meta) => addMany([{ personId, details }], meta)
  return { add, change: add, addMany, get: (personIds) => readPeople(trx, authorityId, personIds), contacts: makeProtectedContacts(trx, authorityId) }
}

function jsonOf(contact: Contact | undefined): string | undefined {
  return contact && JSON.stringify(contact)
}

/** The people that a transaction has added or changed itself: they need not be asked of the database again. */
const added = new WeakMap<Trx, Map<string, PersonDetails>>()

/** What is known of each person that is there, by id. */
export async function readDetails(trx: Trx, authorityId: AuthorityId, personIds: readonly PersonId[]): Promise<ReadonlyMap<string, PersonDetails>> {
  const own = added.get(trx)
  const others = own ? personIds.filter((id) => !own.has(id)) : personIds
  const people = new Map<string, PersonDetails>((await readPeople(trx, authorityId, others)).map((one) => [one.personId, one]))
  for (const id of personIds) {
    const details = own?.get(id)
    if (details) people.set(id, details)
  }
  return people
}

/** The present version of each person that is there, in no particular order. */
export async function readPeople(trx: Trx, authorityId: AuthorityId, personIds: readonly PersonId[]): Promise<readonly Person[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select distinct on (person_id) person_id, version, given_name, family_name, known_as, born_on, contact, protected
    from people where authority_id = ${authorityId} and person_id = any(${ids}::uuid[])
    order by person_id, version desc`.execute(trx)
  return rows.map(person)
}

/** Every version of each of these people, the last first. */
export async function personVersions(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<readonly PersonVersion[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return []
  const { rows } = await sql<Row & { recorded_at: string; recorded_by: string }>`
    select person_id, version, given_name, family_name, known_as, born_on, contact, protected, recorded_at, recorded_by
    from people where authority_id = ${authorityId} and person_id = any(${ids}::uuid[]) order by person_id, version desc`.execute(trx)
  return rows.map((row) => ({ ...person(row), recordedAt: row.recorded_at, recordedBy: row.recorded_by }))
}

function person(row: Row): Person {
  return {
    personId: row.person_id as PersonId,
    version: row.version,
    ...(row.given_name === null ? {} : { givenName: row.given_name }),
    ...(row.family_name === null ? {} : { familyName: row.family_name }),
    ...(row.known_as === null ? {} : { knownAs: row.known_as }),
    ...(row.born_on === null ? {} : { bornOn: row.born_on as IsoDate }),
    ...(row.contact === null ? {} : { contact: row.contact }),
    ...(row.protected.length === 0 ? {} : { protected: row.protected }),
  }
}
