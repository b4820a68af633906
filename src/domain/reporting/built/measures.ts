import { FINDINGS } from '../../complaint/events.ts'
import { PAYMENTS, REMEDIES_BY_KIND } from '../tables/remedies.ts'
import { LEARNING_ACTIONS, LEARNING_BY_SOURCE, LEARNING_SHARED } from '../tables/learning.ts'
import { answeredOnAt, isCarriedOver, isOpenAtEnd } from '../tables/at-each-stage.ts'
import { COMPLAINT_FACT_KINDS, outcomeAt, pointsAt, STAGES_COUNTED, type ReportFact } from '../report-fact.ts'
import type { Measure } from './measure.ts'

const receivedOn = (fact: ReportFact) => fact.receivedOn

function complaints(dayOf: Measure['dayOf'], parts: Partial<Measure> = {}): Measure {
  return { subject: 'complaints', kinds: COMPLAINT_FACT_KINDS, unit: 'complaints', section: '3', dayOf, ...parts }
}

/** Working days of what ended in the period; what nobody can count is left out. */
function days(endedOn: Measure['dayOf'], taken: (fact: ReportFact) => number | null): Measure {
  return complaints((fact) => (taken(fact) === null ? null : endedOn(fact)), { unit: 'working-days', section: '4.4', amount: (fact) => taken(fact) ?? 0, isDays: true })
}

/** The answers of a complaint, each as a fact of its own: `sort` is the stage, `foundOn` its day. */
function answersOf(fact: ReportFact): readonly ReportFact[] {
  return STAGES_COUNTED.flatMap((stage) => (outcomeAt(fact, stage) === null ? [] : [{ ...fact, sort: stage, foundOn: answeredOnAt(fact, stage) }]))
}

/** How many points of complaint an answer, as `answersOf` gives it, found on. */
function pointsOf(answer: ReportFact): number {
  const stage = STAGES_COUNTED.find((one) => one === answer.sort)
  return stage ? FINDINGS.reduce((sum, finding) => sum + pointsAt(answer, stage, finding), 0) : 0
}

function others(subject: Measure['subject'], kinds: Measure['kinds'], unit: Measure['unit'], section: string, parts: Partial<Measure> = {}): Measure {
  return { subject, kinds, unit, section, dayOf: receivedOn, ...parts }
}

