import { FINDINGS } from '../../complaint/events.ts'
import { OUTCOMES, type Stage } from '../../complaint/state.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import { COMPLAINT_FACT_KINDS, NOT_ACCEPTED_FOR, outcomeAt, pointsAt, STAGES_COUNTED, type ReportFact } from '../report-fact.ts'
import type { ReportingYear } from '../reporting-year.ts'
import type { Tally } from '../tally.ts'

const BETWEEN = '~'

/** The day of each stage's answer. */
export function answeredOnAt(fact: ReportFact, stage: Stage): IsoDate | null {
  switch (stage) {
    case 'stage-1':
      return fact.stageOneAnsweredOn
    case 'stage-2':
      return fact.stageTwoAnsweredOn
    case 'stage-3':
      return fact.stageThreeAnsweredOn
    case 'corporate-review':
      return fact.corporateReviewAnsweredOn
  }
}

/** Open on the last day of the period: received by then, neither closed nor withdrawn until after it. */
export function isOpenAtEnd({ receivedOn, closedOn }: ReportFact, { to }: ReportingYear): boolean {
  return receivedOn <= to && (closedOn === null || closedOn > to)
}

/** Open when the period began: received before it, and not closed before it. */
export function isCarriedOver({ receivedOn, closedOn }: ReportFact, { from }: ReportingYear): boolean {
  return receivedOn < from && (closedOn === null || closedOn >= from)
}

/** What happens to a complaint in a period, in the order in which the table tells it. */
const HAPPENINGS: readonly Readonly<{ id: string; happened: (fact: ReportFact, period: ReportingYear) => boolean }>[] = [
  { id: 'happened-carried-over', happened: isCarriedOver },
  { id: 'happened-received', happened: ({ receivedOn }, period) => isIn(receivedOn, period) },
  { id: 'happened-accepted', happened: ({ receivedOn, notAccepted }, period) => notAccepted === null && isIn(receivedOn, period) },
  { id: 'happened-not-accepted', happened: ({ receivedOn, notAccepted }, period) => notAccepted !== null && isIn(receivedOn, period) },
  { id: 'happened-stage-1-answered', happened: ({ stageOneAnsweredOn }, period) => isIn(stageOneAnsweredOn, period) },
  { id: 'happened-stage-2-requested', happened: ({ stageTwoRequestedOn }, period) => isIn(stageTwoRequestedOn, period) },
  { id: 'happened-stage-2-answered', happened: ({ stageTwoAnsweredOn }, period) => isIn(stageTwoAnsweredOn, period) },
  { id: 'happened-stage-3-requested', happened: ({ stageThreeRequestedOn }, period) => isIn(stageThreeRequestedOn, period) },
  { id: 'happened-panel-met', happened: ({ stageThreeMetOn }, period) => isIn(stageThreeMetOn, period) },
  { id: 'happened-review-requested', happened: ({ corporateReviewRequestedOn }, period) => isIn(corporateReviewRequestedOn, period) },
  { id: 'happened-review-answered', happened: ({ corporateReviewAnsweredOn }, period) => isIn(corporateReviewAnsweredOn, period) },
  { id: 'happened-withdrawn', happened: ({ withdrawn, closedOn }, period) => withdrawn && isIn(closedOn, period) },
  { id: 'happened-closed', happened: ({ withdrawn, closedOn }, period) => !withdrawn && isIn(closedOn, period) },
  { id: 'happened-open-at-end', happened: isOpenAtEnd },
]

function isIn(day: IsoDate | null, { from, to }: ReportingYear): boolean {
  return day !== null && from <= day && day <= to
}

/** Rows in the order of the lists that they cross, though the table sorts them by their ids. */
const numbered = (at: number): string => String(at).padStart(2, '0')

/** The happenings with the ids of their rows, one for each kind of complaint: made once, since they are asked of every complaint in every year. */
const HAPPENED = HAPPENINGS.map(({ happened }, at) => ({ happened, rows: COMPLAINT_FACT_KINDS.map((_, kind) => `${numbered(at)}${BETWEEN}${kind}`) }))

const SEVERAL_YEARS = {
  section: '3', dayOf: ({ receivedOn }: ReportFact) => receivedOn, base: null, rowsAdd: 'apart', hasTotal: false, rows: [], standsIn: () => true,
} as const

/**
 * What happened to complaints in the year, each procedure beside the others. Carried over and received, less withdrawn and
 * closed, are what is open at the year's end.
 */
