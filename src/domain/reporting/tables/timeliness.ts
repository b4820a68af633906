import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'

const RECEIVED = {
  kinds: ['statutory-complaint'], dayOf: (fact: ReportFact) => fact.receivedOn, unit: 'complaints', base: 'statutory-received', section: '4.4', hasTotal: true,
} as const

/** The bands of the law at stage 1, in working days; day 0 is the day of receipt. Law: SI 2006/1738 reg. 14 (not seen in full). */
const LIMIT = 10
const EXTENDED_LIMIT = 20

const WITHOUT_ANSWER = [
  { id: 'no-answer-yet' }, { id: 'withdrawn-before-an-answer', whenAny: true }, { id: 'days-not-known', whenAny: true },
] as const

/** The row of a complaint that cannot stand in a band: it has no answer, or nobody knows in how many days. */
function withoutBand(fact: ReportFact): 'no-answer-yet' | 'withdrawn-before-an-answer' | 'days-not-known' {
  if (fact.stageOneAnsweredOn !== null) return 'days-not-known'
  return fact.withdrawn ? 'withdrawn-before-an-answer' : 'no-answer-yet'
}

/**
 * The founding report's bands, of raw working days: within 10, within 20 (which includes within 10), over 20. Those
 * without an answer are shown apart, so that within 20, over 20 and these add up to the base.
 */
export const TIMELINESS: Tally = {
  ...RECEIVED, id: 'timeliness-percent', rowsAdd: 'overlapping',
  rows: [
    { id: 'within-10-working-days' }, { id: 'within-20-working-days', includesRowBefore: true }, { id: 'over-20-working-days' }, ...WITHOUT_ANSWER,
  ],
  place: (fact, into) => {
    const taken = fact.stageOneWorkingDays
    if (fact.stageOneAnsweredOn === null || taken === null) return into(withoutBand(fact))
    if (taken <= LIMIT) into('within-10-working-days')
    into(taken <= EXTENDED_LIMIT ? 'within-20-working-days' : 'over-20-working-days')
  },
}

/** The same answers, each once, with those inside an agreed extension told from those that were simply late. */
export const TIMELINESS_EXTENSION: Tally = {
  ...RECEIVED, id: 'timeliness-extension', rowsAdd: 'to-base',
  rows: [
    { id: 'within-10-working-days' }, { id: '11-to-20-within-an-agreed-extension' }, { id: '11-to-20-without-an-agreed-extension' },
    { id: 'over-20-working-days' }, ...WITHOUT_ANSWER,
  ],
  place: (fact, into) => {
    const taken = fact.stageOneWorkingDays
    if (fact.stageOneAnsweredOn === null || taken === null) return into(withoutBand(fact))
    if (taken <= LIMIT) return into('within-10-working-days')
    if (taken > EXTENDED_LIMIT) return into('over-20-working-days')
    into(fact.stageOneExtended ? '11-to-20-within-an-agreed-extension' : '11-to-20-without-an-agreed-extension')
  },
}
