import type { ReportFact } from '../report-fact.ts'
import { STATISTICS } from '../statistic.ts'
import type { FixedRow, Tally } from '../tally.ts'

/** The working days that each stage took, by the year of its end. Raw: no extension or pause shortens them. */
const TAKEN = [
  { stage: 'stage-1', endedOn: ({ stageOneAnsweredOn }: ReportFact) => stageOneAnsweredOn, days: ({ stageOneWorkingDays }: ReportFact) => stageOneWorkingDays },
  { stage: 'stage-2', endedOn: ({ stageTwoAnsweredOn }: ReportFact) => stageTwoAnsweredOn, days: ({ stageTwoWorkingDays }: ReportFact) => stageTwoWorkingDays },
  { stage: 'stage-3', endedOn: ({ stageThreeMetOn }: ReportFact) => stageThreeMetOn, days: ({ stageThreeWorkingDays }: ReportFact) => stageThreeWorkingDays },
] as const

/** Mean, median, shortest and longest of the answers given, and the panels held, in the year. Not held where there was none. */
export const DAYS_TAKEN: Tally = {
  id: 'days-taken', section: '4.4', kinds: ['statutory-complaint'], dayOf: ({ receivedOn }) => receivedOn, standsIn: () => true, unit: 'working-days', base: null,
  rowsAdd: 'apart', hasTotal: false,
  rows: TAKEN.flatMap(({ stage }) => STATISTICS.map((gather): FixedRow => ({ id: `${stage}-${gather}`, gather }))),
  place: (fact, into, { from, to }) => {
    for (const { stage, endedOn, days } of TAKEN) {
      const on = endedOn(fact)
      if (on !== null && from <= on && on <= to && days(fact) !== null) for (const gather of STATISTICS) into(`${stage}-${gather}`)
    }
  },
  amount: (fact, row) => TAKEN.find(({ stage }) => row.startsWith(stage))?.days(fact) ?? 0,
}

/** How late, in bands of working days past the date that counted. */
const LATE_BANDS = [{ to: 5, id: 'late-1-to-5' }, { to: 10, id: 'late-6-to-10' }, { to: 20, id: 'late-11-to-20' }] as const
const LATER = 'late-over-20'

/** The row of an answer at stage 1. An agreed extension is never called late, and what is beyond it is. Law: SI 2006/1738 reg. 14 (10, at most 20; not seen in full). */
function lateRow({ stageOneDaysLate, stageOneExtended, stageOneWorkingDays }: ReportFact): string {
  if (stageOneDaysLate === null) return 'days-not-known'
  if (stageOneDaysLate > 0) return LATE_BANDS.find(({ to }) => stageOneDaysLate <= to)?.id ?? LATER
  return stageOneExtended && (stageOneWorkingDays ?? 0) > 10 ? 'in-an-agreed-extension' : 'in-time'
}

const LATE_ROWS: readonly FixedRow[] = [
  { id: 'in-time' }, { id: 'in-an-agreed-extension' }, ...LATE_BANDS.map(({ id }) => ({ id })), { id: LATER }, { id: 'days-not-known', whenAny: true },
]

/** Answers at stage 1 given in the year: in time, inside an agreed extension, or so many working days after the date that counted. */
export const DAYS_LATE: Tally = {
  id: 'days-late', section: '4.4', kinds: ['statutory-complaint'], dayOf: ({ stageOneAnsweredOn }) => stageOneAnsweredOn, unit: 'complaints',
  base: 'stage-1-answered', rowsAdd: 'to-base', hasTotal: true, rows: LATE_ROWS, place: (fact, into) => into(lateRow(fact)),
}

/** How quickly panels met. Law: SI 2006/1738 reg. 19(4) (30 working days from the request). */
export const STAGE_THREE_TIME: Tally = {
  id: 'stage-3-time', section: '4.6', kinds: ['statutory-complaint'], dayOf: ({ stageThreeMetOn }) => stageThreeMetOn, unit: 'panels', base: 'panels-held',
  rowsAdd: 'to-base', hasTotal: true,
  rows: [{ id: 'within-30-working-days' }, { id: 'over-30-working-days' }, { id: 'panel-days-not-known', whenAny: true }],
  place: ({ stageThreeWorkingDays: taken }, into) => into(taken === null ? 'panel-days-not-known' : taken <= 30 ? 'within-30-working-days' : 'over-30-working-days'),
}
