import type { AuthorityId } from '../application/ports.ts'
import type { SealNotice, SealReads, Seals } from '../application/sealing-ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'
import { isUuid } from './is-uuid.ts'

/** Broken seals and who was told of them: rows that are added, never changed; no part of the ledger. */
export function makeSeals(trx: Trx, authorityId: AuthorityId): Seals {
  return {
    breakSeal: async ({ noticeId, reference, reason, userId, at, untilAt }) => {
      const [opened] = await rowsOf<{ stream_id: string }>(trx, `
        insert into seal_breaks (authority_id, stream_id, user_id, broken_at, until_at)
        select s.authority_id, s.stream_id, $3, $4::timestamptz, $5::timestamptz from complaint_seals s
        join complaint_summaries c on c.authority_id = s.authority_id and c.stream_id = s.stream_id
        where s.authority_id = $1 and c.reference = $2 and not $3 = any (s.about) and not $3 = any (s.for_users)
        on conflict do nothing returning stream_id`, [authorityId, reference, userId, at, untilAt])
      // Whom the complaint is about is not told of it either: it may be whoever is told of broken seals.
      await rowsOf(trx, `
        insert into seal_notices (authority_id, notice_id, kind, at, user_id, reference, reason, until_at, not_for)
        select $1, $2, $3, $4::timestamptz, $5, $6, $7, $8::timestamptz, coalesce((
          select s.about from complaint_seals s join complaint_summaries c on c.authority_id = s.authority_id and c.stream_id = s.stream_id
          where s.authority_id = $1 and c.reference = $6 limit 1), '{}')`,
        [authorityId, noticeId, opened ? 'broken' : 'tried', at, userId, reference, reason, opened ? untilAt : null])
      return opened ? { complaintId: opened.stream_id } : null
    },
    readNotice: async (noticeId, userId, at) => {
      if (!isUuid(noticeId)) return
      await rowsOf(trx, `
        insert into seal_notice_reads (authority_id, notice_id, user_id, read_at)
        select authority_id, notice_id, $3, $4::timestamptz from seal_notices where authority_id = $1 and notice_id = $2 and not $3 = any (not_for)
        on conflict do nothing`, [authorityId, noticeId, userId, at])
    },
  }
}

type NoticeRow = Readonly<{
  notice_id: string; kind: SealNotice['kind']; at: string; user_id: UserId; reference: string; reason: string; until_at: string | null
  read_by: SealNotice['readBy']
}>

export function readsOfSeals(trx: Trx, authorityId: AuthorityId): SealReads {
  return {
    sealBroken: async (complaintId, userId, at) => {
      if (!isUuid(complaintId)) return false
      const rows = await rowsOf(trx, `
        select 1 from seal_breaks where authority_id = $1 and stream_id = $2 and user_id = $3 and until_at > $4::timestamptz limit 1`,
        [authorityId, complaintId, userId, at])
      return rows.length > 0
    },
    sealNotices: async (userId) => {
      const rows = await rowsOf<NoticeRow>(trx, `
        select n.notice_id, n.kind, n.at, n.user_id, n.reference, n.reason, n.until_at, coalesce((
          select json_agg(json_build_object('userId', r.user_id, 'at', to_char(r.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.read_at)
          from seal_notice_reads r where r.authority_id = n.authority_id and r.notice_id = n.notice_id), '[]') as read_by
        from seal_notices n where n.authority_id = $1 and not $2 = any (n.not_for) order by n.at desc, n.notice_id limit ${MOST}`, [authorityId, userId])
      return rows.map((row) => ({
        noticeId: row.notice_id, kind: row.kind, at: row.at, userId: row.user_id, reference: row.reference, reason: row.reason, untilAt: row.until_at,
        readBy: row.read_by,
      }))
    },
  }
}

/** Notices that one page shows. */
const MOST = 200
