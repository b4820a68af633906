import type { Factor, OneUse, SignInStores, WaitingIdentity } from '../../src/application/access/sign-in-ports.ts'
import { usualRules, type SignInRules } from '../../src/application/access/sign-in-rules.ts'
import type { IdentityProvider } from '../../src/application/access/identity-provider.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import type { Pools } from '../../src/storage/pools.ts'
import { createSignInStores } from '../../src/storage/sign-in-stores.ts'
import { makeSecrets } from '../../src/web/security/secrets.ts'

/**
 * How tests sign in: with a password alone, in whichever role. No page can save such rules for an authority, because people
 * from outside always need a second factor; a test that is about second factors says so.
 */
export const RULES_OF_TESTS: SignInRules = { ...usualRules(false), secondFactorFor: [] }

/** A provider that is away: few tests are about it. */
export const NO_PROVIDER: IdentityProvider = { begin: async () => ({ kind: 'away' }), finish: async () => ({ kind: 'away' }), endAddress: async () => null }

/** What signing in keeps, in memory, for one authority. `rows` is open to look at. */
export function memorySignIn(rules: SignInRules = RULES_OF_TESTS): SignInStores & Readonly<{ oneUseRows: Map<string, OneUse> }> {
  const oneUseRows = new Map<string, OneUse>()
  return { oneUseRows, factors: memoryFactors(), oneUse: memoryOneUse(oneUseRows), rules: memoryRules(rules), waiting: memoryWaiting() }
}

function memoryFactors(): SignInStores['factors'] {
  const rows: { userId: UserId; factor: Factor }[] = []
  const codes = new Map<UserId, Set<string>>()
  const change = (factorId: string, changes: (factor: Factor) => Factor) => {
    for (const row of rows) if (row.factor.factorId === factorId) row.factor = changes(row.factor)
  }
  const keep = (stays: (row: (typeof rows)[number]) => boolean) => { rows.splice(0, rows.length, ...rows.filter(stays)) }
  return {
    of: async (_, userId) => rows.filter((row) => row.userId === userId).map(({ factor }) => factor),
    add: async (_, userId, factor) => void rows.push({ userId, factor }),
    useStep: async (_, factorId, step, at) => {
      const found = rows.find(({ factor }) => factor.factorId === factorId)?.factor
      if (found?.kind !== 'code-app' || found.lastStep >= step) return false
      change(factorId, (factor) => ({ ...factor, lastStep: step, lastUsedAt: at }) as Factor)
      return true
    },
    used: async (_, factorId, counter, at) => change(factorId, (factor) => ({ ...factor, counter, lastUsedAt: at }) as Factor),
    remove: async (_, userId, factorId) => keep((row) => row.userId !== userId || row.factor.factorId !== factorId),
    removeAll: async (_, userId) => {
      keep((row) => row.userId !== userId)
      codes.delete(userId)
    },
    setRecoveryCodes: async (_, userId, digests) => void codes.set(userId, new Set(digests)),
    useRecoveryCode: async (_, userId, digest) => codes.get(userId)?.delete(digest) ?? false,
    recoveryCodesLeft: async (_, userId) => codes.get(userId)?.size ?? 0,
  }
}

function memoryOneUse(rows: Map<string, OneUse>): SignInStores['oneUse'] {
  const live = (digest: string, now: string) => {
    const row = rows.get(digest)
    return row && row.expiresAt > now ? row : null
  }
  return {
    put: async (_, row) => void rows.set(row.digest, { ...row, body: JSON.parse(JSON.stringify(row.body)) as unknown }),
    find: async (_, digest, now) => live(digest, now),
    take: async (_, digest, now) => {
      const row = live(digest, now)
      rows.delete(digest)
      return row
    },
    dropAllOf: async (_, userId, purposes) => { for (const row of rows.values()) if (row.userId === userId && purposes.includes(row.purpose)) rows.delete(row.digest) },
    waitingOf: async () => [...rows.values()].flatMap(({ userId, purpose, expiresAt }) =>
      (userId !== null && ['invitation', 'new-password', 'break-glass'].includes(purpose) ? [{ userId, purpose, expiresAt }] : [])),
  }
}

function memoryRules(first: SignInRules): SignInStores['rules'] {
  let rules = first
  return { current: async () => rules, save: async (_, changed) => { rules = changed } }
}

function memoryWaiting(): SignInStores['waiting'] {
  const rows = new Map<UserId, WaitingIdentity>()
  return { put: async (_, userId, waiting) => void rows.set(userId, waiting), of: async (_, userId) => rows.get(userId) ?? null, drop: async (_, userId) => void rows.delete(userId) }
}

/** What signing in needs on a real database, with the rules of tests. */
export function signInOfTests(pools: Pick<Pools, 'app'>) {
  return { signIn: { ...createSignInStores(pools), rules: memoryRules(RULES_OF_TESTS) }, secrets: makeSecrets(Date.now), identityProvider: NO_PROVIDER }
}
