import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../../complaint/effective.ts'
import type { Code, Recorded, TextRef, UserId } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'
import { LEARNING_EVENTS, type ActionRole, type LearningSource, type RecommendedBy, type SharedHow } from './events.ts'

type Fact = WorldEvent<RegisterEvent>

/** What somebody recommended; `answeredOn` null while nobody has said whether it is accepted. */
export type Recommendation = Readonly<{
  recommendationId: string; by: RecommendedBy; text: TextRef; madeOn: IsoDate; accepted: boolean | null; answeredOn: IsoDate | null; reasons: TextRef | null
}>

/** Something to be done. `firstDueOn` is as it was agreed, `dueOn` as it was last planned. Ended is done or not done. */
export type LearningAction = Readonly<{
  actionId: string
  text: TextRef
  owner: UserId | null
  team: Code | null
  role: ActionRole | null
  recommendationId: string | null
  agreedOn: IsoDate
  firstDueOn: IsoDate
  dueOn: IsoDate
  replanned: number
  doneOn: IsoDate | null
  evidence: TextRef | null
  notDoneOn: IsoDate | null
  reasons: TextRef | null
}>

export type Sharing = Readonly<{ how: SharedHow; on: IsoDate; teams: readonly Code[]; people: number | null; text: TextRef | null }>

export const LOOK_BACK_MONTHS = { 'six-months': 6, 'twelve-months': 12 } as const
export type LookBackAfter = keyof typeof LOOK_BACK_MONTHS
export type LookBack = Readonly<{ after: LookBackAfter; on: IsoDate; text: TextRef; isMoreNeeded: boolean }>

export type Learning = Readonly<{
  reference: string
  notedOn: IsoDate
  from: LearningSource
  /** The complaint it came from, by id; null where it came from none. */
  complaint: string | null
  points: readonly string[]
  /** The case of the Ombudsman or the compliment that it came from, by id. */
  entry: string | null
  theme: string | null
  text: TextRef
  cause: Code | null
  teams: readonly Code[]
  divisions: readonly Code[]
  recommendations: readonly Recommendation[]
  actions: readonly LearningAction[]
  /** Ids of actions of the complaint that are looked at from here. */
  takenUp: readonly string[]
  shared: readonly Sharing[]
  lookedBack: readonly LookBack[]
  closedOn: IsoDate | null
}>

