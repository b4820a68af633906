import type { IsoDate } from '../calendar/iso-date.ts'
import type { Code, Finding } from '../complaint/events.ts'
import type { CauseNature } from '../complaint/basics.ts'
import type { RemedyState } from '../complaint/threads/remedies/thread.ts'
import type { Outcome } from '../complaint/state.ts'
import type { ConsentState } from '../register/compliment/compliment.ts'
import type { OmbudsmanResult } from '../register/events.ts'

export const REPORT_FACT_KINDS = [
  'statutory-complaint', 'corporate-complaint', 'enquiry', 'point-of-contact', 'compliment', 'ombudsman-contact', 'training', 'caseload', 'advice', 'procedure-update',
  'advocacy-offer', 'member-enquiry',
] as const
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
  /** True where the source did not say when it was first recorded, so that the event's day was taken. */
  knownAssumed: boolean
  knownFrom: IsoDate
  knownTo: IsoDate | null
}>
