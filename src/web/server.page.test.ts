import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { pino } from 'pino'
import { DocumentsBusy } from '../documents/documents-busy.ts'
import { may } from '../application/permissions.ts'
import type { Role } from '../application/ports.ts'
import { memoryServices, movableClock, PASSWORD, TEST_AUTHORITY, testWeb, textOf } from '../../test/support/web.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'

const PUBLIC = [
  'GET /accessibility', 'GET /help', 'GET /link', 'GET /link/:token', 'GET /published', 'GET /published/:year/:kind', 'GET /published/:year/:kind/:part', 'GET /published/:year/:kind/:part/:file', 'GET /published/feed.atom',
  'GET /robots.txt', 'GET /sign-in', 'GET /sign-in/provider', 'GET /sign-in/provider/back', 'GET /sign-in/second-factor', 'GET /sign-in/set-up', 'GET /sign-in/set-up/passkey',
  'GET /sign-out/done', 'GET /sign-out/provider',
  'POST /link', 'POST /sign-in', 'POST /sign-in/second-factor', 'POST /sign-in/set-up', 'POST /sign-in/set-up/passkey', 'POST /sign-out',
]

function withIds(url: string): string {
  return url.replaceAll(/:\w+(\([^)]*\))?/g, '0a9b3c7e-1111-4222-8333-444455556666')
}

const failing = (fault: Error, method: 'GET' | 'POST' = 'GET'): Route =>
  ({ method, url: '/failing', access: 'public', handler: () => { throw fault } })

