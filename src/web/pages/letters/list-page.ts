import type { LettersView } from '../../../application/letters/view-letters.ts'
import { letterTitle } from '../../components/letter-name.ts'
import { needsOf, stepOf, type Letter, type LetterStep } from '../../../domain/complaint/threads/letters/thread.ts'
import { isOutstanding, type LetterStanding, type LetterState } from '../../../domain/letters/letters-owed.ts'
import { shortDate } from '../../../words/dates.ts'
import { LETTER_STATE_LABELS, LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { LETTER_NEED_LABELS, LETTER_STEP_LABELS, SENT_BY_LABELS } from '../../../words/threads/letters.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

const TAGS: Readonly<Record<LetterState | 'set-aside', string>> = {
  owed: 'yellow', drafted: 'blue', held: 'red', finished: 'light-blue', 'sent-back': 'orange', checked: 'turquoise', 'on-its-way': 'light-blue', 'may-have-been-sent': 'red', failed: 'red',
  sent: 'green', 'said-sent': 'green', 'not-recorded': 'yellow', 'if-needed': 'grey', 'not-yet': 'grey', 'set-aside': 'grey',
}

const WAITING: ReadonlySet<LetterStep> = new Set(['held', 'sent-back', 'may-have-been-sent', 'failed'])

/** Everything that the page of a complaint's letters prints: what is owed first, then every letter that was begun, the last one first. */
export function lettersPage({ view, owed, mayWrite }: LettersView) {
  const { complaint, complaintId } = view
  const { all, needs } = complaint.threads.letters
  return {
    reference: complaint.reference, complaintHref: urls.complaint(complaintId), mayWrite, words: LETTERS_PAGE,
    owed: owed.filter(isOutstanding).map((standing) => owedRow(view, standing, mayWrite)),
    others: owed.filter((standing) => !isOutstanding(standing)).map((standing) => owedRow(view, standing, mayWrite)),
    letters: all.map((letter) => letterRow(view, letter)).toReversed(),
    needs: needs.flatMap(({ personId, text }) => {
      const needed = needsOf(complaint, personId).map((need) => LETTER_NEED_LABELS[need]).join(', ')
      return needed === '' ? [] : [{ who: personName(view.people.get(personId)), needs: needed, more: text === null ? '' : view.texts.get(text.textId) ?? '' }]
    }),
    needsHref: mayWrite ? urls.complaintCommand(complaintId, 'record-letter-needs') : null, newHref: mayWrite ? urls.complaintLetterNew(complaintId) : null,
  }
}

/** A letter of the procedure, as every page shows it: late where its day is over. */
export function owedRow({ complaintId, asAt }: Pick<LettersView['view'], 'complaintId' | 'asAt'>, { rule, state, dueOn, letter, sentOn }: LetterStanding, mayWrite: boolean) {
  const isLate = dueOn !== null && dueOn < asAt
  const isBegun = letter !== null && letter.setAsideOn === null
  return {
    title: rule.title, label: isLate ? LETTERS_PAGE.late(LETTER_STATE_LABELS[state]) : LETTER_STATE_LABELS[state], tagClass: `govuk-tag--${isLate ? 'red' : TAGS[state]}`, dueOn: dueOn === null ? '' : shortDate(dueOn),
    sentOn: sentOn.map(shortDate).join('; '), note: state === 'said-sent' ? LETTERS_PAGE.saidSent : '', mustSay: rule.mustSay,
    href: isBegun ? urls.complaintLetter(complaintId, letter.letterId) : mayWrite && state !== 'not-yet' ? urls.complaintLetterNew(complaintId, rule.id) : null,
    action: isBegun ? 'Open' : 'Begin',
  }
}

/** Letters in which somebody has to decide or to write again, and that no row of an owed letter shows. */
export function letterRowsWaiting(view: LettersView['view'], owed: readonly LetterStanding[]) {
  const shown = new Set(owed.map(({ letter }) => letter?.letterId))
  return view.complaint.threads.letters.all.filter((letter) => WAITING.has(stepOf(letter)) && !shown.has(letter.letterId)).map((letter) => {
    const row = letterRow(view, letter)
    return { ...row, title: LETTERS_PAGE.oneOf(row.title, row.to) }
  })
}

/** How far a letter is, as a tag. */
export function stepTag(letter: Letter) {
  const step = stepOf(letter)
  return { label: LETTER_STEP_LABELS[step], tagClass: `govuk-tag--${TAGS[step]}` }
}

function letterRow({ complaint, complaintId, people }: LettersView['view'], letter: Letter) {
  const { sent, finished, draftedOn, queued } = letter
  return {
    title: letterTitle(complaint.procedure, letter), to: personName(people.get(letter.to)), ...stepTag(letter), href: urls.complaintLetter(complaintId, letter.letterId),
    when: sent ? `Sent ${shortDate(sent.on)}: ${SENT_BY_LABELS[sent.by]}` : queued ? `Given to be sent ${shortDate(queued.on)}` : finished ? `Finished ${shortDate(finished.on)}` : `Begun ${shortDate(draftedOn)}`,
  }
}
