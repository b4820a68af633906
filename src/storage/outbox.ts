import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { About, NewMessage, Outbox, OutboxContent, OutboxCount, OutboxListed, OutboxReads, OutboxRow } from '../application/outbox/ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/basics.ts'
import { afterwards, type Happening, type OutboxEntry } from '../domain/outbox/outbox.ts'
import { isUuid } from './is-uuid.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'

/** Runs work that changes rows with all of the authority in sight: whoever may tell of a message need not see what is in it. */
type InFullSight = <T>(work: () => Promise<T>) => Promise<T>

const ROW = `o.message_id as "messageId", o.stream_id as "streamId", o.letter_id as "letterId", o.user_id as "userId", o.channel, o.wanted, o.state, o.attempts, o.since,
  o.next_at as "nextAt", o.tried_at as "triedAt", o.last_failure as "lastFailure", o.queued_at as "queuedAt", o.changed_at as "changedAt", o.their_id as "theirId", o.arrived_at as "arrivedAt",
  o.decided_as as "decidedAs", o.decided_by as "decidedBy", o.decided_at as "decidedAt"`

type Row = Omit<OutboxRow, 'about'> & Readonly<{ streamId: string | null; letterId: string | null; userId: UserId | null }>

function outboxRow<T extends Row>({ streamId, letterId, userId, ...row }: T): Omit<T, 'streamId' | 'letterId' | 'userId'> & Readonly<{ about: About }> {
  return { ...row, about: userId === null ? { kind: 'letter', streamId: streamId ?? '', letterId: letterId ?? '' } : { kind: 'digest', userId } }
}

/** What is to be sent, in PostgreSQL. Each row is changed while nobody else changes it, as the domain says. */
export function makeOutbox(trx: Trx, authorityId: AuthorityId, inFullSight: InFullSight): Outbox {
  return {
    queue: (message) => queue(trx, authorityId, message),
    tell: async (messageId, happening, at) => {
      if (!isUuid(messageId)) return 'not-so'
      return inFullSight(async () => {
        const [row] = await rowsOf<Row>(trx, `select ${ROW} from outbox o where o.authority_id = $1 and o.message_id = $2 for update`, [authorityId, messageId])
        const next = row ? afterwards(row, happening, at) : 'not-so'
        if (!row || next === 'not-so') return 'not-so'
        await saveEntry(trx, authorityId, next, at)
        return outboxRow({ ...row, ...next, changedAt: at })
      })
    },
    takeUp: (at, many, { reminders }) => eachOf(trx, authorityId, { kind: 'taken-up' }, { at, where: DUE, values: [at, many, reminders] }),
    foundUnfinished: (at) => eachOf(trx, authorityId, { kind: 'found-unfinished' }, { at, where: "o.state = 'handing-over'", values: [] }),
    decided: (messageId, { as, by, at }) => inFullSight(async () => void (await sql`
      update outbox set decided_as = ${as}, decided_by = ${by}, decided_at = ${at}::timestamptz where authority_id = ${authorityId}::uuid and message_id = ${messageId}::uuid`.execute(trx))),
    asked: async (messageId, { at, hasArrived }) => void (await sql`
      update outbox set asked_at = ${at}::timestamptz, arrived_at = case when ${hasArrived} then ${at}::timestamptz end where authority_id = ${authorityId}::uuid and message_id = ${messageId}::uuid`.execute(trx)),
    calledThere: async (messageId, theirId) => void (await sql`update outbox set their_id = ${theirId} where authority_id = ${authorityId}::uuid and message_id = ${messageId}::uuid`.execute(trx)),
    forgetSettled: (before) => inFullSight(async () => {
      await rowsOf(trx, `delete from outbox_contents c using outbox o where c.authority_id = $1 and o.authority_id = c.authority_id and o.message_id = c.message_id
        and (o.state in ('sent', 'cancelled') or (o.state = 'failed' and o.user_id is not null))`, [authorityId])
      await rowsOf(trx, "delete from outbox where authority_id = $1 and user_id is not null and state in ('sent', 'cancelled', 'failed') and changed_at < $2::timestamptz", [authorityId, before])
    }),
  }
}

/** In a demonstration a message is for nobody, whoever queues it and whatever they say: the row itself says so. */
async function queue(trx: Trx, authorityId: AuthorityId, { about, channel, to, subject, text, html, attachments, notBefore, queuedAt }: NewMessage): Promise<string> {
  const messageId = randomUUID()
  const streamId = about.kind === 'letter' ? about.streamId : null
  const since = notBefore !== undefined && notBefore > queuedAt ? notBefore : queuedAt
  await sql`
    insert into outbox (authority_id, message_id, stream_id, letter_id, user_id, channel, wanted, state, since, next_at, queued_at, changed_at)
    select a.authority_id, ${messageId}::uuid, ${streamId}::uuid, ${about.kind === 'letter' ? about.letterId : null}::uuid, ${about.kind === 'digest' ? about.userId : null}::uuid,
      case when a.is_demonstration then 'demonstration' else ${channel} end, ${channel}, 'queued', ${since}::timestamptz, ${since}::timestamptz, ${queuedAt}::timestamptz, ${queuedAt}::timestamptz
    from authorities a where a.authority_id = ${authorityId}::uuid`.execute(trx)
  await sql`
    insert into outbox_contents (authority_id, message_id, stream_id, address, subject, body, html, attachments)
    values (${authorityId}::uuid, ${messageId}::uuid, ${streamId}::uuid, ${to}, ${subject}, ${text}, ${html ?? null}, ${attachments.map(({ fileId }) => fileId)}::uuid[])`.execute(trx)
  return messageId
}

