import type { MailboxFailure } from '../../application/messages/ports.ts'
import { NoAccess } from '../oauth/access-tokens.ts'

/** A fault of where messages are kept, while a mailbox was read: nothing is wrong with the mailbox. */
export class CannotBeKept extends Error {}

type ImapError = Error & Readonly<{ code?: unknown; authenticationFailed?: unknown; mailboxMissing?: unknown; serverResponseCode?: unknown; responseText?: unknown }>

const NO_ANSWER: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/** Why a mailbox was not reached or its connection ended, from what the library says of it. */
export function mailboxFailure(error: unknown): MailboxFailure {
  if (error instanceof CannotBeKept) return 'cannot-be-kept'
  if (error instanceof NoAccess) return error.why
  if (!(error instanceof Error)) return 'other'
  const { code, message, authenticationFailed, mailboxMissing, serverResponseCode, responseText }: ImapError = error
  // Exchange lets an application in and says with the next command that it may not open this mailbox.
  if (/authenticated but not connected/iu.test(`${message} ${String(responseText)}`)) return 'no-permission'
  // RFC 5530: whatever the server asks about users is away, and nothing was refused.
  if (serverResponseCode === 'UNAVAILABLE') return 'no-answer'
  if (authenticationFailed === true || message === 'Unsupported authentication mechanism' || serverResponseCode === 'AUTHENTICATIONFAILED') return 'sign-in-refused'
  if (mailboxMissing === true || serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE') return 'no-such-folder'
  if (NO_ANSWER.has(code)) return 'no-answer'
  if (/certificate|altnames|starttls|self.signed|tls/iu.test(`${message} ${String(code)}`)) return 'not-encrypted'
  return 'connection-dropped'
}
