import type { PersonId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import type { PersonVersion, SaidSame } from './ports.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import type { NotFound } from '../view-complaint.ts'
import { textIdsIn } from '../words-apart.ts'
import { peopleLike, type LikePerson } from './people-like.ts'
import { seenPerson, type SeenPerson } from './seen-person.ts'

/** That two records are the same person, with why. */
export type SaidBecause = SaidSame & Readonly<{ why: string }>

/** Everything that a person's page prints. */
export type PersonView = SeenPerson & Readonly<{
  kind: 'person'
  /** Earlier versions too, the last first; the present ones alone for whoever sees only some of their parts. */
  versions: readonly PersonVersion[]
  /** What makes these records one; empty for whoever may not see entries of the register. */
  said: readonly SaidBecause[]
  /** Records that may be of the same person; only for whoever may say so. */
  like: readonly LikePerson[]
  userNames: ReadonlyMap<string, string>
}>

/** One person with all their parts. `not-found` also where the actor may see none of them. */
export async function viewPerson(services: Services, actor: Actor, personId: string): Promise<PersonView | NotFound> {
  if (!may(actor, 'view-person')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const seen = await seenPerson(reads, actor, personId)
    if (!seen) return { kind: 'not-found' }
    const seesAll = may(actor, 'view-entry')
    const users = await reads.users()
    return {
      kind: 'person', ...seen, versions: seesAll ? await reads.personVersions(seen.records) : [],
      said: seesAll ? await saidOf(reads, seen) : [],
      like: may(actor, 'say-same-person') ? await peopleLike(reads, actor, seen) : [],
      userNames: new Map(users.map(({ userId, name }) => [userId as string, name])),
    }
  })
}

async function saidOf(reads: Reads, { records }: SeenPerson): Promise<readonly SaidBecause[]> {
  const said: SaidBecause[] = []
  // One after the other: they share a connection.
  for (const each of (await reads.samenessOf(records)).filter(({ person, other }) => records.includes(person) && records.includes(other))) {
    const last = registerEvents(await reads.stream(each.streamId))?.findLast(({ event }) => event.type === 'PeopleSaidSame' || event.type === 'SamenessSaidAgain')
    const texts = await reads.texts(textIdsIn(last?.event))
    said.push({ ...each, why: [...texts.values()].join('\n') })
  }
  return said
}

/** What is known of somebody now, for the form that changes it; null where the actor may not see or not change them. */
export async function personToChange(services: Services, actor: Actor, personId: string): Promise<SeenPerson | null> {
  if (!may(actor, 'change-person')) return null
  return services.store.read(actor, (reads) => seenPerson(reads, actor, personId as PersonId))
}
