import type { AuthorityId, StreamId } from '../../application/ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { isUuid } from '../is-uuid.ts'

/** A given name that this many others have says of nobody who they are: a search for it alone stays. */
const COMMON_FROM = 3

/**
 * Words that traces keep about a record, or about people, who go: the reason for which its seal was broken or its people were
 * looked at, and whatever was typed that names the record, or a family name or a rare given name of somebody who goes with it.
 * More may go than is about them: the trace itself stays, with who, when and what.
 */
export async function traceWordsOf(trx: Trx, authorityId: AuthorityId, of: Readonly<{ streamId: StreamId } | { people: readonly PersonId[] }>): Promise<readonly string[]> {
  const streamId = 'streamId' in of ? of.streamId : null
  const people = 'people' in of ? of.people.filter(isUuid) : await peopleWhoGo(trx, authorityId, of.streamId)
  const names = await namesOf(trx, authorityId, people)
  const reference = streamId === null ? [] : await rowsOf<{ reference: string | null }>(trx, `
    select payload ->> 'reference' as reference from events where authority_id = $1 and stream_id = $2 and seq = 1`, [authorityId, streamId])
  const said = [...names, ...reference.flatMap((row) => (row.reference ? [row.reference.toLowerCase()] : []))]
  const rows = await rowsOf<{ id: string }>(trx, `
    select w.words_id as id from trace_words w where w.authority_id = $1 and (
      exists (select 1 from unnest($2::text[]) as said where ' ' || regexp_replace(lower(w.words), '[^[:alnum:]-]+', ' ', 'g') || ' ' like '% ' || said || ' %')
      or exists (select 1 from traces t where t.authority_id = $1 and t.words_id = w.words_id and t.subject_id = any($3::text[])))
    order by 1`, [authorityId, said, [...people, ...(streamId === null ? [] : [streamId])]])
  return rows.map(({ id }) => id)
}

/** Those who have a part in the record and in no other. */
export async function peopleWhoGo(trx: Trx, authorityId: AuthorityId, streamId: StreamId): Promise<readonly string[]> {
  const rows = await rowsOf<{ id: string }>(trx, `
    with here as (
      select person_id from complaint_people where authority_id = $1 and stream_id = $2
      union select person_id from register_people where authority_id = $1 and stream_id = $2)
    select person_id as id from here h
    where not exists (select 1 from complaint_people c where c.authority_id = $1 and c.person_id = h.person_id and c.stream_id <> $2)
      and not exists (select 1 from register_people r join register_entries e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
        where r.authority_id = $1 and r.person_id = h.person_id and r.stream_id <> $2 and e.kind <> 'sameness')`, [authorityId, streamId])
  return rows.map(({ id }) => id)
}

/** Family names and other names that they have or had, and given names that few others have: in small letters, as words with a blank between. */
async function namesOf(trx: Trx, authorityId: AuthorityId, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return []
  const rows = await rowsOf<{ name: string }>(trx, `
    with own as (select given_name, family_name, known_as from people where authority_id = $1 and person_id = any($2::uuid[])),
    names as (
      select family_name as name from own union select known_as from own
      union select given_name from own o where given_name is not null and (
        select count(distinct q.person_id) from people q where q.authority_id = $1 and q.given_name = o.given_name and q.person_id <> all($2::uuid[])) < $3)
    select distinct trim(regexp_replace(lower(name), '[^[:alnum:]-]+', ' ', 'g')) as name from names where length(trim(name)) > 1`, [authorityId, people, COMMON_FROM])
  return rows.map(({ name }) => name).filter((name) => name !== '')
}

/** Their names as they are said in full, of every version. */
export async function fullNamesOf(trx: Trx, authorityId: AuthorityId, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return []
  const rows = await rowsOf<{ name: string }>(trx, `
    select distinct given_name || ' ' || family_name as name from people
    where authority_id = $1 and person_id = any($2::uuid[]) and given_name is not null and family_name is not null`, [authorityId, people])
  return rows.map(({ name }) => name)
}
