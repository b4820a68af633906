import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DOMParser } from 'linkedom'
import { digestOf, FILES, givenEdition, givenWithdrawn, shortDocument } from '../../../../test/support/published.ts'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import type { AuthorityId } from '../../../application/ports.ts'

const NOTICE = 'One complaint was counted twice.'
const { authorityId } = TEST_AUTHORITY
const HERE = '/published/2019-20/annual-report'

type Parent = Readonly<{ localName: string; textContent: string | null; children: Iterable<Parent>; getAttribute(name: string): string | null }>

async function web(...editions: readonly ('first' | 'corrected' | 'withdrawn')[]) {
  const services = memoryServices()
  if (editions.includes('first')) await givenEdition(services, authorityId, { edition: 1, document: shortDocument('13') })
  if (editions.includes('corrected')) await givenEdition(services, authorityId, { edition: 2, document: shortDocument('12'), corrects: 1, notice: NOTICE, now: '2026-12-01T09:00:00.000Z' })
  if (editions.includes('withdrawn')) await givenWithdrawn(services, authorityId, 'It named a school.', 'report-1', '2026-12-02T09:00:00.000Z')
  return { ...await testWeb({ services }), services }
}

describe('the public pages', () => {
  test('need no sign-in, give no cookie, and say the same to everybody', async () => {
    const { visitor, signedIn } = await web('first')
    const stranger = visitor()
    const page = await stranger.get('/published')
    assert.equal(page.status, 200)
    assert.match(textOf(page.html), /Annual report 2019-20 Edition 1, published on 23 November 2026/)
    assert.equal(stranger.cookies.size, 0)
    const manager = await signedIn('complaints-manager')
    assert.equal((await manager.get('/published')).html, page.html)
    assert.equal(page.headers['set-cookie'], undefined)
  })

  test('may be kept for a while, and are not sent again where they have not changed', async () => {
    const { visitor } = await web('first')
    const { headers } = await visitor().get('/published')
    assert.equal(headers['cache-control'], 'public, max-age=300')
    const again = await visitor().get('/published', { 'if-none-match': String(headers['etag']) })
    assert.deepEqual([again.status, again.html], [304, ''])
  })

  test('say that nothing was published, and what is not there looks like what never was', async () => {
    const { visitor, services } = await web()
    await services.store.write(wholeOf(authorityId), (tx) => tx.ledger.append('report', 'draft-1', 0, [
      { type: 'ReportBegun', happenedOn: '2020-04-01' as never, reference: 'REP-0001', year: '2019-20', document: 'annual-report' },
    ], { commandId: 'c', recordedBy: 'x', recordedAt: '2026-11-23T09:00:00.000Z' }))
    assert.match(textOf((await visitor().get('/published')).html), /Nothing has been published yet/)
    const [draft, never] = [await visitor().get(HERE), await visitor().get('/published/1999-00/annual-report')]
    assert.deepEqual([draft.status, never.status], [404, 404])
    assert.equal(draft.html, never.html)
    for (const path of [`${HERE}/edition-1`, `${HERE}/edition-1/annual-report-2019-20.html`, `${HERE}/annual-report-2019-20.pdf`, `${HERE}/edition-1/differences`, `${HERE}/edition-0`, `${HERE}/edition-01`])
      assert.equal((await visitor().get(path)).status, 404, path)
  })

  test('another authority’s publications are not there', async () => {
    const { services } = await web('first')
    const other = await testWeb({ services, authorityFor: async () => ({ authorityId: 'other' as AuthorityId, name: 'Otherton', isDemonstration: false }) })
    assert.match(textOf((await other.visitor().get('/published')).html), /Nothing has been published yet/)
    assert.equal((await other.visitor().get(`${HERE}/edition-1/annual-report-2019-20.pdf`)).status, 404)
  })
})

