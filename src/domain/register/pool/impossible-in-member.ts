import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { evolveMember, isOfMember, memberBegunBy, type PoolMember } from './member.ts'

type Fact = WorldEvent<RegisterEvent>

/** The first event of somebody of the pool that cannot be after those before it; null where all can. */
export function impossibleInMember(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const [first, ...rest] = inOrder
  let so = first ? memberBegunBy(first.event) : null
  if (so?.roles.length === 0) return 'field-needed'
  for (const { event } of rest) {
    if (so === null) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveMember(so, event)
  }
  return null
}

function impossibleOn(so: PoolMember, event: Fact): RefusalCode | null {
  // An invoice for what was done before may come after they left.
  if (so.leftOn !== null && event.type !== 'PoolInvoiceReceived') return 'has-left-the-pool'
  if (!isOfMember(event)) return null
  switch (event.type) {
    case 'PoolMemberRolesChanged': return event.roles.length === 0 ? 'field-needed' : null
    case 'PoolCheckRecorded': return backwards(event.happenedOn, event.expiresOn)
    case 'PoolInterestDeclared':
      return so.interests.some(({ interestId }) => interestId === event.interestId) ? 'already-recorded' : backwards(event.from, event.until)
    case 'PoolInterestWithdrawn': return so.interests.some(({ interestId }) => interestId === event.interestId) ? null : 'no-such-item'
    case 'PoolAvailabilityStated': return backwards(event.from, event.until)
    case 'PoolOrderPlaced': return so.orders.some(({ orderId }) => orderId === event.orderId) ? 'already-recorded' : null
    case 'PoolInvoiceReceived': return so.orders.some(({ orderId }) => orderId === event.orderId) ? null : 'no-such-item'
    case 'PoolMemberJoined':
    case 'PoolMemberDetailsChanged':
    case 'PoolRateAgreed':
    case 'PoolMemberLeft':
      return null
  }
}

function backwards(from: IsoDate | undefined, until: IsoDate | undefined): RefusalCode | null {
  return from !== undefined && until !== undefined && until < from ? 'ends-before-it-begins' : null
}
