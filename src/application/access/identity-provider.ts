import type { ProviderRules } from './sign-in-rules.ts'

/** What a browser has to bring back from the provider. Kept by us, once, and never sent along. */
export type ProviderChecks = Readonly<{ state: string; nonce: string; verifier: string }>

export type Claims = Readonly<Record<string, unknown>> & Readonly<{ iss: string; sub: string }>

export type CameBack =
  | Readonly<{ kind: 'claims'; claims: Claims }>
  /** The provider said no, or somebody went back. */
  | Readonly<{ kind: 'declined' }>
  /** What came back does not fit what was asked for, or was not said by the provider. `why` is a code, for the log. */
  | Readonly<{ kind: 'not-trusted'; why: string }>
  | Readonly<{ kind: 'away' }>

/** An OpenID Connect provider, as the application sees it. Decision: 0080. */
export type IdentityProvider = Readonly<{
  begin(rules: ProviderRules, returnTo: string): Promise<Readonly<{ kind: 'go'; address: string; checks: ProviderChecks } | { kind: 'away' }>>
  finish(rules: ProviderRules, cameBackTo: URL, checks: ProviderChecks): Promise<CameBack>
  /** Where one signs out of the provider too; null where it has no such page, or is away. */
  endAddress(rules: ProviderRules, returnTo: string): Promise<string | null>
}>