describe('whatever is asked of the public pages', () => {
  const paths = ['/published', HERE, `${HERE}/edition-1`, `${HERE}/edition-1/annual-report-2019-20.pdf`, `${HERE}/edition-1/annual-report-2019-20.html`, '/published/feed.atom', '/robots.txt']

  test('HEAD says the same as GET without the words, and neither gives a cookie, even to a browser that has one', async () => {
    const { server } = await web('first')
    for (const url of paths) {
      const headers = { host: 'testshire.example', cookie: 'heard-session=abc; heard-form=def' }
      const [got, head] = [await server.inject({ url, headers }), await server.inject({ method: 'HEAD', url, headers })]
      const told = ({ statusCode, headers: of }: typeof got) => [statusCode, of['content-type'], of['etag'], of['cache-control'], of['content-length'], of['set-cookie'], of['content-security-policy']]
      assert.deepEqual(told(head), told(got), url)
      assert.deepEqual([head.body, got.statusCode, got.headers['set-cookie']], ['', 200, undefined], url)
      assert.ok(got.headers['cache-control']?.startsWith('public, max-age='), url)
    }
  })

  test('an ETag is another where what it is of is another; a list of tags, a weak one and * are known; an old one is not', async () => {
    const { server } = await web('first')
    for (const url of paths.filter((path) => path !== '/robots.txt')) {
      const { headers: { etag } } = await server.inject({ url, headers: { host: 'testshire.example' } })
      for (const tag of [`"old", ${etag}`, `W/${etag}`, '*']) assert.equal((await server.inject({ url, headers: { host: 'testshire.example', 'if-none-match': tag } })).statusCode, 304, `${url} ${tag}`)
      assert.equal((await server.inject({ url, headers: { host: 'testshire.example', 'if-none-match': '"old"' } })).statusCode, 200, url)
    }
  })

  test('what was withdrawn, or never was, is never answered with "not modified", whatever tag is sent', async () => {
    const { server } = await web('first', 'withdrawn')
    for (const [url, status] of [[HERE, 410], [`${HERE}/edition-1/annual-report-2019-20.pdf`, 410], ['/published/1999-00/annual-report', 404]] as const) for (const tag of ['*', `"${FILES[1] ? digestOf(FILES[1].bytes) : ''}"`])
      assert.equal((await server.inject({ url, headers: { 'if-none-match': tag } })).statusCode, status, `${url} ${tag}`)
  })

  test('a host made up by hand gets no page of ours with its own address in it', async () => {
    const { server } = await web('first')
    for (const host of ['evil.example/"><script>alert(1)</script>', 'evil.example#', 'a b', 'testshire.example@evil.example', "x'; drop table", '[::1', 'testshire.example:99999999']) {
      const answer = await server.inject({ url: '/published/feed.atom', headers: { host, 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' } })
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${host} answered ${answer.statusCode}`)
      assert.doesNotMatch(answer.body, /<script>alert|evil\.example/, host)
    }
  })

  test('part of a file may be asked for: all of it is given, which every reader of ranges takes', async () => {
    const { server } = await web('first')
    const answer = await server.inject({ url: `${HERE}/edition-1/annual-report-2019-20.pdf`, headers: { range: 'bytes=0-3' } })
    assert.deepEqual([answer.statusCode, answer.rawPayload.length], [200, FILES[1]?.bytes.length])
  })
})

describe('an edition', () => {
  test('offers every file with its digest', async () => {
    const { visitor } = await web('first')
    const { html } = await visitor().get(HERE)
    for (const { name } of FILES) assert.ok(html.includes(`${HERE}/edition-1/${name}`), name)
    assert.match(html, /<code>[0-9a-f]{64}<\/code>/)
  })

  test('gives each file byte by byte, to be kept as it is', async () => {
    const { server } = await web('first')
    for (const { name, bytes, mediaType } of FILES) {
      const answer = await server.inject({ url: `${HERE}/edition-1/${name}` })
      assert.equal(answer.statusCode, 200)
      assert.ok(answer.rawPayload.equals(Buffer.from(bytes)), name)
      assert.equal(answer.headers['content-type'], mediaType)
      assert.equal(answer.headers['cache-control'], 'public, max-age=86400, immutable')
      assert.equal((await server.inject({ url: `${HERE}/edition-1/${name}`, headers: { 'if-none-match': String(answer.headers['etag']) } })).statusCode, 304)
    }
  })

  test('a page that stands by itself may show itself and nothing more', async () => {
    const { server } = await web('first')
    const { headers } = await server.inject({ url: `${HERE}/edition-1/annual-report-2019-20.html` })
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]{44}';/)
    assert.doesNotMatch(policy, /unsafe|script-src/)
  })

  test('its files are found by their name alone, and those of another name are not there', async () => {
    const { visitor } = await web('first', 'corrected')
    const found = await visitor().get(`${HERE}/annual-report-2019-20.pdf`)
    assert.deepEqual([found.status, found.location], [303, `${HERE}/edition-2/annual-report-2019-20.pdf`])
    for (const name of ['manifest.json', '..%2f..%2fetc%2fpasswd', '__proto__']) assert.equal((await visitor().get(`${HERE}/edition-1/${name}`)).status, 404, name)
  })
})

describe('a correction', () => {
  test('says what was wrong, and what changed', async () => {
    const { visitor } = await web('first', 'corrected')
    const page = textOf((await visitor().get(HERE)).html)
    assert.match(page, /Edition 2, published on 1 December 2026/)
    assert.match(page, /Correction of edition 1 One complaint was counted twice\. See what changed/)
    const differences = textOf((await visitor().get(`${HERE}/edition-2/differences`)).html)
    assert.match(differences, /Upheld, 2019-20 Outcomes 13 12/)
    assert.match(differences, /Of 33 complaints, 13 were upheld\. Of 33 complaints, 12 were upheld\./)
  })

  test('leaves the edition before it readable, marked as corrected', async () => {
    const { visitor, server } = await web('first', 'corrected')
    assert.match(textOf((await visitor().get(`${HERE}/edition-1`)).html), /This edition has been corrected\. Read edition 2 instead/)
    const file = await server.inject({ url: `${HERE}/edition-1/annual-report-2019-20.html` })
    assert.deepEqual([file.statusCode, file.headers['link']], [200, `<${HERE}>; rel="latest-version"`])
  })

  test('there are no differences of an edition that corrects none', async () => {
    const { visitor } = await web('first', 'corrected')
    assert.equal((await visitor().get(`${HERE}/edition-1/differences`)).status, 404)
  })
})

describe('a report that was withdrawn', () => {
  test('says so at each of its addresses, with the reason, and gives nothing of it', async () => {
    const { visitor } = await web('first', 'corrected', 'withdrawn')
    for (const path of [HERE, `${HERE}/edition-1`, `${HERE}/edition-2/annual-report-2019-20.pdf`, `${HERE}/annual-report-2019-20.html`, `${HERE}/edition-2/differences`]) {
      const page = await visitor().get(path)
      assert.equal(page.status, 410, path)
      assert.match(textOf(page.html), /was withdrawn on 2 December 2026\. It named a school\./)
    }
    assert.match(textOf((await visitor().get('/published')).html), /Withdrawn on 2 December 2026/)
  })
})

describe('the feed', () => {
  test('has an entry for each edition, newest first, with addresses that anybody can open', async () => {
    const { server } = await web('first', 'corrected')
    const answer = await server.inject({ url: '/published/feed.atom', headers: { host: 'testshire.example' } })
    assert.equal(answer.headers['content-type'], 'application/atom+xml; charset=utf-8')
    assert.deepEqual([...answer.body.matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"/g)].map(([, href]) => href), [
      'http://testshire.example/published', `http://testshire.example${HERE}/edition-2`, `http://testshire.example${HERE}/edition-1`,
    ])
    assert.equal(new Set([...answer.body.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id)).size, 3)
    assert.equal((await server.inject({ url: '/published/feed.atom', headers: { host: 'testshire.example', 'if-none-match': String(answer.headers['etag']) } })).statusCode, 304)
  })

  test('has every element that Atom requires, each once, with addresses of its own host and dates with a time zone', async () => {
    const { server } = await web('first', 'corrected', 'withdrawn')
    const { body } = await server.inject({ url: '/published/feed.atom', headers: { host: 'testshire.example' } })
    const xml = new DOMParser().parseFromString(body, 'text/xml')
    const within = (parent: Parent, name: string) => [...parent.children].filter((child) => child.localName === name)
    const feed = [...xml.children].find((child) => child.localName === 'feed')
    assert.ok(feed && within(feed, 'entry').length === 2)
    // RFC 4287, 4.1.1 and 4.1.2: an id, a title and the last change of each; whose it is; where else to read it, since no entry has content.
    for (const parent of [feed, ...within(feed, 'entry')]) for (const name of ['id', 'title', 'updated']) assert.equal(within(parent, name).length, 1, `${parent.localName} has one ${name}`)
    assert.ok(within(feed, 'author').some((author) => within(author, 'name').some(({ textContent }) => textContent !== '')))
    for (const entry of within(feed, 'entry')) assert.ok(within(entry, 'link').some((link) => link.getAttribute('rel') === 'alternate'))
    for (const [, at = ''] of body.matchAll(/<(?:updated|published)>([^<]+)</g)) assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
    for (const [, href = ''] of body.matchAll(/href="([^"]+)"/g)) assert.equal(new URL(href).host, 'testshire.example')
  })

  test('tells of a withdrawal', async () => {
    const { server } = await web('first', 'withdrawn')
    const { body } = await server.inject({ url: '/published/feed.atom' })
    assert.match(body, /<title>Annual report 2019-20: withdrawn<\/title>/)
    assert.match(body, /<updated>2026-12-02T09:00:00.000Z<\/updated>/)
  })
})

test('search engines are kept to what was published', async () => {
  const { server } = await web()
  assert.equal((await server.inject({ url: '/robots.txt' })).body, 'User-agent: *\nAllow: /published\nAllow: /assets/\nAllow: /brand/\nDisallow: /\n')
})
