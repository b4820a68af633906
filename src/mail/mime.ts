import type { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Outgoing } from '../application/outbox/senders.ts'

/** Who it is from, and where answers go. */
export type Letterhead = Readonly<{ from: Readonly<{ name: string; address: string }>; replyTo: string | null }>

/** The Message-ID of a message: its own id, which nobody can guess and which says nothing of anybody, at the sender's domain. */
function headerIdOf(messageId: string, from: Letterhead['from']): string {
  return `<${messageId}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`
}

/** The message as it leaves, the same bytes at every try. Nothing of it is read from a disk or an address that stands in it. */
export function mimeOf({ messageId, to, subject, text, html, attachments, writtenAt, isAutomatic }: Outgoing, { from, replyTo }: Letterhead): Readable {
  return new MailComposer({
    from, to: { name: '', address: to }, subject, text, messageId: headerIdOf(messageId, from), date: new Date(writtenAt), baseBoundary: messageId,
    ...(replyTo === null ? {} : { replyTo: { name: from.name, address: replyTo } }),
    ...(html === null ? {} : { html }),
    ...(isAutomatic ? { headers: { 'Auto-Submitted': 'auto-generated' } } : {}),
    attachments: attachments.map(({ name, mediaType, bytes }) => ({ filename: name, contentType: mediaType, content: Buffer.from(bytes) })),
    disableFileAccess: true, disableUrlAccess: true,
  }).compile().createReadStream()
}
