import * as openid from 'openid-client'
import type { CameBack, Claims, IdentityProvider } from '../../application/access/identity-provider.ts'
import type { ProviderRules } from '../../application/access/sign-in-rules.ts'

/** What the provider says of itself is asked for again after so long. */
const KEPT_MS = 10 * 60_000
/** Seconds that one question to the provider may take. */
const PATIENCE = 5
const SCOPE = 'openid profile email'

type Known = Readonly<{ config: openid.Configuration; until: number }>

/**
 * An OpenID Connect provider through `openid-client`: code flow with PKCE, state and nonce; the signature of the ID token is
 * checked even though it comes straight from the provider. Only loopback may be reached without TLS. `secret` is the
 * client's own, from the environment; without one the client is a public one.
 */
export function createIdentityProvider(given: Readonly<{ secret: string | null; milliseconds: () => number }>): IdentityProvider {
  const known = new Map<string, Known>()
  async function configOf({ issuer, clientId }: ProviderRules): Promise<openid.Configuration> {
    const key = `${issuer} ${clientId}`
    const before = known.get(key)
    if (before !== undefined && given.milliseconds() < before.until) return before.config
    const config = await openid.discovery(new URL(issuer), clientId, undefined, given.secret === null ? openid.None() : openid.ClientSecretBasic(given.secret), {
      timeout: PATIENCE, execute: [...(isLoopback(issuer) ? [openid.allowInsecureRequests] : []), openid.enableNonRepudiationChecks],
    })
    known.set(key, { config, until: given.milliseconds() + KEPT_MS })
    return config
  }
  return {
    begin: async (rules, returnTo) => {
      try {
        const config = await configOf(rules)
        const checks = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
        const address = openid.buildAuthorizationUrl(config, {
          redirect_uri: returnTo, scope: SCOPE, state: checks.state, nonce: checks.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256',
        })
        return { kind: 'go', address: address.href, checks }
      } catch {
        return { kind: 'away' }
      }
    },
    finish: async (rules, cameBackTo, checks) => {
      try {
        const config = await configOf(rules)
        const tokens = await openid.authorizationCodeGrant(config, cameBackTo, {
          pkceCodeVerifier: checks.verifier, expectedState: checks.state, expectedNonce: checks.nonce, idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) return { kind: 'not-trusted', why: 'no-id-token' }
        return { kind: 'claims', claims: await withGroups(config, rules, claims, tokens.access_token) }
      } catch (error) {
        return whatWentWrong(error)
      }
    },
    endAddress: async (rules, returnTo) => {
      const config = await configOf(rules).catch(() => null)
      if (config?.serverMetadata().end_session_endpoint === undefined) return null
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
    },
  }
}

/** Providers that put the groups into the answer about the user instead of the token are asked for them. */
async function withGroups(config: openid.Configuration, { groupsClaim }: ProviderRules, claims: Claims, accessToken: string): Promise<Claims> {
  const needsMore = claims[groupsClaim] === undefined && claims['_claim_names'] === undefined
  if (!needsMore || config.serverMetadata().userinfo_endpoint === undefined) return claims
  return { ...await openid.fetchUserInfo(config, accessToken, claims.sub), ...claims }
}

function whatWentWrong(error: unknown): CameBack {
  if (error instanceof openid.AuthorizationResponseError) return error.error === 'access_denied' ? { kind: 'declined' } : { kind: 'not-trusted', why: error.error }
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? { kind: 'away' } : { kind: 'not-trusted', why: error.error }
  if (error instanceof openid.ClientError) return error.code === 'OAUTH_TIMEOUT' ? { kind: 'away' } : { kind: 'not-trusted', why: error.code ?? 'unknown' }
  // What the network says, such as a refused connection, comes as a TypeError of fetch.
  return { kind: 'away' }
}

/** Whether an issuer is on this machine: then it may be reached without TLS. */
export function isLoopback(issuer: string): boolean {
  return URL.canParse(issuer) && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(new URL(issuer).hostname)
}
