import { ImapFlow } from 'imapflow'
import { type AccessTokens, byToken } from '../oauth/access-tokens.ts'
import { mailboxFailure } from './failures.ts'
import type { MailboxSettings } from './settings.ts'

/** Bytes of a message that are fetched at once, so that a large one never stands in the memory whole. */
export const AT_ONCE_BYTES = 1024 * 1024

type Parts = Readonly<{ settings: MailboxSettings; access: AccessTokens; answerMs: number; stopped: AbortSignal }>

/** A connection that is open and signed in. Throws where there is none (`mailboxFailure`), and where it is stopped. */
export async function connect(parts: Parts): Promise<ImapFlow> {
  const { settings: { signIn }, access } = parts
  if ('password' in signIn) return opened(parts, { user: signIn.user, pass: signIn.password })
  return byToken(access, signIn.application, async (accessToken) => {
    try {
      return await opened(parts, { user: signIn.user, accessToken })
    } catch (error) {
      if (mailboxFailure(error) === 'sign-in-refused') return 'refused'
      throw error
    }
  })
}

type Credentials = Readonly<{ user: string } & ({ pass: string } | { accessToken: string })>

async function opened({ settings: { host, port, isTlsFromTheStart, tls }, answerMs, stopped }: Parts, auth: Credentials): Promise<ImapFlow> {
  const client = new ImapFlow({
    host, port, secure: isTlsFromTheStart, ...(isTlsFromTheStart ? {} : { doSTARTTLS: tls === 'required' }), tls: { minVersion: 'TLSv1.2' }, auth,
    logger: false, disableAutoIdle: true, connectionTimeout: answerMs, greetingTimeout: answerMs, socketTimeout: Math.max(answerMs, 300_000), maxLiteralSize: 2 * AT_ONCE_BYTES + 65_536, maxLineLength: 16 * AT_ONCE_BYTES,
  })
  // What goes wrong while it opens is thrown by `connect`; a later listener hears of what comes after.
  client.on('error', () => undefined)
  const close = (): void => client.close()
  stopped.addEventListener('abort', close, { once: true })
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw error
  } finally {
    stopped.removeEventListener('abort', close)
  }
}
