import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type Effective, type WorldEvent } from '../../complaint/effective.ts'
import type { PersonId, Recorded, TextRef } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'
import { RIGHTS_EVENTS, type Right, type RightsOutcome } from './events.ts'

type Fact = WorldEvent<RegisterEvent>
type Own = Extract<Fact, { type: keyof typeof RIGHTS_EVENTS }>
type Received = Extract<Own, { type: 'RightsRequestReceived' }>

/** Something that stays beside a record: `complaint` null where it is about all that is held on the person. `endedOn` null while it holds. */
export type RightsMark = Readonly<{
  mark: 'statement' | 'restriction' | 'objection'; item: string | null; complaint: string | null; on: IsoDate; endedOn: IsoDate | null; text: TextRef
}>
/** A stretch in which whoever asked was asked what they mean; `until` is null while nothing was heard. */
export type Clarification = Readonly<{ from: IsoDate; until: IsoDate | null }>

/** A request as its stream tells it. */
export type RightsRequest = Readonly<{
  received: Received
  reference: string
  right: Right
  personId: PersonId
  handlerId: string | null
  identityAskedOn: IsoDate | null
  identityConfirmedOn: IsoDate | null
  authorityConfirmedOn: IsoDate | null
  clarifications: readonly Clarification[]
  extendedOn: IsoDate | null
  marks: readonly RightsMark[]
  decisions: readonly Extract<Own, { type: 'RightsCorrectionDecided' }>[]
  erasures: readonly Extract<Own, { type: 'RightsErasureDecided' }>[]
  reviews: readonly Extract<Own, { type: 'RightsReviewFinished' }>[]
  /** The day it was answered or withdrawn; null while it is open. */
  endedOn: IsoDate | null
  outcome: RightsOutcome | 'withdrawn' | null
}>

export function isOfRights(event: Fact): event is Own {
  return Object.hasOwn(RIGHTS_EVENTS, event.type)
}

/** The request as its stream tells it now; as before, where the record was struck out. Null for any other stream. */
export function foldRights(recorded: readonly Recorded<RegisterEvent>[]): RightsRequest | null {
  return foldRightsFrom(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

/** The same of a stream in the order of happening. */
export function foldRightsFrom(inOrder: readonly Effective<RegisterEvent>[]): RightsRequest | null {
  return inOrder.reduce<RightsRequest | null>((so, { event }) => (isOfRights(event) ? (so === null ? rightsBegunBy(event) : evolveRights(so, event)) : so), null)
}

/** A request that has just come; null for any other event. */
export function rightsBegunBy(event: Fact): RightsRequest | null {
  if (event.type !== 'RightsRequestReceived') return null
  const { reference, right, person: { personId }, handler = null } = event
  return {
    received: event, reference, right, personId, handlerId: handler, identityAskedOn: null, identityConfirmedOn: null, authorityConfirmedOn: null, clarifications: [],
    extendedOn: null, marks: [], decisions: [], erasures: [], reviews: [], endedOn: null, outcome: null,
  }
}

/** The request after one more event of its own. */
export function evolveRights(so: RightsRequest, event: Own): RightsRequest {
  const { happenedOn: on } = event
  switch (event.type) {
    case 'RightsRequestReceived':
    case 'RightsNoted':
      return so
    case 'RightsRequestGiven': return { ...so, handlerId: event.handler }
    case 'RightsIdentityAsked': return { ...so, identityAskedOn: so.identityAskedOn ?? on }
    case 'RightsIdentityConfirmed': return { ...so, identityConfirmedOn: so.identityConfirmedOn ?? on }
    case 'RightsAuthorityConfirmed': return { ...so, authorityConfirmedOn: so.authorityConfirmedOn ?? on }
    case 'RightsClarificationAsked': return { ...so, clarifications: [...so.clarifications, { from: on, until: null }] }
    case 'RightsClarificationGiven': return { ...so, clarifications: so.clarifications.map((each) => (each.until === null ? { ...each, until: on } : each)) }
    case 'RightsTimeExtended': return { ...so, extendedOn: so.extendedOn ?? on }
    case 'RightsCorrectionDecided': return { ...so, decisions: [...so.decisions, event] }
    case 'RightsErasureDecided': return { ...so, erasures: [...so.erasures, event] }
    case 'RightsStatementKept': return marked(so, { mark: 'statement', item: null, complaint: event.complaint, on, endedOn: null, text: event.text })
    case 'RightsRestrictionBegun': return marked(so, { mark: 'restriction', item: event.restrictionId, complaint: event.complaint ?? null, on, endedOn: null, text: event.text })
    case 'RightsRestrictionLifted': return ended(so, event.restrictionId, on)
    case 'RightsObjectionMade': return marked(so, { mark: 'objection', item: event.objectionId, complaint: event.complaint ?? null, on, endedOn: null, text: event.text })
    // An objection that is upheld goes on: the data are not used for what was objected to.
    case 'RightsObjectionDecided': return event.decision === 'overridden' ? ended(so, event.objectionId, on) : so
    case 'RightsReviewFinished': return { ...so, reviews: [...so.reviews, event] }
    case 'RightsRequestAnswered': return { ...so, endedOn: on, outcome: event.outcome }
    case 'RightsRequestWithdrawn': return { ...so, endedOn: on, outcome: 'withdrawn' }
  }
}

function marked(so: RightsRequest, mark: RightsMark): RightsRequest {
  return { ...so, marks: [...so.marks, mark] }
}

function ended(so: RightsRequest, item: string, on: IsoDate): RightsRequest {
  return { ...so, marks: so.marks.map((mark) => (mark.item === item ? { ...mark, endedOn: on } : mark)) }
}
