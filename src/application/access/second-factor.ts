import { keepChange, type AccountServices } from '../accounts.ts'
import type { HowSignedIn } from './session-ports.ts'
import type { Account, AuthorityId } from '../ports.ts'
import { claimAttempt, ATTEMPTS_BEFORE_LOCK, type Refused } from '../sign-in.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Factor, FactorKey } from './sign-in-ports.ts'

/** How many recovery codes somebody gets, each good for once. */
const RECOVERY_CODES = 10

export type FactorResult = Readonly<{ kind: 'right'; how: HowSignedIn }> | Refused

/**
 * Checks a code: of an app, where no later one was used before, or a recovery code, which is gone then. Each try counts
 * towards the lock before it is looked at.
 */
export async function checkCode(services: AccountServices, authorityId: AuthorityId, userId: UserId, typed: string): Promise<FactorResult> {
  return attempted(services, authorityId, userId, async () => {
    const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
    if (/^\d{6}$/.test(code)) return await isFreshCode(services, authorityId, userId, code) ? 'code' : null
    if (!/^[0-9A-Z]{24}$/.test(code)) return null
    return await services.signIn.factors.useRecoveryCode(authorityId, userId, recoveryDigest(services, code)) ? 'recovery-code' : null
  })
}

/** Checks what a passkey signed; `verify` says which of the factors signed, and how often it has. */
export function checkPasskey(
  services: AccountServices, authorityId: AuthorityId, userId: UserId,
  verify: (factors: readonly Factor[]) => Promise<Readonly<{ factorId: string; counter: number }> | null>,
): Promise<FactorResult> {
  return attempted(services, authorityId, userId, async () => {
    const signed = await verify(await services.signIn.factors.of(authorityId, userId))
    if (signed === null) return null
    await services.signIn.factors.used(authorityId, signed.factorId, signed.counter, services.clock.now())
    return 'passkey'
  })
}

async function attempted(services: AccountServices, authorityId: AuthorityId, userId: UserId, check: () => Promise<HowSignedIn | null>): Promise<FactorResult> {
  const attempt = await claimAttempt(services, authorityId, userId)
  if (attempt === null) return { kind: 'refused', userId, locked: false }
  const how = await check()
  if (how === null) return { kind: 'refused', userId, locked: attempt.lockedUntil !== null }
  await services.accounts.takeBack(authorityId, userId, attempt, ATTEMPTS_BEFORE_LOCK)
  return { kind: 'right', how }
}

async function isFreshCode({ signIn, secrets, clock }: AccountServices, authorityId: AuthorityId, userId: UserId, code: string): Promise<boolean> {
  for (const factor of await signIn.factors.of(authorityId, userId)) {
    if (factor.kind !== 'code-app') continue
    const step = await secrets.codeStep({ ...factor, code })
    if (step !== null) return signIn.factors.useStep(authorityId, factor.factorId, step, clock.now())
  }
  return false
}

/** Letters that are easily taken for figures are read as those. */
function recoveryDigest({ secrets }: AccountServices, code: string): string {
  return secrets.digest(code.replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
}

/** What is to be kept of an app whose code was typed; null where the code is not of this secret. */
export async function codeAppOf({ secrets }: AccountServices, secret: string, typed: string): Promise<FactorKey | null> {
  const step = await secrets.codeStep({ secret, code: typed.replaceAll(/\s/g, ''), lastStep: 0 })
  return step === null ? null : { kind: 'code-app', secret, lastStep: step }
}

/** Keeps a factor. With the first one come recovery codes: they are answered here, and never again. */
export async function addFactor(services: AccountServices, authorityId: AuthorityId, account: Account, given: Readonly<{ key: FactorKey; name: string; route: string }>): Promise<readonly string[]> {
  const { factors } = services.signIn
  const isFirst = (await factors.of(authorityId, account.userId)).length === 0
  await factors.add(authorityId, account.userId, { ...given.key, factorId: services.ids.next(), name: given.name, createdAt: services.clock.now(), lastUsedAt: null })
  await keepChange(services, { actor: { authorityId, ...account }, route: given.route }, account.userId, 'factor-added')
  return isFirst ? newRecoveryCodes(services, authorityId, account.userId) : []
}

/** New recovery codes instead of those before; only their digests are kept. */
export async function newRecoveryCodes(services: AccountServices, authorityId: AuthorityId, userId: UserId): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => services.secrets.recoveryCode())
  await services.signIn.factors.setRecoveryCodes(authorityId, userId, codes.map((code) => services.secrets.digest(code.replaceAll('-', ''))))
  return codes
}
