/** Why a mail server is not signed in to by a token: the sign-in service is away, refuses the secret or gives no token, or the mail server takes none. */
export const ACCESS_FAILURES = ['no-token-service', 'secret-refused', 'no-token', 'no-permission'] as const
export type AccessFailure = (typeof ACCESS_FAILURES)[number]

/** Why a message could not be handed over, or came back. Codes: what the other side wrote is never kept, since it repeats addresses. */
export const FAILURES = [
  'no-answer', 'connection-dropped', 'not-encrypted', 'sign-in-refused', ...ACCESS_FAILURES, 'sender-refused', 'try-later', 'greylisted',
  'address-refused', 'mailbox-full', 'too-large', 'content-refused', 'refused',
  'no-way-out', 'no-address', 'attachment-missing', 'being-scanned', 'restored',
  'too-many-pages', 'text-too-long', 'not-a-pdf', 'over-the-rate', 'over-the-day', 'not-live', 'virus-found', 'letter-not-printed', 'provider-fault', 'bounced',
] as const
export type Failure = (typeof FAILURES)[number]

/** What came of one hand-over, as far as whoever handed over can tell. */
export type HandOver =
  /** The other side has taken it, and answers for it from now on. */
  | Readonly<{ kind: 'accepted'; /** What it is called there. */ theirId?: string }>
  /** It was not taken, and may be later. `afterMs`: not before so many milliseconds. */
  | Readonly<{ kind: 'not-now'; why: Failure; afterMs?: number; /** Nothing else goes this way now either. */ wayIsShut?: true }>
  /** It was not taken, and never will be as it is. */
  | Readonly<{ kind: 'never'; why: Failure }>
  /** All of it was given, and no answer came: it may have been taken. */
  | Readonly<{ kind: 'no-telling' }>
