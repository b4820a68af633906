import { likenessOf, type Likeness } from '../../domain/register/sameness/likeness.ts'
import { visibilityOf } from '../permissions.ts'
import type { PersonCalled } from './ports.ts'
import type { Actor, Reads } from '../ports.ts'
import { kindsSeen, type SeenPerson } from './seen-person.ts'

/** A record that may be of the same person, and in what it is alike. */
export type LikePerson = PersonCalled & Readonly<{ likeness: readonly Likeness[] }>

const MOST = 10

/**
 * Records that may be of the same person: called alike, born on the same day, reached at the same address or number. The
 * most alike first, at most ten. Nothing is said to be the same by itself; a day of birth alone is no reason.
 */
export async function peopleLike(reads: Reads, actor: Actor, { personId, records, people }: SeenPerson): Promise<readonly LikePerson[]> {
  const one = people.get(personId)
  if (!one) return []
  const kinds = kindsSeen(actor)
  const name = [one.givenName, one.familyName].filter((part) => part !== undefined).join(' ')
  const called = name === '' ? [] : await reads.peopleCalled({ visibility: visibilityOf(actor), kinds, name, limit: MOST * 2 })
  const soundsAlike = new Set(called.map((person) => person.personId as string))
  const reached = await reads.peopleReachedLike(one, kinds)
  const others = new Map([...called, ...reached].filter((person) => !records.includes(person.personId)).map((person) => [person.personId, person]))
  return [...others.values()]
    .map((other) => ({ ...other, likeness: likenessOf(one, other, soundsAlike.has(other.personId)) }))
    .filter(({ likeness }) => likeness.some((each) => each !== 'same-birth'))
    .toSorted((a, b) => b.likeness.length - a.likeness.length || Number(b.likeness.includes('same-name')) - Number(a.likeness.includes('same-name')))
    .slice(0, MOST)
}
