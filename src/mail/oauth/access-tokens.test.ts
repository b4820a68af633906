import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { identityProvider } from '../../../test/support/identity-provider.ts'
import { accessTokens, byToken, NoAccess } from './access-tokens.ts'
import type { OauthApplication } from './settings.ts'

const { application, tokensGiven } = await identityProvider({ after }, 'http://127.0.0.1')

/** A service that answers once as it is told, with the form that it was sent. */
async function answers(status: number, body: string, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) {
  let sent = ''
  const server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (part: string) => { sent += part }).on('end', () => response.writeHead(status, headers).end(body))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/v2.0/token`
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  }
  after(stop)
  return { asked: { ...application, tokenUrl }, form: () => new URLSearchParams(sent), stop }
}

async function why(asked: OauthApplication): Promise<readonly [string, string | null]> {
  const error: unknown = await accessTokens().of(asked).then(() => assert.fail('there was a token'), (wrong: unknown) => wrong)
  assert.ok(error instanceof NoAccess)
  assert.ok(!`${error.message} ${error.stack} ${JSON.stringify(error)}`.includes(application.clientSecret))
  return [error.why, error.said]
}

const ofMicrosoft = (code: number, error: string) => JSON.stringify({ error, error_description: `AADSTS${code}: The provided client secret keys for app 'x' are expired. Trace ID: 1`, error_codes: [code] })

describe('A token of the sign-in service (a real provider)', () => {
  test('is kept until shortly before it ends, and asked for by one where many want it at once', async () => {
    let now = 0
    const tokens = accessTokens(() => now)
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => tokens.of(application)))
    assert.ok(first?.isNew && others.every(({ token }) => token === first.token))
    // It holds for ten minutes, and is used for five of them.
    now = 299_000
    assert.deepEqual([(await tokens.of(application)).token, tokensGiven()], [first.token, 1])
    now = 300_000
    assert.deepEqual([(await tokens.of(application)).token === first.token, tokensGiven()], [false, 2])
  })

  test('that was at hand and is refused is got anew once; one that was new is not', async () => {
    const tokens = accessTokens()
    const shown: string[] = []
    const refuses = async (token: string) => { shown.push(token); return 'refused' as const }
    await assert.rejects(byToken(tokens, application, refuses), { why: 'no-permission' })
    assert.equal(shown.length, 1)
    const { token } = await tokens.of(application)
    assert.equal(await byToken(tokens, application, async (each) => (each === token ? 'refused' : 'in')), 'in')
    await assert.rejects(byToken(tokens, application, refuses), { why: 'no-permission' })
    assert.deepEqual([shown.length, new Set(shown).size], [3, 3])
  })

  test('is asked for as Microsoft wants it: by a form, with the scope', async () => {
    const { asked, form } = await answers(200, JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a token' }))
    assert.equal((await accessTokens().of({ ...asked, scope: 'https://outlook.office365.com/.default' })).token, 'a token')
    assert.deepEqual(Object.fromEntries(form()), { grant_type: 'client_credentials', client_id: 'heard-mail', client_secret: application.clientSecret, scope: 'https://outlook.office365.com/.default' })
  })
})

describe('Where there is no token it is said whether', () => {
  const CASES: readonly (readonly [string, Parameters<typeof answers>, readonly [string, string | null]])[] = [
    ['the secret ran out', [401, ofMicrosoft(7000222, 'invalid_client')], ['secret-refused', 'AADSTS7000222']],
    ['the secret is refused by a challenge', [401, '{}', { 'www-authenticate': 'Basic realm="x"' }], ['secret-refused', null]],
    ['the application is not known there', [400, ofMicrosoft(700016, 'unauthorized_client')], ['no-token', 'AADSTS700016']],
    ['the address is another page', [404, '<h1>Not here</h1>', { 'content-type': 'text/html' }], ['no-token', null]],
    ['the service wants to be asked less', [429, JSON.stringify({ error: 'temporarily_unavailable' })], ['no-token-service', 'temporarily_unavailable']],
    ['the service is down', [503, 'down'], ['no-token-service', null]],
    ['a proxy answers in its place', [200, '<h1>Sign in to the network</h1>', { 'content-type': 'text/html' }], ['no-token-service', null]],
  ]
  for (const [what, answer, expected] of CASES) test(what, async () => {
    const { asked } = await answers(...answer)
    assert.deepEqual(await why(asked), expected)
  })

  test('nobody is there; and what a server asks to go to elsewhere is not told the secret', async () => {
    const elsewhere = await answers(200, '{}')
    const { asked, stop } = await answers(307, '', { location: elsewhere.asked.tokenUrl })
    assert.deepEqual(await why(asked), ['no-token', null])
    assert.equal(elsewhere.form().toString(), '')
    await stop()
    assert.deepEqual(await why(asked), ['no-token-service', null])
  })
})
