import type { NewMessage, Outbox, OutboxCount, OutboxReads, OutboxRow } from '../../src/application/outbox/ports.ts'
import { afterwards, type Happening, isDue } from '../../src/domain/outbox/outbox.ts'

export type KeptMessage = Readonly<{ row: OutboxRow; message: NewMessage }>

/** What is to be sent, in memory: what tests of pages and of the application queue. */
export function outboxOn(kept: Map<string, KeptMessage>): Outbox {
  const change = ({ row, message }: KeptMessage, happening: Happening, at: string): OutboxRow | 'not-so' => {
    const next = afterwards(row, happening, at)
    if (next === 'not-so') return 'not-so'
    const changed = { ...row, ...next, changedAt: at }
    kept.set(row.messageId, { row: changed, message })
    return changed
  }
  const all = (happening: Happening, at: string, fits: (row: OutboxRow) => boolean) =>
    [...kept.values()].filter(({ row }) => fits(row)).flatMap((each) => { const row = change(each, happening, at); return row === 'not-so' ? [] : [row] })
  return {
    queue: async (message) => {
      const messageId = crypto.randomUUID()
      const { about, channel, notBefore, queuedAt } = message
      const since = notBefore !== undefined && notBefore > queuedAt ? notBefore : queuedAt
      kept.set(messageId, {
        message, row: { messageId, about, channel, wanted: channel, state: 'queued', attempts: 0, since, nextAt: since, triedAt: null, lastFailure: null, queuedAt, changedAt: queuedAt, theirId: null, arrivedAt: null, decidedAs: null, decidedBy: null, decidedAt: null },
      })
      return messageId
    },
    tell: async (messageId, happening, at) => {
      const found = kept.get(messageId)
      return found ? change(found, happening, at) : 'not-so'
    },
    takeUp: async (at, many, { reminders }) => all({ kind: 'taken-up' }, at, (row) => isDue(row, at) && (reminders || row.about.kind === 'letter')).slice(0, many),
    foundUnfinished: async (at) => all({ kind: 'found-unfinished' }, at, ({ state }) => state === 'handing-over'),
    decided: async (messageId, { as, by, at }) => {
      const found = kept.get(messageId)
      if (found) kept.set(messageId, { ...found, row: { ...found.row, decidedAs: as, decidedBy: by, decidedAt: at } })
    },
    asked: async (messageId, { at, hasArrived }) => {
      const found = kept.get(messageId)
      if (found && hasArrived) kept.set(messageId, { ...found, row: { ...found.row, arrivedAt: at } })
    },
    calledThere: async (messageId, theirId) => {
      const found = kept.get(messageId)
      if (found) kept.set(messageId, { ...found, row: { ...found.row, theirId } })
    },
    forgetSettled: async () => undefined,
  }
}

export function readsOfOutboxOn(kept: ReadonlyMap<string, KeptMessage>, referenceOf: (streamId: string) => string | null): OutboxReads {
  const listed = ({ row }: KeptMessage) => ({ ...row, reference: row.about.kind === 'letter' ? referenceOf(row.about.streamId) : null })
  const letters = () => [...kept.values()].filter(({ row }) => row.about.kind === 'letter').map(listed)
  return {
    outbox: async ({ states, streamId, limit, offset = 0 }) => {
      const rows = letters().filter(({ state, about }) => (states?.includes(state) ?? true) && (streamId === undefined || (about.kind === 'letter' && about.streamId === streamId)))
      return { rows: rows.slice(offset, offset + limit), total: rows.length }
    },
    outboxRow: async (messageId) => letters().find((row) => row.messageId === messageId) ?? null,
    outboxCounts: async () => [...Map.groupBy([...kept.values()].map(({ row }) => row), ({ state, channel, wanted, lastFailure }) => `${state} ${channel} ${wanted} ${lastFailure ?? ''}`).values()].flatMap((rows): readonly OutboxCount[] => {
      const [first] = rows
      return first ? [{ state: first.state, channel: first.channel, wanted: first.wanted, lastFailure: first.lastFailure, many: rows.length, oldestAt: rows.map(({ queuedAt }) => queuedAt).toSorted()[0] ?? '' }] : []
    }),
    outboxContent: async (messageId) => {
      const message = kept.get(messageId)?.message
      return message ? { to: message.to, subject: message.subject, text: message.text, html: message.html ?? null, attachments: message.attachments.map(({ fileId }) => fileId) } : null
    },
    outboxToAsk: async () => [],
  }
}
