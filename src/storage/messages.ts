import { sql } from 'kysely'
import type { Mail, MailboxState, MessageReads, MessageRow } from '../application/messages/ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import { readsOfFiles } from './files/rows.ts'
import { isUuid } from './is-uuid.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'

const STATE = `mailbox, uid_validity::float8 as "uidValidity", last_uid::float8 as "lastUid", looked_at as "lookedAt", failing_since as "failingSince", failure, attempts, next_at as "nextAt"`

/** What stands beside messages, in PostgreSQL. Whoever fetches looks with all of the authority in sight. */
export function makeMail(trx: Trx, authorityId: AuthorityId): Mail {
  return {
    fetchedBefore: async ({ mailbox, uidValidity, uid }, digest) => {
      const { numAffectedRows } = await sql`update mail_fetched set uid_validity = ${uidValidity}, uid = ${uid}
        where authority_id = ${authorityId}::uuid and mailbox = ${mailbox} and digest = ${Buffer.from(digest, 'hex')}`.execute(trx)
      return (numAffectedRows ?? 0n) > 0n
    },
    fetched: async ({ mailbox, uidValidity, uid }, digest, isKept, when) => void (await sql`
      insert into mail_fetched (authority_id, mailbox, digest, uid_validity, uid, is_kept, fetched_at)
      values (${authorityId}::uuid, ${mailbox}, ${Buffer.from(digest, 'hex')}, ${uidValidity}, ${uid}, ${isKept}, ${when}::timestamptz)`.execute(trx)),
    fetchedAmong: async ({ mailbox, uidValidity }, uids) => {
      if (uids.length === 0) return []
      const rows = await rowsOf<{ uid: number }>(trx, `select uid::float8 as uid from mail_fetched where authority_id = $1 and mailbox = $2 and uid_validity = $3 and uid = any($4::bigint[]) and is_kept`, [authorityId, mailbox, uidValidity, uids])
      return rows.map(({ uid }) => uid)
    },
    mailbox: async (mailbox) => (await rowsOf<MailboxState>(trx, `select ${STATE} from mailboxes where authority_id = $1 and mailbox = $2`, [authorityId, mailbox]))[0] ?? null,
    saveMailbox: (state) => saveMailbox(trx, authorityId, state),
    mark: async ({ streamId, ownId, sender }) => void (await sql`
      insert into message_marks (authority_id, stream_id, own_id, sender) values (${authorityId}::uuid, ${streamId}::uuid, ${bytes(ownId)}, ${bytes(sender)})`.execute(trx)),
    marked: async (ownIds) => {
      if (ownIds.length === 0) return []
      return rowsOf(trx, `select distinct e.complaint_id as "streamId", encode(m.sender, 'hex') as sender from message_marks m
        join entry_complaints e on e.authority_id = m.authority_id and e.stream_id = m.stream_id
        where m.authority_id = $1 and m.own_id = any(select decode(d, 'hex') from unnest($2::text[]) d)`, [authorityId, ownIds])
    },
    lettersSent: async (messageIds) => {
      const asked = messageIds.filter(isUuid)
      if (asked.length === 0) return []
      const rows = await rowsOf<{ streamId: string }>(trx, `select distinct stream_id as "streamId" from outbox where authority_id = $1 and message_id = any($2::uuid[]) and stream_id is not null`, [authorityId, asked])
      return rows.map(({ streamId }) => streamId)
    },
    isThere: async (streamId) => {
      if (!isUuid(streamId)) return null
      const [row] = await rowsOf<{ kind: 'complaint' | 'entry' }>(trx, `
        select 'complaint' as kind from complaint_summaries where authority_id = $1 and stream_id = $2
        union all select 'entry' from register_entries where authority_id = $1 and stream_id = $2 and kind in ('enquiry', 'member-enquiry', 'compliment')`, [authorityId, streamId])
      return row?.kind ?? null
    },
    attachments: async (fileIds) => {
      const found = await readsOfFiles(trx, authorityId).files(fileIds)
      return fileIds.flatMap((fileId) => found.get(fileId) ?? [])
    },
    seen: async (streamId, by, at) => void (await sql`
      insert into messages_seen (authority_id, stream_id, seen_at, seen_by) values (${authorityId}::uuid, ${streamId}::uuid, ${at}::timestamptz, ${by}) on conflict do nothing`.execute(trx)),
  }
}

function bytes(digest: string | null): Buffer | null {
  return digest === null ? null : Buffer.from(digest, 'hex')
}

