import { parseIsoDate } from '../domain/calendar/iso-date.ts'
import type { BreachCode } from '../domain/complaint/breaches.ts'
import type { Refusal } from '../domain/complaint/commands.ts'
import type { RefusalCode } from '../domain/complaint/refusals.ts'
import type { MissingPart } from '../domain/complaint/to-complete.ts'
import type { WarningCode } from '../domain/complaint/warnings.ts'
import { shortDate } from './dates.ts'
import { RETENTION_REFUSAL_WORDS } from './retention.ts'
import { REPORT_LIFE_REFUSAL_WORDS } from './report-life.ts'
import { EVENT_LABELS, STAGE_LABELS } from './labels.ts'
import { ROUTE_REFUSAL_WORDS, ROUTE_WARNING_WORDS } from './threads/route.ts'
import { ELIGIBILITY_REFUSAL_WORDS, ELIGIBILITY_WARNING_WORDS } from './threads/eligibility.ts'
import { PROCEEDINGS_REFUSAL_WORDS, PROCEEDINGS_WARNING_WORDS } from './threads/proceedings.ts'
import { ADVOCACY_REFUSAL_WORDS, ADVOCACY_WARNING_WORDS } from './threads/advocacy.ts'
import { FREEZE_REFUSAL_WORDS, FREEZE_WARNING_WORDS } from './threads/freeze.ts'
import { SAFEGUARDING_REFUSAL_WORDS, SAFEGUARDING_WARNING_WORDS } from './threads/safeguarding.ts'
import { DELAYS_WARNING_WORDS } from './threads/delays.ts'
import { CHASING_WARNING_WORDS } from './threads/chasing.ts'
import { CORPORATE_REFUSAL_WORDS, CORPORATE_WARNING_WORDS } from './threads/corporate.ts'
import { RESOLUTION_WARNING_WORDS } from './threads/resolution.ts'
import { LEAVING_REFUSAL_WORDS, LEAVING_WARNING_WORDS } from './threads/leaving.ts'
import { FOLLOWING_REFUSAL_WORDS, FOLLOWING_WARNING_WORDS } from './threads/following.ts'
import { CAUSES_REFUSAL_WORDS } from './threads/causes.ts'
import { REMEDIES_REFUSAL_WORDS, REMEDIES_WARNING_WORDS } from './threads/remedies.ts'
import { PARTIES_REFUSAL_WORDS, PARTIES_WARNING_WORDS } from './threads/parties.ts'
import { SEALING_REFUSAL_WORDS, SEALING_WARNING_WORDS } from './threads/sealing.ts'
import { THEMES_REFUSAL_WORDS } from './threads/themes.ts'
import { LINKS_REFUSAL_WORDS } from './threads/links.ts'
import { STAGE_ONE_WARNING_WORDS } from './threads/stage-one.ts'
import { APPOINTMENTS_REFUSAL_WORDS, APPOINTMENTS_WARNING_WORDS, APPOINTMENTS_BREACH_WORDS } from './threads/appointments.ts'
import { STAGE_TWO_REFUSAL_WORDS, STAGE_TWO_WARNING_WORDS } from './threads/stage-two.ts'
import { STAGE_THREE_REFUSAL_WORDS, STAGE_THREE_WARNING_WORDS, STAGE_THREE_BREACH_WORDS } from './threads/stage-three.ts'
import { OUTSIDE_ACCESS_REFUSAL_WORDS, OUTSIDE_ACCESS_WARNING_WORDS } from './threads/outside-access.ts'
import { MESSAGE_REFUSAL_WORDS } from './messages.ts'
import { DOCUMENTS_REFUSAL_WORDS, DOCUMENTS_WARNING_WORDS } from './threads/documents.ts'
import { LETTERS_REFUSAL_WORDS, LETTERS_WARNING_WORDS } from './threads/letters.ts'

