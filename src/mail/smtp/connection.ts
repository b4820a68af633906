import type { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { HandOver } from '../../domain/outbox/failures.ts'
import { handOverOfReply, type SmtpPhase } from '../../domain/outbox/smtp-replies.ts'
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

/** Opens a connection, or says why it cannot. */
export async function openConnection(settings: SmtpSettings, patience: SmtpPatience): Promise<OpenConnection | HandOver> {
  const { host, port, isTlsFromTheStart, tls, signIn } = settings
  const connection = new SMTPConnection({
    host, port, secure: isTlsFromTheStart, requireTLS: tls === 'required' && !isTlsFromTheStart, ignoreTLS: tls === 'never', logger: false,
    connectionTimeout: patience.doorMs, greetingTimeout: patience.doorMs, dnsTimeout: patience.doorMs, socketTimeout: patience.answerMs, tls: { minVersion: 'TLSv1.2' },
  })
  let isUsable = true
  connection.on('end', () => { isUsable = false })
  // An error while nothing is under way ends it; whoever sends hears of theirs through their own callback.
  connection.on('error', () => { isUsable = false })
  const wrong = await until((done) => { connection.once('error', done); connection.connect(done) })
    ?? (signIn === null ? null : await until((done) => connection.login({ user: signIn.user, pass: signIn.password, credentials: { user: signIn.user, pass: signIn.password } }, done)))
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
  if (code === 'EAUTH') return { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true }
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
