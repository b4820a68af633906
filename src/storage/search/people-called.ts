import type { CalledQuery, PersonCalled } from '../../application/people/ports.ts'
import type { AuthorityId, Person, Visibility } from '../../application/ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { emailOf, telephoneOf } from '../../domain/register/sameness/likeness.ts'
import { readPeople } from '../people.ts'
import type { Trx } from '../projector.ts'
import { entryParts, partsSeen } from '../queries/parts.ts'
import { rowsOf } from '../queries/run.ts'
import { peopleSaidSame } from '../queries/sameness.ts'
import { candidatesFor, type AskedWord } from './candidates.ts'
import { findStreams } from './find-streams.ts'
import { nameForms } from './search-document.ts'
import { wordsAsked } from './word-forms.ts'

/** So many complaints and entries are looked through for people called as was asked: the newest of the best fitting. */
const MOST_STREAMS = 200
const MOST_WORDS = 6

/** People whom a name may mean, each record by itself. Decision: 0058. */
export async function peopleCalled(trx: Trx, authorityId: AuthorityId, { visibility, kinds, name, limit }: CalledQuery): Promise<readonly PersonCalled[]> {
  const terms = wordsAsked(name).slice(0, MOST_WORDS)
  if (terms.length === 0 || visibility.kind === 'none') return []
  const asked = (await candidatesFor(trx, authorityId, terms)).map(({ asked: word, candidates }): AskedWord => ({ asked: word, candidates: candidates.filter(({ isName }) => isName) }))
  const found = await findStreams(trx, authorityId, { visibility, kinds, only: null, asked, leaveOut: [], order: 'best', offset: 0, limit: MOST_STREAMS })
  const named = await namedSo(trx, authorityId, found.streamIds, asked)
  return counted(trx, authorityId, { visibility, kinds }, named.slice(0, limit))
}

type Among = Readonly<{ visibility: Visibility; kinds: readonly string[]; asked: readonly AskedWord[]; streamIds: readonly string[]; limit: number }>

/** People who are called as was asked, among those named in these streams: each person once, by the record that fits best. */
export async function peopleCalledSo(trx: Trx, authorityId: AuthorityId, { visibility, kinds, asked, streamIds, limit }: Among): Promise<readonly PersonCalled[]> {
  const named = await namedSo(trx, authorityId, streamIds, asked)
  const groups = await peopleSaidSame(trx, authorityId, named.map(({ personId }) => personId))
  const taken = new Set<string>()
  const once = named.filter(({ personId }) => {
    if (taken.has(personId)) return false
    for (const id of groups.get(personId) ?? [personId]) taken.add(id)
    return true
  })
  return counted(trx, authorityId, { visibility, kinds }, once.slice(0, limit))
}

/** The people named in these streams in whose name every asked word is found; the best fitting first. */
async function namedSo(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[], asked: readonly AskedWord[]): Promise<readonly Person[]> {
  if (streamIds.length === 0 || asked.length === 0 || asked.some(({ candidates }) => !candidates.some(({ isName }) => isName))) return []
  const rows = await rowsOf<{ person_id: PersonId }>(trx, `
    select person_id from complaint_people where authority_id = $1 and stream_id = any($2::uuid[])
    union select person_id from register_people where authority_id = $1 and stream_id = any($2::uuid[])`, [authorityId, streamIds])
  const people = await readPeople(trx, authorityId, rows.map((row) => row.person_id))
  return people.flatMap((person) => {
    const rank = rankOf(nameForms(person), asked)
    return rank === null ? [] : [{ person, rank }]
  }).toSorted((one, other) => one.rank - other.rank || (one.person.personId < other.person.personId ? -1 : 1)).map(({ person }) => person)
}

/** How well a name fits what was asked, the less the better; null where a word is not found in it. */
function rankOf(forms: ReadonlySet<string>, asked: readonly AskedWord[]): number | null {
  let sum = 0
  for (const { candidates } of asked) {
    const ranks = candidates.filter(({ word, isName }) => isName && forms.has(word)).map(({ rank }) => rank)
    if (ranks.length === 0) return null
    sum += Math.min(...ranks)
  }
  return sum
}

/** With the number of things that each has a part in, whichever of their records has it. Who has none that may be seen is left out. */
async function counted(trx: Trx, authorityId: AuthorityId, { visibility, kinds }: Pick<Among, 'visibility' | 'kinds'>, people: readonly Person[]): Promise<readonly PersonCalled[]> {
  const groups = await peopleSaidSame(trx, authorityId, people.map(({ personId }) => personId))
  const ids = [...new Set([...groups.values()].flat())]
  const inComplaints = await partsSeen(trx, authorityId, { visibility, personIds: ids })
  const inEntries = kinds.length === 0 ? [] : (await entryParts(trx, authorityId, ids)).filter(({ kind }) => kinds.includes(kind))
  const streams = [...inComplaints.map(({ personId, complaintId }) => ({ personId, id: complaintId })), ...inEntries.map(({ personId, streamId }) => ({ personId, id: streamId }))]
  return people.flatMap((person): readonly PersonCalled[] => {
    const group = groups.get(person.personId) ?? [person.personId]
    const own = streams.filter(({ personId }) => group.includes(personId))
    return own.some(({ personId }) => personId === person.personId) ? [{ ...person, parts: new Set(own.map(({ id }) => id)).size }] : []
  })
}

/** Other records with the same day of birth, e-mail address or telephone number. Goes through everybody: for a page that is rarely asked for. */
export async function peopleReachedLike(trx: Trx, authorityId: AuthorityId, kinds: readonly string[], { personId, bornOn, contact }: Person): Promise<readonly PersonCalled[]> {
  const [email, telephone] = [emailOf(contact?.email), telephoneOf(contact?.telephone)]
  if (bornOn === undefined && email === '' && telephone === '') return []
  const rows = await rowsOf<{ person_id: PersonId }>(trx, `
    select distinct person_id from people where authority_id = $1 and person_id <> $2 and (born_on = $3::date
      or ($4 <> '' and lower(trim(contact->>'email')) = $4)
      or ($5 <> '' and regexp_replace(regexp_replace(contact->>'telephone', '\\D', '', 'g'), '^(00)?44', '0') = $5)) limit 200`,
    [authorityId, personId, bornOn ?? null, email, telephone])
  return counted(trx, authorityId, { visibility: { kind: 'all' }, kinds }, await readPeople(trx, authorityId, rows.map((row) => row.person_id)))
}