async function saveEntry(trx: Trx, authorityId: AuthorityId, { messageId, state, attempts, since, nextAt, triedAt, lastFailure }: OutboxEntry, at: string): Promise<void> {
  await sql`
    update outbox set state = ${state}, attempts = ${attempts}, since = ${since}::timestamptz, next_at = ${nextAt}::timestamptz, tried_at = ${triedAt}::timestamptz,
      last_failure = ${lastFailure}, changed_at = ${at}::timestamptz
    where authority_id = ${authorityId}::uuid and message_id = ${messageId}::uuid`.execute(trx)
}

/** As `isDue` of the domain says, which decides. */
const DUE = `o.state = 'queued' and (o.next_at <= $2::timestamptz or o.tried_at > $2::timestamptz) and ($4::boolean or o.user_id is null) order by o.next_at, o.message_id limit $3`

/** The same happens to each of some messages that nobody else is changing now. */
async function eachOf(
  trx: Trx, authorityId: AuthorityId, happening: Happening, { at, where, values }: Readonly<{ at: string; where: string; values: readonly unknown[] }>,
): Promise<readonly OutboxRow[]> {
  const rows = await rowsOf<Row>(trx, `select ${ROW} from outbox o where o.authority_id = $1 and ${where} for update skip locked`, [authorityId, ...values])
  const changed: OutboxRow[] = []
  for (const row of rows) {
    const next = afterwards(row, happening, at)
    if (next === 'not-so') continue
    await saveEntry(trx, authorityId, next, at)
    changed.push(outboxRow({ ...row, ...next, changedAt: at }))
  }
  return changed
}

/** What needs somebody stands first, then what waits, then what is done, the newest first. */
const IN_ORDER = `case o.state when 'may-have-been-sent' then 0 when 'failed' then 1 when 'handing-over' then 2 when 'queued' then 3 else 4 end, o.changed_at desc, o.message_id`
const WITH_REFERENCE = `outbox o left join complaint_summaries s on s.authority_id = o.authority_id and s.stream_id = o.stream_id`

export function readsOfOutbox(trx: Trx, authorityId: AuthorityId): OutboxReads {
  return {
    outbox: async ({ states, streamId, limit, offset = 0 }) => {
      if (streamId !== undefined && !isUuid(streamId)) return { rows: [], total: 0 }
      const rows = await rowsOf<Row & Readonly<{ reference: string | null; total: number }>>(trx, `
        select ${ROW}, s.reference, (count(*) over ())::int as total from ${WITH_REFERENCE}
        where o.authority_id = $1 and ($2::text[] is null or o.state = any($2::text[])) and ($3::uuid is null or o.stream_id = $3::uuid)
        order by ${IN_ORDER} limit $4 offset $5`, [authorityId, states ?? null, streamId ?? null, limit, offset])
      return { rows: rows.map(({ total: _total, ...row }) => outboxRow(row)), total: rows[0]?.total ?? 0 }
    },
    outboxRow: async (messageId) => {
      if (!isUuid(messageId)) return null
      const [row] = await rowsOf<Row & Readonly<{ reference: string | null }>>(trx, `select ${ROW}, s.reference from ${WITH_REFERENCE} where o.authority_id = $1 and o.message_id = $2`, [authorityId, messageId])
      return row ? outboxRow(row) satisfies OutboxListed : null
    },
    outboxCounts: () => rowsOf<OutboxCount>(trx, `
      select o.state, o.channel, o.wanted, o.last_failure as "lastFailure", count(*)::int as many, min(o.queued_at) as "oldestAt" from outbox o where o.authority_id = $1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`, [authorityId]),
    outboxContent: async (messageId) => {
      const [content] = await rowsOf<OutboxContent>(trx, `
        select address as "to", subject, body as text, html, attachments from outbox_contents where authority_id = $1 and message_id = $2`, [authorityId, messageId])
      return content ?? null
    },
    outboxToAsk: async ({ channels, since, askedBefore, many }) => (await rowsOf<Row>(trx, `
      select ${ROW} from outbox o where o.authority_id = $1 and o.state in ('sent', 'may-have-been-sent') and o.arrived_at is null and o.channel = any($2::text[]) and o.changed_at >= $3::timestamptz
        and (o.asked_at is null or o.asked_at < $4::timestamptz)
      order by o.asked_at nulls first, o.message_id limit $5`, [authorityId, channels, since, askedBefore, many])).map(outboxRow),
  }
}
