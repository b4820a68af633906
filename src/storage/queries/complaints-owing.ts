import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

/** The complaints in which something that was promised is still to be given, as far as `visibility` reaches. */
export async function complaintsOwing(trx: Trx, authorityId: AuthorityId, visibility: Visibility): Promise<readonly string[]> {
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const visible = visibleOnly(visibility, parameters)
  const rows = await rowsOf<{ stream_id: string }>(trx, `
    select f.stream_id from report_facts f join complaint_summaries s on s.authority_id = f.authority_id and s.stream_id = f.stream_id
    where f.authority_id = ${authority} and f.known_to is null and 'owed' = any (f.remedy_states)${visible === null ? '' : ` and ${visible}`}
    order by f.reference`, parameters.values)
  return rows.map(({ stream_id: streamId }) => streamId)
}
