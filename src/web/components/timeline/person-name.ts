import type { PersonDetails } from '../../../application/ports.ts'
import { UNKNOWN, knownAsWords } from '../../../words/complaint.ts'

/** The name a person is shown by, whole or in part; `otherwise` where none of it is known. */
export function personName(person: PersonDetails | undefined, otherwise: string = UNKNOWN.person): string {
  const name = [person?.givenName, person?.familyName].filter(Boolean).join(' ')
  if (name === '') return person?.knownAs ?? otherwise
  return person?.knownAs ? knownAsWords(name, person.knownAs) : name
}
