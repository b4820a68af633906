import type { PersonDetails } from '../../../application/ports.ts'

/** The name a person is shown by, whole or in part; `otherwise` where none of it is known. */
export function personName(person: PersonDetails | undefined, otherwise = 'Name not known'): string {
  const name = [person?.givenName, person?.familyName].filter(Boolean).join(' ')
  if (name === '') return person?.knownAs ?? otherwise
  return person?.knownAs ? `${name} (known as ${person.knownAs})` : name
}
