import { STREAM_KINDS, type StreamKind } from '../../domain/register/events.ts'
import { may, visibilityOf } from '../permissions.ts'
import type { EntryPart, SeenPart } from './ports.ts'
import type { Actor, Person, Reads } from '../ports.ts'
import type { EntryStreamKind } from '../search-ports.ts'
import type { PersonId } from '../../domain/complaint/events.ts'

/** Somebody as far as the actor may see them: the records that are said to be theirs, and their parts. */
export type SeenPerson = Readonly<{
  personId: string
  /** The records of this person that the actor may see, the one asked for first. */
  records: readonly string[]
  people: ReadonlyMap<string, Person>
  parts: readonly SeenPart[]
  entries: readonly EntryPart[]
}>

/** Whether the actor may open an entry of this kind. What says who is one person is no thing to be opened. */
export function maySeeKind(actor: Actor, kind: StreamKind): boolean {
  if (kind === 'complaint' || kind === 'sameness' || !may(actor, 'view-entry')) return false
  if (kind === 'pool-member') return may(actor, 'view-pool')
  if (kind === 'rights-request' || kind === 'disclosure') return may(actor, 'answer-rights')
  if (kind === 'bundle') return may(actor, 'make-bundle')
  if (kind === 'message') return may(actor, 'view-messages')
  // They have pages of their own, for whoever sees to retention.
  if (kind === 'hold' || kind === 'destruction') return false
  return kind !== 'ombudsman-contact' || may(actor, 'view-ombudsman')
}

/** The kinds of entries that the actor may open, and so may find. */
export function kindsSeen(actor: Actor): readonly EntryStreamKind[] {
  return STREAM_KINDS.filter((kind) => kind !== 'complaint').filter((kind) => maySeeKind(actor, kind))
}

/**
 * Somebody by the id of one of their records; null where there is none, or the actor may see none of their parts. Who may
 * see everything sees a record without any part too: a complaint may have named somebody else instead by now. A team
 * manager sees the records that have a part in a complaint of theirs, and of those nothing that lies elsewhere.
 */
export async function seenPerson(reads: Reads, actor: Actor, personId: string): Promise<SeenPerson | null> {
  const group = (await reads.peopleSaidSame([personId])).get(personId) ?? [personId]
  const visibility = visibilityOf(actor)
  const parts = await reads.partsSeen({ visibility, personIds: group })
  const allEntries = await reads.entryParts(group)
  const entries = allEntries.filter(({ kind }) => maySeeKind(actor, kind))
  const isSeen = (id: string) => {
    if ([...parts, ...entries].some((part) => part.personId === id)) return true
    return visibility.kind === 'all' && may(actor, 'view-entry') && !allEntries.some((part) => part.personId === id)
  }
  if (!isSeen(personId)) return null
  const people = new Map((await reads.people(group as readonly PersonId[])).map((person) => [person.personId as string, person]))
  // An id that nobody has is no record without parts.
  const records = group.filter((id) => isSeen(id) && (people.has(id) || [...parts, ...entries].some((part) => part.personId === id)))
  return records.includes(personId) ? { personId, records, people, parts, entries } : null
}
