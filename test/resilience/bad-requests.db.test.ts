import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { HOSTILE } from './hostile.ts'
import { unescaped, type HttpVisitor } from './http-visitor.ts'
import { addNote, answerWhatIsNeeded, commandForm, noteOf, recordOne } from './recording.ts'
import { servedRegister } from './served-register.ts'

const served = await servedRegister({ after })
const FORM = 'application/x-www-form-urlencoded'

const plain = (html: string) => unescaped(html.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')

/** A form of so many bytes, sent as a browser would. */
async function sendBytes(visitor: HttpVisitor, path: string, bytes: number) {
  return visitor.ask(path, { method: 'POST', body: `_csrf=${visitor.token()}&text=${'x'.repeat(bytes)}`, headers: { 'content-type': FORM } })
}

describe('Hostile text', () => {
  test('typed into a note is kept and shown literally, sign for sign', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const complaintId = await recordOne(visitor, 'For the notes')
    const { rows: [{ count: before } = { count: -1 }] } = await served.database.pools.owner.query<{ count: number }>('select count(*) from texts')
    let kept = 0
    for (const text of HOSTILE.filter((words) => words.trim() !== '' && words.length <= 20_000)) {
      const answer = await addNote(visitor, complaintId, `[${text}]`)
      assert.equal(answer.status, 303, JSON.stringify(text))
      kept += 1
      const { rows } = await served.database.pools.owner.query<{ body: string }>('select body from texts where body = $1', [`[${text.replaceAll('\r\n', '\n')}]`])
      assert.equal(rows.length >= 1, true, JSON.stringify(text.slice(0, 80)))
      const { html } = await visitor.get(`/complaints/${complaintId}`)
      assert.doesNotMatch(html, /<script>alert|<img src=x|49\b(?!\d*;).*7\*7|<b>/)
      if (text.length < 500) assert.ok(unescaped(html).includes(`[${text.replaceAll('\r\n', '\n')}]`), JSON.stringify(text))
    }
    const { rows: [{ count } = { count: -1 }] } = await served.database.pools.owner.query<{ count: number }>('select count(*) from texts')
    assert.equal(count - before, kept)
  })

  test('as a name is recorded, shown in every list, and found', async () => {
    const visitor = await served.signedIn('complaints-manager')
    for (const name of ['<script>alert(1)</script>', "O'Brien'); drop table events; --", '{{7*7}}', 'Zoë Ålström-Øre', 'שלום', '👩‍👩‍👧‍👦', '\u202Egnirts', 'x'.repeat(200)]) {
      const complaintId = await recordOne(visitor, `About ${name}`, { complainants: { 'type-0': 'parent', 'given-0': name.slice(0, 200), 'family-0': name.slice(0, 200) }, children: { 'given-0': name.slice(0, 200) } })
      for (const path of [`/complaints/${complaintId}`, '/work', '/drafts', `/complaints/new/${complaintId}/recorded`, `/complaints/${complaintId}/acknowledge`]) {
        const { status, html } = await visitor.get(path)
        assert.equal(status, 200)
        assert.doesNotMatch(html, /<script>alert/)
      }
      await visitor.get('/search')
      const found = await visitor.post('/search', { words: name })
      assert.ok(found.status === 200 || found.status === 303, `${name} answered ${found.status}`)
      assert.doesNotMatch(found.html, /<script>alert/)
    }
    assert.ok(await served.eventCount() > 8, 'the events are still there')
  })

  test('longer than fits is asked to be shortened, with all of it still in the form', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const complaintId = await recordOne(visitor, 'For the long one')
    const million = `${'ä'.repeat(999_990)} the end`.slice(0, 900_000)
    const answer = await addNote(visitor, complaintId, million.slice(0, 300_000))
    assert.equal(answer.status, 422)
    assert.match(answer.html, /Shorten/)
    assert.ok(answer.html.includes(million.slice(0, 300_000)))
    const name = await answerWhatIsNeeded(visitor, 'A long name').then((draftId) => visitor.post(`/complaints/new/${draftId}/complainants`, { 'type-0': 'parent', 'given-0': 'n'.repeat(5_000) }))
    assert.equal(name.status, 422)
  })

  test('with a sign that no text can hold is refused in plain words, and nothing is kept', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const complaintId = await recordOne(visitor, 'For the NUL')
    const before = await served.eventCount()
    const answer = await visitor.post(`/complaints/${complaintId}/add-note`, await commandForm(visitor, complaintId, 'add-note', noteOf('a\0b')))
    assert.ok(answer.status === 303 || answer.status === 400 || answer.status === 422, String(answer.status))
    if (answer.status !== 303) assert.equal(await served.eventCount(), before)
    for (const path of ['/search', '/sign-in', `/complaints/new/${crypto.randomUUID()}/said`, '/compliments/new', `/complaints/${complaintId}/log-contact`]) {
      const { status } = await visitor.post(path, { words: 'a\0b', email: 'a\0@example.org', password: 'p\0', said: 'a\0b', go: 'later', text: '\0' })
      assert.ok(status < 500, `${path} answered ${status}`)
    }
  })
})

