import type { AuthorityId, ComplaintNamed, PartInComplaint } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'

type Asked = Readonly<{ ids?: readonly string[]; references?: readonly string[] }>

/** The complaints with these ids or these very references, in the order of references. */
export async function complaintsNamed(trx: Trx, authorityId: AuthorityId, { ids = [], references = [] }: Asked): Promise<readonly ComplaintNamed[]> {
  const known = ids.filter(isUuid)
  if (known.length + references.length === 0) return []
  const rows = await rowsOf<{ stream_id: string; reference: string }>(trx, `
    select stream_id, reference from complaint_summaries
    where authority_id = $1 and (stream_id = any($2::uuid[]) or reference = any($3::text[])) order by reference, stream_id`, [authorityId, known, references])
  return rows.map((row) => ({ complaintId: row.stream_id, reference: row.reference }))
}

/** The parts that these people have in complaints that were not recorded in error. */
export async function partsOf(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<readonly PartInComplaint[]> {
  const known = personIds.filter(isUuid)
  if (known.length === 0) return []
  const rows = await rowsOf<{ person_id: string; stream_id: string; role: string; is_open: boolean }>(trx, `
    select p.person_id, p.stream_id, p.role, s.is_open
    from complaint_people p join complaint_summaries s on s.authority_id = p.authority_id and s.stream_id = p.stream_id
    where p.authority_id = $1 and p.person_id = any($2::uuid[]) and s.status <> 'recorded-in-error' order by p.person_id, p.stream_id, p.role`, [authorityId, known])
  return rows.map((row) => ({ personId: row.person_id, complaintId: row.stream_id, role: row.role, isOpen: row.is_open }))
}
