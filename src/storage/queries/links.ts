import type { AuthorityId, LinkBack } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { LINK_KINDS } from '../../domain/complaint/threads/links/events.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'

/** The links that other streams have recorded to this one, in the order of their days. */
export async function linksTo(trx: Trx, authorityId: AuthorityId, complaintId: string): Promise<readonly LinkBack[]> {
  if (!isUuid(complaintId)) return []
  const rows = await rowsOf<{ stream_id: string; how: string; linked_on: IsoDate }>(trx, `
    select stream_id, how, linked_on from complaint_links
    where authority_id = $1 and other_id = $2 order by linked_on, stream_id`, [authorityId, complaintId])
  return rows.map((row) => ({ complaintId: row.stream_id, how: LINK_KINDS.find((how) => how === row.how) ?? 'linked', linkedOn: row.linked_on }))
}
