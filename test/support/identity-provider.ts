import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { ProviderRules } from '../../src/application/access/sign-in-rules.ts'
import type { OauthApplication } from '../../src/mail/oauth/settings.ts'
import type { Cleanup } from './database.ts'

export const PROVIDER_SECRET = 'only for the tests, known to both'
const CLIENT = 'heard'
const MAIL_SCOPE = 'mail'
/** The mail server, as the provider knows it: it asks about the tokens that it is shown. */
const MAIL_SERVER = { id: 'mail-server', secret: 'between-the-two' }
/** The mailbox that the application of the tests may open, and no other. */
export const OPENS = 'kim'

/** Somebody in the directory: claims as Entra sends them. */
export type Somebody = Readonly<{ sub: string; name?: string; email?: string; groups?: readonly string[]; _claim_names?: Readonly<Record<string, string>> }>

/**
 * A real OpenID Connect provider (`oidc-provider`) on loopback. It asks nobody for a password: whoever is `next` signs in.
 * `origin` is where Heard is reached.
 */
export async function identityProvider(cleanup: Cleanup, origin: string) {
  let tokensGiven = 0
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  }
  cleanup.after(close)
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const directory = new Map<string, Somebody>()
  const state = { next: 'nobody' }
  const provider = new Provider(issuer, configurationOf(origin, directory))
  provider.on('client_credentials.saved', () => { tokensGiven += 1 })
  const answer = provider.callback()
  handle = (request, response) => {
    if (request.url?.startsWith('/asks/') === true) void provider.interactionFinished(request, response, { login: { accountId: state.next } }, { mergeWithLastSubmission: false })
    else answer(request, response)
  }
  const rules: ProviderRules = {
    name: 'your council account', issuer, clientId: CLIENT, groupsClaim: 'groups', localSignIn: true, provesSecondFactor: true,
    groups: [{ group: 'g-managers', role: 'complaints-manager', teams: [] }, { group: 'g-assessment', role: 'team-manager', teams: ['assessment'] }, { group: 'g-fostering', role: 'team-manager', teams: ['fostering'] }],
  }
  const asked = async (path: string, token: string): Promise<Response> => fetch(`${issuer}${path}`, {
    method: 'POST', body: new URLSearchParams({ token }), headers: { authorization: `Basic ${Buffer.from(`${MAIL_SERVER.id}:${MAIL_SERVER.secret}`).toString('base64')}` },
  })
  return {
    issuer, rules, close,
    /** An application that signs in by itself (client credentials), and how many tokens were given. */
    application: { tokenUrl: `${issuer}/token`, clientId: 'heard-mail', clientSecret: PROVIDER_SECRET, scope: MAIL_SCOPE } satisfies OauthApplication,
    tokensGiven: () => tokensGiven,
    /** Where a mail server asks about a token (RFC 7662), with its own user and password. */
    introspection: `http://${MAIL_SERVER.id}:${MAIL_SERVER.secret}@${new URL(issuer).host}/token/introspection`,
    opens: async (user: string, token: string): Promise<boolean> => {
      const { active, username } = await (await asked('/token/introspection', token)).json() as Readonly<{ active: boolean; username?: string }>
      return active && username === user
    },
    /** No token that was given holds any more. */
    revoke: async (token: string) => void await (await asked('/token/revocation', token)).text(),
    /** From now on this person signs in, as the directory knows them now. */
    is: (somebody: Somebody) => {
      directory.set(somebody.sub, somebody)
      state.next = somebody.sub
    },
    /** Goes to the provider with a fresh browser, and gives the address to which it sends one back. */
    follow: (address: string) => follow(address, origin),
  }
}

function configurationOf(origin: string, directory: ReadonlyMap<string, Somebody>): Readonly<Record<string, unknown>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [{
      client_id: CLIENT, client_secret: PROVIDER_SECRET, redirect_uris: [`${origin}/sign-in/provider/back`], post_logout_redirect_uris: [`${origin}/sign-in`],
    }, {
      client_id: 'heard-mail', client_secret: PROVIDER_SECRET, redirect_uris: [], response_types: [], grant_types: ['client_credentials'], scope: MAIL_SCOPE, token_endpoint_auth_method: 'client_secret_post',
    }, {
      client_id: MAIL_SERVER.id, client_secret: MAIL_SERVER.secret, redirect_uris: [], response_types: [], grant_types: ['client_credentials'],
    }],
    scopes: ['openid', 'offline_access', MAIL_SCOPE],
    extraTokenClaims: (_: unknown, { clientId }: Readonly<{ clientId: string }>) => (clientId === 'heard-mail' ? { username: OPENS } : undefined),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['only for the tests'] },
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true }, introspection: { enabled: true, allowedPolicy: () => true }, revocation: { enabled: true, allowedPolicy: () => true } },
    interactions: { url: (_: unknown, { uid }: Readonly<{ uid: string }>) => `/asks/${uid}` },
    claims: { openid: ['sub', 'groups', '_claim_names'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => directory.get(id) ?? { sub: id } }),
    loadExistingGrant: async (context: Readonly<{ oidc: Readonly<{ client: Readonly<{ clientId: string }>; session: Readonly<{ accountId: string }>; provider: Provider }> }>) => {
      const { client, session, provider } = context.oidc
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, ClientCredentials: 600, IdToken: 600 },
  }
}

async function follow(address: string, origin: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = address
  for (let hop = 0; hop < 6 && !at.startsWith(origin); hop += 1) {
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    await answer.text()
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${answer.status} at ${at.split('?', 1)[0]}`)
    at = new URL(location, at).href
  }
  return at
}