async function saveMailbox(trx: Trx, authorityId: AuthorityId, { mailbox, uidValidity, lastUid, lookedAt, failingSince, failure, attempts, nextAt }: MailboxState): Promise<void> {
  await sql`
    insert into mailboxes (authority_id, mailbox, uid_validity, last_uid, looked_at, failing_since, failure, attempts, next_at)
    values (${authorityId}::uuid, ${mailbox}, ${uidValidity}, ${lastUid}, ${lookedAt}::timestamptz, ${failingSince}::timestamptz, ${failure}, ${attempts}, ${nextAt}::timestamptz)
    on conflict (authority_id, mailbox) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, looked_at = excluded.looked_at,
      failing_since = excluded.failing_since, failure = excluded.failure, attempts = excluded.attempts, next_at = excluded.next_at`.execute(trx)
}

const ROW = `r.stream_id as "streamId", r.reference, r.received_on as "receivedOn", r.sort as writer, r.result as place, r.resolved_on as "settledOn",
  not exists (select 1 from messages_seen s where s.authority_id = r.authority_id and s.stream_id = r.stream_id) as "isNew", e.payload || jsonb_build_object('type', e.type, 'happenedOn', e.happened_on) as received`
const FROM = "from register_entries r join events e on e.authority_id = r.authority_id and e.stream_id = r.stream_id and e.seq = 1"

export function readsOfMessages(trx: Trx, authorityId: AuthorityId): MessageReads {
  return {
    messages: async ({ place, isNew, limit, offset }) => {
      const asked = `r.authority_id = $1 and r.kind = 'message' and r.result = $2
        and (not $3 or not exists (select 1 from messages_seen s where s.authority_id = r.authority_id and s.stream_id = r.stream_id))`
      const order = place === 'in-triage' ? 'r.received_on, r.stream_id' : 'r.resolved_on desc, r.stream_id desc'
      const values = [authorityId, place, isNew === true]
      const [count] = await rowsOf<{ total: number }>(trx, `select count(*)::integer as total from register_entries r where ${asked}`, values)
      return { total: count?.total ?? 0, rows: await rowsOf<MessageRow>(trx, `select ${ROW} ${FROM} where ${asked} order by ${order} limit $4 offset $5`, [...values, limit, offset]) }
    },
    messageCounts: async () => {
      const [row] = await rowsOf<{ inTriage: number; newOnRecords: number }>(trx, `
        select count(*) filter (where r.result = 'in-triage')::integer as "inTriage",
          count(*) filter (where r.result = 'filed' and not exists (select 1 from messages_seen s where s.authority_id = r.authority_id and s.stream_id = r.stream_id))::integer as "newOnRecords"
        from register_entries r where r.authority_id = $1 and r.kind = 'message' and r.result in ('in-triage', 'filed')`, [authorityId])
      return row ?? { inTriage: 0, newOnRecords: 0 }
    },
    messagesOn: async (streamId) => (isUuid(streamId) ? rowsOf<MessageRow>(trx, `select ${ROW} ${FROM}
      join entry_complaints c on c.authority_id = r.authority_id and c.stream_id = r.stream_id and c.complaint_id = $2 where r.authority_id = $1 and r.kind = 'message' order by r.received_on, r.stream_id`, [authorityId, streamId]) : []),
    complaintsOfAddress: (email, most) => rowsOf(trx, `
      select s.stream_id as "complaintId", s.reference from complaint_summaries s where s.authority_id = $1 and s.stream_id in (
        select c.stream_id from complaint_people c join people p on p.authority_id = c.authority_id and p.person_id = c.person_id
        where c.authority_id = $1 and lower(p.contact ->> 'email') = $2)
      order by s.received_on desc, s.reference desc limit $3`, [authorityId, email.toLowerCase(), most]),
    mailboxes: () => rowsOf(trx, `select ${STATE} from mailboxes where authority_id = $1 order by mailbox`, [authorityId]),
    mailboxesCounted: () => rowsOf(trx, `select ${STATE},
        (select count(*)::integer from mail_fetched f where f.authority_id = m.authority_id and f.mailbox = m.mailbox and f.is_kept) as kept,
        (select count(*)::integer from mail_fetched f where f.authority_id = m.authority_id and f.mailbox = m.mailbox and not f.is_kept) as "leftOut"
      from mailboxes m where authority_id = $1 order by mailbox`, [authorityId]),
  }
}
