import type { UserId } from '../../domain/complaint/events.ts'
import type { AuthorityId } from '../ports.ts'
import type { SignInRules } from './sign-in-rules.ts'

/** What a second factor is: a code of an app (TOTP), or a passkey. Decision: 0079. */
export type Factor = Readonly<{ factorId: string; name: string; createdAt: string; lastUsedAt: string | null }> & FactorKey

export type FactorKey = Readonly<
  | {
    kind: 'code-app'
    /** Shared with the app, in base32. */
    secret: string
    /** The last step of time (half minutes since 1970) whose code was used: no code is taken twice. */
    lastStep: number
  }
  | { kind: 'passkey'; credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: readonly string[] }
>

/** Second factors and recovery codes, each somebody's own. */
export type Factors = Readonly<{
  of(authorityId: AuthorityId, userId: UserId): Promise<readonly Factor[]>
  add(authorityId: AuthorityId, userId: UserId, factor: Factor): Promise<void>
  /** Whether this is the first use of a code of this step: false where it, or a later one, was used before. */
  useStep(authorityId: AuthorityId, factorId: string, step: number, at: string): Promise<boolean>
  used(authorityId: AuthorityId, factorId: string, counter: number, at: string): Promise<void>
  remove(authorityId: AuthorityId, userId: UserId, factorId: string): Promise<void>
  /** Takes every factor and recovery code away. */
  removeAll(authorityId: AuthorityId, userId: UserId): Promise<void>
  /** These codes instead of those before; only digests are kept. */
  setRecoveryCodes(authorityId: AuthorityId, userId: UserId, digests: readonly string[]): Promise<void>
  /** Whether there was this code; it is gone then. */
  useRecoveryCode(authorityId: AuthorityId, userId: UserId, digest: string): Promise<boolean>
  recoveryCodesLeft(authorityId: AuthorityId, userId: UserId): Promise<number>
}>

/** What something that is used once is for. The first four are in the hand of a browser, the others in that of whoever got the link. */
export const ONE_USE_PURPOSES = ['second-factor', 'set-up', 'provider', 'passkey', 'invitation', 'new-password', 'break-glass'] as const
export type OneUsePurpose = (typeof ONE_USE_PURPOSES)[number]
export const LINK_PURPOSES = ['invitation', 'new-password', 'break-glass'] as const satisfies readonly OneUsePurpose[]
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

/** `body` is JSON, read back through a parser. */
export type OneUse = Readonly<{ digest: string; purpose: OneUsePurpose; userId: UserId | null; body: unknown; expiresAt: string }>

/** Tokens by their SHA-256; the token itself is only in a cookie or a link. What has expired is not found. */
export type OneUseTokens = Readonly<{
  put(authorityId: AuthorityId, row: OneUse, now: string): Promise<void>
  find(authorityId: AuthorityId, digest: string, now: string): Promise<OneUse | null>
  /** Finds it and takes it away in one statement: of two who come at once, one gets it. */
  take(authorityId: AuthorityId, digest: string, now: string): Promise<OneUse | null>
  /** Takes what is somebody's of these purposes away. */
  dropAllOf(authorityId: AuthorityId, userId: UserId, purposes: readonly OneUsePurpose[]): Promise<void>
  /** The links that wait for somebody, by what they are for. */
  waitingOf(authorityId: AuthorityId): Promise<readonly Readonly<{ userId: UserId; purpose: OneUsePurpose; expiresAt: string }>[]>
}>

/** The rules of signing in: versions that are added; the last one is the present one. */
export type SignInRulesStore = Readonly<{
  current(authorityId: AuthorityId): Promise<SignInRules>
  save(authorityId: AuthorityId, rules: SignInRules, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void>
}>

export type WaitingIdentity = Readonly<{ issuer: string; subject: string; seenAt: string }>
/** People whom the provider knows, and who came under the e-mail address of a local account. */
export type WaitingIdentities = Readonly<{
  put(authorityId: AuthorityId, userId: UserId, waiting: WaitingIdentity): Promise<void>
  of(authorityId: AuthorityId, userId: UserId): Promise<WaitingIdentity | null>
  drop(authorityId: AuthorityId, userId: UserId): Promise<void>
}>

/** Randomness and digests: the application knows no cryptography. */
export type Secrets = Readonly<{
  /** 256 random bits, as text that fits into an address. */
  token(): string
  /** SHA-256 in hexadecimal. */
  digest(token: string): string
  /** Eighty random bits, in groups that can be typed. */
  recoveryCode(): string
  /** A secret for an app that shows codes, in base32. */
  codeSecret(): string
  /** The address that an app reads the secret from. */
  codeAddress(given: Readonly<{ secret: string; account: string; issuer: string }>): string
  /** The step of time whose code this is, now or half a minute beside it, and after `lastStep`; null where it is none. */
  codeStep(given: Readonly<{ secret: string; code: string; lastStep: number }>): Promise<number | null>
}>

/** What signing in keeps, besides accounts and sessions. */
export type SignInStores = Readonly<{ factors: Factors; oneUse: OneUseTokens; rules: SignInRulesStore; waiting: WaitingIdentities }>
