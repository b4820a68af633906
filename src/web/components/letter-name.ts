import type { Person } from '../../application/ports.ts'
import { letterOf, type Letter } from '../../domain/complaint/threads/letters/thread.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { ruleCalled } from '../../domain/letters/letter-template.ts'
import { LETTERS_PAGE } from '../../words/letters/letters-page.ts'
import { personName } from './timeline/person-name.ts'

/** What a letter is called: as the procedure calls it, else that it is another one. */
export function letterTitle(procedure: string, { rule }: Pick<Letter, 'rule'>): string {
  return (rule === null ? null : ruleCalled({ procedure, rule })?.title) ?? LETTERS_PAGE.other
}

/** A letter among several of a complaint, by what it is and to whom it goes; null where there is none of this id. */
export function letterName(letterId: string, { complaint, people }: Readonly<{ complaint: Complaint; people: ReadonlyMap<string, Person> }>): string | null {
  const letter = letterOf(complaint, letterId)
  return letter === undefined ? null : LETTERS_PAGE.oneOf(letterTitle(complaint.procedure, letter), personName(people.get(letter.to)))
}
