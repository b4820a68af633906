import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cleanup } from './database.ts'

export type Forged = Readonly<{ claims?: Readonly<Record<string, unknown>>; isSignedByAnother?: true; algorithm?: 'none' }>

/** Something that answers like a provider, and whose ID token says what a test wants: for what a real one never sends. */
export async function forgingProvider(cleanup: Cleanup) {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  const state: { forged: Forged; nonce: string } = { forged: {}, nonce: '' }
  let issuer = ''
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (path === '/.well-known/openid-configuration') return json(response, metadataOf(issuer))
    if (path === '/jwks') return json(response, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'own' }] })
    if (path !== '/token') return json(response, {}, 404)
    const now = Math.floor(Date.now() / 1_000)
    const claims = { iss: issuer, sub: 'forged', aud: 'heard', iat: now, exp: now + 300, nonce: state.nonce, email: 'forged@testshire.example', groups: ['g-managers'], ...state.forged.claims }
    const key = state.forged.isSignedByAnother === true ? other.privateKey : own.privateKey
    return json(response, { access_token: 'x', token_type: 'Bearer', id_token: tokenOf(claims, key, state.forged.algorithm) })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  cleanup.after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  })
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** What the next token says; `nonce` is the one that was asked for. */
    forge: (nonce: string, forged: Forged) => { Object.assign(state, { nonce, forged }) },
  }
}

function metadataOf(issuer: string) {
  return {
    issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
    subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
  }
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function tokenOf(claims: Readonly<Record<string, unknown>>, key: KeyObject, algorithm: 'RS256' | 'none' = 'RS256'): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: algorithm, kid: 'own', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${algorithm === 'none' ? '' : sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}
