import { createHash } from 'node:crypto'
import type { FileStore } from '../../application/files/ports.ts'
import type { MailboxState, OnServer } from '../../application/messages/ports.ts'
import { recordReceived, type KeptPart, type Received, type ReceivedMessage, type TellReport } from '../../application/messages/record-received.ts'
import { NO_DOCUMENT } from '../../application/messages/file-message.ts'
import type { AuthorityId, Services } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { londonDay } from '../../domain/calendar/london.ts'
import type { MessagePart } from '../../domain/outbox/bounces.ts'
import { writtenBy, type Ourselves } from './auto-replies.ts'
import { parseMessage, type Arriving, type ParsedMessage } from './parse-message.ts'
import { repliedTo, type ReplySecrets } from './reply-address.ts'

/** The largest message that is taken; a larger one stays on its server, and a page says so. */
export const MOST_BYTES = 400 * 1024 * 1024
const UUID_OF_ID = /^(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/iu
/** Where the address stands to which a message was sent, whatever its sender shows. */
const ADDRESSED = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

/** Looks at a file as it streams by, to say what it is and what is to be known of it; null for what is nothing that is opened. */
export type Looker = Readonly<{ take(chunk: Buffer): void; whatIs(name: string): Promise<Pick<KeptPart, 'mediaType' | 'marks'> | null> }>

/** What receiving needs. */
export type Reception = Readonly<{
  services: Services
  fileStore: FileStore
  secrets: ReplySecrets
  look(): Looker
  /** Whether an address is one of ours, with or without what follows a plus. */
  isOurAddress(address: string): boolean
  /** Records what a mail server reports in these parts of a message; whether it was about a message of ours that will not arrive. */
  tellReport(tx: Parameters<TellReport>[0], report: readonly MessagePart[]): Promise<boolean>
  /** Whether somebody looks for viruses before a file may be opened. */
  scansFiles: boolean
}>

/** A message as a mailbox gives it: where it lies there, when it reached it (UTC), and the bytes of it. */
export type Arrival = Readonly<{ at: OnServer; arrivedAt: string; bytes: AsyncIterable<Uint8Array>; state: MailboxState }>

/** Records a message that was taken apart. */
type Recording = () => Promise<Received | Readonly<{ kind: 'too-large' }>>

/** Keeps the whole of a message, takes it apart, and records it. */
export async function receiveMessage(reception: Reception, authorityId: AuthorityId, arrival: Arrival): Promise<Received | Readonly<{ kind: 'too-large' }>> {
  const record = await takeApart(reception, authorityId, arrival)
  return record()
}

/**
 * Keeps the whole of a message and takes it apart; what it answers records it, once, however often it is brought. The bytes are kept
 * before anything is read in them; where recording does not come to its end they are nobody's, and the next time it is brought it is
 * all done again.
 */
export async function takeApart(reception: Reception, authorityId: AuthorityId, arrival: Arrival): Promise<Recording> {
  const { services, fileStore } = reception
  const whole = await fileStore.put(authorityId, arrival.bytes, MOST_BYTES)
  if (whole === 'too-large') return () => Promise.resolve({ kind: 'too-large' })
  const kept = await fileStore.open(authorityId, whole.sha256)
  if (kept === null) throw new Error('a message that was kept is not where files lie')
  const parsed = await parseMessage(kept, (attachment) => keepAttachment(reception, authorityId, attachment))
  const message: ReceivedMessage = {
    ...saidIn(reception, authorityId, parsed), at: arrival.at, arrivedOn: arrivedOn(arrival.arrivedAt, services.clock.today()), readAs: parsed.readAs,
    whole: { ...whole, name: 'message.eml', mediaType: 'message/rfc822', marks: [], scan: scanOf(reception) }, attachments: parsed.attachments,
    from: parsed.from, to: parsed.to, subject: parsed.subject, body: parsed.body,
  }
  return () => recordReceived(services, authorityId, message, arrival.state, (tx) => reception.tellReport(tx, parsed.report))
}

function saidIn(reception: Reception, authorityId: AuthorityId, { headers }: ParsedMessage<KeptPart>): Pick<ReceivedMessage, 'writer' | 'sentOn' | 'follows' | 'marks' | 'addressed' | 'answers'> {
  const [ownId] = headers.ids('message-id')
  const [sender] = headers.addresses('from')
  const follows = [...headers.ids('in-reply-to'), ...headers.ids('references')]
  const ourselves: Ourselves = { isOurMessageId: (id) => UUID_OF_ID.test(id) && reception.isOurAddress(`any@${id.slice(id.indexOf('@') + 1)}`), isOurAddress: reception.isOurAddress }
  const addressed = ADDRESSED.flatMap((name) => headers.addresses(name)).flatMap((address) => repliedTo(address, authorityId, reception.secrets) ?? [])
  return {
    writer: writtenBy(headers, ourselves), sentOn: dayIn(headers.first('date')), addressed: [...new Set(addressed)],
    follows: [...new Set(follows)].map(digestOf), answers: [...new Set(follows.flatMap((id) => UUID_OF_ID.exec(id)?.groups?.['id']?.toLowerCase() ?? []))],
    marks: { ownId: ownId === undefined ? null : digestOf(ownId), sender: sender === undefined ? null : digestOf(sender) },
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('hex')
}

/** The day on which it reached the mailbox, in London. A server whose clock is ahead of ours does not make it tomorrow's. */
function arrivedOn(arrivedAt: string, today: IsoDate): IsoDate {
  const day = dayIn(arrivedAt) ?? today
  return day > today ? today : day
}

/** The day in London of a moment; null where it is none, or one that no message was sent on. */
function dayIn(moment: string | null): IsoDate | null {
  const at = moment === null ? Number.NaN : Date.parse(moment.slice(0, 60).split('(', 1)[0] ?? '')
  if (Number.isNaN(at)) return null
  if (at < Date.UTC(1980) || at > Date.UTC(2200)) return null
  return londonDay(new Date(at).toISOString())
}

function scanOf({ scansFiles }: Reception): KeptPart['scan'] {
  return scansFiles ? 'waiting' : 'not-scanned'
}

async function keepAttachment(reception: Reception, authorityId: AuthorityId, { name, bytes }: Arriving): Promise<KeptPart | null> {
  const { fileStore } = reception
  const looker = reception.look()
  async function* looked(): AsyncGenerator<Uint8Array> {
    for await (const some of bytes) {
      looker.take(Buffer.from(some))
      yield some
    }
  }
  const kept = await fileStore.put(authorityId, looked(), MOST_BYTES)
  if (kept === 'too-large') return null
  const what = await looker.whatIs(name) ?? { mediaType: NO_DOCUMENT, marks: [] }
  return { ...kept, ...what, name: name === '' ? 'unnamed' : name, scan: scanOf(reception) }
}
