import { Readable } from 'node:stream'
import type { Outgoing, Sender } from '../../application/outbox/senders.ts'
import type { HandOver } from '../../domain/outbox/failures.ts'
import { type AccessTokens, accessTokens } from '../oauth/access-tokens.ts'
import { mimeOf, type Letterhead } from '../mime.ts'
import { handOverOfError, openConnection, SMTP_PATIENCE, type OpenConnection, type SmtpPatience } from './connection.ts'
import type { SmtpSettings } from './settings.ts'

/** After so many messages a connection is opened anew, as servers like it. */
const MESSAGES_OF_ONE = 100

type Pooled = { connection: OpenConnection; messages: number }

/**
 * Sends through the authority's own mail server. A connection that is open is used again by the next message. nodemailer's own pool
 * is not used: it sends a message again by itself when a connection breaks, and only its owner may decide that.
 *
 * `replyTo`: the address to which answers to a message go; null for the sender's own.
 */
export function smtpSender(settings: SmtpSettings, replyTo: (message: Outgoing) => string | null, patience: SmtpPatience = SMTP_PATIENCE, access: AccessTokens = accessTokens()): Sender {
  const idle: Pooled[] = []
  return {
    fates: null,
    handOver: async (message, begin) => {
      const pooled = await taken(idle, () => openConnection(settings, patience, access))
      if ('kind' in pooled) return pooled
      const as = await sent(pooled.connection, settings.from, { message, replyTo: replyTo(message), begin })
      pooled.messages += 1
      if (pooled.connection.isUsable() && pooled.messages < MESSAGES_OF_ONE && as.kind === 'accepted') idle.push(pooled)
      else pooled.connection.close()
      return as
    },
    rest: () => {
      for (const { connection } of idle.splice(0)) connection.close()
      return Promise.resolve()
    },
  }
}

async function taken(idle: Pooled[], open: () => Promise<OpenConnection | HandOver>): Promise<Pooled | HandOver> {
  for (let pooled = idle.pop(); pooled; pooled = idle.pop()) {
    if (pooled.connection.isUsable()) return pooled
    pooled.connection.close()
  }
  const opened = await open()
  return 'kind' in opened ? opened : { connection: opened, messages: 0 }
}

/** The message may not leave any more: somebody cancelled it. */
class Withdrawn extends Error {}

async function sent(
  connection: OpenConnection, from: Letterhead['from'], { message, replyTo, begin }: Readonly<{ message: Outgoing; replyTo: string | null; begin: () => Promise<boolean> }>,
): Promise<HandOver> {
  let isGiven = false
  // Read first after the server has said that it takes the message: by then everything else is settled.
  async function* bytes(): AsyncGenerator<Buffer> {
    if (!await begin()) throw new Withdrawn()
    for await (const some of mimeOf(message, { from, replyTo })) yield some as Buffer
    isGiven = true
  }
  const result = await connection.send({ from: from.address, to: message.to, envelopeId: message.messageId, bytes: Readable.from(bytes(), { objectMode: false }) })
  return result === true ? { kind: 'accepted' } : handOverOfError(result, isGiven)
}
