import { parseIsoDate, type IsoDate } from '../calendar/iso-date.ts'
import { hasCauseWithoutFault } from './causes.ts'
import { declarationOf } from './declared/all.ts'
import { wrongField } from './declared/field-checks.ts'
import { CORRECTABLE } from './corrections.ts'
import type { AnswerContent, ComplaintDetails } from './events.ts'
import type { ComplaintFact } from './evolve.ts'
import { changeProblem } from './field-rules.ts'
import type { Impossible } from './refusals.ts'
import { isPossibleSum } from './threads/remedies/events.ts'

type Content = Omit<Impossible, 'seq'>

/** The limit from which an extension of stage 1 extends. Law: SI 2006/1738 reg. 14. */
const STAGE_ONE_WORKING_DAYS = 10
/** The limit from which an extension of stage 2 extends. Law: SI 2006/1738 reg. 17. */
const STAGE_TWO_WORKING_DAYS = 25
/** A year and a half: past it a number of working days is a typing slip, whatever was promised. Decision: 0010. */
const LONGEST_PROMISE_WORKING_DAYS = 400

type FactByType = { [Fact in ComplaintFact as Fact['type']]: Fact }
type Rules = { [Type in keyof FactByType]?: (event: FactByType[Type]) => Content | null }

/** What each event must hold to be possible at all. */
const RULES: Rules = {
  ComplaintReceived: (event) =>
    event.reference.trim() === '' ? { code: 'reference-needed' }
      : reachedTeamFirst(event.happenedOn, event.reachedTeamOn) ?? groundsAfterwards(event) ?? pointsTwice(event.details),
  DetailsRecorded: (event) => pointsTwice(event.details),
  ComplaintAllocated: (event) => (event.responderId ?? event.team ?? '') === '' ? { code: 'nobody-to-allocate-to' } : null,
  StageOneExtended: (event) => impossibleExtension(event.untilWorkingDays, STAGE_ONE_WORKING_DAYS),
  InvestigationExtended: (event) => impossibleExtension(event.untilWorkingDays, STAGE_TWO_WORKING_DAYS),
  ContactLogged: (event) => nextContactFirst(event.happenedOn, event.nextContactOn),
  NoteAdded: (event) => (isText(event.text) ? null : { code: 'words-needed' }),
  AnswerSentBack: (event) => (isText(event.reasons) ? null : { code: 'words-needed' }),
  ComplaintReopened: (event) => (isText(event.reason) ? null : { code: 'reason-needed' }),
  StageOneAnswered: (event) => impossibleAnswer(event) ?? receivedBeforeSent(event),
  InvestigationAnswered: (event) => impossibleAnswer(event) ?? receivedBeforeSent(event),
  ReviewPanelAnswered: impossibleAnswer,
  CorporateReviewAnswered: impossibleAnswer,
}

/** What in an event cannot be, whatever went before it; null where nothing is wrong. */
export function impossibleContent(event: ComplaintFact): Content | null {
  if (!areDays(event)) return { code: 'not-a-day', facts: { event: event.type } }
  const declaration = declarationOf(event.type)
  const wrong = declaration && wrongField(declaration, event)
  if (wrong) return { code: wrong.isMissing ? 'field-needed' : 'value-not-possible', facts: { event: event.type, field: wrong.field } }
  return malformed(event) ?? broken<ComplaintFact['type']>(event.type, event)
}

/** A field that holds what such a field cannot hold: types say so too, but rows, files and corrections come from outside. */
function malformed(event: ComplaintFact): Content | null {
  const rules = CORRECTABLE[event.type]
  const checked = Object.entries(event).filter(([field]) => Object.hasOwn(rules, field))
  const problem = changeProblem(rules, Object.fromEntries(checked))
  return problem && { code: 'value-not-possible', facts: { event: event.type, field: problem.field } }
}

function broken<Type extends ComplaintFact['type']>(type: Type, event: FactByType[Type]): Content | null {
  return RULES[type]?.(event) ?? null
}

/** A whole number of working days, more than the limit that is extended. More than the ceiling is a breach, not impossible. */
function impossibleExtension(untilWorkingDays: number, limit: number): Content | null {
  const facts = { untilWorkingDays, limit }
  if (!Number.isSafeInteger(untilWorkingDays) || untilWorkingDays <= limit) return { code: 'extension-not-longer', facts }
  return untilWorkingDays > LONGEST_PROMISE_WORKING_DAYS ? { code: 'extension-too-long', facts: { ...facts, longest: LONGEST_PROMISE_WORKING_DAYS } } : null
}

function impossibleAnswer(answer: AnswerContent): Content | null {
  const { findings, whole, remedies } = answer
  const ids = findings?.map((finding) => finding.pointId) ?? []
  if (ids.length === 0 && whole === undefined) return { code: 'finding-needed' }
  if (ids.length > 0 && whole !== undefined) return { code: 'finding-given-twice' }
  if (new Set(ids).size < ids.length) return { code: 'finding-given-twice' }
  if (hasCauseWithoutFault(answer)) return { code: 'cause-without-fault' }
  const isOdd = remedies?.some(({ amountPence = 0 }) => !isPossibleSum(amountPence)) === true
  return isOdd ? { code: 'amount-not-possible' } : null
}

function receivedBeforeSent({ happenedOn, receivedOn }: Readonly<{ happenedOn: IsoDate; receivedOn?: IsoDate }>): Content | null {
  return receivedOn !== undefined && receivedOn < happenedOn ? { code: 'received-before-sent', facts: { day: receivedOn } } : null
}

function reachedTeamFirst(receivedOn: IsoDate, reachedTeamOn: IsoDate | undefined): Content | null {
  if (reachedTeamOn === undefined || reachedTeamOn >= receivedOn) return null
  return { code: 'before-received', facts: { event: 'ComplaintReceived', day: reachedTeamOn, receivedOn } }
}

function groundsAfterwards({ happenedOn: receivedOn, groundsAroseOn }: FactByType['ComplaintReceived']): Content | null {
  if (groundsAroseOn === undefined || groundsAroseOn <= receivedOn) return null
  return { code: 'grounds-after-receipt', facts: { day: groundsAroseOn, receivedOn } }
}

function nextContactFirst(on: IsoDate, nextContactOn: IsoDate | undefined): Content | null {
  if (nextContactOn === undefined || nextContactOn >= on) return null
  return { code: 'next-contact-before-contact', facts: { on, nextContactOn } }
}

function pointsTwice({ points }: ComplaintDetails): Content | null {
  const ids = points?.map((point) => point.pointId) ?? []
  return new Set(ids).size < ids.length ? { code: 'point-given-twice' } : null
}

function isText(text: unknown): boolean {
  return typeof text === 'object' && text !== null
}

/** Days come typed from forms and imports, but a correction may carry anything. */
function areDays(event: ComplaintFact): boolean {
  const days = [event.happenedOn, 'reachedTeamOn' in event ? event.reachedTeamOn : undefined,
    'toldOn' in event ? event.toldOn : undefined, 'nextContactOn' in event ? event.nextContactOn : undefined, 'groundsAroseOn' in event ? event.groundsAroseOn : undefined]
  return days.every((day) => day === undefined || parseIsoDate(day) !== null)
}
