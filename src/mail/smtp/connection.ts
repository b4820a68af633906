import type { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import type { HandOver } from '../../domain/outbox/failures.ts'
import { handOverOfReply, type SmtpPhase } from '../../domain/outbox/smtp-replies.ts'
import { type AccessTokens, byToken, NoAccess } from '../oauth/access-tokens.ts'
import type { SmtpSettings } from './settings.ts'

/** How long a server may take: to answer the door, and with any answer after that. RFC 5321 section 4.5.3.2 lets it take 10 minutes over the last. */
export type SmtpPatience = Readonly<{ doorMs: number; answerMs: number }>
export const SMTP_PATIENCE: SmtpPatience = { doorMs: 30_000, answerMs: 600_000 }

/** What nodemailer says of a failure. */
type SmtpError = Error & Readonly<{ code?: string | undefined; command?: string | undefined; responseCode?: number | undefined; response?: string | undefined }>

/** A connection that is open and signed in. One message at a time goes through it. */
export type OpenConnection = Readonly<{
  isUsable(): boolean
  send(message: Readonly<{ from: string; to: string; envelopeId: string; bytes: Readable }>): Promise<true | SmtpError>
  close(): void
}>

/** Opens a connection and signs in, or says why it cannot. */
export async function openConnection(settings: SmtpSettings, patience: SmtpPatience, access: AccessTokens): Promise<OpenConnection | HandOver> {
  const { signIn } = settings
  if (signIn === null) return opened(settings, patience, null)
  const { user } = signIn
  if ('password' in signIn) return opened(settings, patience, { user, pass: signIn.password, credentials: { user, pass: signIn.password } })
  try {
    return await byToken(access, signIn.application, async (accessToken) => {
      const came = await opened(settings, patience, { user, oauth2: new XOAuth2({ user, accessToken }) })
      return 'kind' in came && 'why' in came && came.why === 'sign-in-refused' ? 'refused' : came
    })
  } catch (error) {
    if (error instanceof NoAccess) return { kind: 'not-now', why: error.why, wayIsShut: true }
    throw error
  }
}

type Credentials = Parameters<SMTPConnection['login']>[0]

async function opened({ host, port, isTlsFromTheStart, tls }: SmtpSettings, patience: SmtpPatience, credentials: Credentials | null): Promise<OpenConnection | HandOver> {
  const connection = new SMTPConnection({
    host, port, secure: isTlsFromTheStart, requireTLS: tls === 'required' && !isTlsFromTheStart, ignoreTLS: tls === 'never', logger: false,
    connectionTimeout: patience.doorMs, greetingTimeout: patience.doorMs, dnsTimeout: patience.doorMs, socketTimeout: patience.answerMs, tls: { minVersion: 'TLSv1.2' },
  })
  let isUsable = true
  connection.on('end', () => { isUsable = false })
  // An error while nothing is under way ends it; whoever sends hears of theirs through their own callback.
  connection.on('error', () => { isUsable = false })
  const wrong = await until((done) => { connection.once('error', done); connection.connect(done) })
    ?? (credentials === null ? null : await until((done) => connection.login(credentials, done)))
  if (wrong !== null) {
    connection.close()
    return whyShut(wrong)
  }
  return {
    isUsable: () => isUsable,
    send: ({ from, to, envelopeId, bytes }) => new Promise((resolve) => {
      const ended = (error?: SmtpError | null): void => resolve(error ?? true)
      connection.once('error', ended)
      connection.send({ from, to: [to], dsn: { ret: 'HDRS', envid: envelopeId, notify: ['FAILURE', 'DELAY'] } }, bytes, (error) => {
        connection.removeListener('error', ended)
        ended(error)
      })
    }),
    close: () => { if (isUsable) connection.quit(); else connection.close() },
  }
}

async function until(begin: (done: (error?: SmtpError | null) => void) => void): Promise<SmtpError | null> {
  return new Promise((resolve) => begin((error) => resolve(error ?? null)))
}

/** What is wrong with a connection is about no message. */
function whyShut({ code, message, responseCode, response }: SmtpError): HandOver {
  // A certificate that is not trusted comes as a broken socket; only its sentence says more.
  if (code === 'ETLS' || code === 'EREQUIRETLS' || /certificate|altnames/i.test(message)) return { kind: 'not-now', why: 'not-encrypted', wayIsShut: true }
  // RFC 4954 section 6: what the server asks about users is away for now.
  if (code === 'EAUTH' && responseCode !== 454) return { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true }
  if (responseCode !== undefined) return handOverOfReply({ code: responseCode, text: response ?? '', phase: 'connection' })
  return { kind: 'not-now', why: 'no-answer', wayIsShut: true }
}

/** What a failed sending means. `isGiven`: whether the last byte of the message had been handed to the connection. */
export function handOverOfError({ command, responseCode, response }: SmtpError, isGiven: boolean): HandOver {
  if (responseCode !== undefined && responseCode >= 400) return handOverOfReply({ code: responseCode, text: response ?? '', phase: phaseOf(command) })
  return isGiven ? { kind: 'no-telling' } : { kind: 'not-now', why: 'connection-dropped' }
}

function phaseOf(command: string | undefined): SmtpPhase {
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  return command === 'DATA' ? 'message' : 'connection'
}
