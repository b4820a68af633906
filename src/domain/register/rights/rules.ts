import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { WarningCode } from '../../complaint/warnings.ts'
import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import type { RegisterEvent } from '../events.ts'
import { evolveRights, foldRightsFrom, isOfRights, rightsBegunBy, type RightsRequest } from './request.ts'

type Fact = WorldEvent<RegisterEvent>
type InOrder = readonly Effective<RegisterEvent>[]

/** What may still be recorded once a request was answered or withdrawn: what is done about the record, and notes. */
const AFTER_THE_END: readonly Fact['type'][] = [
  'RightsNoted', 'RightsCorrectionDecided', 'RightsErasureDecided', 'RightsStatementKept', 'RightsRestrictionLifted', 'RightsObjectionDecided',
]

/** The first event of a request that cannot be after those before it; null where all can. */
export function impossibleInRights(inOrder: InOrder): RefusalCode | null {
  const [first, ...rest] = inOrder
  let so = first ? rightsBegunBy(first.event) : null
  for (const { event } of rest) {
    if (so === null || !isOfRights(event)) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveRights(so, event)
  }
  return null
}

function impossibleOn(so: RightsRequest, event: Fact): RefusalCode | null {
  if (so.endedOn !== null && !AFTER_THE_END.includes(event.type)) return 'rights-request-ended'
  const isWaiting = so.clarifications.some(({ until }) => until === null)
  if (event.type === 'RightsClarificationAsked') return isWaiting ? 'clarification-awaited' : null
  if (event.type === 'RightsClarificationGiven') return isWaiting ? null : 'no-clarification-asked'
  if (event.type === 'RightsTimeExtended') return so.extendedOn === null ? null : 'rights-time-extended-once'
  if (event.type === 'RightsRestrictionLifted') return isOpen(so, event.restrictionId) ? null : 'no-such-item'
  if (event.type === 'RightsObjectionDecided') return isOpen(so, event.objectionId) ? null : 'no-such-item'
  return null
}

function isOpen(so: RightsRequest, item: string): boolean {
  return so.marks.some((mark) => mark.item === item && mark.endedOn === null)
}

/** What gives somebody data, or tells them that there are none. */
const GIVES: readonly Fact['type'][] = ['RightsReviewFinished', 'RightsRequestAnswered']

/** Data go to whoever was not shown to be the person, or to be allowed to ask; and an extension that comes too late. */
export function unwiseInRights(before: InOrder, event: Fact): readonly WarningCode[] {
  const so = foldRightsFrom(before)
  if (so === null) return []
  const codes: WarningCode[] = []
  if (GIVES.includes(event.type) && so.identityConfirmedOn === null) codes.push('identity-not-confirmed')
  if (GIVES.includes(event.type) && so.received.asked !== 'themselves' && so.authorityConfirmedOn === null) codes.push('authority-to-act-awaited')
  if (event.type === 'RightsTimeExtended' && event.happenedOn > addCalendarMonths(so.identityConfirmedOn ?? so.received.happenedOn, 1)) codes.push('rights-extension-late')
  return codes
}
