import type { IsoDate } from '../calendar/iso-date.ts'
import type { Citation, Limit } from '../timescales/limit.ts'
import type { KnownEventType } from './event-types.ts'

export const STAGE_IDS = ['before', 'acknowledgement', 'stage-1', 'stage-2', 'stage-3', 'corporate-review', 'ombudsman', 'beside'] as const
/** The part of a procedure that a clock belongs to. */
export type StageId = (typeof STAGE_IDS)[number]

/** The choices of an authority that a procedure leaves open. */
export type ProcedureOptions = Readonly<{
  /** Which reading of the stage 2 start counts. Both are always shown. */
  stageTwoRunsFrom?: StageTwoReading
  /** The authority's own target for acknowledging, in working days. */
  acknowledgementWorkingDays?: number
}>

export const STAGE_TWO_READINGS = ['request', 'agreed-statement'] as const
export type StageTwoReading = (typeof STAGE_TWO_READINGS)[number]

/** An event that the engine reads: a type, the day it happened, and whatever else was recorded. Already corrected. */
export type ProcedureEvent = Readonly<{ type: string; happenedOn: IsoDate }>

/** An event of a type, and where given one whose field has this value. */
export type EventMatch = string | Readonly<{ type: string; where: readonly [field: string, value: unknown] }>

/**
 * The event that starts a clock, whose day is day 0.
 *
 * `event`: the first type listed that has happened. `field`: a day that an event states. `reading`: the law is read in
 * more than one way; the authority chooses, and the other reading is shown beside it. `latest`: the last such event that
 * states the day, so that a promise or a review begins again with each. `event-or-due`: an event, or, once another clock
 * has run out without it, the last day on which it could have happened: a reading of ours, and marked so. With
 * `atCeiling`, the day beyond which that clock cannot be extended.
 */
export type ClockStart =
  | Readonly<{ kind: 'event'; of: readonly EventMatch[]; receivedField?: string }>
  | Readonly<{ kind: 'field'; of: string; field: string }>
  | Readonly<{ kind: 'latest'; of: readonly EventMatch[]; stating: string }>
  | Readonly<{ kind: 'event-or-due'; of: readonly EventMatch[]; orDueOf: string; atCeiling?: true }>
  | Readonly<{ kind: 'reading'; readings: Readonly<Record<StageTwoReading, readonly EventMatch[]>>; normally: StageTwoReading }>

/** How a limit may be made longer: by which event, up to how many working days in all, and on which grounds. */
export type ExtensionRule = Citation & Readonly<{
  recordedBy: string
  ceilingWorkingDays: number
  /** Null where the rule names none, so that any reason will do. */
  grounds: readonly string[] | null
  decidedBy: string
}>

/** What stops a clock for a time. The rules name the reasons; any other stops nothing. */
export type PauseRule = Citation & Readonly<{ recordedBy: string; endedBy: string; reasons: readonly string[] }>

export type ClockRule = Citation & Readonly<{
  id: string
  title: string
  stage: StageId
  /** A `limit` can be missed; `advice` is a period that people are only recommended to keep. */
  kind: 'limit' | 'advice'
  /** Who has the time. Nobody is late with an opportunity of their own: a complainant's clock lapses. */
  whose: 'authority' | 'complainant'
  start: ClockStart
  /** The field that names which one: there is a clock for each value of it, such as each action. */
  each?: string
  limit: Limit
  /** Later events that state the day of a `stated-day` limit anew. */
  restatedBy?: readonly string[]
  /** The authority may set its own number of working days in the options. */
  isConfigurable?: boolean
  /** For a limit of working days before something: the field that states the day, the event of the day, or another clock's due date. */
  countedBackFrom?: Readonly<{ field: string; event: string; clock: string }>
  extension: ExtensionRule | null
  pause: PauseRule | null
  doneBy: readonly EventMatch[]
  /** Events after which nobody waits for it any more. */
  stoppedBy: readonly EventMatch[]
  /** What follows when it is missed. */
  whenMissed: string
}>

