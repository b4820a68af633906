import type { IsoDate } from '../../../calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../../../calendar/working-days.ts'
import { procedureById } from '../../../procedure/procedures.ts'
import type { PersonId } from '../../basics.ts'
import type { BreachFacts, Thread, ThreadBreach } from '../../declared/thread.ts'
import { atStage } from '../../requested.ts'
import type { Complaint } from '../../state.ts'
import { independentPersonsOf, inRole } from '../appointments/thread.ts'
import { REPORT_GOES_TO, STAGE_THREE_ENCLOSURES, type STAGE_THREE_EVENTS } from './events.ts'

type Refusal = Readonly<{ on: IsoDate; ground: 'late' | 'other'; seq: number; requestedOn: IsoDate | null }>
type Meeting = Readonly<{ on: IsoDate; seq: number; members: readonly PersonId[] | null; independentPersons: readonly PersonId[] }>

/** A review panel as far as its answer does not say it. */
export type StageThree = Readonly<{
  acknowledgedOn: IsoDate | null
  /** The day set for the panel, as it was set last. */
  panelOn: IsoDate | null
  papersSentOn: IsoDate | null
  met: Meeting | null
  reportOn: IsoDate | null
  refusals: readonly Refusal[]
  /** The day the complainant had the stage 2 response; the day it was sent where nobody knows. */
  stageTwoReceivedOn: IsoDate | null
}>

const NOTHING: StageThree = { acknowledgedOn: null, panelOn: null, papersSentOn: null, met: null, reportOn: null, refusals: [], stageTwoReceivedOn: null }

/** The law's panel. Law: SI 2006/1738 reg. 19. */
const PANEL_OF = 3
/** The complainant's time to ask for a panel. Law: SI 2006/1738 reg. 18. */
const REQUEST_CLOCK = 'stage-3-request'
const REG_18 = { law: 'SI 2006/1738 reg. 18', confirmed: true } as const
const REG_19 = { law: 'SI 2006/1738 reg. 19', confirmed: true } as const

/** The review panel: asked for, refused or acknowledged, its day, its papers, its meeting, its report. */
export const STAGE_THREE: Thread<StageThree, typeof STAGE_THREE_EVENTS> = {
  start: NOTHING,
  evolve: {
    InvestigationAnswered: (slice, { happenedOn, receivedOn }) => ({ ...slice, stageTwoReceivedOn: receivedOn ?? happenedOn }),
    ReviewPanelRequested: ({ refusals, stageTwoReceivedOn }) => ({ ...NOTHING, refusals, stageTwoReceivedOn }),
    ReviewPanelRefused: (slice, { ground, happenedOn: on }, { requestedOn }, seq) =>
      ({ ...slice, refusals: [...slice.refusals, { on, ground, seq, requestedOn: requestedOn['stage-3'] ?? null }] }),
    ReviewPanelAcknowledged: (slice, { panelOn, happenedOn }) => ({ ...slice, acknowledgedOn: happenedOn, panelOn: panelOn ?? slice.panelOn }),
    PanelDateSet: (slice, { panelOn }) => ({ ...slice, panelOn }),
    PanelPapersSent: (slice, { panelOn, happenedOn }) => ({ ...slice, papersSentOn: happenedOn, panelOn: panelOn ?? slice.panelOn }),
    ReviewPanelMet: (slice, { members, happenedOn: on }, { threads: { appointments } }, seq) => ({
      ...slice,
      met: { on, seq, members: members?.map(({ personId }) => personId) ?? null, independentPersons: independentPersonsOf(appointments) },
    }),
    PanelReportReceived: (slice, { happenedOn }) => ({ ...slice, reportOn: happenedOn }),
    PanelChairAppointed: (slice, { panelOn }) => ({ ...slice, panelOn: panelOn ?? slice.panelOn }),
  },
  changes: {
    ReviewPanelRequested: (complaint, { happenedOn }) => ({ ...atStage(complaint, 'stage-3', happenedOn), panelMetOn: null }),
    ReviewPanelMet: (_, { happenedOn }) => ({ panelMetOn: happenedOn }),
    // A late request that is refused leaves the complaint answered at stage 2. Any other refusal leaves the panel owed.
    ReviewPanelRefused: ({ requestedOn }, { ground }) => {
      const { 'stage-3': _refused, ...others } = requestedOn
      return ground === 'late' ? { stage: 'stage-2', status: 'answered', requestedOn: others } : {}
    },
  },
  closed: {
    ReviewPanelRequested: ({ stage, status, requestedOn }) => {
      if (status === 'withdrawn') return 'complaint-withdrawn'
      if (stage === 'stage-2' && status !== 'open') return null
      return requestedOn['stage-3'] === undefined ? 'stage-not-reached' : 'already-requested'
    },
    ReviewPanelRefused: hasNotMet,
    ReviewPanelAcknowledged: ({ threads: { stageThree } }) => (stageThree.acknowledgedOn === null ? null : 'panel-already-acknowledged'),
    PanelDateSet: hasNotMet,
    PanelPapersSent: hasNotMet,
    ReviewPanelMet: hasNotMet,
    PanelChairAppointed: hasNotMet,
    PanelReportReceived: ({ panelMetOn, threads: { stageThree } }) =>
      panelMetOn === null ? 'panel-not-met' : stageThree.reportOn === null ? null : 'panel-report-already-received',
  },
  impossible: {
    ReviewPanelAcknowledged: notBeforeRequest,
    PanelDateSet: notBeforeRequest,
    PanelPapersSent: notBeforeRequest,
    PanelChairAppointed: notBeforeRequest,
  },
  unwise: {
    ReviewPanelRequested: ({ procedure, threads: { stageThree: { stageTwoReceivedOn } } }, { happenedOn, reasons }, calendar) =>
      (reasons === undefined && isLate(procedure, stageTwoReceivedOn, happenedOn, calendar) ? ['late-panel-request'] : []),
    ReviewPanelMet: ({ threads: { appointments, stageThree } }) => [
      ...(inRole(appointments, 'panel-chair').length === 0 ? ['panel-without-chair'] as const : []),
      ...(stageThree.papersSentOn === null ? ['panel-without-papers'] as const : []),
    ],
    PanelReportReceived: (_, { sentTo = [], recommendations = [] }) => [
      ...(recommendations.length === 0 ? ['panel-report-without-recommendations'] as const : []),
      ...(REPORT_GOES_TO.some((each) => !sentTo.includes(each)) ? ['panel-report-not-sent-to-all'] as const : []),
    ],
    ReviewPanelAnswered: ({ threads: { stageThree } }, { withIndependentPerson, proposals = [], ombudsmanTold, enclosed = [] }) => [
      ...(stageThree.reportOn === null ? ['response-without-panel-report'] as const : []),
      ...(withIndependentPerson !== true ? ['response-without-independent-person'] as const : []),
      ...(proposals.length === 0 ? ['response-without-proposals'] as const : []),
      ...(ombudsmanTold !== true ? ['ombudsman-not-told-of'] as const : []),
      ...(STAGE_THREE_ENCLOSURES.some((each) => !enclosed.includes(each)) ? ['stage-three-enclosures-missing'] as const : []),
    ],
  },
  breaches: (facts) => [...refusedAgainstRules(facts), ...wrongPanel(facts.complaint)],
}

