import { parseIsoDate } from '../calendar/iso-date.ts'
import type { ComplaintFact } from './evolve.ts'
import { CARE_STATUSES, DISABILITIES, FINDINGS } from './events.ts'

/** What a correction touches: a date, an outcome or a person asks for a reason; the rest is a typing slip. */
type Touches = 'date' | 'outcome' | 'person' | 'other'
type FieldRule = Readonly<{ touches: Touches; accepts: (value: unknown) => boolean }>

const OUTCOMES_OF_A_WHOLE: readonly unknown[] = [...FINDINGS, 'resolved-no-finding']

const isString = (value: unknown): value is string => typeof value === 'string'
const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isDay = (value: unknown): boolean => isString(value) && parseIsoDate(value) !== null
const isCode = (value: unknown): boolean => isString(value) && value.trim() !== ''
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isText = (value: unknown): boolean => isFields(value) && isString(value['textId']) && isString(value['digest'])
const orNone = (accepts: (value: unknown) => boolean) => (value: unknown): boolean => value === null || accepts(value)
const listOf = (accepts: (value: unknown) => boolean) => (value: unknown): boolean => Array.isArray(value) && value.every(accepts)
const oneOf = (...values: readonly unknown[]) => (value: unknown): boolean => values.includes(value)
/** An object whose parts, where they are there, are each accepted; `needed` ones have to be there. Others are refused. */
const shape = (parts: Readonly<Record<string, (value: unknown) => boolean>>, ...needed: readonly string[]) => (value: unknown): boolean =>
  isFields(value) && needed.every((name) => name in value) && Object.entries(value).every(([name, part]) => parts[name]?.(part) === true)

const day: FieldRule = { touches: 'date', accepts: isDay }
const dayOrNone: FieldRule = { touches: 'date', accepts: orNone(isDay) }
const code: FieldRule = { touches: 'other', accepts: isCode }
const codeOrNone: FieldRule = { touches: 'other', accepts: orNone(isCode) }
const textOrNone: FieldRule = { touches: 'other', accepts: orNone(isText) }
const text: FieldRule = { touches: 'other', accepts: isText }
const onlyItsDay = { happenedOn: day }

const ANSWER: Readonly<Record<string, FieldRule>> = {
  happenedOn: day,
  findings: {
    touches: 'outcome',
    accepts: orNone(listOf(shape({ pointId: isCode, finding: oneOf(...FINDINGS), reasons: listOf(isCode) }, 'pointId', 'finding'))),
  },
  whole: { touches: 'outcome', accepts: orNone(oneOf(...OUTCOMES_OF_A_WHOLE)) },
  reasons: { touches: 'outcome', accepts: orNone(listOf(isCode)) },
  howResolved: { touches: 'outcome', accepts: orNone(listOf(isCode)) },
  remedies: { touches: 'outcome', accepts: orNone(listOf(shape({ type: isCode, amountPence: isNumber, text: isText }, 'type'))) },
  text: textOrNone,
  departureReason: textOrNone,
}