describe('Every path', () => {
  test('is either public by name or closed to people who have not signed in', async () => {
    const { visitor } = await testWeb()
    assert.deepEqual(ROUTES.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.url}`).sort(), PUBLIC)
    for (const route of ROUTES.filter((one) => one.access !== 'public')) {
      const someone = visitor()
      await someone.get('/help')
      await someone.get('/sign-in')
      const answer = route.method === 'GET' ? await someone.get(withIds(route.url)) : await someone.post(`${withIds(route.url)}${route.multipart ? '?_csrf=x' : ''}`)
      const isClosed = route.method === 'GET' ? answer.status === 303 && answer.location.startsWith('/sign-in') : answer.status === 403
      assert.ok(isClosed, `${route.method} ${route.url} answered ${answer.status}`)
    }
  })

  test('is closed to each role that may not do what the page is for', async () => {
    const { signedIn } = await testWeb()
    for (const role of ['team-manager', 'head-of-service', 'reader', 'administrator'] as const satisfies readonly Role[]) {
      const someone = await signedIn(role)
      for (const route of ROUTES) {
        if (route.method !== 'GET' || route.access === 'public' || route.access === 'signed-in') continue
        const actor = { ...TEST_AUTHORITY, userId: 'x' as never, name: 'x', role, teams: [] }
        if (!may(actor, route.access)) assert.equal((await someone.get(withIds(route.url))).status, 403, `${role} ${route.url}`)
      }
    }
  })

  test('refuses a form that carries no token, another browser’s token, or comes from another site', async () => {
    const { signedIn, visitor } = await testWeb()
    const someone = await signedIn()
    const other = visitor()
    const theirs = /name="_csrf" value="([^"]+)"/.exec((await other.get('/sign-in')).html)?.[1] ?? ''
    for (const [fields, headers] of [
      [{ _csrf: '' }, {}], [{ _csrf: theirs }, {}], [{}, { origin: 'https://evil.example' }], [{}, { origin: 'null' }], [{}, { 'sec-fetch-site': 'cross-site' }],
    ] as const) {
      await someone.get('/sign-in')
      assert.equal((await someone.post('/sign-out', fields, headers)).status, 403, JSON.stringify([fields, headers]))
    }
    await someone.get('/sign-in')
    assert.equal((await someone.post('/sign-out', {}, { origin: 'http://testshire.example', 'sec-fetch-site': 'same-origin' })).status, 303)
  })
})

describe('Every page', () => {
  test('has its way back in a landmark of its own, before what it is about', async () => {
    const { signedIn } = await testWeb()
    const { html } = await (await signedIn()).get('/drafts')
    assert.match(html, /<nav class="heard-way-back" aria-label="Way back"><a href="[^"]+" class="govuk-back-link">Back<\/a><\/nav>\s*<main/)
  })

  test('is not kept by a browser, and may run and load only our own files', async () => {
    const { visitor } = await testWeb()
    const { headers, html } = await visitor().get('/sign-in')
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['content-security-policy']), /default-src 'none';script-src 'self';style-src 'self'/)
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/)
  })

  test('names no font of GOV.UK and shows no crown', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    const { html } = await someone.get('/sign-in')
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
    assert.ok(files.length >= 4)
    for (const file of files) {
      const asset = await someone.get(file)
      assert.equal(asset.status, 200, file)
      assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.ok(!/GDS Transport|@font-face|Margaret Calvert|url\([^)]*(crest|crown)/i.test(asset.html), file)
    }
    assert.equal((await someone.get('/assets/fonts/bold-b542beb274-v2.woff2')).status, 404)
  })

  test('says that it is a demonstration where it is one', async () => {
    const { visitor } = await testWeb({ authorityFor: async () => ({ ...TEST_AUTHORITY, name: 'Halton (demonstration)', isDemonstration: true }) })
    assert.match(textOf((await visitor().get('/sign-in')).html), /Demonstration .*\. People and texts are invented; only the totals are those published\./)
  })

  test('is refused at a host name that no authority has', async () => {
    const { visitor } = await testWeb({ authorityFor: async () => null })
    const page = await visitor().get('/sign-in')
    assert.deepEqual([page.status, /No authority answers at this address/.test(page.html)], [421, true])
  })
})

describe('When something fails', () => {
  test('a page that is not there says so', async () => {
    const { visitor } = await testWeb()
    const page = await visitor().get('/nowhere')
    assert.deepEqual([page.status, /<h1[^>]*>Page not found<\/h1>/.test(page.html)], [404, true])
  })

  test('a page that is not there, and one that fails, keep the menu of whoever asked', async () => {
    const { signedIn } = await testWeb({}, [...ROUTES, failing(new Error('broken'))])
    const someone = await signedIn()
    for (const path of ['/nowhere', '/failing']) assert.match((await someone.get(path)).html, />Testshire<[^]*>Work list</, path)
  })

  test('a fault gives a reference that the log has too, and neither shows what a person typed', async () => {
    const lines: string[] = []
    const logger = pino({}, { write: (line: string) => { lines.push(line) } })
    const fault = Object.assign(new Error('duplicate key: Key (name)=(Featherstone) exists'), {
      code: '23505', severity: 'ERROR', detail: 'Key (name)=(Featherstone)', constraint: 'people_pkey',
    })
    const { visitor } = await testWeb({ logger }, [failing(fault)])
    const page = await visitor().get('/failing?q=Featherstone')
    const reference = /font-weight-bold">([0-9A-F]{10})</.exec(page.html)?.[1] ?? 'none'
    assert.equal(page.status, 500)
    assert.ok(lines.some((line) => line.includes(reference) && line.includes('people_pkey')))
    assert.doesNotMatch(lines.join('') + page.html, /Featherstone/)
  })

  test('a database that is away is said so, and the page asks again by itself', async () => {
    const { visitor } = await testWeb({}, [failing(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))])
    const page = await visitor().get('/failing')
    assert.equal(page.status, 503)
    assert.match(page.html, /<noscript><meta http-equiv="refresh" content="5"><\/noscript>/)
    assert.match(page.html, /<p[^>]*data-wait-for-database/)
    assert.match(textOf(page.html), /The database is away Nothing was lost/)
  })

  test('a form sent while the database is away waits in the page with everything typed, and can be sent again', async () => {
    const opens: Route = { method: 'GET', url: '/open', access: 'public', handler: () => ({ kind: 'page', template: 'pages/sign-in/page.njk', title: 'x' }) }
    const { visitor } = await testWeb({}, [opens, failing(new Error('x', { cause: Object.assign(new Error('y'), { code: '57P01' }) }), 'POST')])
    const someone = visitor()
    await someone.get('/open')
    const page = await someone.post('/failing', { said: '<b>She said "no"</b>', teams: ['north', 'south'] })
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.html, /http-equiv="refresh"|<b>She/)
    assert.match(page.html, /name="said" value="&lt;b&gt;She said &quot;no&quot;&lt;\/b&gt;"/)
    assert.match(page.html, /name="teams" value="north">\s*<input type="hidden" name="teams" value="south"/)
    assert.match(page.html, /data-wait-for-database/)
  })

  test('a form that met a fault waits in the page too, but does not send itself again and again', async () => {
    const opens: Route = { method: 'GET', url: '/open', access: 'public', handler: () => ({ kind: 'page', template: 'pages/sign-in/page.njk', title: 'x' }) }
    const { visitor } = await testWeb({}, [opens, failing(new Error('broken'), 'POST')])
    const someone = visitor()
    await someone.get('/open')
    const page = await someone.post('/failing', { said: 'A long letter' })
    assert.equal(page.status, 500)
    assert.match(page.html, /name="said" value="A long letter"/)
    assert.doesNotMatch(page.html, /data-wait-for-database/)
  })

  test('a form sent after the session ended waits in the page, and is taken after signing in again', async () => {
    const time = movableClock()
    const { signedIn, deps } = await testWeb({ services: memoryServices(time.clock) })
    const someone = await signedIn()
    await someone.get('/complaints/new')
    time.minutesPass(61)
    const page = await someone.post('/complaints/new', { kind: 'training' })
    assert.deepEqual([page.status, /You have been signed out/.test(page.html)], [403, true])
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    assert.match(page.html, /name="kind" value="training"/)
    await someone.get('/sign-in')
    await someone.post('/sign-in', { email: 'complaints-manager@testshire.example', password: PASSWORD })
    assert.equal((await someone.post('/complaints/new', { kind: 'training', _csrf: token })).location, '/context/new/record-training')
    assert.equal(deps.sessions.rows.size, 1)
  })

  test('a full disk is named', async () => {
    const { visitor } = await testWeb({}, [failing(Object.assign(new Error('no space'), { code: '53100', severity: 'ERROR' }))])
    const page = await visitor().get('/failing')
    assert.deepEqual([page.status, /no room left to save/.test(page.html)], [503, true])
  })

  test('where too many documents are being made it is said when to try again, and what was sent waits in the page', async () => {
    const opens: Route = { method: 'GET', url: '/open', access: 'public', handler: () => ({ kind: 'page', template: 'pages/sign-in/page.njk', title: 'x' }) }
    const busy = new DocumentsBusy('too many documents are waiting')
    const { visitor } = await testWeb({}, [opens, failing(busy), failing(busy, 'POST')])
    const someone = visitor()
    await someone.get('/open')
    const asked = await someone.get('/failing')
    assert.deepEqual([asked.status, asked.headers['retry-after']], [503, '60'])
    assert.match(textOf(asked.html), /Too many documents are being made at once .*Nothing was changed\. Wait a minute, then try again/)
    const sent = await someone.post('/failing', { to: 'The complainant' })
    assert.match(sent.html, /name="to" value="The complainant"/)
    assert.match(textOf(sent.html), /What you sent has not been saved yet\. It waits in this page\. Wait a minute, then press the button/)
  })

  test('a form longer than any letter is refused with a page', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    const page = await someone.post('/sign-in', { email: 'x'.repeat(2_100_000) })
    assert.deepEqual([page.status, /more than fits/.test(page.html)], [413, true])
  })

  test('an upload is not a form unless its page takes one', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    const page = await someone.post('/sign-in', {}, { 'content-type': 'application/json' })
    assert.equal(page.status, 415)
  })
})

describe('The health page', () => {
  test('says 200 when all is well and 503 when the database is away or the ledger takes nothing, at any host name', async () => {
    for (const [databaseReachable, ledgerWritable, status] of [[true, true, 200], [false, false, 503], [true, false, 503]] as const) {
      const { visitor } = await testWeb({ authorityFor: async () => null, health: async () => ({ databaseReachable, ledgerWritable }) })
      assert.equal((await visitor().get('/health')).status, status)
    }
  })
})