function hasNotMet({ panelMetOn }: Complaint): 'panel-already-met' | null {
  return panelMetOn === null ? null : 'panel-already-met'
}

function notBeforeRequest({ requestedOn }: Complaint, { panelOn }: Readonly<{ panelOn?: IsoDate }>): 'panel-before-request' | null {
  const asked = requestedOn['stage-3']
  return panelOn !== undefined && asked !== undefined && panelOn < asked ? 'panel-before-request' : null
}

/** Past the time that the procedure gives the complainant, from the day they had the stage 2 response. */
function isLate(procedure: string, receivedOn: IsoDate | null, on: IsoDate, calendar: WorkingDayCalendar): boolean {
  const limit = procedureById(procedure)?.clocks.find(({ id }) => id === REQUEST_CLOCK)?.limit
  return receivedOn !== null && limit?.kind === 'working-days' && on > addWorkingDays(calendar, receivedOn, limit.workingDays).on
}

/** Only a request that came late may be refused: any other ground, and calling late what came in time, is against the rules. */
function refusedAgainstRules({ complaint: { threads: { stageThree } }, clocks }: BreachFacts): readonly ThreadBreach[] {
  const asking = clocks.find(({ id }) => id === REQUEST_CLOCK)
  return stageThree.refusals.flatMap(({ ground, requestedOn, on, seq }): readonly ThreadBreach[] => {
    const cameInTime = asking !== undefined && requestedOn !== null && requestedOn <= asking.dueOn
    return ground === 'other' || cameInTime ? [{ code: 'panel-refused-against-rules', ...REG_18, happenedOn: on, seq }] : []
  })
}

/** Three independent persons, none of them the independent person of stage 2: counted from who is recorded at the meeting. */
function wrongPanel({ threads: { stageThree: { met } } }: Complaint): readonly ThreadBreach[] {
  if (met === null || met.members === null) return []
  const members = new Set(met.members)
  const { on: happenedOn, seq } = met
  return [
    ...(members.size < PANEL_OF ? [{ code: 'panel-of-fewer-than-three', ...REG_19, happenedOn, seq } as const] : []),
    ...(met.independentPersons.some((each) => members.has(each)) ? [{ code: 'independent-person-on-panel', ...REG_19, happenedOn, seq } as const] : []),
  ]
}
