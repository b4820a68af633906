import assert from 'node:assert/strict'
import { connect, type AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { testWeb } from '../../../test/support/web.ts'
import { createWebServer } from '../server.ts'
import { PATIENCE } from './front-door.ts'
import { securityHeaders } from './headers.ts'

const HOST = { host: 'testshire.example' }
const web = await testWeb({}, undefined)
await web.server.listen({ host: '127.0.0.1', port: 0 })
after(() => web.server.close())

/** What may say otherwise about itself: a file that everybody may keep, a drawing, a page that stands by itself. */
const OWN_WORD = new Set(['cache-control', 'content-security-policy', 'referrer-policy'])

function missing(headers: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(securityHeaders(false)).filter(([name, value]) => (OWN_WORD.has(name) ? headers[name] === undefined : headers[name] !== value)).map(([name]) => name)
}

/** Sends bytes and gives all that came back until the connection closed. */
function raw(bytes: string, server = web.server): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  let answer = ''
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes))
  socket.setTimeout(5_000, () => socket.destroy())
  socket.on('data', (part) => { answer += part.toString('latin1') })
  socket.on('error', () => resolve(answer))
  socket.on('close', () => resolve(answer))
  return promise
}

const headersOf = (answer: string) => Object.fromEntries(answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n').slice(1).map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.slice(line.indexOf(':') + 2)]))

describe('Every answer has the headers that protect who reads it', () => {
  const asked = [
    ['GET', '/sign-in', 200], ['GET', '/', 303], ['GET', '/nowhere', 404], ['GET', '/%', 400], ['GET', '/%ff', 400], ['GET', `/complaints/${'a'.repeat(200)}`, 414], ['GET', '/health', 200],
    ['GET', '/feed/x', 404], ['GET', '/brand/x', 404], ['GET', '/robots.txt', 200], ['GET', '/published', 200], ['GET', '/published/feed.atom', 200], ['HEAD', '/sign-in', 200],
    ['OPTIONS', '/sign-in', 404], ['TRACE', '/sign-in', 404], ['PUT', '/sign-in', 404], ['DELETE', '/sign-in', 404], ['PATCH', '/sign-in', 404], ['PROPFIND', '/sign-in', 404],
  ] as const
  for (const [method, url, status] of asked) test(`${method} ${url.slice(0, 30)}`, async () => {
    const answer = await web.server.inject({ method: method as 'GET', url, headers: HOST })
    assert.deepEqual([answer.statusCode, missing(answer.headers)], [status, []])
    assert.doesNotMatch(answer.body, /FST_ERR|aaaaaaaa|%ff/)
  })

  test('a form that is too long, a fault, and an asset', async () => {
    const tooLong = await web.server.inject({ method: 'POST', url: '/sign-in', headers: { ...HOST, 'content-type': 'application/x-www-form-urlencoded' }, payload: `a=${'x'.repeat(2_100_000)}` })
    const faulty = await testWeb({}, [{ method: 'GET', url: '/failing', access: 'public', handler: () => { throw new Error('broken') } }])
    const fault = await faulty.server.inject({ url: '/failing', headers: HOST })
    const asset = /href="(\/assets\/heard-[^"]+)"/.exec((await web.visitor().get('/sign-in')).html)?.[1] ?? ''
    const found = await web.server.inject({ url: asset, headers: HOST })
    assert.deepEqual([tooLong.statusCode, fault.statusCode, found.statusCode, missing(tooLong.headers), missing(fault.headers), missing(found.headers)], [413, 500, 200, [], [], []])
  })

  test('what is no request at all', async () => {
    for (const bytes of ['\0\0\r\n\r\n', 'GET sign-in HTTP/1.1\r\nhost: a\r\n\r\n', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 'POST / HTTP/1.1\r\nhost: a\r\nexpect: x\r\ncontent-length: 0\r\n\r\n', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n']) {
      const answer = await raw(bytes)
      assert.match(answer, /^HTTP\/1\.1 4\d\d /, bytes.slice(0, 30))
      assert.deepEqual(missing(headersOf(answer)), [], bytes.slice(0, 30))
    }
  })

  test('over TLS the browser is told to come back in no other way, for a year, to every name below', () => {
    assert.equal(securityHeaders(true)['strict-transport-security'], 'max-age=31536000; includeSubDomains')
    assert.equal(securityHeaders(false)['strict-transport-security'], undefined)
  })

  test('no other site is given leave to read anything', async () => {
    const answer = await web.server.inject({ url: '/sign-in', headers: { ...HOST, origin: 'https://evil.example' } })
    assert.deepEqual(Object.keys(answer.headers).filter((name) => name.startsWith('access-control')), [])
  })

  test('nothing says what the server is made of', async () => {
    const { headers, body } = await web.server.inject({ url: '/nowhere', headers: HOST })
    assert.deepEqual([headers['server'], headers['x-powered-by'], /fastify|node/i.test(body)], [undefined, undefined, false])
  })
})