/**
 * Why a command is refused, in words. `{name}` stands for a fact of the refusal; what is in square brackets is left out
 * where one of its facts is not there.
 */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, string>> = {
  'not-recorded': 'There is no complaint to do this to: record it first.',
  ...MESSAGE_REFUSAL_WORDS,
  'already-recorded': 'This complaint has been recorded already.',
  'unknown-procedure': 'Heard does not know this procedure.',
  'procedure-not-in-force': 'The procedure was not in force on [{day}]. Choose the procedure that was[; this one began on {inForceFrom}].',
  'reference-needed': 'A complaint needs a reference.',
  'in-the-future': 'The day[ {day}] is still to come. Record what has happened once it has happened.',
  'before-received': 'The day[ {day}] is before the complaint was received[, on {receivedOn}].',
  'before-the-entry': 'The day is before this begins. Enter the day on which it begins or a later one, or correct that first day.',
  'answered-before-received': 'The answer[ of {day}] cannot have been sent before the complaint was received[, on {receivedOn}].',
  'not-a-day': 'One of the dates is not a day in the calendar.',
  'unknown-code': 'The authority’s lists do not hold “{given}”.',
  'no-such-person': 'Somebody named here is not known. Add the person first.',
  'no-such-responder': 'The complaint can only be allocated to somebody who works here and may sign in, and not to an administrator, the data protection officer or an auditor.',
  'person-replaced': 'Somebody who is already recorded would be taken out. Correct the entry that named them, with a reason.',
  'point-given-twice': 'The same point of complaint is given twice.',
  'answered-point-removed': 'A point of complaint that has been answered would be taken out. Correct the answer first.',
  'already-acknowledged': 'The complaint was acknowledged already[, on {acknowledgedOn}]. If that day is wrong, correct it.',
  'extension-not-longer': 'An extension has to be a whole number of working days, longer than the limit[ of {limit}].',
  'extension-too-long': 'That is more working days than can be meant[: at most {longest} can be recorded].',
  'already-paused': 'The clock is paused already.',
  'no-pause': 'This procedure knows no pause. Record a local hold as a note: it stops no clock.',
  'not-paused': 'The clock is not paused, so it cannot be resumed.',
  'nothing-to-submit': 'There is no draft answer to submit.',
  'already-submitted': 'The answer has been submitted already.',
  'answer-not-submitted': 'There is no submitted answer to send back.',
  'nothing-to-approve': 'There is no answer waiting for approval.',
  'finding-needed': 'An answer needs a finding: one for the whole, or one for each point.',
  'finding-given-twice': 'A point has two findings. Give one finding for the whole, or one for each point.',
  'no-such-point': 'The answer decides a point that the complaint does not have.',
  'amount-not-possible': 'A payment has to be an amount in pounds and pence: not less than nothing, and at most £1,000,000.',
  'already-answered': 'This stage was answered already[, on {answeredOn}]. If something in the answer is wrong, correct it.',
  'no-such-stage': 'This procedure has no such stage.',
  'stage-not-reached': 'The complaint has not reached that stage.',
  'stage-passed': 'The complaint has moved on from that stage.',
  'already-requested': 'That stage was requested already.',
  'panel-already-met': 'The review panel has met already.',
  'panel-not-met': 'The review panel has not met yet.',
  'next-contact-before-contact': 'The next contact[, on {nextContactOn},] cannot be before this one[, on {on}].',
  'nobody-to-allocate-to': 'Choose a manager or a team to allocate the complaint to.',
  'complaint-closed': 'The complaint was closed[ on {closedOn}]. Reopen it first.',
  'complaint-withdrawn': 'The complaint was withdrawn[ on {withdrawnOn}]. Reopen it first.',
  'not-closed': 'The complaint is not closed, so it cannot be reopened.',
  'words-needed': 'Write what should be recorded.',
  'reason-needed': 'Give the reason.',
  'no-such-entry': 'There is no such entry in this complaint’s record.',
  'entry-struck-out': 'That entry has been struck out already.',
  'recorded-in-error': 'This record was struck out as made in error[ on {on}]. Bring it back first.',
  'field-not-correctable': 'This part of the entry cannot be corrected.',
  'value-not-possible': 'That is not a value this part of the entry can have.',
  'nothing-changed': 'Nothing would change.',
  'field-needed': 'Something that has to be said is missing.',
  'no-such-item': 'What this is about is not open in this complaint. Look at the complaint again.',
  'no-such-complaint': 'There is no complaint of this reference.',
  'category-not-in-force': 'The Ombudsman had no such category on that day.',
  'due-before-letter': 'The date that the letter sets lies before the letter itself.',
  'has-left-the-pool': 'This person had left the pool by then.',
  'rights-request-ended': 'The request was answered or withdrawn by then. Notes, what was put right and statements can still be recorded; correct the entry that ended it where it is wrong.',
  'clarification-awaited': 'They were asked already, and have not answered. Record their answer first.',
  'no-clarification-asked': 'Nothing was asked that this could answer. Record first that you asked.',
  'rights-time-extended-once': 'The time was extended already, by all that the law allows.',
  'already-recalled': 'It was asked back already. Correct that entry where it is wrong.',
  'bundle-ended': 'The bundle has ended. Begin another one.',
  'no-consent-to-quote': 'Nobody has consented to these words being quoted, so they may not be published. Record consent first; until then the compliment is counted in the digest without its words.',
  'quotation-not-checked': 'The quotation has not been checked for what could identify somebody, so it may not be published. Edit and check it first; the words as they came are kept.',
  'no-consent-to-withdraw': 'Consent that was not given by then cannot be taken back. Record it as refused.',
  'no-words-to-quote': 'The compliment has no words to quote. Correct it first, and put down what was said.',
  'ends-before-it-begins': 'The last day lies before the first.',
  'same-record': 'Both are one record already. Choose another record to say that it is the same person.',
  'already-said-same': 'It is said already that these two are the same person. That can be undone.',
  'not-said-same': 'It is not said that these two are the same person, or it was undone already. It can be said again.',
  'already-a-complaint': 'It became a complaint, and goes on there. To take that back, strike out the entry that says so.',
  'goes-on-nowhere': 'That record was struck out, or goes on in this very one: neither would be counted. Take that back first.',
  'others-go-on-here': 'Another record says that it became this one, and would be counted nowhere. Strike out the entry there that says so first.',
  ...SAFEGUARDING_REFUSAL_WORDS,
  'complaint-of-learning-needed': 'Say which complaint it comes from. Where it comes from none, choose something else.',
  'entry-of-learning-needed': 'Say which case of the Ombudsman, or which compliment, it comes from.',
  'section-removed': 'Somebody has taken this section out of the report. Put it back first.',
  'section-not-removed': 'This section stands in the report already.',
  'section-confirmed': 'This text was confirmed already.',
  'comment-settled': 'This comment is settled already. Make another one.',
  'theme-of-learning-needed': 'Say which theme it comes from.',
  'points-without-complaint': 'A point is one of a complaint. Say which complaint it is.',
  'learning-closed': 'This learning is closed. Take it up again first.',
  'learning-not-closed': 'This learning is not closed. What is next may be recorded as it is.',
  'learning-actions-open': 'An action is still to be done. Record first that it was done, or that it will not be done and why.',
  'nobody-to-act': 'Say who sees to the action: a person, a team or a role.',
  'nothing-done-yet': 'Nothing has been done yet that one could look back on. Record first that its actions were done, or close it where it has none.',
  'not-such-an-entry': 'That entry of the register is of another kind. Choose one of those that are offered.',
  ...LINKS_REFUSAL_WORDS,
  ...THEMES_REFUSAL_WORDS,
  ...SEALING_REFUSAL_WORDS,
  ...PARTIES_REFUSAL_WORDS,
  ...ROUTE_REFUSAL_WORDS,
  ...ELIGIBILITY_REFUSAL_WORDS,
  ...PROCEEDINGS_REFUSAL_WORDS,
  ...ADVOCACY_REFUSAL_WORDS,
  ...FREEZE_REFUSAL_WORDS,
  ...CAUSES_REFUSAL_WORDS,
  ...REMEDIES_REFUSAL_WORDS,
  ...FOLLOWING_REFUSAL_WORDS,
  ...LEAVING_REFUSAL_WORDS,
  ...CORPORATE_REFUSAL_WORDS,
  ...APPOINTMENTS_REFUSAL_WORDS,
  ...STAGE_TWO_REFUSAL_WORDS,
  ...STAGE_THREE_REFUSAL_WORDS,
  ...OUTSIDE_ACCESS_REFUSAL_WORDS,
  ...DOCUMENTS_REFUSAL_WORDS,
  ...LETTERS_REFUSAL_WORDS,
  ...RETENTION_REFUSAL_WORDS,
  ...REPORT_LIFE_REFUSAL_WORDS,
}

