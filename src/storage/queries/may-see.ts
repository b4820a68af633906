import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

/** Whether there is such a complaint and `visibility` reaches it. */
export async function maySee(trx: Trx, authorityId: AuthorityId, visibility: Visibility, complaintId: string): Promise<boolean> {
  if (!isUuid(complaintId)) return false
  const parameters = new Parameters()
  const [authority, complaint] = [parameters.add(authorityId), parameters.add(complaintId)]
  const visible = visibleOnly(visibility, parameters) ?? 'true'
  const rows = await rowsOf(trx, `select 1 from complaint_summaries s where s.authority_id = ${authority} and s.stream_id = ${complaint} and ${visible}`, parameters.values)
  return rows.length > 0
}
