import type { FillsIn } from '../../../application/letters/letter-facts-of.ts'
import { viewLetters, type LettersView } from '../../../application/letters/view-letters.ts'
import type { OfLetter } from '../../../application/letters/write-letter.ts'
import type { CommandResult } from '../../../application/worded.ts'
import { letterOf, type Letter } from '../../../domain/complaint/threads/letters/thread.ts'
import { filled } from '../../../domain/letters/template/fill.ts'
import { fillingOf } from '../../../words/letters/field-words.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { refusalWords } from '../../../words/refusals.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** A letter of a complaint that whoever asks may see. */
export type KnownLetter = Readonly<{ visit: Visit; all: LettersView; letter: Letter }>

export async function withLetters(visit: Visit, work: (all: LettersView) => Answer | Promise<Answer>): Promise<Answer> {
  const all = await viewLetters(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '')
  if (all.kind === 'not-found') return all
  return all.view.inError === null ? work(all) : { kind: 'redirect', to: urls.complaint(all.view.complaintId) }
}

export async function withLetter(visit: Visit, work: (known: KnownLetter) => Answer | Promise<Answer>): Promise<Answer> {
  return withLetters(visit, (all) => {
    const letter = letterOf(all.view.complaint, visit.params['letterId'] ?? '')
    return letter === undefined ? { kind: 'not-found' } : work({ visit, all, letter })
  })
}

/** How templates become the words of a letter. */
export const fillsIn: FillsIn = ({ template }, facts) => filled(template.body, fillingOf(facts))

/** What the forms of a letter carry. */
export function sentOf({ visit, all, letter }: KnownLetter): OfLetter {
  return sent(visit, all.view.complaintId, letter.letterId, all.view.complaint.seq)
}

/** The same of a letter that is being begun. */
export function sent(visit: Visit, complaintId: string, letterId: string, seq: number): OfLetter {
  const typed = visit.typed['expectedSeq']
  return { complaintId, letterId, on: visit.today, commandId: idTyped(visit, visit.typed, 'commandId'), expectedSeq: typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : seq }
}

/** The id that a form carries; a new one where it carries none. */
export function idTyped({ deps }: Visit, typed: Typed, field: string): string {
  const id = typed[field]
  return isId(id) ? id : deps.services.ids.next()
}

/** The next page of a command that was sent, or the form again with why not. */
export function answerTo(result: CommandResult, to: string, back: (slips: readonly Slip[]) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to }
    case 'refused': return back([{ field: '', text: refusalWords(result) }])
    case 'stale': return back([{ field: '', text: LETTERS_PAGE.changed }])
    // Nothing of what these pages record is warned about but the sending, which shows its warnings itself.
    case 'warned': return back([{ field: '', text: LETTERS_PAGE.changed }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
