import type { IsoDate } from '../calendar/iso-date.ts'
import type { CauseNature, Stage } from '../complaint/basics.ts'
import { FINDINGS, type CareStatus, type Code, type Finding } from '../complaint/events.ts'
import type { RemedyState } from '../complaint/threads/remedies/thread.ts'
import type { Outcome } from '../complaint/state.ts'
import type { ConsentState } from '../register/compliment/compliment.ts'
import type { OmbudsmanResult } from '../register/events.ts'

export const REPORT_FACT_KINDS = [
  'statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact', 'compliment', 'ombudsman-contact', 'training', 'caseload', 'advice', 'procedure-update',
  'advocacy-offer', 'member-enquiry', 'other-complaint',
] as const
/** Complaints of every procedure, each its own kind of fact: statutory, corporate, and any other (adult social care, data protection). */
export const COMPLAINT_FACT_KINDS = ['statutory-complaint', 'corporate-complaint', 'other-complaint'] as const satisfies readonly (typeof REPORT_FACT_KINDS)[number][]
/** Why a complaint is not considered. */
export const NOT_ACCEPTED_FOR = ['not-eligible', 'without-consent', 'insufficient-interest', 'too-late', 'repeated', 'another-way'] as const
export type NotAcceptedFor = (typeof NOT_ACCEPTED_FOR)[number]
/** How far advocacy came in a complaint. */
export const ADVOCACY_REACHED = ['offered', 'declined', 'accepted', 'appointed'] as const
export type AdvocacyReached = (typeof ADVOCACY_REACHED)[number]
/** What is counted beside the stored facts, from its few streams. Decision: 0051. */
type LearningFactKind = 'learning' | 'learning-action' | 'learning-shared'
export type ReportFactKind = (typeof REPORT_FACT_KINDS)[number] | LearningFactKind

/**
 * What the figures need to know of one stream, as known between two days. One row a version: `knownFrom` is the first
 * day on which it was so known, `knownTo` the first on which it no longer was (null: still). *As known on* D is
 * `knownFrom <= D && (knownTo === null || D < knownTo)`.
 */
export type ReportFact = Readonly<{
  streamId: string
  kind: ReportFactKind
  reference: string
  /** The day it was received, held or counted; of referrals, the first day of their period, and `closedOn` its last. */
  receivedOn: IsoDate
  closedOn: IsoDate | null
  withdrawn: boolean
  channel: Code | null
  /** The first complainant's type, for a complaint; `client` or `professional`, for a compliment. */
  complainantType: Code | null
  /** The complainant is a child or young person under 18. */
  byChild: boolean
  supportedByAdvocate: boolean
  aboutDisabledChild: boolean
  category: Code | null
  divisions: readonly Code[]
  teams: readonly Code[]
  outcome: Outcome | null
  /** Stage 1: the day it was answered, in how many working days (day 0 the day of receipt), and its extension. */
  stageOneAnsweredOn: IsoDate | null
  stageOneWorkingDays: number | null
  stageOneExtended: boolean
  stageTwoRequestedOn: IsoDate | null
  stageTwoAnsweredOn: IsoDate | null
  stageTwoWorkingDays: number | null
  stageTwoExtended: boolean
  stageTwoFindings: Readonly<Record<Finding, number>> | null
  stageThreeRequestedOn: IsoDate | null
  stageThreeMetOn: IsoDate | null
  corporateReviewRequestedOn: IsoDate | null
  ombudsmanResult: OmbudsmanResult | null
  /** Sessions of training, or what was counted of a measure (`sort`). 1 for everything else. */
  quantity: number
  breaches: number
  /** What sort of enquiry it was, of person who gave a compliment, or which measure was counted; null for everything else. */
  sort: Code | null
  /** Why points were upheld in whole or part: codes of the authority's list, each once. Decision: 0046. */
  causes: readonly Code[]
  natures: readonly CauseNature[]
  /** The day on which the findings were made that the causes belong to. */
  foundOn: IsoDate | null
  /** Themes that it is about, and what delayed it (disruptions and themes): ids of their streams. */
  themes: readonly string[]
  delayedBy: readonly string[]
  /** What was given, each with its pence in the same place of `remedyPence`; nought where there is no money in it. */
  remedies: readonly Code[]
  remedyPence: readonly number[]
  /** In the same places: the day each was promised, and where it stands. */
  remediesPromisedOn: readonly IsoDate[]
  remedyStates: readonly RemedyState[]
  /** Of an enquiry: whether a complaint was offered, and the answer. Of an offer of advocacy without a complaint: the answer. */
  offer: string | null
  /** Of a compliment: the day thanks reached the worker or the team, the day by which they should have, and consent to quote. */
  passedOn: IsoDate | null
  passOnDueOn: IsoDate | null
  consent: ConsentState | null
  /** Of training: places and people of all its sessions together, null where nobody counted them. */
  places: number | null
  attended: number | null
  /** Of training: what people scored it, 1 to 5. */
  score: number | null
  /** Of training: whom it was for. */
  audiences: readonly Code[]
  /** Of an enquiry: the day by which it was to be answered, by the authority's own target. */
  dueOn: IsoDate | null
  notAccepted: NotAcceptedFor | null
  /** What the answer of each stage decided, in the order of STAGES_COUNTED, whatever a later one found. Empty where nothing was answered. */
  stageOutcomes: readonly (Outcome | 'none')[]
  /** How many points the answer of each stage found of each of FINDINGS, in the same order. Empty where nothing was answered. */
  stageFindings: readonly number[]
  /** Working days after the date that counted (an agreed extension included): 0 in time, null without an answer or a date. */
  stageOneDaysLate: number | null
  stageTwoDaysLate: number | null
  stageThreeAnsweredOn: IsoDate | null
  /** From the request of the panel to its meeting, and of the corporate review to its answer. */
  stageThreeWorkingDays: number | null
  corporateReviewAnsweredOn: IsoDate | null
  corporateReviewWorkingDays: number | null
  /** Of its points, each once; and the statuses of the children it is about, each once. */
  pointCategories: readonly Code[]
  childStatuses: readonly CareStatus[]
  /** How far advocacy came in it; null where nothing was recorded. */
  advocacy: AdvocacyReached | null
  /** Of a case of the Ombudsman: its own category of the decision, by the set in force on that day. */
  ombudsmanCategory: Code | null
  /** True where the source did not say when it was first recorded, so that the event's day was taken. */
  knownAssumed: boolean
  knownFrom: IsoDate
  knownTo: IsoDate | null
}>

/** The stages whose answers decide something, in the order in which a fact holds them. */
export const STAGES_COUNTED = ['stage-1', 'stage-2', 'stage-3', 'corporate-review'] as const satisfies readonly Stage[]

/** What the answer of one stage decided; null where it was not answered. */
export function outcomeAt({ stageOutcomes }: ReportFact, stage: Stage): Outcome | null {
  const outcome = stageOutcomes[STAGES_COUNTED.indexOf(stage)]
  return outcome === undefined || outcome === 'none' ? null : outcome
}

/** How many points the answer of one stage decided so. */
export function pointsAt({ stageFindings }: ReportFact, stage: Stage, finding: Finding): number {
  return stageFindings[STAGES_COUNTED.indexOf(stage) * FINDINGS.length + FINDINGS.indexOf(finding)] ?? 0
}
