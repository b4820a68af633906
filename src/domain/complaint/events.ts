import type { IsoDate } from '../calendar/iso-date.ts'
import type { ErasureEvent } from './erasure.ts'
import type { CauseNature, Code, Finding, PaymentPurpose, PersonId, TextRef, UserId } from './basics.ts'
import type { DeclaredEvent } from './declared/all.ts'
import type { STAGE_THREE_ENCLOSURES } from './threads/stage-three/events.ts'
import type { STAGE_TWO_ENCLOSURES } from './threads/stage-two/events.ts'

export { FINDINGS } from './basics.ts'
export type { Code, Finding, PersonId, TextRef, UserId } from './basics.ts'

export const CARE_STATUSES = [
  'child-in-need', 'child-protection', 'looked-after', 'care-leaver', 'early-help', 'adopted', 'special-guardianship',
  'unborn', 'not-open', 'not-known',
] as const
export type CareStatus = (typeof CARE_STATUSES)[number]

export const DISABILITIES = ['yes', 'no', 'not-known'] as const

/** Someone who complains, or speaks for them. `personId` is absent for an anonymous or unknown person. */
export type Complainant = Readonly<{
  personId?: PersonId
  /** Who they are: a code of the authority's complainant types (`parent`, `care-leaver`, …). */
  type: Code
  /** How they are related to the child, where that is known (`mother`, `father`, `grandparent`, …). */
  relation?: Code
}>

/** A child or young person whom the complaint is about, or who makes it. */
export type ChildConcerned = Readonly<{
  personId?: PersonId
  careStatus?: CareStatus
  disability?: (typeof DISABILITIES)[number]
}>

export const PERSON_ROLES = ['advocate', 'representative', 'worker', 'professional', 'other'] as const
/** Another person with a part in the complaint: an advocate, a representative, a worker complained about, a professional such as a teacher. */
export type PersonConcerned = Readonly<{ personId: PersonId; role: (typeof PERSON_ROLES)[number] }>

export type PointOfComplaint = Readonly<{
  pointId: string
  text?: TextRef
  desiredOutcome?: TextRef
  category?: Code
}>

/** What a record of a complaint may say besides its dates and channel; every part may follow later. */
export type ComplaintDetails = Readonly<{
  complainants?: readonly Complainant[]
  children?: readonly ChildConcerned[]
  others?: readonly PersonConcerned[]
  divisions?: readonly Code[]
  teams?: readonly Code[]
  points?: readonly PointOfComplaint[]
  /** The main crux, one for each complaint; confirmed again at closing. */
  category?: Code
  preferredContact?: Code
  safeTimes?: TextRef
  adjustments?: TextRef
  language?: Code
  supportedByAdvocate?: boolean
  priority?: 'normal' | 'high' | 'urgent'
  priorityReason?: TextRef
}>

type Fact<Type extends string, Fields = unknown> = Readonly<{ type: Type; happenedOn: IsoDate }> & Readonly<Fields>

/** `reasons`: why it was upheld, codes of the authority's list; `nature`: how that came about. Both only where it was upheld in whole or part. */
export type PointFinding = Readonly<{ pointId: string; finding: Finding; reasons?: readonly Code[]; nature?: CauseNature }>

/** What an answer decides, at whatever stage. Either `findings` (each point) or `whole` (all of it as one) is given. */
export type AnswerContent = Readonly<{
  findings?: readonly PointFinding[]
  /** One outcome for the whole; `resolved-no-finding` says that it was put right without a finding. */
  whole?: Finding | 'resolved-no-finding'
  /** Why it was upheld: codes of the authority's list of reasons. Of the whole; those of one point stand with its finding. */
  reasons?: readonly Code[]
  nature?: CauseNature
  howResolved?: readonly Code[]
  /**
   * What it gives or promises. Without `dueOn` it was given with the answer; with it, it is owed until it is given. One that
   * was `recordedInError` is none: it keeps its place, so that the others keep their ids.
   */
  remedies?: readonly Readonly<{ type: Code; amountPence?: number; purpose?: PaymentPurpose; dueOn?: IsoDate; text?: TextRef; recordedInError?: boolean }>[]
  text?: TextRef
  /** Why guidance was departed from, where a warning asked for it. */
  departureReason?: TextRef
}>

/** `receivedOn`: the day the complainant had it; their time to go on runs from it. Law: SI 2006/1738 reg. 15. */
export type StageOneExtras = Readonly<{ termsOfResolution?: TextRef; receivedOn?: IsoDate }>

/** What the stage 2 response goes with; `departures`: why the adjudication finds other than the report, point by point. */
export type StageTwoExtras = Readonly<{
  enclosed?: readonly (typeof STAGE_TWO_ENCLOSURES)[number][]
  receivedOn?: IsoDate
  departures?: readonly Readonly<{ pointId: string; text: TextRef }>[]
}>