/** What is unwise, in words, with what to do about it. */
export const WARNING_WORDS: Readonly<Record<WarningCode, string>> = {
  'action-overdue-when-entered': 'The day by which this is to be done has gone by already: it will stand as overdue at once.',
  'identity-not-confirmed': 'It is not recorded that you know who they are. Data must not go to the wrong person.',
  'rights-extension-late': 'They were told after the first month had run out: the extension does not make the answer one in time.',
  'looked-back-early': 'The six or twelve months are not over yet: what is counted now may still change.',
  'more-attended-than-places': 'More people came than there were places. Keep it if that is right.',
  'word-not-in-use': 'One of the words that you chose was not in the authority’s lists on that day. Old records are real: keep it if it is right.',
  'before-the-lists': 'The day is before the authority’s lists begin: most likely its year is wrong. Old records are real: keep it if it is right.',
  'born-on-different-days': 'The two were born on different days, as far as is recorded. Look at both before you say that they are the same person.',
  'worker-and-child': 'One of the two is a worker complained about, and the other the child, in the same complaint.',
  'tier-not-in-force': 'The authority’s settings know no tier before stage 1 on that day. Old records are real: keep it if it is right.',
  'tier-against-the-code': 'The Ombudsman’s Complaint Handling Code, which the authority had adopted by then, forbids a tier before stage 1 (not confirmed). It is recorded as it was.',
  'answer-not-approved': 'The answer has not been approved by the complaints manager. Say why it was sent all the same.',
  'not-acknowledged': 'No acknowledgement is recorded.',
  'upheld-without-reasons': 'Something is upheld, but no reason is given.',
  'point-without-finding': 'At least one point of complaint has no finding.',
  'extension-not-told': 'The day on which the complainant was told is missing. An extension that is not told in time does not move the date.',
  'extension-without-reason': 'No reason is given. The complainant has to be told one.',
  'no-advocate-appointed': 'The clock runs on although no advocate was appointed.',
  'closed-without-answer': 'The complaint would be closed although this stage has no answer. That is a breach. Say why.',
  'category-not-confirmed': 'The main category is not confirmed.',
  'stage-one-not-answered': 'Stage 1 has not been answered. Once it is overdue the complainant may go on as of right; before that it is left out by agreement.',
  ...SAFEGUARDING_WARNING_WORDS,
  ...SEALING_WARNING_WORDS,
  ...ROUTE_WARNING_WORDS,
  ...ELIGIBILITY_WARNING_WORDS,
  ...PROCEEDINGS_WARNING_WORDS,
  ...ADVOCACY_WARNING_WORDS,
  ...FREEZE_WARNING_WORDS,
  ...DELAYS_WARNING_WORDS,
  ...CHASING_WARNING_WORDS,
  ...CORPORATE_WARNING_WORDS,
  ...RESOLUTION_WARNING_WORDS,
  ...LEAVING_WARNING_WORDS,
  ...REMEDIES_WARNING_WORDS,
  ...FOLLOWING_WARNING_WORDS,
  ...PARTIES_WARNING_WORDS,
  ...STAGE_ONE_WARNING_WORDS,
  ...APPOINTMENTS_WARNING_WORDS,
  ...STAGE_TWO_WARNING_WORDS,
  ...STAGE_THREE_WARNING_WORDS,
  ...OUTSIDE_ACCESS_WARNING_WORDS,
  ...DOCUMENTS_WARNING_WORDS,
  ...LETTERS_WARNING_WORDS,
}