/** The parts of `details`, each corrected on its own. */
const DETAILS: Readonly<Record<string, FieldRule>> = {
  complainants: { touches: 'person', accepts: listOf(shape({ personId: isCode, type: isCode, relation: isCode }, 'type')) },
  children: { touches: 'person', accepts: listOf(shape({ personId: isCode, careStatus: oneOf(...CARE_STATUSES), disability: oneOf(...DISABILITIES) })) },
  others: {
    touches: 'person',
    accepts: listOf(shape({ personId: isCode, role: oneOf('advocate', 'representative', 'worker', 'other') }, 'personId', 'role')),
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

const EXTENSION: Readonly<Record<string, FieldRule>> = {
  happenedOn: day, untilWorkingDays: { touches: 'date', accepts: isNumber }, toldOn: dayOrNone, reason: textOrNone,
}

/**
 * The fields of each event that may be corrected, and what a correction of each touches. The reference, the procedure
 * and where a row was imported from never change: they are how the complaint is found. Decision: 0011.
 */
export const CORRECTABLE: Readonly<Record<ComplaintFact['type'], Readonly<Record<string, FieldRule>>>> = {
  ComplaintReceived: {
    happenedOn: day, reachedTeamOn: dayOrNone, channel: code, said: textOrNone, details: { touches: 'other', accepts: isFields },
  },
  ComplaintAcknowledged: { happenedOn: day, how: codeOrNone },
  DetailsRecorded: { happenedOn: day, details: { touches: 'other', accepts: isFields } },
  ComplaintAllocated: { happenedOn: day, responderId: { touches: 'person', accepts: orNone(isCode) }, team: codeOrNone },
  StageOneExtended: { ...EXTENSION, ground: { touches: 'other', accepts: oneOf('complex', 'awaiting-advocate') } },
  StageOnePaused: onlyItsDay,
  StageOneResumed: { happenedOn: day, advocateAppointed: { touches: 'date', accepts: isBoolean } },
  AnswerDrafted: { happenedOn: day, text: textOrNone },
  AnswerSubmitted: onlyItsDay,
  AnswerSentBack: { happenedOn: day, reasons: text },
  AnswerApproved: onlyItsDay,
  StageOneAnswered: ANSWER,
  ContactLogged: {
    happenedOn: day, nextContactOn: dayOrNone, withWhom: codeOrNone, text: textOrNone,
    kind: { touches: 'other', accepts: oneOf('call', 'visit', 'meeting', 'message') },
  },
  NoteAdded: { happenedOn: day, text },
  ComplaintClosed: { happenedOn: day, category: codeOrNone, reason: textOrNone },
  ComplaintWithdrawn: { happenedOn: day, reason: textOrNone },
  ComplaintReopened: { happenedOn: day, reason: text },
  InvestigationRequested: onlyItsDay,
  StatementOfComplaintAgreed: onlyItsDay,
  InvestigationExtended: EXTENSION,
  InvestigationAnswered: ANSWER,
  ReviewPanelRequested: onlyItsDay,
  ReviewPanelMet: onlyItsDay,
  PanelReportReceived: onlyItsDay,
  ReviewPanelAnswered: ANSWER,
  CorporateReviewRequested: onlyItsDay,
  CorporateReviewAnswered: ANSWER,
}

export type ChangeProblem = Readonly<{ code: 'field-not-correctable' | 'value-not-possible'; field: string }>

/** The first change that may not be made to this kind of event; null where all may. */
export function changeProblem(type: ComplaintFact['type'], changes: Readonly<Record<string, unknown>>): ChangeProblem | null {
  for (const [field, value] of fieldsChanged(changes)) {
    const rule = ruleFor(type, field)
    if (!rule) return { code: 'field-not-correctable', field }
    if (!rule.accepts(value)) return { code: 'value-not-possible', field }
  }
  return null
}

/** Whether a correction changes a date, an outcome or a person, and so needs a reason, or is a typing slip. */
export function kindOfCorrection(type: ComplaintFact['type'], changes: Readonly<Record<string, unknown>>): 'fact' | 'slip' {
  return fieldsChanged(changes).some(([field]) => ruleFor(type, field)?.touches !== 'other') ? 'fact' : 'slip'
}

/** The fields changed, those of `details` each by its own name, as `details.category`. */
function fieldsChanged(changes: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(changes).flatMap(([field, value]): readonly (readonly [string, unknown])[] =>
    field === 'details' && isFields(value)
      ? Object.entries(value).map(([part, partValue]) => [`details.${part}`, partValue])
      : [[field, value]])
}

function ruleFor(type: ComplaintFact['type'], field: string): FieldRule | undefined {
  const fields = CORRECTABLE[type]
  if (!field.startsWith('details.')) return Object.hasOwn(fields, field) ? fields[field] : undefined
  const part = field.slice('details.'.length)
  return Object.hasOwn(fields, 'details') && Object.hasOwn(DETAILS, part) ? DETAILS[part] : undefined
}
