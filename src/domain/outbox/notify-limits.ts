import type { Failure } from './failures.ts'

/**
 * What GOV.UK Notify takes at most. Facts: its technical documentation (docs.notifications.service.gov.uk, sections *Limits* and
 * *Error codes*) and its guidance pages *Upload a letter* and *Text message pricing*, as published in June 2026.
 */
export const NOTIFY_LIMITS = {
  /** Messages in a minute, on a rolling basis, by the type of the key. */
  perMinute: 3000,
  /** Until midnight UTC, for a service that is live. */
  perDay: { 'notify-email': 250_000, 'notify-text': 250_000, 'notify-letter': 20_000 },
  /** A letter is ten pages or less: five sheets printed on both sides. */
  letterPages: 10,
  /** A letter's PDF. The client library refuses more than 5 MB; the service's own guidance says 2 MB. */
  letterBytes: 2 * 1024 * 1024,
  /** An e-mail, as it comes out of its template. */
  emailBytes: 2_000_000,
  /** A text message: six fragments. */
  textCharacters: 918,
  /** The same where a character stands in it that the GSM alphabet does not have: fragments are then of 67. */
  unicodeTextCharacters: 402,
  /** A file is given as so many bytes at most where it is sent by e-mail. */
  fileBytes: 2 * 1024 * 1024,
} as const

const GSM = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./1234567890:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
/** Each takes the place of two. */
const GSM_EXTENDED = new Set('^{}\\[~]|€\f')

/** How long a text message is as it is counted: 918 at most with the GSM alphabet (3GPP TS 23.038), 402 with any other. */
export function textLength(text: string): Readonly<{ characters: number; most: number }> {
  const letters = Array.from(text)
  const isGsm = letters.every((letter) => GSM.has(letter) || GSM_EXTENDED.has(letter))
  const characters = isGsm ? letters.length + letters.filter((letter) => GSM_EXTENDED.has(letter)).length : text.length
  return { characters, most: isGsm ? NOTIFY_LIMITS.textCharacters : NOTIFY_LIMITS.unicodeTextCharacters }
}

/** Why GOV.UK Notify would not take a text message or an e-mail of these words; null where it would. */
export function wordsRefused(channel: 'notify-email' | 'notify-text', text: string): Failure | null {
  if (channel === 'notify-email') return new TextEncoder().encode(text).length > NOTIFY_LIMITS.emailBytes ? 'too-large' : null
  const { characters, most } = textLength(text)
  return characters > most ? 'text-too-long' : null
}

/** Why GOV.UK Notify would not take a letter; null where it would. `pages`: null where it is no PDF that can be read. */
export function letterRefused({ bytes, pages }: Readonly<{ bytes: number; pages: number | null }>): Failure | null {
  if (bytes > NOTIFY_LIMITS.letterBytes) return 'too-large'
  if (pages === null) return 'not-a-pdf'
  return pages > NOTIFY_LIMITS.letterPages ? 'too-many-pages' : null
}

/** A British mobile or any number with its country, digits alone; null where it is neither. */
export function telephoneForText(typed: string): string | null {
  const digits = typed.replaceAll(/[\s().-]/g, '')
  if (/^(?:\+44|0044|44)?0?7\d{9}$/.test(digits)) return `+447${digits.slice(-9)}`
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}
