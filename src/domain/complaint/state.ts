import type { IsoDate } from '../calendar/iso-date.ts'
import type { Stage, Status } from './basics.ts'
import type { Advocacy } from './threads/advocacy/thread.ts'
import type { Eligibility } from './threads/eligibility/thread.ts'
import type { Freeze } from './threads/freeze/thread.ts'
import type { Proceedings } from './threads/proceedings/thread.ts'
import type { Route } from './threads/route/thread.ts'
import type { Safeguarding } from './threads/safeguarding/thread.ts'
import type {
  AnswerContent, Code, ComplaintDetails, Finding, PointFinding, PointOfComplaint, TextRef, UserId,
} from './events.ts'
import type { LaterCauses } from './threads/causes/thread.ts'
import type { Remedy } from './threads/remedies/thread.ts'
import type { Delays } from './threads/delays/thread.ts'
import type { Chasing } from './threads/chasing/thread.ts'
import type { Corporate } from './threads/corporate/thread.ts'
import type { Resolution } from './threads/resolution/thread.ts'
import type { StageOne } from './threads/stage-one/thread.ts'
import type { Appointments } from './threads/appointments/thread.ts'
import type { StageTwo } from './threads/stage-two/thread.ts'
import type { StageThree } from './threads/stage-three/thread.ts'
import type { OutsideAccess } from './threads/outside-access/thread.ts'
import type { ComplaintDocument } from './threads/filed-documents/thread.ts'
import type { Letters } from './threads/letters/thread.ts'
import type { Leaving } from './threads/leaving/thread.ts'
import type { Following } from './threads/following/thread.ts'
import type { Parties } from './threads/parties/thread.ts'
import type { Sealing } from './threads/sealing/thread.ts'
import type { Themes } from './threads/themes/thread.ts'
import type { Links } from './threads/links/thread.ts'

export type { Stage } from './basics.ts'

/** An answer of one stage: what it decided, and when it was sent. */
export type StageAnswer = Readonly<{ answeredOn: IsoDate; seq: number }> & AnswerContent

export const OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld', 'no-finding', 'resolved-no-finding', 'withdrawn'] as const
/** The complaint's overall outcome: derived, never typed. `null` where it has none yet. */
export type Outcome = (typeof OUTCOMES)[number]

/** Where the answer's way stands: draft → submitted → sent back or approved → sent (which is the answer itself). */
export type AnswerWay = Readonly<{ step: 'none' | 'drafted' | 'submitted' | 'sent-back' | 'approved'; since?: IsoDate; text?: TextRef }>

/** A complaint folded from its effective events. */
export type Complaint = Readonly<{
  reference: string
  procedure: string
  stage: Stage
  status: Status
  receivedOn: IsoDate
  reachedTeamOn: IsoDate
  channel: Code
  said: TextRef | null
  details: Required<Pick<ComplaintDetails, 'complainants' | 'children' | 'others' | 'divisions' | 'teams'>> & ComplaintDetails
  points: readonly PointOfComplaint[]
  acknowledgedOn: IsoDate | null
  allocatedTo: Readonly<{ responderId?: UserId; team?: Code; on: IsoDate }> | null
  extendedUntilWorkingDays: number | null
  pausedOn: IsoDate | null
  answerWay: AnswerWay
  answers: Readonly<Partial<Record<Stage, StageAnswer>>>
  requestedOn: Readonly<Partial<Record<Exclude<Stage, 'stage-1'>, IsoDate>>>
  panelMetOn: IsoDate | null
  closedOn: IsoDate | null
  withdrawnOn: IsoDate | null
  nextContactOn: IsoDate | null
  lastContactOn: IsoDate | null
  categoryConfirmed: boolean
  /** What runs beside the stages, thread by thread. */
  threads: Readonly<{
    stageOne: StageOne; appointments: Appointments; stageTwo: StageTwo; stageThree: StageThree
    outsideAccess: OutsideAccess
    documents: readonly ComplaintDocument[]
    letters: Letters
    links: Links
    themes: Themes
    sealing: Sealing
    parties: Parties
    causes: readonly LaterCauses[]; remedies: readonly Remedy[]
    route: Route; eligibility: Eligibility; proceedings: readonly Proceedings[]; advocacy: Advocacy; freeze: readonly Freeze[]
    following: Following; leaving: Leaving; resolution: Resolution; corporate: Corporate; chasing: Chasing; delays: Delays; safeguarding: Safeguarding }>
  /** The number of events of the stream, struck out and corrections included: the expected `seq` of an append. */
  seq: number
}>

/** The finding for each point after its highest answered stage, and the outcome derived from them. */
export type DerivedOutcome = Readonly<{ outcome: Outcome | null; points: readonly PointFinding[]; counts: Readonly<Record<Finding, number>> }>
