import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { PASSWORD, testAccount, testWeb } from '../../../test/support/web.ts'
import { ROUTES } from '../routes.ts'
import { createLimits, limitOf, LIMITS } from './limits.ts'

const HOST = 'testshire.example'
const EMAIL = testAccount('complaints-manager').email

/** A server with limits whose time stands still, and somebody who asks from an address of their choice. */
async function limited(proxies: readonly string[] = []) {
  const time = { ms: 0 }
  const web = await testWeb({ limits: createLimits({ nowMs: () => time.ms, proxies }) })
  const ask = (remoteAddress: string, url: string, { cookie = '', ...headers }: Readonly<Record<string, string>> = {}) => web.server.inject({ url, remoteAddress, headers: { host: HOST, cookie, ...headers } })
  const form = await ask('127.0.0.1', '/sign-in')
  const cookie = form.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const signIn = (remoteAddress: string, email: string, password: string) => web.server.inject({
    method: 'POST', url: '/sign-in', remoteAddress, payload: new URLSearchParams({ _csrf, email, password }).toString(),
    headers: { host: HOST, 'content-type': 'application/x-www-form-urlencoded', cookie },
  })
  return { ...web, ask, signIn, secondsPass: (seconds: number) => { time.ms += seconds * 1_000 } }
}

describe('Whoever guesses passwords', () => {
  test('is told to wait after ten for one account, in plain words, and may go on when they have waited', async () => {
    const { signIn, secondsPass } = await limited()
    const statuses: number[] = []
    for (let guess = 0; guess < 10; guess += 1) statuses.push((await signIn('192.0.2.1', 'nobody@testshire.example', 'wrong')).statusCode)
    assert.deepEqual(new Set(statuses), new Set([422]))
    const refused = await signIn('192.0.2.1', 'nobody@testshire.example', 'wrong password that nobody else has')
    assert.deepEqual([refused.statusCode, refused.headers['retry-after'], refused.headers['cache-control']], [429, '30', 'no-store'])
    assert.match(refused.body, /Wait 30 seconds, then press the button/)
    assert.match(refused.body, /name="email" value="nobody@testshire.example"/)
    assert.doesNotMatch(refused.body, /wrong password that nobody else has/)
    secondsPass(30)
    assert.equal((await signIn('192.0.2.1', 'nobody@testshire.example', 'wrong')).statusCode, 422)
  })

  test('locks nobody out by it: the same person signs in from another network at once', async () => {
    const { signIn } = await limited()
    for (let guess = 0; guess < 12; guess += 1) await signIn('192.0.2.1', EMAIL.toUpperCase(), '')
    assert.equal((await signIn('192.0.2.1', EMAIL, PASSWORD)).statusCode, 429)
    assert.equal((await signIn('192.0.2.2', EMAIL, PASSWORD)).statusCode, 303)
  })

  test('meets the limit of the network over many accounts, also from many addresses of one IPv6 network', async () => {
    const { signIn } = await limited()
    const last: number[] = []
    for (let guess = 0; guess <= LIMITS['sign-in'].burst; guess += 1) last.push((await signIn(`2001:db8:1:2::${(guess % 9) + 1}`, `somebody-${guess}@testshire.example`, '')).statusCode)
    assert.deepEqual([last.at(-2), last.at(-1)], [422, 429])
    assert.equal((await signIn('2001:db8:1:3::1', EMAIL, PASSWORD)).statusCode, 303)
  })
})

describe('Twenty people behind one address of a council', () => {
  test('sign in within a minute, each after two wrong passwords, and then work without meeting a limit', async () => {
    const { signIn, ask, secondsPass } = await limited(['10.0.0.1'])
    for (let person = 0; person < 20; person += 1) {
      secondsPass(3)
      for (const guess of [1, 2, 3]) assert.notEqual((await signIn('192.0.2.1', `person-${person}@testshire.example`, `wrong ${guess}`)).statusCode, 429)
    }
    const done = await signIn('192.0.2.1', EMAIL, PASSWORD)
    const cookie = done.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    for (let page = 0; page < 250; page += 1) {
      secondsPass(1)
      assert.notEqual((await ask('192.0.2.1', '/help', { cookie })).statusCode, 429)
    }
  })
})