/** Everything that a table can count. Decision: 0063. */
export const MEASURES = {
  'complaints-received': complaints(receivedOn, { section: '4.1' }),
  'complaints-accepted': complaints((fact) => (fact.notAccepted === null ? fact.receivedOn : null)),
  'complaints-not-accepted': complaints((fact) => (fact.notAccepted === null ? null : fact.receivedOn)),
  'complaints-upheld': complaints((fact) => (fact.foundOn === null ? null : fact.receivedOn), { section: '4.8' }),
  'complaints-withdrawn': complaints((fact) => (fact.withdrawn ? fact.closedOn : null)),
  'complaints-closed': complaints((fact) => (fact.withdrawn ? null : fact.closedOn)),
  'complaints-carried-over': complaints(receivedOn, { stands: { in: isCarriedOver, on: ({ from }) => from } }),
  'complaints-open-at-end': complaints(receivedOn, { stands: { in: isOpenAtEnd, on: ({ to }) => to } }),
  'stage-1-answered': complaints((fact) => fact.stageOneAnsweredOn, { section: '4.4' }),
  'stage-2-requested': complaints((fact) => fact.stageTwoRequestedOn, { section: '4.5' }),
  'stage-2-answered': complaints((fact) => fact.stageTwoAnsweredOn, { unit: 'investigations', section: '4.5' }),
  'stage-3-requested': complaints((fact) => fact.stageThreeRequestedOn, { section: '4.6' }),
  'panels-held': complaints((fact) => fact.stageThreeMetOn, { unit: 'panels', section: '4.6' }),
  'corporate-reviews-requested': complaints((fact) => fact.corporateReviewRequestedOn, { section: '4.11' }),
  'corporate-reviews-answered': complaints((fact) => fact.corporateReviewAnsweredOn, { section: '4.11' }),
  answers: complaints((fact) => fact.foundOn, { section: '3', parts: answersOf }),
  'points-decided': complaints((fact) => fact.foundOn, { subject: 'points', unit: 'points', section: '3', parts: answersOf, amount: pointsOf }),
  'stage-1-days': days((fact) => fact.stageOneAnsweredOn, (fact) => fact.stageOneWorkingDays),
  'stage-2-days': days((fact) => fact.stageTwoAnsweredOn, (fact) => fact.stageTwoWorkingDays),
  'stage-3-days': days((fact) => fact.stageThreeMetOn, (fact) => fact.stageThreeWorkingDays),
  'corporate-review-days': days((fact) => fact.corporateReviewAnsweredOn, (fact) => fact.corporateReviewWorkingDays),
  'stage-1-days-late': days((fact) => ((fact.stageOneDaysLate ?? 0) > 0 ? fact.stageOneAnsweredOn : null), (fact) => fact.stageOneDaysLate),
  'stage-2-days-late': days((fact) => ((fact.stageTwoDaysLate ?? 0) > 0 ? fact.stageTwoAnsweredOn : null), (fact) => fact.stageTwoDaysLate),
  'remedies-promised': others('remedies', REMEDIES_BY_KIND.kinds, 'remedies', '4.9', { dayOf: REMEDIES_BY_KIND.dayOf, ...partsOf(REMEDIES_BY_KIND) }),
  'pounds-promised': others('remedies', PAYMENTS.kinds, 'pounds', '4.9', {
    dayOf: PAYMENTS.dayOf, ...partsOf(PAYMENTS), amount: ({ remedyPence: [pence = 0] }) => pence,
  }),
  enquiries: others('enquiries', ['enquiry', 'point-of-contact'], 'contacts', '4.1'),
  'member-enquiries': others('member-enquiries', ['member-enquiry'], 'contacts', '4.3'),
  'ombudsman-contacts': others('ombudsman', ['ombudsman-contact'], 'contacts', '4.10'),
  'ombudsman-decisions': others('ombudsman', ['ombudsman-contact'], 'contacts', '4.10', { dayOf: ({ ombudsmanCategory, closedOn }) => (ombudsmanCategory === null ? null : closedOn) }),
  compliments: others('compliments', ['compliment'], 'compliments', '5'),
  'training-sessions': others('training', ['training'], 'sessions', '4.12', { amount: ({ quantity }) => quantity }),
  'advice-given': others('advice', ['advice'], 'advice', '4.12'),
  'procedure-updates': others('updates', ['procedure-update'], 'updates', '4.12'),
  'advocacy-offers': others('offers', ['advocacy-offer'], 'offers', '4.3'),
  'learning-noted': others('learning', LEARNING_BY_SOURCE.kinds, 'learning', '4.9'),
  'learning-actions': others('actions', LEARNING_ACTIONS.kinds, 'actions', '4.9'),
  'learning-shared': others('occasions', LEARNING_SHARED.kinds, 'occasions', '4.9'),
  'complaints-and-compliments': others('kinds', [...COMPLAINT_FACT_KINDS, 'compliment'], 'complaints', '3'),
} as const satisfies Readonly<Record<string, Measure>>

function partsOf({ parts }: Pick<Measure, 'parts'>): Pick<Measure, 'parts'> {
  return parts ? { parts } : {}
}

export type MeasureId = keyof typeof MEASURES
export const MEASURE_IDS = Object.keys(MEASURES) as readonly MeasureId[]

/** A measure by its name. */
export function measureOf(id: MeasureId): Measure {
  return MEASURES[id]
}

/** Which complaints a measure about complaints counts. */
export const OF_COMPLAINTS = ['statutory', 'corporate', 'other', 'all'] as const
export type OfComplaints = (typeof OF_COMPLAINTS)[number]

/** Whether it is asked of which complaints at all. */
export function isOfComplaints({ kinds, subject }: Measure): boolean {
  return kinds === COMPLAINT_FACT_KINDS && subject !== 'kinds'
}
