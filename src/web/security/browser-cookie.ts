import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Typed } from '../form-reader.ts'
import { sha256 } from './secrets.ts'

/** What a browser holds besides its session: the step between password and session, a link it opened, the way to the provider. */
export type HeldToken = 'step' | 'link' | 'provider'

/** The names of our cookies; over TLS no other host can plant a `__Host-` one. */
function cookieName(kind: 'session' | 'form' | HeldToken, secure: boolean): string {
  return `${secure ? '__Host-' : ''}heard-${kind}`
}

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

/** The hash under which a session is kept; null where the browser brings no token. */
export function sessionHashOf(request: FastifyRequest, secure: boolean): string | null {
  const token = request.cookies[cookieName('session', secure)]
  return token === undefined || token.length > 100 ? null : sha256(token)
}

/** A new session token, with the hash to keep. Nobody has it yet. */
export function newSessionToken(): Readonly<{ token: string; hash: string }> {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: sha256(token) }
}

/** Gives the browser the token of a session that has begun. */
export function giveSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(cookieName('session', secure), token, options(secure))
}

/**
 * Ends the session in the browser, and has it forget what it kept of our pages, so that Back shows nothing. Cookies are left
 * out of that: the browser would forget those of the council's other sites too.
 */
export function dropSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.header('clear-site-data', '"cache", "storage"').clearCookie(cookieName('session', secure), options(secure))
}

/**
 * The token that each form of this browser carries: an HMAC under a secret cookie. It outlives a session, so that a form
 * typed before a time-out can be sent after signing in again. Decision: 0021.
 */
export function formTokenFor(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const name = cookieName('form', secure)
  const brought = request.cookies[name]
  if (brought !== undefined && /^[\w-]{43}$/.test(brought)) return formToken(brought)
  const secret = randomBytes(32).toString('base64url')
  reply.setCookie(name, secret, options(secure))
  return formToken(secret)
}

/** Whether a posted form came out of one of our pages in the same browser. */
export function isOwnForm(request: FastifyRequest, typed: Typed, secure: boolean): boolean {
  const secret = request.cookies[cookieName('form', secure)]
  const token = typed['_csrf']
  if (secret === undefined || typeof token !== 'string') return false
  const [expected, given] = [Buffer.from(formToken(secret)), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Gives the browser a token to bring back, for a while that the server keeps the end of. */
export function giveToken(reply: FastifyReply, kind: HeldToken, token: string, secure: boolean): void {
  reply.setCookie(cookieName(kind, secure), token, options(secure))
}

/** The token of this kind that the browser brings; null where it brings none. */
export function tokenOf(request: FastifyRequest, kind: HeldToken, secure: boolean): string | null {
  const token = request.cookies[cookieName(kind, secure)]
  return token === undefined || token.length > 100 ? null : token
}

export function dropToken(reply: FastifyReply, kind: HeldToken, secure: boolean): void {
  reply.clearCookie(cookieName(kind, secure), options(secure))
}

function formToken(secret: string): string {
  return createHmac('sha256', secret).update('heard form').digest('base64url')
}
