import { CAUSE_NATURES, PAYMENT_PURPOSES } from './basics.ts'
import { DECLARED, type DeclaredType } from './declared/all.ts'
import { correctable } from './declared/field-checks.ts'
import { CARE_STATUSES, DISABILITIES, FINDINGS, PERSON_ROLES } from './events.ts'
import type { ComplaintFact } from './evolve.ts'
import {
  code, codeOrNone, day, dayOrNone, isBoolean, isCode, isDay, isFields, isNumber, isText, kindOfChanges, listOf, oneOf, onlyItsDay, orNone, shape, text,
  textOrNone, type FieldRule, type FieldRules,
} from './field-rules.ts'
import { STAGE_THREE_ENCLOSURES } from './threads/stage-three/events.ts'
import { STAGE_TWO_ENCLOSURES } from './threads/stage-two/events.ts'

const OUTCOMES_OF_A_WHOLE: readonly unknown[] = [...FINDINGS, 'resolved-no-finding']

const ANSWER: FieldRules = {
  happenedOn: day,
  findings: {
    touches: 'outcome',
    accepts: orNone(listOf(shape({ pointId: isCode, finding: oneOf(...FINDINGS), reasons: listOf(isCode), nature: oneOf(...CAUSE_NATURES) }, 'pointId', 'finding'))),
  },
  whole: { touches: 'outcome', accepts: orNone(oneOf(...OUTCOMES_OF_A_WHOLE)) },
  reasons: { touches: 'outcome', accepts: orNone(listOf(isCode)) },
  nature: { touches: 'outcome', accepts: orNone(oneOf(...CAUSE_NATURES)) },
  howResolved: { touches: 'outcome', accepts: orNone(listOf(isCode)) },
  remedies: { touches: 'outcome', accepts: orNone(listOf(shape({ type: isCode, amountPence: isNumber, purpose: oneOf(...PAYMENT_PURPOSES), dueOn: isDay, text: isText, recordedInError: isBoolean }, 'type'))) },
  text: textOrNone,
  departureReason: textOrNone,
}

/** The parts of `details`, each corrected on its own. */
const DETAILS: FieldRules = {
  complainants: { touches: 'person', accepts: listOf(shape({ personId: isCode, type: isCode, relation: isCode }, 'type')) },
  children: { touches: 'person', accepts: listOf(shape({ personId: isCode, careStatus: oneOf(...CARE_STATUSES), disability: oneOf(...DISABILITIES) })) },
  others: {
    touches: 'person',
    accepts: listOf(shape({ personId: isCode, role: oneOf(...PERSON_ROLES) }, 'personId', 'role')),
  },
  divisions: { touches: 'other', accepts: listOf(isCode) },
  teams: { touches: 'other', accepts: listOf(isCode) },
  points: {
    touches: 'other', accepts: listOf(shape({ pointId: isCode, text: isText, desiredOutcome: isText, category: isCode }, 'pointId')),
  },
  category: codeOrNone,
  preferredContact: codeOrNone,
  safeTimes: textOrNone,
  adjustments: textOrNone,
  language: codeOrNone,
  supportedByAdvocate: { touches: 'other', accepts: orNone(isBoolean) },
  priority: { touches: 'other', accepts: orNone(oneOf('normal', 'high', 'urgent')) },
  priorityReason: textOrNone,
}

const yesNoOrNone: FieldRule = { touches: 'other', accepts: orNone(isBoolean) }

const EXTENSION: FieldRules = {
  happenedOn: day, untilWorkingDays: { touches: 'date', accepts: isNumber }, toldOn: dayOrNone, reason: textOrNone,
}

/**
 * The fields of each event that may be corrected, and what a correction of each touches. The reference, the procedure
 * and where a row was imported from never change: they are how the complaint is found. Decision: 0011.
 */
export const CORRECTABLE: Readonly<Record<ComplaintFact['type'], FieldRules>> = {
  ...declaredRules(),
  ComplaintReceived: {
    happenedOn: day, reachedTeamOn: dayOrNone, groundsAroseOn: dayOrNone, channel: code, said: textOrNone, details: { touches: 'other', accepts: isFields, parts: DETAILS },
  },
  ComplaintAcknowledged: { happenedOn: day, how: codeOrNone },
  DetailsRecorded: { happenedOn: day, details: { touches: 'other', accepts: isFields, parts: DETAILS } },
  ComplaintAllocated: { happenedOn: day, responderId: { touches: 'person', accepts: orNone(isCode) }, team: codeOrNone },
  StageOneExtended: { ...EXTENSION, ground: { touches: 'other', accepts: oneOf('complex', 'awaiting-advocate') } },
  StageOnePaused: onlyItsDay,
  StageOneResumed: { happenedOn: day, advocateAppointed: { touches: 'date', accepts: isBoolean } },
  AnswerDrafted: { happenedOn: day, text: textOrNone },
  AnswerSubmitted: onlyItsDay,
  AnswerSentBack: { happenedOn: day, reasons: text },
  AnswerApproved: onlyItsDay,
  StageOneAnswered: { ...ANSWER, termsOfResolution: textOrNone, receivedOn: dayOrNone },
  ContactLogged: {
    happenedOn: day, nextContactOn: dayOrNone, withWhom: codeOrNone, text: textOrNone,
    kind: { touches: 'other', accepts: oneOf('call', 'visit', 'meeting', 'message') },
  },
  NoteAdded: { happenedOn: day, text },
  ComplaintClosed: { happenedOn: day, category: codeOrNone, reason: textOrNone },
  ComplaintWithdrawn: { happenedOn: day, reason: textOrNone, issuesStillConsidered: { touches: 'other', accepts: orNone(isBoolean) } },
  ComplaintReopened: { happenedOn: day, reason: text },
  InvestigationExtended: EXTENSION,
  InvestigationAnswered: {
    ...ANSWER, receivedOn: dayOrNone, enclosed: { touches: 'other', accepts: orNone(listOf(oneOf(...STAGE_TWO_ENCLOSURES))) },
    departures: { touches: 'outcome', accepts: orNone(listOf(shape({ pointId: isCode, text: isText }, 'pointId', 'text'))) },
  },
  ReviewPanelAnswered: {
    ...ANSWER, withIndependentPerson: yesNoOrNone, ombudsmanTold: yesNoOrNone, independentPersonViews: textOrNone, departures: textOrNone,
    proposals: { touches: 'outcome', accepts: orNone(listOf(isText)) },
    enclosed: { touches: 'other', accepts: orNone(listOf(oneOf(...STAGE_THREE_ENCLOSURES))) },
  },
  CorporateReviewRequested: onlyItsDay,
  CorporateReviewAnswered: ANSWER,
}

function declaredRules(): Readonly<Record<DeclaredType, FieldRules>> {
  return Object.fromEntries(Object.entries(DECLARED).map(([type, declaration]) => [type, correctable(declaration)])) as Record<DeclaredType, FieldRules>
}

/** What may be corrected in an event of this type; nothing where no complaint has such an event. */
export function rulesOf(type: string): FieldRules {
  const rules: Readonly<{ [event: string]: FieldRules }> = CORRECTABLE
  return Object.hasOwn(rules, type) ? (rules[type] ?? {}) : {}
}

/** Whether a correction of this event changes a date, an outcome or a person, and so needs a reason, or is a typing slip. */
export function kindOfCorrection(type: ComplaintFact['type'], changes: Readonly<Record<string, unknown>>): 'fact' | 'slip' {
  return kindOfChanges(CORRECTABLE[type], changes)
}
