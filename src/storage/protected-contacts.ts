import type { AuthorityId, Contact, ContactPart } from '../application/ports.ts'
import type { ProtectedContacts } from '../application/people/ports.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'
import { isUuid } from './is-uuid.ts'

const TIER = `set local heard.tier = 'protected-contact'`
const NO_TIER = `set local heard.tier = ''`

/** The parts of these people's contact that are protected now, of those of whom some are. */
export async function protectedParts(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactPart[]>> {
  const rows = await rowsOf<{ person_id: string; protected: readonly ContactPart[] }>(trx, `
    select person_id, protected from (
      select distinct on (person_id) person_id, protected from people where authority_id = $1 and person_id = any($2::uuid[]) order by person_id, version desc) p
    where protected <> '{}'`, [authorityId, personIds])
  return new Map(rows.map((row) => [row.person_id, row.protected]))
}

/** Keeps what was typed of protected parts where they belong, with the version just written. */
export async function keepProtected(trx: Trx, authorityId: AuthorityId, personId: string, contact: Contact, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void> {
  await rowsOf(trx, `
    insert into protected_contacts (authority_id, person_id, version, email, telephone, address, recorded_at, recorded_by)
    select authority_id, person_id, max(version), $3, $4, $5, $6::timestamptz, $7 from people where authority_id = $1 and person_id = $2 group by 1, 2`,
    [authorityId, personId, contact.email ?? null, contact.telephone ?? null, contact.address ?? null, meta.recordedAt, meta.recordedBy])
}

/** A contact without these parts; undefined where nothing is left. */
export function withoutParts(contact: Contact | undefined, parts: readonly ContactPart[]): Contact | undefined {
  const left = Object.fromEntries(Object.entries(contact ?? {}).filter(([part]) => !parts.some((each) => each === part)))
  return Object.keys(left).length > 0 ? left : undefined
}

/** These parts of a contact alone; undefined where there are none of them. */
export function onlyParts(contact: Contact | undefined, parts: readonly ContactPart[]): Contact | undefined {
  const own = Object.fromEntries(Object.entries(contact ?? {}).filter(([part]) => parts.some((each) => each === part)))
  return Object.keys(own).length > 0 ? own : undefined
}

export function makeProtectedContacts(trx: Trx, authorityId: AuthorityId): ProtectedContacts {
  const addVersion = async (personId: PersonId, contact: string, parts: readonly ContactPart[], why: string, meta: Readonly<{ recordedBy: string; recordedAt: string }>) => {
    await rowsOf(trx, `
      insert into people (authority_id, person_id, version, given_name, family_name, known_as, born_on, contact, protected, recorded_at, recorded_by)
      select authority_id, person_id, version + 1, given_name, family_name, known_as, born_on, nullif(coalesce(contact, '{}') || $3::jsonb, '{}'), $4::text[], $5::timestamptz, $6
      from people where authority_id = $1 and person_id = $2 order by version desc limit 1`, [authorityId, personId, contact, parts, meta.recordedAt, meta.recordedBy])
    await rowsOf(trx, `
      insert into protected_contacts (authority_id, person_id, version, why, recorded_at, recorded_by)
      select authority_id, person_id, max(version), $3, $4::timestamptz, $5 from people where authority_id = $1 and person_id = $2 group by 1, 2`,
      [authorityId, personId, why, meta.recordedAt, meta.recordedBy])
  }
  const now = async (personId: PersonId) => (await protectedParts(trx, authorityId, [personId])).get(personId) ?? []
  return {
    protect: async (personId, parts, why, meta) => {
      await rowsOf(trx, 'select protect_contact($1, $2, $3::text[])', [authorityId, personId, parts])
      await addVersion(personId, '{}', [...new Set([...await now(personId), ...parts])].toSorted(), why, meta)
    },
    unprotect: async (personId, parts, why, meta) => {
      const kept = await readProtected(trx, authorityId, personId)
      const given = onlyParts(kept.contact, parts) ?? {}
      await addVersion(personId, JSON.stringify(given), (await now(personId)).filter((part) => !parts.includes(part)), why, meta)
    },
  }
}

type Row = Readonly<{ email: string | null; telephone: string | null; address: string | null; why: string | null }>

/** What is protected of this person, with why; nothing where the person is not to be seen. Asks for the tier, and closes it again. */
export async function readProtected(trx: Trx, authorityId: AuthorityId, personId: string): Promise<Readonly<{ contact: Contact; why: string | null }>> {
  if (!isUuid(personId)) return { contact: {}, why: null }
  const parts = (await protectedParts(trx, authorityId, [personId])).get(personId) ?? []
  await rowsOf(trx, TIER, [])
  const rows = await rowsOf<Row>(trx, 'select email, telephone, address, why from protected_contacts where authority_id = $1 and person_id = $2 order by version desc', [authorityId, personId])
  await rowsOf(trx, NO_TIER, [])
  const last = (part: ContactPart) => rows.find((row) => row[part] !== null)?.[part]
  return {
    contact: Object.fromEntries(parts.flatMap((part) => { const value = last(part); return value == null ? [] : [[part, value] as const] })),
    why: rows.find(({ why }) => why !== null)?.why ?? null,
  }
}
