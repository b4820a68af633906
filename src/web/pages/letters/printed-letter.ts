import type { LettersView } from '../../../application/letters/view-letters.ts'
import { needsOf, stepOf, type Letter } from '../../../domain/complaint/threads/letters/thread.ts'
import { letterBlocks, type LetterDocument } from '../../../domain/letters/letter-document.ts'
import { LETTER_WORDS } from '../../../words/letters/letter-words.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { goingWords } from './letter-page.ts'
import { letterTitle } from '../../components/letter-name.ts'

/** A letter as its files are made. A protected address never stands in it; whoever sends it by post writes it on the envelope. */
export function printedLetter(all: LettersView, letter: Letter): LetterDocument {
  const { view } = all
  const { complaint, settings, people, asAt } = view
  const person = people.get(letter.to)
  const step = stepOf(letter)
  const mayGo = ['finished', 'checked', 'on-its-way', 'may-have-been-sent', 'failed', 'sent'].includes(step)
  return {
    title: LETTER_WORDS.about(letterTitle(complaint.procedure, letter)), authority: settings.name, branding: settings.branding, from: (settings.teamContact ?? '').split('\n').filter((line) => line.trim() !== ''),
    to: [personName(person), ...(person?.protected?.includes('address') ? [] : (person?.contact?.address ?? '').split(/\n|, /).filter((line) => line.trim() !== ''))],
    on: letter.sent?.on ?? letter.queued?.on ?? asAt, reference: complaint.reference, print: needsOf(complaint, letter.to).includes('large-print') ? 'large' : 'usual',
    status: mayGo ? '' : step === 'held' ? LETTER_WORDS.held : LETTER_WORDS.draft, blocks: letterBlocks(goingWords(all, letter)),
  }
}
