import { NotifyClient } from 'notifications-node-client'
import type { FateAsker, Outgoing, Sender, Senders } from '../../application/outbox/senders.ts'
import type { HandOver } from '../../domain/outbox/failures.ts'
import { NOTIFY_LIMITS, telephoneForText } from '../../domain/outbox/notify-limits.ts'
import { fateOf, handOverOfNotify, type NotifyError } from '../../domain/outbox/notify-replies.ts'
import type { NotifySettings } from './settings.ts'

type NotifyChannel = 'notify-email' | 'notify-text' | 'notify-letter'

const MINUTE_MS = 60_000
/** How long an answer is waited for. */
const PATIENCE_MS = 30_000

/** Sends through GOV.UK Notify, as far as it is set up: letters always, e-mails and text messages through a template each that holds the words alone. */
export function notifySenders({ key, url, emailTemplate, textTemplate }: NotifySettings, nowMs: () => number = Date.now, patienceMs = PATIENCE_MS): Senders {
  const client = new NotifyClient(url, key)
  const mayCall = paced(nowMs)
  const fates = fatesOf(client, patienceMs)
  const sender = (channel: NotifyChannel, call: (message: Outgoing) => Promise<Readonly<{ data: Readonly<{ id: string }> }>>): Sender => ({
    fates,
    handOver: async (message, begin) => {
      const waitMs = mayCall()
      if (waitMs > 0) return { kind: 'not-now', why: 'over-the-rate', afterMs: waitMs, wayIsShut: true }
      if (!await begin()) return { kind: 'not-now', why: 'try-later' }
      return called(() => call(message), channel, patienceMs)
    },
    rest: () => Promise.resolve(),
  })
  return {
    'notify-letter': sender('notify-letter', ({ messageId, attachments }) => client.sendPrecompiledLetter(messageId, Buffer.from(attachments[0]?.bytes ?? []), 'second')),
    ...(emailTemplate === null ? {} : { 'notify-email': sender('notify-email', ({ messageId, to, subject, text }) => client.sendEmail(emailTemplate, to, { personalisation: { subject, body: text }, reference: messageId })) }),
    ...(textTemplate === null ? {} : { 'notify-text': sender('notify-text', ({ messageId, to, text }) => client.sendSms(textTemplate, telephoneForText(to) ?? '', { personalisation: { body: text }, reference: messageId })) }),
  }
}

/** Answers how long to wait, in milliseconds, before another message may be sent: nought where it may now, and is then counted. A rolling minute. */
function paced(nowMs: () => number): () => number {
  const sent: number[] = []
  return () => {
    const now = nowMs()
    // A clock that went back has sent nothing yet.
    while (sent[0] !== undefined && (sent[0] <= now - MINUTE_MS || sent[0] > now)) sent.shift()
    if (sent.length >= NOTIFY_LIMITS.perMinute) return (sent[0] ?? now) + MINUTE_MS - now
    sent.push(now)
    return 0
  }
}

/** What came of a call. No answer, or one that was cut off, tells nothing: it may have been taken. */
async function called(call: () => Promise<Readonly<{ data: Readonly<{ id: string }> }>>, channel: NotifyChannel, patienceMs: number): Promise<HandOver> {
  try {
    const { data: { id } } = await within(call(), patienceMs)
    return { kind: 'accepted', theirId: id }
  } catch (error) {
    const refused = errorOf(error)
    if (refused !== null) return handOverOfNotify(refused, channel)
    return neverReached(error) ? { kind: 'not-now', why: 'no-answer', wayIsShut: true } : { kind: 'no-telling' }
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const timer = Promise.withResolvers<never>()
  const waiting = setTimeout(() => timer.reject(new Error('no answer in time')), ms)
  try {
    return await Promise.race([work, timer.promise])
  } finally {
    clearTimeout(waiting)
  }
}

/** What was answered, where something was: the status and the type of the error alone, since the words of it repeat what was sent. */
function errorOf(error: unknown): NotifyError | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null
  const { status, data, headers } = error.response as Readonly<{ status?: number; data?: Readonly<{ errors?: readonly Readonly<{ error?: string }>[] }>; headers?: Readonly<Record<string, string>> }>
  if (status === undefined) return null
  const retryAfter = Number(headers?.['retry-after'])
  return { status, type: data?.errors?.[0]?.error ?? '', ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfter } : {}) }
}

/** Whether nothing of the call can have arrived: there was no connection to send it through. */
function neverReached(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(String(code))
}

function fatesOf(client: NotifyClient, patienceMs: number): FateAsker {
  return {
    fate: async (theirId) => fateOf((await within(client.getNotificationById(theirId), patienceMs)).data.status),
    byReference: async (messageId) => (await within(client.getNotifications(undefined, undefined, messageId), patienceMs)).data.notifications[0]?.id ?? null,
  }
}
