import type { AuthorityId, Person } from '../../application/ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { readPeople } from '../people.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'

/** What a person is called in a list; null where nothing of the name is known. */
function nameOf({ givenName, familyName, knownAs }: Person): string | null {
  const parts = [givenName ?? knownAs, familyName].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join(' ') : null
}

/** The names of these people, by id; those without one are left out. */
export async function namesOfPeople(trx: Trx, authorityId: AuthorityId, personIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))] as PersonId[]
  const people = await readPeople(trx, authorityId, ids)
  return new Map(people.flatMap((person): [string, string][] => {
    const name = nameOf(person)
    return name === null ? [] : [[person.personId, name]]
  }))
}

/** The names of people who sign in, by id. */
export async function namesOfUsers(trx: Trx, authorityId: AuthorityId, userIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null && isUuid(id)))]
  if (ids.length === 0) return new Map()
  const rows = await rowsOf<{ user_id: string; name: string }>(trx, 'select user_id, name from users where authority_id = $1 and user_id = any($2::uuid[])', [authorityId, ids])
  return new Map(rows.map((row) => [row.user_id, row.name]))
}