/** What the response to the panel says and goes with; `departures`: why a recommendation is not taken up. Law: SI 2006/1738 reg. 20. */
export type StageThreeExtras = Readonly<{
  withIndependentPerson?: boolean
  independentPersonViews?: TextRef
  proposals?: readonly TextRef[]
  departures?: TextRef
  ombudsmanTold?: boolean
  enclosed?: readonly (typeof STAGE_THREE_ENCLOSURES)[number][]
}>

/** Everything that can have happened to a complaint. Past tense; `happenedOn` is the London day in the world. */
export type ComplaintEvent =
  | DeclaredEvent
  | ErasureEvent
  /** `happenedOn` is the day any officer of the authority received it. Law: SI 2006/1738 reg. 14 (start; not seen in full). */
  | Fact<'ComplaintReceived', {
      procedure: string
      reference: string
      channel: Code
      reachedTeamOn?: IsoDate
      /** The day of what is complained about: a year later the complaint is late. Law: SI 2006/1738 reg. 9. */
      groundsAroseOn?: IsoDate
      said?: TextRef
      details: ComplaintDetails
      /** The row of an imported register, where it came from one. `knownAssumed`: the source did not say when it first knew it. */
      importedFrom?: Readonly<{ importId: string; rowKey: string; knownAssumed?: true }>
    }>
  | Fact<'ComplaintAcknowledged', { how?: Code }>
  /** Completes or replaces parts of what was recorded; absent parts stay as they are. */
  | Fact<'DetailsRecorded', { details: ComplaintDetails }>
  | Fact<'ComplaintAllocated', { responderId?: UserId; team?: Code }>
  | Fact<'StageOneExtended', { ground: 'complex' | 'awaiting-advocate'; untilWorkingDays: number; toldOn?: IsoDate; reason?: TextRef }>
  | Fact<'StageOnePaused', { reason: 'awaiting-advocate' }>
  | Fact<'StageOneResumed', { advocateAppointed: boolean }>
  | Fact<'AnswerDrafted', { text?: TextRef }>
  | Fact<'AnswerSubmitted'>
  | Fact<'AnswerSentBack', { reasons: TextRef }>
  | Fact<'AnswerApproved'>
  /** `happenedOn` is the day the answer was sent. Law: SI 2006/1738 reg. 14. */
  | Fact<'StageOneAnswered', AnswerContent & StageOneExtras>
  | Fact<'ContactLogged', { kind: 'call' | 'visit' | 'meeting' | 'message'; withWhom?: Code; nextContactOn?: IsoDate; text?: TextRef }>
  | Fact<'NoteAdded', { text: TextRef }>
  | Fact<'ComplaintClosed', { category?: Code; reason?: TextRef }>
  | Fact<'ComplaintWithdrawn', { reason?: TextRef; issuesStillConsidered?: boolean }>
  | Fact<'ComplaintReopened', { reason: TextRef }>
  | Fact<'InvestigationExtended', { untilWorkingDays: number; toldOn?: IsoDate; reason?: TextRef }>
  | Fact<'InvestigationAnswered', AnswerContent & StageTwoExtras>
  | Fact<'ReviewPanelAnswered', AnswerContent & StageThreeExtras>
  | Fact<'CorporateReviewRequested'>
  | Fact<'CorporateReviewAnswered', AnswerContent>
  /** Corrections name the event they correct; `happenedOn` is the day of the correction. */
  | Fact<'FactCorrected', {
      corrects: number
      /** Fields of the corrected event and their right values (`happenedOn` among them). */
      changes: Readonly<Record<string, unknown>>
      kind: 'fact' | 'slip'
      reason?: TextRef
    }>
  | Fact<'EventStruckOut', { corrects: number; reason: TextRef }>

export type ComplaintEventType = ComplaintEvent['type']

/** The answers of the stages: what decides a complaint. Other things are answered too, and decide nothing. */
const ANSWERS: readonly string[] = [
  'StageOneAnswered', 'InvestigationAnswered', 'ReviewPanelAnswered', 'CorporateReviewAnswered',
] satisfies readonly ComplaintEventType[]

export function isAnswerType(type: string): boolean {
  return ANSWERS.includes(type)
}

export type AnswerEvent = Extract<ComplaintEvent, Readonly<{ type: 'StageOneAnswered' | 'InvestigationAnswered' | 'ReviewPanelAnswered' | 'CorporateReviewAnswered' }>>

export function isAnswer(event: ComplaintEvent): event is AnswerEvent {
  return isAnswerType(event.type)
}

/** An event as the ledger keeps it. `seq` starts at 1 in each stream. */
export type Recorded<Event> = Readonly<{
  seq: number
  event: Event
  recordedAt: string
  recordedBy: string
  /** The day that an imported register knew it; null means the London day of `recordedAt`. */
  knownOn: IsoDate | null
}>