describe('A request that no browser sends is refused before it is believed', () => {
  const refused = {
    'two hosts': 'GET /sign-in HTTP/1.1\r\nhost: a.example\r\nhost: b.example\r\nconnection: close\r\n\r\n',
    'a whole address as its target': 'GET http://evil.example/sign-in HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n',
    'a star as its target': 'OPTIONS * HTTP/1.1\r\nhost: a.example\r\nconnection: close\r\n\r\n',
    'a host with a user in it': 'GET /sign-in HTTP/1.1\r\nhost: a@b.example\r\nconnection: close\r\n\r\n',
    'a host with a path in it': 'GET /sign-in HTTP/1.1\r\nhost: a.example/b\r\nconnection: close\r\n\r\n',
    'no host': 'GET /sign-in HTTP/1.0\r\nconnection: close\r\n\r\n',
    'two lengths': 'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\nconnection: close\r\n\r\naaaaa',
    'a length and parts': 'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n',
    'parts of an unknown sort': 'POST /sign-in HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\nconnection: close\r\n\r\n0\r\n\r\n',
    'a bare line end': 'GET /sign-in HTTP/1.1\nhost: a\nconnection: close\n\n',
    'a header folded over two lines': 'GET /sign-in HTTP/1.1\r\nhost: a\r\n x: folded\r\nconnection: close\r\n\r\n',
    'a blank before the colon': 'GET /sign-in HTTP/1.1\r\nhost : a\r\nconnection: close\r\n\r\n',
    'a packed body': 'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-encoding: gzip\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
  }
  for (const [what, bytes] of Object.entries(refused)) test(what, async () => assert.match(await raw(bytes), /^HTTP\/1\.1 400 /))

  test('a tunnel and another protocol are not opened', async () => {
    assert.doesNotMatch(await raw('CONNECT evil.example:443 HTTP/1.1\r\nhost: a\r\n\r\n'), / 200 /)
    assert.doesNotMatch(await raw('GET /sign-in HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n'), / 101 /)
  })

  test('what somebody else said about the way here is not believed', async () => {
    const answer = await web.server.inject({ url: '/', headers: { ...HOST, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-original-url': '/settings', 'x-rewrite-url': '/settings' } })
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/sign-in'])
  })

  test('a form cannot say that it is another method', async () => {
    const someone = await web.signedIn()
    await someone.get('/sign-in')
    assert.equal((await someone.post('/help', { _method: 'GET' }, { 'x-http-method-override': 'GET' })).status, 404)
    assert.equal((await someone.get('/sign-out?_method=POST')).status, 404)
  })

  for (const [type, body] of [
    ['application/json', '{"email":"a"}'], ['application/json', '{"__proto__":{"a":1}}'], ['text/plain', '_csrf=x'], ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'], ['application/csp-report', '{}'],
  ] as const) test(`a body of ${type} is not read (${body.slice(0, 16)})`, async () => {
    const someone = await web.signedIn()
    await someone.get('/sign-in')
    assert.equal((await someone.send('/sign-in', body, type)).status, 415)
  })
})

describe('Whoever is slow, or many, waits for nobody else', () => {
  test('the server waits as long as is written down, and no longer', () => {
    const { server } = web.server
    assert.deepEqual([server.headersTimeout, server.requestTimeout, server.timeout, server.maxConnections], [PATIENCE.headersTimeout, PATIENCE.requestTimeout, PATIENCE.connectionTimeout, PATIENCE.maxConnections])
  })

  test('a head, a body, and a connection that never come to an end are cut off', async () => {
    const hasty = await createWebServer(web.deps, undefined, { ...PATIENCE, headersTimeout: 150, requestTimeout: 300, connectionTimeout: 1_000, connectionsCheckingInterval: 50 })
    await hasty.listen({ host: '127.0.0.1', port: 0 })
    const answers = await Promise.all(['GET /sign-in HTTP/1.1\r\nhost: a\r\nx', 'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\na='].map((bytes) => raw(bytes, hasty)))
    await hasty.close()
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 408 /)
  })
})

describe('After signing out', () => {
  test('nothing of the pages stays in the browser', async () => {
    const someone = await web.signedIn()
    await someone.get('/help')
    const { headers } = await someone.post('/sign-out')
    assert.deepEqual([headers['clear-site-data'], headers['cache-control']], ['"cache", "storage"', 'no-store'])
  })
})

describe('A redirect', () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'evil', '/a\nb']) test(`never leads to ${JSON.stringify(to)} unless the page says that another site is meant`, async () => {
    const { server } = await testWeb({}, [{ method: 'GET', url: '/go', access: 'public', handler: () => ({ kind: 'redirect', to }) }])
    const answer = await server.inject({ url: '/go', headers: HOST })
    assert.deepEqual([answer.statusCode, answer.headers.location], [500, undefined])
  })
})
