import { allowedNow } from '../../domain/complaint/allowed-now.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import { effectiveEvents, inOrderOfHappening } from '../../domain/complaint/effective.ts'
import { beforeError } from '../../domain/complaint/recorded-in-error.ts'
import type { LetterFacts, Reader } from '../../domain/letters/letter-facts.ts'
import { ruleCalled } from '../../domain/letters/letter-template.ts'
import { lettersOwed, type LetterStanding } from '../../domain/letters/letters-owed.ts'
import type { Template } from './templates.ts'
import { knownProcedure } from '../view-complaint.ts'
import type { ComplaintView } from '../worded.ts'

export type LetterAsked = Readonly<{ rule: string | null; reader: Reader; isEasyRead: boolean; to: PersonId | null; writer: string }>

/** What a letter about this complaint can be filled in from: what whoever looks sees of it, and no more. */
export function letterFactsOf(view: ComplaintView, { rule, reader, isEasyRead, to, writer }: LetterAsked): LetterFacts {
  const { complaint, clocks, settings, asAt, people, texts, userNames } = view
  return {
    complaint, inOrder: inOrderOf(view), clocks, settings, today: asAt, people, texts, users: userNames, reader, isEasyRead, to, writer,
    procedure: knownProcedure(complaint.procedure), rule: rule === null ? null : ruleCalled({ procedure: complaint.procedure, rule }),
  }
}

/** How every letter of the complaint's procedure stands. */
export function lettersOwedOf(view: ComplaintView): readonly LetterStanding[] {
  const { complaint, clocks } = view
  const procedure = knownProcedure(complaint.procedure)
  return lettersOwed({ complaint, clocks, procedure, inOrder: inOrderOf(view), allowed: allowedNow(complaint, procedure) })
}

/** What stands of a complaint, in the order in which it happened. */
function inOrderOf({ timeline }: ComplaintView): LetterFacts['inOrder'] {
  return inOrderOfHappening(effectiveEvents(beforeError(timeline)))
}

/** Puts a template into the words of a letter: given by whoever has words, since the application has none. */
export type FillsIn = (template: Pick<Template, 'template'>, facts: LetterFacts) => string
