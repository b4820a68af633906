import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { CauseNature } from '../../domain/complaint/basics.ts'
import type { CareStatus, Code, DISABILITIES, Finding } from '../../domain/complaint/events.ts'
import type { CONSENTS, Giver, GiverSort } from '../../domain/register/compliment/events.ts'
import type { AdvocacyAnswer, AdvocacyOfferedTo } from '../../domain/register/context/events.ts'
import type { AskedKind, OfferAnswer } from '../../domain/register/enquiry/events.ts'
import type { OmbudsmanResult } from '../../domain/register/events.ts'
import type { PersonDetails } from '../ports.ts'
import type { RowMeasure, RowOutcome } from './word-choices.ts'

/** What every row says, whatever its kind. */
export type CommonPart = Readonly<{
  key: string
  receivedOn: IsoDate
  /** When the source first knew it; null where it does not say. */
  firstRecordedOn: IsoDate | null
  channel: Code | null
  divisions: readonly Code[]
  teams: readonly Code[]
  words: string | null
}>

/** An extension as an old register holds it: of how many working days in all, and whether anyone was told. */
export type RowExtension = Readonly<{ untilWorkingDays: number; toldOn: IsoDate | null }>

export type RowAnswer = Readonly<{
  answeredOn: IsoDate
  whole: RowOutcome | null
  howResolved: readonly Code[]
  remedy: Readonly<{ type: Code; amountPence: number | null }> | null
  words: string | null
}>

export type RowPoint = Readonly<{ words: string | null; finding: Finding | null }>

export type ComplaintPart = Readonly<{
  reachedTeamOn: IsoDate | null
  complainants: readonly Readonly<{ type: Code; relation: Code | null; name: PersonDetails | null }>[]
  /** Why the contact of the first complainant must not be seen; null where it may be. */
  protectedWhy: string | null
  supportedByAdvocate: boolean | null
  children: readonly Readonly<{ name: PersonDetails | null; careStatus: CareStatus | null; disability: (typeof DISABILITIES)[number] | null }>[]
  category: Code | null
  points: readonly RowPoint[]
  acknowledgedOn: IsoDate | null
  allocated: Readonly<{ team: Code; on: IsoDate }> | null
  extension: RowExtension | null
  answer: RowAnswer | null
  /** Why it was upheld, and how that came about: of the last stage that found fault. */
  causes: Readonly<{ reasons: readonly Code[]; nature: CauseNature | null }>
  stageTwo: Readonly<{ requestedOn: IsoDate; extension: RowExtension | null; answeredOn: IsoDate | null; findings: readonly Finding[]; whole: RowOutcome | null }> | null
  stageThree: Readonly<{ requestedOn: IsoDate; metOn: IsoDate | null; answeredOn: IsoDate | null; whole: RowOutcome | null }> | null
  corporateReview: Readonly<{ requestedOn: IsoDate; answeredOn: IsoDate | null; whole: RowOutcome | null }> | null
  withdrawnOn: IsoDate | null
  closedOn: IsoDate | null
}>

/** One row that was read and found possible. */
export type RegisterRow = CommonPart & (
  | Readonly<{ kind: 'statutory-complaint' | 'corporate-complaint'; complaint: ComplaintPart }>
  | Readonly<{
      kind: 'enquiry' | 'point-of-contact'; sort: AskedKind; signpostedTo: Code | null; offer: OfferAnswer | null; resolvedOn: IsoDate | null; answer: string | null
    }>
  | Readonly<{
      kind: 'compliment'; from: Giver; sort: GiverSort | null; worker: PersonDetails | null; passedOn: IsoDate | null; consent: (typeof CONSENTS)[number] | null
    }>
  | Readonly<{ kind: 'ombudsman-contact'; result: OmbudsmanResult | null; decidedOn: IsoDate | null }>
  | Readonly<{ kind: 'training'; quantity: number; audiences: readonly Code[]; places: number | null; attended: number | null; score: number | null }>
  /** `until`: of referrals, the last day of their period. */
  | Readonly<{ kind: 'caseload'; quantity: number; measure: RowMeasure; until: IsoDate | null }>
  | Readonly<{ kind: 'advice' | 'procedure-update' }>
  | Readonly<{ kind: 'advocacy-offer'; offeredTo: AdvocacyOfferedTo; offerAnswer: AdvocacyAnswer | null }>
)

