import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { ReportedFinding } from '../../declared/field.ts'
import type { Thread } from '../../declared/thread.ts'
import { atStage } from '../../requested.ts'
import type { Complaint } from '../../state.ts'
import { STAGE_TWO_ENCLOSURES, type STAGE_TWO_EVENTS } from './events.ts'

/** The record of the complaint in writing. Between the request and its agreement lie the days of drift. */
type Statement = Readonly<{
  sentOn: IsoDate | null
  amendedOn: readonly IsoDate[]
  /** The first agreement: the second reading of the limit runs from it. */
  agreedOn: IsoDate | null
  /** Agreed as it now reads: an amendment has to be agreed anew. */
  isAgreed: boolean
}>

/** An investigation as far as its answer does not say it. */
export type StageTwo = Readonly<{
  statement: Statement
  /** Interviews, files read: how many are noted, and when the last one was. */
  steps: number
  lastStepOn: IsoDate | null
  report: Readonly<{ on: IsoDate; findings: readonly ReportedFinding[] }> | null
  independentReport: Readonly<{ on: IsoDate; agrees: boolean | null }> | null
}>

const NOTHING: StageTwo = {
  statement: { sentOn: null, amendedOn: [], agreedOn: null, isAgreed: false }, steps: 0, lastStepOn: null, report: null, independentReport: null,
}

/** The investigation: the statement of complaint, its steps, both reports, and what the response should go with. */
export const STAGE_TWO: Thread<StageTwo, typeof STAGE_TWO_EVENTS> = {
  start: NOTHING,
  evolve: {
    InvestigationRequested: (slice) => slice,
    StatementOfComplaintSent: (slice, { happenedOn }) => ({ ...slice, statement: { ...slice.statement, sentOn: slice.statement.sentOn ?? happenedOn } }),
    StatementOfComplaintAmended: (slice, { happenedOn }) =>
      ({ ...slice, statement: { ...slice.statement, amendedOn: [...slice.statement.amendedOn, happenedOn], isAgreed: false } }),
    StatementOfComplaintAgreed: (slice, { happenedOn }) =>
      ({ ...slice, statement: { ...slice.statement, agreedOn: slice.statement.agreedOn ?? happenedOn, isAgreed: true } }),
    InvestigationStepLogged: (slice, { happenedOn }) => ({ ...slice, steps: slice.steps + 1, lastStepOn: happenedOn }),
    InvestigationReportReceived: (slice, { findings = [], happenedOn }) => ({ ...slice, report: { on: happenedOn, findings } }),
    IndependentPersonReportReceived: (slice, { agrees, happenedOn }) => ({ ...slice, independentReport: { on: happenedOn, agrees: agrees ?? null } }),
  },
  changes: {
    InvestigationRequested: (complaint, { happenedOn }) => atStage(complaint, 'stage-2', happenedOn),
  },
  closed: {
    InvestigationRequested: ({ status, requestedOn }) => {
      if (status === 'withdrawn') return 'complaint-withdrawn'
      return requestedOn['stage-2'] === undefined ? null : 'already-requested'
    },
    StatementOfComplaintAgreed: ({ threads: { stageTwo: { statement } } }) => (statement.isAgreed ? 'statement-already-agreed' : null),
    InvestigationReportReceived: ({ threads: { stageTwo } }) => (stageTwo.report === null ? null : 'report-already-received'),
    IndependentPersonReportReceived: ({ threads: { stageTwo } }) => (stageTwo.independentReport === null ? null : 'report-already-received'),
  },
  unwise: {
    InvestigationReportReceived: ({ points }, { findings = [] }) =>
      points.some(({ pointId }) => !findings.some((finding) => finding.pointId === pointId)) ? ['report-without-findings'] : [],
    InvestigationAnswered: (complaint, { findings = [], departures = [], enclosed = [] }) => {
      const { report, independentReport } = complaint.threads.stageTwo
      const explained = new Set(departures.map(({ pointId }) => pointId))
      const departs = findings.some(({ pointId, finding }) => isOtherThanReported(complaint, pointId, finding) && !explained.has(pointId))
      return [
        ...(report === null || independentReport === null ? ['response-without-reports'] as const : []),
        ...(departs ? ['departs-without-reason'] as const : []),
        ...(STAGE_TWO_ENCLOSURES.some((each) => !enclosed.includes(each)) ? ['stage-two-enclosures-missing'] as const : []),
      ]
    },
  },
}

function isOtherThanReported({ threads: { stageTwo: { report } } }: Complaint, pointId: string, finding: string): boolean {
  return report?.findings.some((reported) => reported.pointId === pointId && reported.finding !== finding) ?? false
}