describe('A form that is too large', () => {
  test('gets a plain page that says so', async () => {
    const visitor = await served.signedIn('complaints-manager')
    await visitor.get('/help')
    const answer = await sendBytes(visitor, '/search', 2_100_000)
    assert.equal(answer.status, 413)
    assert.match(plain(answer.html), /Nothing was changed/)
    const claimed = await visitor.ask('/search', { method: 'POST', body: 'x', headers: { 'content-type': FORM, 'content-length': '1' } })
    assert.equal(claimed.status, 403)
  })

  test('is answered to somebody who is still sending it, and their connection does not break under their hands', async () => {
    const { port, host } = new URL(served.address)
    const half = 'x'.repeat(1_400_000)
    const socket = connect({ port: Number(port), host: '127.0.0.1' })
    const said: string[] = []
    const faults: string[] = []
    socket.on('error', (fault) => faults.push(fault.message)).on('data', (part) => said.push(part.toString('latin1')))
    socket.write(`POST /sign-in HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${FORM}\r\ncontent-length: 2800000\r\n\r\n`)
    for (const part of [half, half]) {
      await pause(300)
      socket.write(part)
    }
    await Promise.race([once(socket, 'close'), pause(20_000)])
    socket.destroy()
    assert.deepEqual(faults, [])
    assert.match(said.join(''), /^HTTP\/1\.1 413 [\s\S]*Nothing was changed/)
  })

  test('of ten thousand fields is answered', async () => {
    const visitor = await served.signedIn('complaints-manager')
    await visitor.get('/help')
    const body = `_csrf=${visitor.token()}&${Array.from({ length: 10_000 }, (_, at) => `given-${at}=a&f=${at}`).join('&')}&groups=30000&go=later`
    const answer = await visitor.ask(`/complaints/new/${crypto.randomUUID()}/complainants`, { method: 'POST', body, headers: { 'content-type': FORM } })
    assert.ok(answer.status < 500, String(answer.status))
  })
})

describe('A request that no page of ours sends', () => {
  const paths = ['/work', '/search', '/complaints/new', '/import', '/figures/2025-26', '/sign-in', '/drafts']

  test('with another method is not there', async () => {
    const visitor = await served.signedIn('complaints-manager')
    for (const path of paths)
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
        const { status } = await visitor.ask(path, { method })
        assert.ok(status === 404 || status === 405 || status === 400, `${method} ${path} answered ${status}`)
      }
  })

  test('in another encoding, or none, is refused as unreadable', async () => {
    const visitor = await served.signedIn('complaints-manager')
    await visitor.get('/help')
    for (const [contentType, body] of [
      ['application/json', '{'], ['application/json', '[1]'], ['application/json', `{"_csrf":"${visitor.token()}","words":{"a":1}}`], ['application/json', `{"_csrf":"${visitor.token()}","words":"\\ud800"}`],
      ['application/xml', '<a/>'], ['text/plain', 'a'], [`${FORM}; charset=utf-16`, 'a=b'], ['multipart/form-data', 'x'], ['multipart/form-data; boundary=x', '--x'], ['', 'a=b'],
    ] as const)
      for (const path of ['/search', '/complaints/new', `/import?_csrf=${visitor.token()}`]) {
        const { status, html } = await visitor.ask(path, { method: 'POST', body, headers: contentType === '' ? {} : { 'content-type': contentType } })
        assert.ok(status < 500, `${path} with ${contentType} ${body} answered ${status}`)
        assert.doesNotMatch(html, /\.ts:\d|node_modules/)
      }
  })

  test('with spoilt cookies asks to sign in, and with a spoilt token is refused', async () => {
    for (const session of ['', 'x', '%00', '%', 'a'.repeat(3_000), '{}', '../..', 'undefined']) {
      const visitor = served.visitor()
      visitor.cookies.set('heard-session', session)
      visitor.cookies.set('heard-form', session)
      assert.equal((await visitor.get('/work')).status, 303)
    }
    const visitor = await served.signedIn('complaints-manager')
    await visitor.get('/help')
    for (const token of ['', 'x', visitor.token().slice(1), `${visitor.token()}x`, '%00'])
      assert.equal((await visitor.post('/search', { _csrf: token, words: 'Ada' })).status, 403, token)
    for (const origin of ['https://evil.example', 'null', 'http://north.example.evil.example', '::'])
      assert.equal((await visitor.post('/search', { words: 'Ada' }, { headers: { origin } })).status, 403, origin)
  })

  test('at an address with a wrong id is not there, and says no more than that', async () => {
    const visitor = await served.signedIn('complaints-manager')
    for (const id of ['1', 'x', '%00', '%ff', '..%2f..', "'%20or%201=1", 'a'.repeat(99), crypto.randomUUID(), '__proto__', 'constructor'])
      for (const path of [`/complaints/${id}`, `/complaints/${id}/acknowledge`, `/complaints/${id}/clocks/stage-1`, `/register/${id}`, `/import/${id}/check`, `/complaints/${crypto.randomUUID()}/${id}`]) {
        const { status, html } = await visitor.get(path)
        assert.ok(status === 404 || status === 400, `${path} answered ${status}`)
        assert.doesNotMatch(html, /uuid|syntax|\.ts:\d/)
      }
  })

  test('at another host name is told that nobody answers there', async () => {
    for (const host of ['evil.example', 'north.example.evil.example', '127.0.0.1', 'localhost', '[::1]', 'x'.repeat(300), 'NORTH.example:99'])
      assert.ok([421, 303, 400].includes((await served.visitor(host).get('/work')).status), host)
    assert.equal((await served.visitor('evil.example').get('/sign-in')).status, 421)
  })
})