const BREACHES: Readonly<Record<BreachCode, string>> = {
  'limit-run-out': 'The limit ran out before this was done',
  'done-after-limit': 'Done after the limit',
  'done-after-extension': 'Done after the extended limit',
  'done-after-ceiling': 'Done after the longest that the rules allow',
  'extension-told-late': 'The complainant was told of the extension after the limit had run out',
  'extension-not-told': 'The complainant was not told of the extension before the limit ran out',
  'extension-beyond-ceiling': 'An extension was promised beyond the longest that the rules allow',
  'extension-without-ground': 'An extension was given on a ground that the rules do not know',
  'pause-without-ground': 'The clock was paused for a reason that the rules do not know',
  'closed-without-answer': 'Closed without an answer',
  ...APPOINTMENTS_BREACH_WORDS,
  ...STAGE_THREE_BREACH_WORDS,
}

/** What was unlawful but happened, in words: by the code of the breach. */
export const BREACH_WORDS: Readonly<Record<string, string>> = BREACHES

const MISSING_PARTS: Readonly<Record<MissingPart, string>> = {
  complainant: 'Who complains', child: 'Which child or young person', points: 'Points of complaint', category: 'Main category',
  division: 'Division', team: 'Team', said: 'What was said',
}

/** What a record still lacks, in words: by the code that the complaint’s view gives. */
export const MISSING_PART_WORDS: Readonly<Record<string, string>> = MISSING_PARTS

/** A refusal as one sentence or two, with its days and counts filled in. */
export function refusalWords({ code, facts = {} }: Pick<Refusal, 'code' | 'facts'> & Partial<Refusal>): string {
  const words = Object.hasOwn(REFUSAL_WORDS, code) ? REFUSAL_WORDS[code as RefusalCode] : `Refused: ${code}.`
  const filled = words.replace(/\[([^\][]*)\]/g, (_, part: string) => (namesIn(part).every((name) => Object.hasOwn(facts, name)) ? part : ''))
  return filled.replace(/\{(\w+)\}/g, (_, name: string) => factWords(facts[name] ?? ''))
}

/** A breach in words; its code where there are none. */
export function breachWords(code: string): string {
  return BREACH_WORDS[code] ?? code
}

function namesIn(part: string): readonly string[] {
  return [...part.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
}

function factWords(fact: string | number): string {
  const text = String(fact)
  const day = parseIsoDate(text)
  if (day !== null) return shortDate(day)
  const labels: Readonly<Record<string, string>> = { ...EVENT_LABELS, ...STAGE_LABELS }
  return labels[text] ?? text
}
