import type { KeptFile } from '../../src/application/files/ports.ts'
import type { Mail, MailboxState, MessageMarks, MessageReads, MessageRow } from '../../src/application/messages/ports.ts'
import type { Recorded } from '../../src/domain/complaint/events.ts'
import { foldMessage } from '../../src/domain/register/message/message.ts'
import type { AnyEvent } from '../../src/application/ports.ts'
import { registerEvents } from '../../src/application/streams.ts'

/** What stands beside messages, in memory. */
export type KeptMail = { fetched: Map<string, boolean>; mailboxes: Map<string, MailboxState>; marks: MessageMarks[]; seen: Set<string> }

export function emptyMail(): KeptMail {
  return { fetched: new Map(), mailboxes: new Map(), marks: [], seen: new Set() }
}

export function copyOfMail({ fetched, mailboxes, marks, seen }: KeptMail): KeptMail {
  return { fetched: new Map(fetched), mailboxes: new Map(mailboxes), marks: [...marks], seen: new Set(seen) }
}

type Streams = ReadonlyMap<string, Readonly<{ recorded: readonly Recorded<AnyEvent>[] }>>
type Beside = Readonly<{ streams: Streams; files: ReadonlyMap<string, KeptFile>; mail: KeptMail }>

export function mailOn({ streams, files, mail }: Beside): Mail {
  return {
    fetchedBefore: async ({ mailbox }, digest) => mail.fetched.has(`${mailbox} ${digest}`),
    fetched: async ({ mailbox }, digest, isKept) => void mail.fetched.set(`${mailbox} ${digest}`, isKept),
    fetchedAmong: async () => [],
    mailbox: async (mailbox) => mail.mailboxes.get(mailbox) ?? null,
    saveMailbox: async (state) => void mail.mailboxes.set(state.mailbox, state),
    mark: async (marks) => void mail.marks.push(marks),
    marked: async (ownIds) => mail.marks.filter(({ ownId }) => ownId !== null && ownIds.includes(ownId)).flatMap(({ streamId, sender }) => {
      const at = messageIn(streams, streamId)?.at
      return at?.kind === 'filed' ? [{ streamId: at.filing.streamId, sender }] : []
    }),
    lettersSent: async () => [],
    isThere: async (streamId) => (streams.has(streamId) ? 'complaint' : null),
    attachments: async (ids) => ids.flatMap((id) => files.get(id) ?? []),
    seen: async (streamId) => void mail.seen.add(streamId),
  }
}

export function readsOfMessagesOn({ streams, mail }: Omit<Beside, 'files'>): MessageReads {
  const rows = (): readonly MessageRow[] => [...streams.keys()].flatMap((streamId) => {
    const so = messageIn(streams, streamId)
    if (!so) return []
    const { received, at } = so
    return [{
      streamId, reference: received.reference, receivedOn: received.happenedOn, writer: received.writer, place: at.kind, isNew: !mail.seen.has(streamId), received,
      settledOn: at.kind === 'in-triage' ? null : at.kind === 'filed' ? at.filing.on : at.on,
    }]
  })
  return {
    messages: async ({ place, isNew, limit, offset }) => {
      const found = rows().filter((row) => row.place === place && (isNew !== true || row.isNew))
      return { rows: found.slice(offset, offset + limit), total: found.length }
    },
    messageCounts: async () => ({ inTriage: rows().filter(({ place }) => place === 'in-triage').length, newOnRecords: rows().filter(({ place, isNew }) => place === 'filed' && isNew).length }),
    messagesOn: async (on) => rows().filter(({ streamId }) => { const at = messageIn(streams, streamId)?.at; return at?.kind === 'filed' && at.filing.streamId === on }),
    complaintsOfAddress: async () => [],
    mailboxes: async () => [...mail.mailboxes.values()],
    mailboxesCounted: async () => [...mail.mailboxes.values()].map((state) => ({ ...state, kept: 0, leftOut: 0 })),
  }
}

function messageIn(streams: Streams, streamId: string) {
  return foldMessage(registerEvents(streams.get(streamId)?.recorded ?? []) ?? [])
}