export const AT_EACH_STAGE: Tally = {
  ...SEVERAL_YEARS, id: 'at-each-stage', kinds: COMPLAINT_FACT_KINDS, unit: 'complaints',
  crosses: (row) => {
    const [happening = '', kind = ''] = row.split(BETWEEN)
    return [{ id: HAPPENINGS[Number(happening)]?.id ?? happening, ownLabel: null }, { id: COMPLAINT_FACT_KINDS[Number(kind)] ?? kind, ownLabel: null }]
  },
  place: (fact, into, period) => {
    if (fact.receivedOn > period.to) return
    const kind = (COMPLAINT_FACT_KINDS as readonly string[]).indexOf(fact.kind)
    for (const { happened, rows } of HAPPENED) if (happened(fact, period)) into(rows[kind] ?? '')
  },
}

/** Why complaints of any procedure that were received in the year are not considered. */
export const NOT_ACCEPTED: Tally = {
  id: 'not-accepted', section: '3', kinds: COMPLAINT_FACT_KINDS, dayOf: ({ receivedOn, notAccepted }) => (notAccepted === null ? null : receivedOn),
  unit: 'complaints', base: 'complaints-not-accepted', rowsAdd: 'to-base', hasTotal: true,
  rows: NOT_ACCEPTED_FOR.map((why) => ({ id: `not-accepted-${why}` })), place: ({ notAccepted }, into) => into(`not-accepted-${notAccepted ?? ''}`),
}

/** What the answers of each stage decided that were given in the year, whenever the complaint was received and whatever came later. */
export const OUTCOMES_BY_STAGE: Tally = {
  ...SEVERAL_YEARS, id: 'outcomes-by-stage', kinds: ['statutory-complaint', 'corporate-complaint'], unit: 'complaints',
  crosses: (row) => crossed(row, OUTCOMES),
  place: (fact, into, period) => {
    for (const [at, stage] of STAGES_COUNTED.entries()) {
      const outcome = isIn(answeredOnAt(fact, stage), period) ? outcomeAt(fact, stage) : null
      if (outcome !== null) into(`${at}${BETWEEN}${OUTCOMES.indexOf(outcome)}`)
    }
  },
}

/** Points of complaint, by what the answers of each stage in the year found about them. One answer for the whole is one point. */
export const POINTS_BY_STAGE: Tally = {
  ...SEVERAL_YEARS, id: 'points-by-stage', kinds: ['statutory-complaint', 'corporate-complaint'], unit: 'points',
  crosses: (row) => crossed(row, FINDINGS),
  place: (fact, into, period) => {
    for (const [at, stage] of STAGES_COUNTED.entries()) {
      if (!isIn(answeredOnAt(fact, stage), period)) continue
      for (const [number, finding] of FINDINGS.entries()) if (pointsAt(fact, stage, finding) > 0) into(`${at}${BETWEEN}${number}`)
    }
  },
  amount: (fact, row) => {
    const [stage, finding] = row.split(BETWEEN).map(Number)
    const [at, found] = [STAGES_COUNTED[stage ?? -1], FINDINGS[finding ?? -1]]
    return at && found ? pointsAt(fact, at, found) : 0
  },
}

function crossed(row: string, of: readonly string[]) {
  const [stage, code] = row.split(BETWEEN).map(Number)
  return [{ id: `answered-at-${STAGES_COUNTED[stage ?? -1] ?? ''}`, ownLabel: null }, { id: of[code ?? -1] ?? '', ownLabel: null }]
}

/**
 * Escalation told two ways. Of the cohort: those received in the year that went on, whenever they did. Of the period: what
 * was asked for in the year, whenever the complaint was received, against those received in it; it may pass 100 %.
 */
export const ESCALATION: Tally = {
  id: 'escalation', section: '3', kinds: ['statutory-complaint'], dayOf: ({ receivedOn }) => receivedOn, standsIn: () => true,
  inBase: ({ receivedOn }, period) => isIn(receivedOn, period), unit: 'complaints', base: 'statutory-received', rowsAdd: 'overlapping', hasTotal: true,
  rows: [{ id: 'stage-2-of-cohort' }, { id: 'stage-2-of-period' }, { id: 'stage-3-of-cohort' }, { id: 'stage-3-of-period' }],
  place: ({ receivedOn, stageTwoRequestedOn, stageThreeRequestedOn }, into, period) => {
    const isOfCohort = isIn(receivedOn, period)
    if (isOfCohort && stageTwoRequestedOn !== null) into('stage-2-of-cohort')
    if (isOfCohort && stageThreeRequestedOn !== null) into('stage-3-of-cohort')
    if (isIn(stageTwoRequestedOn, period)) into('stage-2-of-period')
    if (isIn(stageThreeRequestedOn, period)) into('stage-3-of-period')
  },
}
