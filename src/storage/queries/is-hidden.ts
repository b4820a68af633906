import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'

/** Whether an open safeguarding concern keeps a complaint from somebody, who may not see it and so cannot ask it. Decision: 0039. */
export async function isHidden(trx: Trx, authorityId: AuthorityId, userId: string, complaintId: string): Promise<boolean> {
  if (!isUuid(complaintId)) return false
  return (await rowsOf(trx, 'select 1 from complaint_hidden where authority_id = $1 and stream_id = $2 and user_id = $3', [authorityId, complaintId, userId])).length > 0
}
