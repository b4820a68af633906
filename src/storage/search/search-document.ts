import type { PersonDetails } from '../../application/ports.ts'
import { STOP_WORDS } from './stop-words.ts'
import { everyForm, wordForms } from './word-forms.ts'

/**
 * The words by which one stream is found: names by the alphabet, words in the order in which they come up. Names keep
 * the words that free text leaves out: Will is a name too.
 */
export type DocumentWords = Readonly<{ names: ReadonlySet<string>; words: ReadonlySet<string> }>

/** The words of these people's names and of these texts. */
export function documentWords(people: readonly (PersonDetails | undefined)[], texts: readonly (string | undefined)[]): DocumentWords {
  const forms = people.flatMap((person) => (person ? [...nameForms(person)] : []))
  const names = new Set(forms.sort())
  const words = new Set<string>()
  for (const text of texts) if (text !== undefined) for (const word of everyForm(text)) if (!STOP_WORDS.has(word)) words.add(word)
  return { names, words }
}

/** The words of a person's name, in whatever order they are asked. */
export function nameForms({ givenName, familyName, knownAs }: PersonDetails): ReadonlySet<string> {
  return wordForms([givenName, familyName, knownAs].filter((part) => part !== undefined).join(' '))
}

/** Words as a row of `search_documents` keeps them. */
export function asKept(words: ReadonlySet<string>): string {
  return [...words].join(' ')
}

/** The words that a row keeps. */
export function fromKept(kept: string): ReadonlySet<string> {
  return new Set(kept === '' ? [] : kept.split(' '))
}
