import { passagesOf } from '../../domain/register/rights/redact.ts'
import type { Person, Reads } from '../ports.ts'

/**
 * What is protected of these people's contact, as it would be looked for in a text. It is read to be taken out of what leaves
 * the house, is shown to nobody, and leaves no trace that anybody was shown it. Decisions: 0083, 0095.
 */
export async function protectedPassages(reads: Pick<Reads, 'protectedContact'>, people: readonly Person[]): Promise<readonly string[]> {
  const passages: string[] = []
  // One after the other: they share a connection.
  for (const { personId, protected: parts = [] } of people) if (parts.length > 0) passages.push(...passagesOf((await reads.protectedContact(personId)).contact))
  return [...new Set(passages)]
}
