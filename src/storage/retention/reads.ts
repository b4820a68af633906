import type { FactsAsked, FactsFound, RetentionReads, Tombstone } from '../../application/retention/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { RetentionCondition, ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { WHOSE } from '../../domain/register/equality/questions.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { isUuid } from '../is-uuid.ts'
import { wordReads } from './word-reads.ts'

/** What retention asks of the register, within one transaction. */
export function retentionReads(trx: Trx, authorityId: AuthorityId): RetentionReads {
  return {
    retentionFacts: (asked) => retentionFacts(trx, authorityId, asked),
    tombstone: async (streamId) => (isUuid(streamId) ? (await tombstonesWhere(trx, 't.stream_id = $2', [authorityId, streamId]))[0] ?? null : null),
    tombstones: async (asked) => {
      if ('destructionId' in asked) return isUuid(asked.destructionId) ? tombstonesWhere(trx, 't.destruction_id = $2 and t.with_id is null', [authorityId, asked.destructionId]) : []
      if ('lookedFor' in asked) return tombstonesWhere(trx, 't.stream_id = any($2::uuid[])', [authorityId, asked.lookedFor.filter(isUuid)])
      return 'reference' in asked ? tombstonesWhere(trx, 't.reference = any($2::text[]) and t.with_id is null', [authorityId, [asked.reference, asked.reference.toUpperCase()]])
        : tombstonesWhere(trx, 't.with_id is null', [authorityId], asked.last)
    },
    ...wordReads(trx, authorityId),
    equalityTallies: async (yearFrom) => {
      const rows = await rowsOf<{ whose: string; question: string; given: string[]; many: number }>(trx, `
        select whose, question, given, many from equality_tallies where authority_id = $1 and year_from = $2::date`, [authorityId, yearFrom])
      return rows.map(({ whose, question, given, many }) => ({ whose: WHOSE.find((one) => one === whose) ?? 'complainant', question: question === '' ? null : question, given, many }))
    },
  }
}

type Row = Readonly<{
  stream_id: string; kind: ReviewedRecord; reference: string; received_on: IsoDate; closed_on: IsoDate | null; was_reopened: boolean; is_answered: boolean
  came: RetentionCondition[]; children: string[]; last_activity_on: IsoDate; linked: string[] | null
}>

async function retentionFacts(trx: Trx, authorityId: AuthorityId, asked: FactsAsked): Promise<readonly FactsFound[]> {
  const [where, values] = 'streamIds' in asked
    ? ['r.stream_id = any($2::uuid[])', [asked.streamIds.filter(isUuid)]]
    : [`exists (select 1 from unnest($2::text[], $3::date[]) as k(kind, day) where k.kind = r.kind and (r.closed_on <= k.day or (r.closed_on is null and r.is_answered and r.last_activity_on <= k.day)))`,
      [asked.endedBy.map(({ kind }) => kind), asked.endedBy.map(({ day }) => day)]]
  const rows = await rowsOf<Row>(trx, `
    select r.stream_id, r.kind, r.reference, r.received_on, r.closed_on, r.was_reopened, r.is_answered, r.came, r.children, r.last_activity_on, l.linked
    from retention_facts r left join (
      select a.id, array_agg(distinct a.other::text) as linked from (
        select stream_id as id, other_id as other from complaint_links where authority_id = $1
        union all select other_id, stream_id from complaint_links where authority_id = $1) a group by a.id) l on l.id = r.stream_id
    where r.authority_id = $1 and ${where} order by r.stream_id`, [authorityId, ...values])
  const born = await birthsOf(trx, authorityId, rows.flatMap(({ children }) => children.map((child) => child.split(' ')[1] ?? '')))
  const atOmbudsman = await complaintsAtOmbudsman(trx, authorityId)
  return rows.map((row) => ({
    streamId: row.stream_id, kind: row.kind, reference: row.reference, receivedOn: row.received_on, closedOn: row.closed_on, wasReopened: row.was_reopened,
    isAnswered: row.is_answered, came: atOmbudsman.has(row.stream_id) ? [...row.came, 'ombudsman'] : row.came, lastActivityOn: row.last_activity_on,
    children: row.children.map((child) => {
      const [status = '', personId = ''] = child.split(' ')
      return { status: status === '' ? null : status, bornOn: born.get(personId) ?? null }
    }),
    linked: row.linked ?? [],
  }))
}

async function birthsOf(trx: Trx, authorityId: AuthorityId, personIds: readonly string[]): Promise<ReadonlyMap<string, IsoDate>> {
  const ids = [...new Set(personIds.filter(isUuid))]
  if (ids.length === 0) return new Map()
  const rows = await rowsOf<{ person_id: string; born_on: IsoDate | null }>(trx, `
    select distinct on (person_id) person_id, born_on from people where authority_id = $1 and person_id = any($2::uuid[]) order by person_id, version desc`, [authorityId, ids])
  return new Map(rows.flatMap(({ person_id: id, born_on: day }) => (day === null ? [] : [[id, day]])))
}

/** Complaints that a case of the Ombudsman names. There are few of those. */
async function complaintsAtOmbudsman(trx: Trx, authorityId: AuthorityId): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(trx, `
    select distinct jsonb_array_elements_text(e.payload -> 'complaints') as id
    from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
    where r.authority_id = $1 and r.kind = 'ombudsman-contact' and jsonb_typeof(e.payload -> 'complaints') = 'array'
    union select e.payload ->> 'complaint' from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id
    where r.authority_id = $1 and r.kind = 'ombudsman-contact' and e.payload ->> 'complaint' is not null`, [authorityId])
  return new Set(rows.map(({ id }) => id))
}

type StoneRow = Readonly<{
  stream_id: string; kind: Tombstone['kind']; reference: string; destroyed_on: IsoDate; destruction_id: string; destruction_reference: string; reason: Tombstone['reason']
  rule: string | null; basis: string | null; mark: Tombstone['mark']; proposed_by: string; approved_by: string
}>

async function tombstonesWhere(trx: Trx, condition: string, values: readonly unknown[], most = 10_000): Promise<readonly Tombstone[]> {
  const rows = await rowsOf<StoneRow>(trx, `
    select t.stream_id, t.kind, t.reference, t.destroyed_on, t.destruction_id, t.destruction_reference, t.reason, t.rule, t.basis, t.mark, t.proposed_by, t.approved_by
    from tombstones t where t.authority_id = $1 and ${condition} order by t.destroyed_on desc, t.reference, t.stream_id limit ${Number(most)}`, values)
  return rows.map((row) => ({
    streamId: row.stream_id, kind: row.kind, reference: row.reference, destroyedOn: row.destroyed_on, destructionId: row.destruction_id,
    destructionReference: row.destruction_reference, reason: row.reason, rule: row.rule, basis: row.basis, mark: row.mark, proposedBy: row.proposed_by, approvedBy: row.approved_by,
  }))
}
