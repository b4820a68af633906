import { z } from 'zod'
import { later, MINUTE } from '../../application/sign-in.ts'
import { HOW_SIGNED_IN, type HowSignedIn } from '../../application/access/session-ports.ts'
import type { Actor } from '../../application/ports.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Visit } from '../route.ts'
import { dropToken, giveToken, tokenOf } from './browser-cookie.ts'

/** Minutes in which the second step has to be taken. */
const STEP_MINUTES = 15

const BODY = z.object({ next: z.string(), how: z.enum(HOW_SIGNED_IN), secret: z.string(), challenge: z.string() })

export type StepPurpose = 'second-factor' | 'set-up'
/** What stands between a password and a session: whose, where they want to go, and what they are asked to sign or to type. */
export type Step = Readonly<z.infer<typeof BODY> & { userId: UserId }>

/** Begins a step in this browser. What it has to know stays with us; the browser holds a token. */
export async function beginStep(visit: Visit<Actor | null>, purpose: StepPurpose, given: Readonly<{ userId: UserId; next: string; how: HowSignedIn }>): Promise<void> {
  const { deps, authority, reply } = visit
  const [token, now] = [deps.secrets.token(), deps.services.clock.now()]
  const body = { next: given.next, how: given.how, secret: deps.secrets.codeSecret(), challenge: deps.secrets.token() }
  await deps.signIn.oneUse.put(authority.authorityId, { digest: deps.secrets.digest(token), purpose, userId: given.userId, body, expiresAt: later(now, STEP_MINUTES * MINUTE) }, now)
  giveToken(reply, 'step', token, deps.secureCookies)
}

/** The step that this browser is at; null where it is over, or never was. */
export async function stepOf({ deps, authority, request }: Visit<Actor | null>, purpose: StepPurpose): Promise<Step | null> {
  const token = tokenOf(request, 'step', deps.secureCookies)
  const row = token === null ? null : await deps.signIn.oneUse.find(authority.authorityId, deps.secrets.digest(token), deps.services.clock.now())
  if (row?.purpose !== purpose || row.userId === null) return null
  return { ...BODY.parse(row.body), userId: row.userId }
}

/** Ends the step. False where somebody else was faster: then nothing may follow from it. */
export async function endStep({ deps, authority, request, reply }: Visit<Actor | null>): Promise<boolean> {
  const token = tokenOf(request, 'step', deps.secureCookies)
  dropToken(reply, 'step', deps.secureCookies)
  return token !== null && await deps.signIn.oneUse.take(authority.authorityId, deps.secrets.digest(token), deps.services.clock.now()) !== null
}