/** What was learned, as its stream tells it now; as before, where the record was struck out. Null for any other stream. */
export function foldLearning(recorded: readonly Recorded<RegisterEvent>[]): Learning | null {
  return foldLearningFrom(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

/** The same, from its effective events in the order in which they happened. */
export function foldLearningFrom([first, ...rest]: readonly Readonly<{ event: Fact }>[]): Learning | null {
  const begun = first ? learningBegunBy(first.event) : null
  return begun && rest.reduce((so, { event }) => evolveLearning(so, event), begun)
}

/** Learning of which nothing is known but its beginning; null for any other event. */
export function learningBegunBy(event: Fact): Learning | null {
  if (event.type !== 'LearningNoted') return null
  const { reference, happenedOn, from, text, complaint = null, points = [], source: entry = null, theme = null, cause = null, teams = [], divisions = [] } = event
  return {
    reference, notedOn: happenedOn, from, complaint, points, entry, theme, text, cause, teams, divisions, recommendations: [], actions: [], takenUp: [],
    shared: [], lookedBack: [], closedOn: null,
  }
}

type OwnFact = Extract<Fact, { type: keyof typeof LEARNING_EVENTS }>

/** Whether an event is one that is declared for learning. */
export function isOfLearning(event: Fact): event is OwnFact {
  return Object.hasOwn(LEARNING_EVENTS, event.type)
}

/** The learning after one more event of it. */
export function evolveLearning(so: Learning, event: Fact): Learning {
  return isOfLearning(event) ? afterOwn(so, event) : so
}

function afterOwn(so: Learning, event: OwnFact): Learning {
  const { happenedOn: on } = event
  switch (event.type) {
    case 'LearningNoted': return so
    case 'RecommendationMade': {
      const { recommendationId, by, text } = event
      return { ...so, recommendations: [...so.recommendations, { recommendationId, by, text, madeOn: on, accepted: null, answeredOn: null, reasons: null }] }
    }
    case 'RecommendationAccepted': return answered(so, event.recommendationId, { accepted: true, answeredOn: on, reasons: event.text ?? null })
    case 'RecommendationNotAccepted': return answered(so, event.recommendationId, { accepted: false, answeredOn: on, reasons: event.reasons })
    case 'LearningActionAgreed': return withAction(so, event)
    case 'ComplaintActionTakenUp': return { ...so, takenUp: [...so.takenUp, event.complaintActionId] }
    case 'LearningActionReplanned':
      return changed(so, event.actionId, (action) => ({ ...action, dueOn: event.dueOn, replanned: action.replanned + 1 }))
    case 'LearningActionDone': return changed(so, event.actionId, (action) => ({ ...action, doneOn: on, evidence: event.evidence }))
    case 'LearningActionNotDone': return changed(so, event.actionId, (action) => ({ ...action, notDoneOn: on, reasons: event.reasons }))
    case 'LearningShared': {
      const { how, teams = [], people = null, text = null } = event
      return { ...so, shared: [...so.shared, { how, on, teams, people, text }] }
    }
    case 'LearningLookedBack': return { ...so, lookedBack: [...so.lookedBack, { after: event.after, on, text: event.text, isMoreNeeded: event.isMoreNeeded }] }
    case 'LearningClosed': return { ...so, closedOn: on }
    case 'LearningReopened': return { ...so, closedOn: null }
  }
}

function withAction(so: Learning, event: Extract<OwnFact, { type: 'LearningActionAgreed' }>): Learning {
  const { actionId, text, owner = null, team = null, role = null, recommendationId = null, dueOn, happenedOn } = event
  const action: LearningAction = {
    actionId, text, owner, team, role, recommendationId, agreedOn: happenedOn, firstDueOn: dueOn, dueOn, replanned: 0, doneOn: null, evidence: null,
    notDoneOn: null, reasons: null,
  }
  return { ...so, actions: [...so.actions, action] }
}

function answered(so: Learning, recommendationId: string, change: Pick<Recommendation, 'accepted' | 'answeredOn' | 'reasons'>): Learning {
  return { ...so, recommendations: so.recommendations.map((one) => (one.recommendationId === recommendationId ? { ...one, ...change } : one)) }
}

function changed(so: Learning, actionId: string, change: (action: LearningAction) => LearningAction): Learning {
  return { ...so, actions: so.actions.map((action) => (action.actionId === actionId ? change(action) : action)) }
}

/** The day an action was done or given up; null while it is to be done. */
export function endedOn({ doneOn, notDoneOn }: Pick<LearningAction, 'doneOn' | 'notDoneOn'>): IsoDate | null {
  return doneOn ?? notDoneOn
}

export const ACTION_STANDINGS = ['done-in-time', 'done-late', 'not-done', 'open', 'overdue'] as const
export type ActionStanding = (typeof ACTION_STANDINGS)[number]

/** How an action stands on a day. Done on the day itself is in time; what counts is the day last planned. */
export function standingOf({ doneOn, notDoneOn, dueOn }: LearningAction, today: IsoDate): ActionStanding {
  if (doneOn !== null) return doneOn <= dueOn ? 'done-in-time' : 'done-late'
  if (notDoneOn !== null) return 'not-done'
  return dueOn < today ? 'overdue' : 'open'
}

/**
 * The day from which it is asked whether it came back: the last action done, once every action has ended; where none was
 * agreed here, the day it was closed. Null while it goes on, and where every action was given up: then nothing was changed.
 */
export function learningDoneOn({ actions, closedOn }: Learning): IsoDate | null {
  if (actions.length === 0) return closedOn
  if (actions.some((action) => endedOn(action) === null)) return null
  return actions.reduce<IsoDate | null>((last, { doneOn }) => (doneOn !== null && (last === null || doneOn > last) ? doneOn : last), null)
}

/** Whether it can be asked if it came back: there is a cause, and a team to look for it in. */
function isTraceable({ cause, teams }: Learning): boolean {
  return cause !== null && teams.length > 0
}

/** The days on which one looks back, and the day on which that was done: null while it is to be done. None before it is done. */
export function looksBack(so: Learning): readonly Readonly<{ after: LookBackAfter; dueOn: IsoDate; doneOn: IsoDate | null }>[] {
  const doneOn = learningDoneOn(so)
  if (doneOn === null || !isTraceable(so)) return []
  return (Object.keys(LOOK_BACK_MONTHS) as LookBackAfter[]).map((after) => ({
    // A look from before it was done, or done again, says nothing of what came after.
    after, dueOn: addCalendarMonths(doneOn, LOOK_BACK_MONTHS[after]), doneOn: so.lookedBack.find((look) => look.after === after && look.on >= doneOn)?.on ?? null,
  }))
}

/** How learning stands on a day. `done`: every action has ended, or it was closed. */
export function learningStanding(so: Learning, today: IsoDate): 'open' | 'overdue' | 'done' {
  if (so.actions.some((action) => standingOf(action, today) === 'overdue')) return 'overdue'
  return so.closedOn !== null || learningDoneOn(so) !== null ? 'done' : 'open'
}
