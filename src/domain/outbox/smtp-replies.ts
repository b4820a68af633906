import type { Failure, HandOver } from './failures.ts'

/** What had been said to the server when it refused: nothing of the message, who sends, to whom, or the message itself. */
export type SmtpPhase = 'connection' | 'sender' | 'recipient' | 'message'

/**
 * What a refusal means. The first figure decides whether it is for good (RFC 5321 section 4.2.1), the enhanced code what it is
 * about where there is one (RFC 3463). A refusal of the connection or of the sender is about the setting and not about the message:
 * it is tried again while somebody mends that.
 */
export function handOverOfReply({ code, text, phase }: Readonly<{ code: number; text: string; phase: SmtpPhase }>): HandOver {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? ''
  if (phase === 'connection') return { kind: 'not-now', why: isSignIn(code) ? 'sign-in-refused' : 'try-later', wayIsShut: true }
  if (isSignIn(code)) return { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true }
  // Exchange says first when it has the message that this mailbox may not send under this address: the message is not at fault.
  if (['5.7.60', '5.2.252'].includes(enhanced) || /SendAsDenied/u.test(text)) return { kind: 'not-now', why: 'sender-refused', wayIsShut: true }
  if (code >= 400 && code < 500) return { kind: 'not-now', why: notNow(code, enhanced, text) }
  if (phase === 'sender') return { kind: 'not-now', why: 'sender-refused', wayIsShut: true }
  return { kind: 'never', why: never(code, enhanced, phase) }
}

/** Authentication is needed, too weak, wrong, or wants TLS. RFC 4954 section 6. */
function isSignIn(code: number): boolean {
  return [530, 534, 535, 538].includes(code)
}

function notNow(code: number, enhanced: string, text: string): Failure {
  if (/gr[ea]y.?list/i.test(text)) return 'greylisted'
  return code === 452 || enhanced === '4.2.2' ? 'mailbox-full' : 'try-later'
}

function never(code: number, enhanced: string, phase: SmtpPhase): Failure {
  switch (enhanced) {
    case '5.2.2': return 'mailbox-full'
    case '5.2.3': case '5.3.4': return 'too-large'
    default: break
  }
  if (enhanced.startsWith('5.1.') || enhanced === '5.2.1') return 'address-refused'
  if (enhanced.startsWith('5.6.') || enhanced.startsWith('5.7.')) return 'content-refused'
  if (code === 552) return phase === 'message' ? 'too-large' : 'mailbox-full'
  return phase === 'recipient' && [550, 551, 553].includes(code) ? 'address-refused' : 'refused'
}

/** One address of one person, without a name, a list or anything that could end its header. */
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\".]+$/u.test(text)
}
