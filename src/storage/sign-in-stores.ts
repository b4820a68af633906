import type { SignInStores } from '../application/access/sign-in-ports.ts'
import { createOneUse } from './one-use.ts'
import type { Pools } from './pools.ts'
import { createFactors } from './second-factors.ts'
import { createSignInRules, createWaitingIdentities } from './sign-in-rules.ts'

/** What signing in keeps besides accounts and sessions, in PostgreSQL. */
export function createSignInStores(pools: Pick<Pools, 'app'>): SignInStores {
  return { factors: createFactors(pools), oneUse: createOneUse(pools), rules: createSignInRules(pools), waiting: createWaitingIdentities(pools) }
}
