import type { Failure } from './failures.ts'

/** A part of a received message that is not its own words: its type, without parameters, and its text. */
export type MessagePart = Readonly<{ contentType: string; text: string }>

/** What a mail server reports of a message of ours. `why`: set where it was not delivered and never will be. */
export type Bounce = Readonly<{ messageId: string; action: 'failed' | 'delayed' | 'other'; status: string; why: Failure | null }>

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i

/**
 * What a delivery status notification (RFC 3464) says; null where a message is none, or is of no message of ours. Ours are known by
 * the envelope id that was given with them, or by the Message-ID in the headers that came back: both are the message's own id, which
 * nobody can guess. What the report says besides is not believed.
 */
export function bounceOf(parts: readonly MessagePart[]): Bounce | null {
  const report = parts.find(({ contentType }) => /^message\/(?:global-)?delivery-status$/i.test(contentType))
  if (!report) return null
  const returned = parts.find(({ contentType }) => /^(?:message\/(?:global-?)?(?:rfc822|headers)?|text\/rfc822-headers)$/i.test(contentType) && contentType !== report.contentType)
  const messageId = UUID.exec(fieldOf(report.text, 'Original-Envelope-Id') ?? '')?.[0] ?? UUID.exec(fieldOf(headOf(returned?.text ?? ''), 'Message-ID') ?? '')?.[0]
  if (messageId === undefined) return null
  const said = (fieldOf(report.text, 'Action') ?? '').toLowerCase()
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(report.text, 'Status') ?? '')?.[0] ?? ''
  const action = said === 'failed' || said === 'delayed' ? said : 'other'
  return { messageId: messageId.toLowerCase(), action, status, why: action === 'failed' ? whyOf(status) : null }
}

/** The first field of this name, unfolded; null where there is none. */
function fieldOf(text: string, name: string): string | null {
  const unfolded = text.replaceAll(/\r?\n[ \t]+/g, ' ')
  const line = unfolded.split(/\r?\n/).find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line === undefined ? null : line.slice(name.length + 1).trim()
}

/** The headers alone: what stands in the words of a message is not looked at. */
function headOf(text: string): string {
  return text.split(/\r?\n\r?\n/, 1)[0] ?? ''
}

function whyOf(status: string): Failure {
  if (status.startsWith('5.1.') || status === '5.2.1') return 'address-refused'
  if (/^[45]\.2\.2$/.test(status)) return 'mailbox-full'
  if (status === '5.2.3' || status === '5.3.4') return 'too-large'
  return status.startsWith('5.7.') ? 'content-refused' : 'bounced'
}
