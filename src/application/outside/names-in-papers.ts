import type { Complaint } from '../../domain/complaint/state.ts'
import type { Person } from '../ports.ts'
import { personIdsIn } from '../words-apart.ts'

/** Somebody whose details stand in the words of a paper: a name, an address, an e-mail address or a telephone number. */
export type NameFound = Readonly<{ personId: string; what: 'name' | 'contact' }>

/** Shorter words are parts of too many others. */
const SHORTEST = 4

/**
 * Whose details stand in these words, among the people of the complaint but for whoever complains and the children: what is
 * spelled as it is recorded is found, and nothing else is, so that nobody is spared to read it. Contact details are looked
 * for of everybody, since one parent's address must not reach another.
 */
export function namesFound(words: readonly string[], { details: { complainants, children } }: Complaint, people: ReadonlyMap<string, Person>): readonly NameFound[] {
  const known = new Set(personIdsIn([complainants, children]))
  const all = plain(words.join('\n'))
  return [...people.values()].flatMap((person): readonly NameFound[] => {
    const { personId, familyName, contact } = person
    const isNamed = !known.has(personId) && has(all, familyName)
    const isReachable = [contact?.email, contact?.telephone, ...(contact?.address ?? '').split('\n')].some((each) => has(all, each))
    return [...(isNamed ? [{ personId, what: 'name' } as const] : []), ...(isReachable ? [{ personId, what: 'contact' } as const] : [])]
  })
}

function has(all: string, wanted: string | undefined): boolean {
  const looked = plain(wanted ?? '').trim()
  return looked.length >= SHORTEST && all.includes(looked)
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s,.]+/g, ' ')
}
