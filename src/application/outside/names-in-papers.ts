import type { Complaint } from '../../domain/complaint/state.ts'
import type { Contact, Person, Reads } from '../ports.ts'
import { personIdsIn } from '../words-apart.ts'

/** Somebody whose details stand in the words of a paper: a name; an address, an e-mail address or a telephone number; one of those that is protected. */
export type NameFound = Readonly<{ personId: string; what: 'name' | 'contact' | 'protected' }>

/** Shorter words are parts of too many others. */
const SHORTEST = 4

/**
 * Whose details stand in these words, among the people of the complaint but for whoever complains and the children: what is
 * spelled as it is recorded is found, and nothing else is, so that nobody is spared to read it. Contact details are looked
 * for of everybody, since one parent's address must not reach another.
 */
export function namesFound(
  words: readonly string[], { details: { complainants, children } }: Complaint, people: ReadonlyMap<string, Person>, kept: ProtectedOf,
): readonly NameFound[] {
  const known = new Set(personIdsIn([complainants, children]))
  const all = plain(words.join('\n'))
  return [...people.values()].flatMap((person): readonly NameFound[] => {
    const { personId, familyName, contact } = person
    const isNamed = !known.has(personId) && has(all, familyName)
    const found: readonly (readonly [NameFound['what'], boolean])[] = [['name', isNamed], ['contact', stands(all, contact)], ['protected', stands(all, kept.get(personId))]]
    return found.flatMap(([what, is]) => (is ? [{ personId, what }] : []))
  })
}

/** What is protected of the people's contact, by person. It is compared with, and shown to nobody. */
export type ProtectedOf = ReadonlyMap<string, Contact>

export async function protectedOf(reads: Pick<Reads, 'protectedContact'>, people: Iterable<Person>): Promise<ProtectedOf> {
  const kept = new Map<string, Contact>()
  for (const person of people) if ((person.protected ?? []).length > 0) kept.set(person.personId, (await reads.protectedContact(person.personId)).contact)
  return kept
}

function stands(all: string, contact: Contact | undefined): boolean {
  return [contact?.email, contact?.telephone, ...(contact?.address ?? '').split('\n')].some((each) => has(all, each))
}

function has(all: string, wanted: string | undefined): boolean {
  const looked = plain(wanted ?? '').trim()
  return looked.length >= SHORTEST && all.includes(looked)
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s,.]+/g, ' ')
}
