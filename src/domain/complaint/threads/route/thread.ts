import type { IsoDate } from '../../../calendar/iso-date.ts'
import { procedureById } from '../../../procedure/procedures.ts'
import type { Stage } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { ValuesOf } from '../../declared/field.ts'
import type { RefusalCode } from '../../refusals.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import type { ROUTE_EVENTS } from './events.ts'

type Decided = ValuesOf<typeof ROUTE_EVENTS.RouteDecided.fields>
type RouteName = Decided['route']

/** One decision about what this is. */
export type RouteDecision = Readonly<{
  route: RouteName
  signpost: Decided['signpost'] | null
  decidedOn: IsoDate
  letterDueOn: IsoDate | null
  letterSentOn: IsoDate | null
}>

/** The decision that stands for the whole, the one that stands for each point that has its own, and whether they differ. */
export type Route = Readonly<{
  whole: RouteDecision | null
  points: Readonly<Record<string, RouteDecision>>
  /** Points of different routes: still one complaint with one lead and one reply. */
  isMixed: boolean
}>

/** The routes that a procedure of their own answers. */
const PROCEDURE_OF: Readonly<Partial<Record<RouteName, readonly string[]>>> = {
  'children-act': ['children-act-1989-england', 'wales-2014'],
  corporate: ['corporate-council', 'corporate-code'],
  adult: ['adult-social-care-2009', 'corporate-council', 'corporate-code'],
  'data-protection': ['data-protection-complaint'],
}

/**
 * What the complaint is, in whole and point by point. A decision stands until the next one of the same scope: one for the
 * whole leaves the points that have a route of their own where they are. Decision: 0039.
 */
export const ROUTE: Thread<Route, typeof ROUTE_EVENTS> = {
  start: { whole: null, points: {}, isMixed: false },
  evolve: {
    RouteDecided: (route, event) => {
      const decision: RouteDecision = {
        route: event.route, signpost: event.signpost ?? null, decidedOn: event.happenedOn, letterDueOn: event.letterDueOn ?? null, letterSentOn: null,
      }
      return event.points
        ? withMixed({ ...route, points: { ...route.points, ...Object.fromEntries(event.points.map((pointId) => [pointId, decision])) } })
        : withMixed({ ...route, whole: decision })
    },
    RouteLetterSent: ({ whole, points, isMixed }, { happenedOn }) => ({
      whole: whole && sent(whole, happenedOn), isMixed,
      points: Object.fromEntries(Object.entries(points).map(([pointId, decision]) => [pointId, sent(decision, happenedOn)])),
    }),
    ProcedureChanged: (route) => route,
  },
  changes: { ProcedureChanged: (complaint, { procedure }) => movedTo(complaint, procedure) },
  closed: {
    RouteLetterSent: ({ threads: { route } }) => (standing(route).some(({ letterSentOn }) => letterSentOn === null) ? null : 'no-route-letter-owed'),
  },
  impossible: {
    RouteDecided: (_, event) => impossibleRoute(event),
    ProcedureChanged: ({ procedure, receivedOn }, event) => {
      if (event.procedure === procedure) return 'procedure-already-followed'
      const target = procedureById(event.procedure)
      if (!target) return 'unknown-procedure'
      return target.validFrom !== null && receivedOn < target.validFrom ? 'procedure-not-in-force' : null
    },
  },
  unwise: {
    RouteDecided: (complaint, event) => [
      ...when(event.route !== 'children-act' && event.reasons === undefined, 'route-without-reasons'),
      ...when(isCorrectedWithoutReasons(complaint.threads.route, event), 'route-without-reasons'),
      ...when(!event.points && PROCEDURE_OF[event.route]?.includes(complaint.procedure) === false, 'route-and-procedure-differ'),
    ],
    ProcedureChanged: (complaint, { procedure, toldOn }) => [
      ...when(isRefusedByMove(complaint, procedure), 'stage-refused-by-move'),
      ...when(toldOn === undefined, 'move-not-told'),
    ],
  },
}

function withMixed(route: Omit<Route, 'isMixed'>): Route {
  return { ...route, isMixed: new Set(standing(route).map((decision) => decision.route)).size > 1 }
}

function standing({ whole, points }: Omit<Route, 'isMixed'>): readonly RouteDecision[] {
  return [...(whole ? [whole] : []), ...Object.values(points)]
}

function sent(decision: RouteDecision, on: IsoDate): RouteDecision {
  return decision.letterSentOn === null ? { ...decision, letterSentOn: on } : decision
}

function impossibleRoute({ route, signpost, points, letterDueOn, happenedOn }: Decided & Readonly<{ happenedOn: IsoDate }>): RefusalCode | null {
  if (route === 'not-this-authority' && signpost === undefined) return 'signpost-needed'
  if (points?.length === 0) return 'route-points-needed'
  return letterDueOn !== undefined && letterDueOn < happenedOn ? 'route-letter-due-before-decision' : null
}

/** A decision that another one of the same scope goes back on has to say why, whatever the route. */
function isCorrectedWithoutReasons({ whole, points }: Route, event: Decided): boolean {
  if (event.reasons !== undefined || event.route !== 'children-act') return false
  const before = event.points ? event.points.map((pointId) => points[pointId]) : [whole]
  return before.some((decision) => decision && decision.route !== event.route)
}

/**
 * The complaint under another procedure: at the last stage that was asked for and that the other procedure has too, else
 * at stage 1, answered if that stage was answered. What was done stays done.
 */
function movedTo(complaint: Complaint, procedure: string): Partial<Complaint> {
  const stage = stageUnder(complaint, procedure)
  const isOver = complaint.status === 'closed' || complaint.status === 'withdrawn'
  const knowsPause = procedureById(procedure)?.clocks.some(({ pause }) => pause?.recordedBy === 'StageOnePaused') === true
  return {
    procedure, stage,
    ...(!isOver && { status: complaint.answers[stage] ? 'answered' : 'open' }),
    ...(stage !== complaint.stage && { answerWay: { step: 'none' } }),
    ...(!knowsPause && { pausedOn: null }),
  }
}

const STAGES_FROM_THE_LAST = ['stage-3', 'stage-2', 'corporate-review'] as const satisfies readonly Stage[]

function stageUnder({ requestedOn }: Complaint, procedure: string): Stage {
  const known = procedureById(procedure)?.stages ?? []
  return STAGES_FROM_THE_LAST.find((stage) => requestedOn[stage] !== undefined && known.some(({ id }) => id === stage)) ?? 'stage-1'
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}

/** A later stage of the statutory procedure that the other one does not have is refused by the move; a corporate review is not lost by it. */
function isRefusedByMove(complaint: Complaint, procedure: string): boolean {
  return (complaint.stage === 'stage-2' || complaint.stage === 'stage-3') && stageUnder(complaint, procedure) !== complaint.stage
}
