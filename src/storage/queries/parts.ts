import type { ContactArrangement, ContactStanding, EntryPart, SeenPart } from '../../application/people/ports.ts'
import type { AuthorityId, Visibility } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { rowsOf } from './run.ts'
import { Parameters, visibleOnly } from './visibility.ts'

type ContactRow = { warned_on: IsoDate | null; restricted_on: IsoDate | null; review_on: IsoDate | null }
type PartRow = ContactRow & Readonly<{
  person_id: string; stream_id: string; role: string; reference: string; procedure: string; stage: string; status: string; received_on: IsoDate; outcome: string | null
}>

const STANDS = 'c.warned_on, c.restricted_on, c.review_on'

/** The parts that these people have in complaints that `visibility` reaches, those recorded in error too; the newest complaint first. */
export async function partsSeen(
  trx: Trx, authorityId: AuthorityId, { visibility, personIds }: Readonly<{ visibility: Visibility; personIds: readonly string[] }>,
): Promise<readonly SeenPart[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0 || visibility.kind === 'none') return []
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const people = parameters.add(ids)
  const seen = visibleOnly(visibility, parameters) ?? 'true'
  const rows = await rowsOf<PartRow>(trx, `
    select p.person_id, p.stream_id, p.role, s.reference, s.procedure, s.stage, s.status, s.received_on, s.outcome, ${STANDS}
    from complaint_people p join complaint_summaries s on s.authority_id = ${authority} and s.stream_id = p.stream_id
    left join contact_arrangements c on c.authority_id = ${authority} and c.stream_id = p.stream_id
    where p.authority_id = ${authority} and p.person_id = any(${people}::uuid[]) and ${seen}
    order by s.received_on desc, s.reference desc, p.role, p.person_id`, parameters.values)
  return rows.map((row) => ({
    personId: row.person_id, complaintId: row.stream_id, role: row.role, reference: row.reference, procedure: row.procedure, stage: row.stage, status: row.status,
    receivedOn: row.received_on, outcome: row.outcome, contact: row.warned_on === null && row.restricted_on === null ? null : standing(row),
  }))
}

function standing(row: ContactRow): ContactStanding {
  return { warnedOn: row.warned_on, restrictedOn: row.restricted_on, reviewOn: row.review_on }
}

/** The parts that these people have in what is no complaint and was not recorded in error; the newest first. */
export async function entryParts(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<readonly EntryPart[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return []
  const rows = await rowsOf<{ person_id: string; stream_id: string; kind: StreamKind; role: string; reference: string; received_on: IsoDate }>(trx, `
    select p.person_id, p.stream_id, r.kind, p.role, r.reference, r.received_on
    from register_people p join register_entries r on r.authority_id = $1 and r.stream_id = p.stream_id
    where p.authority_id = $1 and p.person_id = any($2::uuid[]) order by r.received_on desc, p.stream_id, p.role`, [authorityId, ids])
  return rows.map((row) => ({ personId: row.person_id, streamId: row.stream_id, kind: row.kind, role: row.role, reference: row.reference, receivedOn: row.received_on }))
}

/** Complaints in which something is arranged about contact: those restricted first, the review that is due first before the others. */
export async function contactArrangements(trx: Trx, authorityId: AuthorityId, visibility: Visibility): Promise<readonly ContactArrangement[]> {
  if (visibility.kind === 'none') return []
  const parameters = new Parameters()
  const authority = parameters.add(authorityId)
  const seen = visibleOnly(visibility, parameters) ?? 'true'
  const rows = await rowsOf<ContactRow & { stream_id: string; reference: string; status: string; person_ids: readonly string[] }>(trx, `
    select c.stream_id, s.reference, s.status, ${STANDS}, array(
      select p.person_id::text from complaint_people p
      where p.authority_id = ${authority} and p.stream_id = c.stream_id and p.role = 'complainant' order by p.person_id) as person_ids
    from contact_arrangements c join complaint_summaries s on s.authority_id = ${authority} and s.stream_id = c.stream_id
    where c.authority_id = ${authority} and ${seen}
    order by c.restricted_on is null, c.review_on nulls last, c.warned_on desc, s.reference`, parameters.values)
  return rows.map((row) => ({ complaintId: row.stream_id, reference: row.reference, status: row.status, personIds: row.person_ids, ...standing(row) }))
}
