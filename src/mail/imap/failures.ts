import type { MailboxFailure } from '../../application/messages/ports.ts'

/** A fault of where messages are kept, while a mailbox was read: nothing is wrong with the mailbox. */
export class CannotBeKept extends Error {}

type ImapError = Error & Readonly<{ code?: unknown; authenticationFailed?: unknown; mailboxMissing?: unknown; serverResponseCode?: unknown; executedCommand?: unknown }>

const NO_ANSWER: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/** Why a mailbox was not reached or its connection ended, from what the library says of it. */
export function mailboxFailure(error: unknown): MailboxFailure {
  if (error instanceof CannotBeKept) return 'cannot-be-kept'
  if (!(error instanceof Error)) return 'other'
  const { code, message, authenticationFailed, mailboxMissing, serverResponseCode }: ImapError = error
  if (authenticationFailed === true || serverResponseCode === 'AUTHENTICATIONFAILED') return 'sign-in-refused'
  if (mailboxMissing === true || serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE') return 'no-such-folder'
  if (NO_ANSWER.has(code)) return 'no-answer'
  if (/certificate|altnames|starttls|self.signed|tls/iu.test(`${message} ${String(code)}`)) return 'not-encrypted'
  return 'connection-dropped'
}