/** Where a complaint stands, as far as the procedure's next steps depend on it. */
export const STANDINGS = [
  'not-received', 'stage-1', 'stage-1-answered', 'stage-2', 'stage-2-answered', 'stage-3', 'stage-3-answered',
  'corporate-review', 'corporate-review-answered', 'not-eligible',
] as const
export type Standing = (typeof STANDINGS)[number]

/** True while the latest event among some types is one of these; 'none' while none of them has happened. */
export type LatestEvent = Readonly<{ among: readonly string[]; is: readonly string[] }>

export type Openness = 'open' | 'closed' | 'withdrawn'

export type CommandRule = Readonly<{
  /** Imperative, kebab-case: the command that the complaint understands. */
  command: string
  title: string
  /** The provision, guidance or local practice it rests on. */
  law: string
  confirmed: boolean
  at: readonly Standing[]
  /** Possible while open, unless said otherwise here. */
  during?: readonly Openness[]
  onlyWhile?: LatestEvent
  /** Possible only while this clock is overdue. */
  onlyWhenOverdue?: string
}>

export type StageRule = Citation & Readonly<{ id: StageId; title: string; isOptional: boolean; note: string }>

/** A duty of independence: whom a role may not be, and how strictly. A `law` bars; `guidance` may be departed from with reason. */
export type IndependenceRule = Citation & Readonly<{
  id: string
  bars: 'member-or-officer' | 'spouse-or-partner-of-member-or-officer' | 'independent-person-of-this-complaint'
    | 'former-member-or-officer' | 'other-contract-or-close-tie' | 'lawyer-acting-as-such' | 'line-manager-of-subject'
    | 'already-involved' | 'stage-one-responder' | 'subject-of-complaint' | 'direct-provider'
  withinCalendarMonths?: number
}>

export type RoleRule = Citation & Readonly<{ id: string; title: string; howMany: number; duty: string; independence: readonly IndependenceRule[] }>

/**
 * A letter that the procedure owes. `goesWith`: the entry that says it went; null where no entry does. `stating`: only where
 * that entry states this. `isToldLater`: the entry is a decision, after which the letter is owed, and says it went by the
 * day on which the complainant was told. `onlyIf`: nobody owes it until it comes to that.
 */
export type LetterRule = Readonly<{
  id: string; title: string; stage: StageId; goesWith: EventMatch | null; stating?: string; isToldLater?: true; onlyIf?: true; mustSay: readonly LetterContent[]
}>
/** One thing that a letter has to say. `id`: by which a template and a draft mark the words that say it. */
export type LetterContent = Readonly<{ id: string; says: string; confirmed: boolean }>

/** One thing that the annual report has to contain. */
export type ReportRequirement = Citation & Readonly<{ id: string; contains: string }>

/** A dated easing of some clocks by law. It changes no date: it says under which duty a late step was late. */
export type Relaxation = Citation & Readonly<{ id: string; title: string; from: IsoDate; until: IsoDate; clocks: readonly string[]; effect: string }>

/** One version of one complaints procedure, as data. */
export type Procedure = Readonly<{
  id: string
  version: number
  title: string
  /** Null where the day is not known. */
  validFrom: IsoDate | null
  validUntil: IsoDate | null
  source: string
  stages: readonly StageRule[]
  /** What can happen under it, in the order in which it usually comes. */
  events: readonly KnownEventType[]
  clocks: readonly ClockRule[]
  commands: readonly CommandRule[]
  /** Where events take the complaint. Those not named here leave it where it is. */
  moves: readonly (readonly [event: EventMatch, to: Standing])[]
  roles: readonly RoleRule[]
  outcomes: readonly string[]
  letters: readonly LetterRule[]
  report: readonly ReportRequirement[]
  relaxations: readonly Relaxation[]
}>
