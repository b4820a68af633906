import type { Failure, HandOver } from './failures.ts'

/** An answer that GOV.UK Notify gives instead of taking something: the status, and the type of the error. Its messages may change, so they are not looked at. */
export type NotifyError = Readonly<{ status: number; type: string; /** In seconds, where it says when to come back. */ retryAfter?: number }>

const MINUTE_MS = 60_000

/** What a refusal means. Facts: docs.notifications.service.gov.uk, *Error codes* (June 2026). */
export function handOverOfNotify({ status, type, retryAfter }: NotifyError, channel: 'notify-email' | 'notify-text' | 'notify-letter'): HandOver {
  if (status === 429) return type === 'TooManyRequestsError'
    // The day's limit: it is counted anew at midnight, and the wait grows by itself.
    ? { kind: 'not-now', why: 'over-the-day', afterMs: 60 * MINUTE_MS, wayIsShut: true }
    : { kind: 'not-now', why: 'over-the-rate', afterMs: (retryAfter ?? 60) * 1000, wayIsShut: true }
  // The key, the clock, or a service that is not live: for the operator to mend.
  if (status === 401 || status === 403) return { kind: 'not-now', why: type === 'BadRequestError' ? 'not-live' : 'sign-in-refused', wayIsShut: true }
  // Its own fault is said to have taken nothing; what stands between us and it may have given the message on before it gave up.
  if (status >= 500) return status === 500 || status === 503 ? { kind: 'not-now', why: 'try-later' } : { kind: 'no-telling' }
  if (status === 400 && type === 'BadRequestError') return { kind: 'never', why: channel === 'notify-letter' ? 'not-a-pdf' : 'refused' }
  if (status === 400 && type === 'ValidationError') return { kind: 'never', why: channel === 'notify-letter' ? 'refused' : 'address-refused' }
  return { kind: 'never', why: 'refused' }
}

/** How it goes on with something that GOV.UK Notify took: still on its way, there, or not. `arrived` for a letter: printed and posted. */
export type NotifyFate = Readonly<{ kind: 'on-its-way' }> | Readonly<{ kind: 'arrived' }> | Readonly<{ kind: 'not-delivered'; why: Failure }>

/** What a status means. Facts: docs.notifications.service.gov.uk, *Status descriptions* (June 2026). One that is not known is no end. */
export function fateOf(status: string): NotifyFate {
  switch (status) {
    case 'delivered': case 'sent': case 'received': return { kind: 'arrived' }
    case 'permanent-failure': return { kind: 'not-delivered', why: 'address-refused' }
    case 'temporary-failure': return { kind: 'not-delivered', why: 'bounced' }
    case 'technical-failure': return { kind: 'not-delivered', why: 'provider-fault' }
    case 'virus-scan-failed': return { kind: 'not-delivered', why: 'virus-found' }
    case 'validation-failed': case 'cancelled': return { kind: 'not-delivered', why: 'letter-not-printed' }
    default: return { kind: 'on-its-way' }
  }
}