describe('What is asked too often', () => {
  test('by one person is theirs alone: their colleague at the next desk goes on', async () => {
    const { server, signedIn } = await limited()
    const [one, other] = [await signedIn('complaints-manager'), await signedIn('complaints-officer')]
    const statuses: number[] = []
    for (let search = 0; search <= LIMITS.search.burst; search += 1) statuses.push((await one.get('/search?q=x')).status)
    assert.deepEqual([statuses.at(-1), (await other.get('/search?q=x')).status === 429], [429, false])
    assert.notEqual((await one.get('/more')).status, 429)
    await server.close()
  })

  test('of what is published is told to wait, whether whole or by ranges of bytes, and the register goes on', async () => {
    const { ask, signedIn } = await limited()
    const statuses: number[] = []
    for (let asked = 0; asked <= LIMITS['published-file'].burst; asked += 1)
      statuses.push((await ask('192.0.2.1', '/published/2024-25/annual-report/edition-1/report.pdf', { range: `bytes=${asked}-${asked}` })).statusCode)
    assert.deepEqual([statuses.at(-2), statuses.at(-1)], [404, 429])
    assert.equal((await ask('192.0.2.1', '/published')).statusCode, 200)
    assert.equal((await ask('192.0.2.2', '/published/2024-25/annual-report/edition-1/report.pdf')).statusCode, 404)
    assert.notEqual((await (await signedIn()).get('/more')).status, 429)
  })

  test('of calendars is told to wait', async () => {
    const { ask } = await limited()
    for (let asked = 0; asked < LIMITS.calendar.burst; asked += 1) await ask('192.0.2.1', `/feed/${'a'.repeat(43)}.ics`)
    const over = await ask('192.0.2.1', `/feed/${'b'.repeat(43)}.ics`)
    assert.deepEqual([over.statusCode, over.headers['retry-after'], over.headers['content-type']], [429, '1', 'text/plain; charset=utf-8'])
  })

  test('of pages by somebody with a made-up session counts as their network', async () => {
    const { ask } = await limited()
    for (let asked = 0; asked < LIMITS['public-page'].burst; asked += 1) await ask('192.0.2.1', '/work', { cookie: `heard-session=${asked}` })
    assert.equal((await ask('192.0.2.1', '/work', { cookie: 'heard-session=x' })).statusCode, 429)
  })

  test('behind a proxy is told apart by the proxy’s word, which nobody else can give', async () => {
    const { ask } = await limited(['127.0.0.1'])
    for (let asked = 0; asked < LIMITS['public-page'].burst; asked += 1) await ask('127.0.0.1', '/help', { 'x-forwarded-for': `203.0.113.${asked % 250}, 198.51.100.1` })
    assert.equal((await ask('127.0.0.1', '/help', { 'x-forwarded-for': '203.0.113.251, 198.51.100.1' })).statusCode, 429)
    assert.equal((await ask('127.0.0.1', '/help', { 'x-forwarded-for': '198.51.100.2' })).statusCode, 200)
  })

  test('behind a proxy that Heard was not told of nobody is limited for another’s asking', async () => {
    const { ask } = await limited()
    for (let asked = 0; asked < LIMITS['public-page'].burst + 5; asked += 1) assert.equal((await ask('127.0.0.1', '/help', { 'x-forwarded-for': `198.51.100.${asked % 250}` })).statusCode, 200)
  })
})

test('every path has a limit that suits what it does', () => {
  const of = (limit: keyof typeof LIMITS) => ROUTES.filter((route) => limitOf(route) === limit).map(({ method, url }) => `${method} ${url}`)
  assert.ok(of('sign-in').includes('POST /sign-in'))
  assert.deepEqual(of('published-file'), ['GET /published/:year/:kind/:part/:file'])
  assert.ok(ROUTES.filter(({ multipart }) => multipart === true).every((route) => limitOf(route) === 'upload'))
  for (const url of ['/figures/:year/download.csv', '/import/register-template.csv', '/outputs/:kind/file/:format', '/benchmarks/benchmarks.csv']) assert.ok(of('take-away').some((each) => each.endsWith(url)), url)
})

test('many who ask after the server’s health at once have the database asked once', async () => {
  let asked = 0
  const { server } = await testWeb({ health: async () => { asked += 1; await new Promise((done) => setTimeout(done, 20)); return { databaseReachable: true, ledgerWritable: true } } })
  const answers = await Promise.all(Array.from({ length: 50 }, () => server.inject({ url: '/health', headers: { host: HOST } })))
  assert.deepEqual([new Set(answers.map(({ statusCode }) => statusCode)), asked], [new Set([200]), 1])
})
