import * as openid from 'openid-client'
import type { AccessFailure } from '../../domain/outbox/failures.ts'
import { isLoopback } from '../loopback.ts'
import type { OauthApplication } from './settings.ts'

/** Seconds that one question to the sign-in service may take. */
const PATIENCE = 10
/** So long before its end a token counts as spent, so that it holds until the mail server has looked at it. Microsoft's hold for an hour or more. */
const MARGIN_MS = 5 * 60_000
/** How long a token is used whose end nobody told. */
const UNTOLD_SECONDS = 600

/** No token, or none that the mail server takes. Its message is a code: what the other side wrote is in it nowhere. */
export class NoAccess extends Error {
  readonly why: AccessFailure
  /** The service's own code, such as AADSTS7000222, by which its documentation explains it. */
  readonly said: string | null
  constructor(why: AccessFailure, said: string | null = null) {
    super(why)
    this.why = why
    this.said = said
  }
}

/** Tokens of a process, kept in its memory alone until shortly before they end. */
export type AccessTokens = Readonly<{
  /** `isNew`: it was given just now, and not kept. Throws `NoAccess`. */
  of(application: OauthApplication): Promise<Readonly<{ token: string; isNew: boolean }>>
  /** It was refused, and is not shown to anybody again. */
  refused(token: string): void
}>

type Held = Readonly<{ token: string; until: number }>

/** Asks for tokens through `openid-client`. Whoever asks while another does for the same application is given the same. */
export function accessTokens(milliseconds: () => number = () => performance.now()): AccessTokens {
  const held = new Map<string, Held>()
  const underWay = new Map<string, Promise<Held>>()
  async function askAnew(key: string, application: OauthApplication): Promise<Held> {
    const { token, seconds } = await askFor(application)
    const lastsMs = seconds * 1000
    const got = { token, until: milliseconds() + lastsMs - Math.min(MARGIN_MS, lastsMs / 2) }
    held.set(key, got)
    return got
  }
  return {
    of: async (application) => {
      const key = JSON.stringify(application)
      const before = held.get(key)
      if (before !== undefined && milliseconds() < before.until) return { token: before.token, isNew: false }
      const asking = underWay.get(key) ?? askAnew(key, application).finally(() => underWay.delete(key))
      underWay.set(key, asking)
      return { token: (await asking).token, isNew: true }
    },
    refused: (token) => {
      for (const [key, each] of held) if (each.token === token) held.delete(key)
    },
  }
}

/**
 * Signs in by a token: by the one that is at hand, and where the mail server refuses that, once more by a new one. A token that was new is
 * not refused for its age: then the application may not open this mailbox. Throws `NoAccess`.
 */
export async function byToken<T>(tokens: AccessTokens, application: OauthApplication, signIn: (token: string) => Promise<T | 'refused'>): Promise<T> {
  for (;;) {
    const { token, isNew } = await tokens.of(application)
    const came = await signIn(token)
    if (came !== 'refused') return came
    tokens.refused(token)
    if (isNew) throw new NoAccess('no-permission')
  }
}

async function askFor({ tokenUrl, clientId, clientSecret, scope }: OauthApplication): Promise<Readonly<{ token: string; seconds: number }>> {
  const { origin, hostname } = new URL(tokenUrl)
  const config = new openid.Configuration({ issuer: origin, token_endpoint: tokenUrl }, clientId, undefined, openid.ClientSecretPost(clientSecret))
  config.timeout = PATIENCE
  if (isLoopback(hostname)) openid.allowInsecureRequests(config)
  try {
    const { access_token: token, expires_in: seconds = UNTOLD_SECONDS } = await openid.clientCredentialsGrant(config, { scope })
    return { token, seconds }
  } catch (error) {
    throw whyNone(error)
  }
}

/** Why there is no token. Whatever is not certainly an answer about the application is a service that is away, which is asked again by itself. */
function whyNone(error: unknown): NoAccess {
  if (error instanceof openid.ResponseBodyError) {
    const said = /\bAADSTS\d+\b/.exec(error.error_description ?? '')?.[0] ?? (/^[a-z_]{1,40}$/.test(error.error) ? error.error : null)
    if (error.status === 429 || error.error === 'temporarily_unavailable') return new NoAccess('no-token-service', said)
    return new NoAccess(error.error === 'invalid_client' ? 'secret-refused' : 'no-token', said)
  }
  if (error instanceof openid.WWWAuthenticateChallengeError && error.status === 401) return new NoAccess('secret-refused')
  // Another page stands at the address, or one that sends on: it is the address that is wrong.
  const status = error instanceof openid.ClientError && error.cause instanceof Response ? error.cause.status : 0
  if (status >= 300 && status < 500 && ![408, 429].includes(status)) return new NoAccess('no-token')
  return new NoAccess('no-token-service')
}
