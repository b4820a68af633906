/** Free text kept apart from the ledger: the row's id and the salted SHA-256 of its words, in hexadecimal. */
export type TextRef = Readonly<{ textId: string; digest: string }>

/** A file kept apart from the ledger: the row's id and the salted SHA-256 of its bytes, in hexadecimal. Decision: 0097. */
export type FileRef = Readonly<{ fileId: string; digest: string }>

export type PersonId = string & { readonly __brand: 'PersonId' }
export type UserId = string & { readonly __brand: 'UserId' }

/** A code from one of the authority's own lists (channels, divisions, teams, categories, …). */
export type Code = string

export const FINDINGS = ['upheld', 'partly-upheld', 'not-upheld', 'no-finding'] as const
/** What was decided about one point of complaint at one stage. */
export type Finding = (typeof FINDINGS)[number]

/** The stage a complaint stands at. */
export const STAGES = ['stage-1', 'stage-2', 'stage-3', 'corporate-review'] as const
export type Stage = (typeof STAGES)[number]

export const STATUSES = ['open', 'answered', 'closed', 'withdrawn'] as const
export type Status = (typeof STATUSES)[number]

/** How a cause came about. Facts: the founding report tells them apart in its section 4.8. */
export const CAUSE_NATURES = ['human-error', 'error-of-judgement', 'deliberate-departure'] as const
export type CauseNature = (typeof CAUSE_NATURES)[number]

/** What a payment is for. Guidance: LGSCO, Guidance on remedies (GK): costs, distress, time and trouble, a service not had. */
export const PAYMENT_PURPOSES = ['costs', 'distress', 'time-and-trouble', 'lost-service', 'other'] as const
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number]

/** Remedies that are money, by the usual codes: without an amount they are warned of. */
export const PAYMENT_KINDS: readonly Code[] = ['payment', 'reimbursement', 'payment-for-distress']

/** A million pounds: past it a sum is a slip of the keyboard. Decision: 0050. */
export const MOST_PENCE = 100_000_000
