import { holdsBeside } from '../../../application/retention/beside.ts'
import { may } from '../../../application/permissions.ts'
import { longDate } from '../../../words/dates.ts'
import { HOLD_WORDS } from '../../../words/retention.ts'
import type { Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** The holds on a complaint, and where it says for how long it is kept: for a page that shows the complaint. */
export async function retentionBeside({ deps, actor }: Visit, complaintId: string) {
  const holds = await holdsBeside(deps.services, actor, complaintId)
  return {
    held: holds.map(({ holdId, hold, orderedBy }) => ({
      href: urls.hold(holdId), reference: hold.reference, basis: HOLD_WORDS.commands['place-hold'].asks.basis.of[hold.basis], orderedBy, since: longDate(hold.placedOn),
      until: hold.until === null ? null : longDate(hold.until),
    })),
    retentionHref: may(actor, 'view-retention') ? urls.retentionRecord(complaintId) : '',
  }
}
