import assert from 'node:assert/strict'
import { memoryFiles } from '../../../../test/support/memory-files.ts'
import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { after, describe, test } from 'node:test'
import ICAL from 'ical.js'
import { pino } from 'pino'
import { datedRegister } from '../../../../test/support/dated-register.ts'
import { signInOfTests } from '../../../../test/support/memory-sign-in.ts'
import { memoryTraces } from '../../../../test/support/memory-traces.ts'
import { plainPasswords } from '../../../../test/support/memory-accounts.ts'
import { testPress } from '../../../../test/support/press.ts'
import { record } from '../../../../test/support/recorded-complaints.ts'
import { textOf, visitor } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from '../../../demonstration/names-data.ts'
import { DEMONSTRATION_USERS } from '../../../demonstration/users.ts'
import { authorityFinder } from '../../../storage/authorities.ts'
import { createDrafts } from '../../../storage/drafts.ts'
import { healthProbe } from '../../../storage/health.ts'
import { createSessions } from '../../../storage/sessions.ts'
import { createWebServer } from '../../server.ts'

const db = await datedRegister({ after })
const { pools, services, feeds, reminders } = db
const logged: string[] = []
const server = await createWebServer({
  fileStore: memoryFiles(), services, feeds, reminders, accounts: db.accounts, sessions: createSessions(pools), ...signInOfTests(pools), drafts: createDrafts(pools), passwords: plainPasswords, press: testPress(), traces: memoryTraces(),
  authorityFor: authorityFinder(pools, () => Date.now()), health: healthProbe(pools), secureCookies: false,
  logger: pino(new Writable({ write: (line: Buffer, _encoding, done) => { logged.push(line.toString()); done() } })),
})
after(() => server.close())

async function signedIn(name: string) {
  const someone = visitor(server)
  await someone.get('/sign-in')
  assert.equal((await someone.post('/sign-in', { email: `${name.toLowerCase()}@testshire.example`, password: 'correct horse battery' })).status, 303)
  return someone
}

async function newAddress(name: string, covers = 'own'): Promise<string> {
  const someone = await signedIn(name)
  await someone.get('/diary/feed')
  const { html } = await someone.post('/diary/feed', { covers })
  return new URL(/http:\/\/testshire\.example\/feed\/[\w-]{43}\.ics/.exec(html)?.[0] ?? 'http://none.example/none').pathname
}

/** A calendar program: it brings no cookie. */
const calendarAt = (path: string) => server.inject({ method: 'GET', url: path, headers: { host: 'testshire.example' } })
const summaries = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
  const { summary, startDate } = new ICAL.Event(event)
  return `${startDate.toString()} ${summary}`
})

// Every name of the demonstration has a complaint, each written by somebody of that name.
const people = FAMILY_NAMES.map((familyName, index) => ({ givenName: GIVEN_NAMES[index % GIVEN_NAMES.length] ?? '', familyName }))
for (const [index, person] of people.entries()) await db.given(`2026-11-${String(2 + (index % 15)).padStart(2, '0')}`, { to: db.widnes, team: 'cin-widnes', person })
const first = await db.given('2026-11-16', { reference: '2026-0042', to: db.runcorn })

describe('a calendar of one’s own', () => {
  test('shows references and deadlines, to a parser that is not ours', async () => {
    const answer = await calendarAt(await newAddress('Runcornley'))
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-type']), /^text\/calendar/)
    assert.deepEqual(summaries(answer.body), ['2026-11-30 2026-0042: Answer at stage 1'])
  })

  test('carries no name of anybody, and no id by which a complaint could be found', async () => {
    const { body } = await calendarAt(await newAddress('Marlow', 'visible'))
    assert.ok(summaries(body).length > people.length / 2)
    const text = body.replaceAll('\r\n ', '')
    const names = [...GIVEN_NAMES, ...FAMILY_NAMES, ...DEMONSTRATION_USERS.flatMap(({ name, email }) => [...name.split(' '), email]), 'Marlow', 'Widnesson', 'Runcornley']
    assert.deepEqual(names.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text)), [])
    const { rows } = await pools.owner.query<{ id: string }>('select stream_id as id from complaint_summaries union select person_id from people union select user_id from users')
    assert.deepEqual(rows.filter(({ id }) => text.includes(id)), [])
  })

  test('keeps the id of a deadline when its date moves, and counts the change', async () => {
    const path = await newAddress('Runcornley')
    const event = async () => new ICAL.Event(new ICAL.Component(ICAL.parse((await calendarAt(path)).body)).getFirstSubcomponent('vevent') ?? assert.fail('nothing in it'))
    const before = await event()
    await record(db.store, db.authorityId, first, [{
      type: 'StageOneExtended', happenedOn: isoDate('2026-11-20'), ground: 'complex', untilWorkingDays: 20, toldOn: isoDate('2026-11-20'), reason: { textId: crypto.randomUUID(), digest: 'x' },
    }], { recordedAt: '2026-11-20T12:00:00.000Z' })
    const now = await event()
    assert.equal(now.uid, before.uid)
    assert.equal(now.startDate.toString(), '2026-12-14')
    assert.ok(now.sequence > before.sequence)
  })

  test('of a team manager has what they may see, and changes with their role', async () => {
    const path = await newAddress('Widnesson', 'visible')
    assert.ok(!(await calendarAt(path)).body.includes('2026-0042'))
    await pools.owner.query("update users set role = 'head-of-service' where name = 'Widnesson'")
    assert.ok((await calendarAt(path)).body.includes('2026-0042'))
    await pools.owner.query("update users set role = 'reader' where name = 'Widnesson'")
    assert.equal((await calendarAt(path)).statusCode, 404)
    await pools.owner.query("update users set role = 'team-manager' where name = 'Widnesson'")
  })

  test('sets no cookie, may be kept for minutes and by its owner alone, and is in no search engine', async () => {
    const { headers } = await calendarAt(await newAddress('Runcornley'))
    assert.equal(headers['set-cookie'], undefined)
    assert.equal(headers['cache-control'], 'private, max-age=300')
    assert.equal(headers['x-robots-tag'], 'noindex')
    assert.equal(headers['referrer-policy'], 'no-referrer')
  })
})

describe('its address', () => {
  test('is shown once and never kept: only the hash of its token is', async () => {
    const someone = await signedIn('Runcornley')
    const path = await newAddress('Runcornley')
    const token = /[\w-]{43}/.exec(path)?.[0] ?? ''
    assert.doesNotMatch((await someone.get('/diary/feed')).html, new RegExp(token))
    const { rows } = await pools.owner.query<{ hash: string; row: string }>("select encode(token_hash, 'hex') as hash, f::text as row from feeds f where user_id = $1", [db.runcorn.userId])
    assert.deepEqual(rows.map(({ hash }) => hash), [createHash('sha256').update(token).digest('hex')])
    assert.ok(!rows[0]?.row.includes(token))
  })

  test('is dead when it is replaced, and when it is revoked', async () => {
    const old = await newAddress('Runcornley')
    const path = await newAddress('Runcornley')
    assert.equal((await calendarAt(old)).statusCode, 404)
    assert.equal((await calendarAt(path)).statusCode, 200)
    const someone = await signedIn('Runcornley')
    assert.match(textOf((await someone.get('/diary/feed')).html), /You have an address/)
    const { location } = await someone.post('/diary/feed/revoke')
    assert.match(textOf((await someone.get(location)).html), /The address was revoked/)
    assert.equal((await calendarAt(path)).statusCode, 404)
    // Twice is once.
    assert.equal((await someone.post('/diary/feed/revoke')).status, 303)
  })

  test('of somebody who has left gives nothing', async () => {
    const path = await newAddress('Varley', 'visible')
    assert.equal((await calendarAt(path)).statusCode, 200)
    await db.deactivate(db.head.userId)
    assert.equal((await calendarAt(path)).statusCode, 404)
  })

  for (const wrong of ['x.ics', `${'a'.repeat(43)}.ics`, `${'a'.repeat(43)}`, `${'a'.repeat(43)}.ics.ics`, '%00.ics', `${'a'.repeat(5000)}.ics`, "' or 1=1--.ics", '..%2f..%2fetc.ics'])
    test(`that nobody made (${wrong.slice(0, 24)}) gives nothing, and says no more`, async () => {
      const answer = await calendarAt(`/feed/${encodeURI(wrong)}`)
      assert.ok([404, 414].includes(answer.statusCode), String(answer.statusCode))
      assert.equal(String(answer.headers['content-type']).includes('calendar'), false)
    })

  test('is made for oneself, by whoever has a diary, with a choice of what it shows', async () => {
    const someone = await signedIn('Runcornley')
    await someone.get('/diary/feed')
    const { status, html } = await someone.post('/diary/feed', { covers: 'everything', userId: db.manager.userId })
    assert.equal(status, 422)
    assert.match(textOf(html), /Choose which dates your calendar is to show/)
    assert.equal(await feeds.of(db.authorityId, db.manager.userId).then((feed) => feed?.covers), 'visible')
    const reader = await db.person('Readerly', 'reader')
    assert.equal((await (await signedIn(reader.name)).get('/diary/feed')).status, 403)
  })

  test('is in no line of the log, whether it finds something or not', async () => {
    const path = await newAddress('Runcornley')
    await calendarAt(path)
    await calendarAt(`${path}?x=1`)
    await calendarAt(`/feed/${'z'.repeat(43)}.ics`)
    const lines = logged.join('')
    assert.match(lines, /"route":"\/feed\/:file"/)
    assert.doesNotMatch(lines, new RegExp(`${/[\w-]{43}/.exec(path)?.[0]}|z{43}`))
  })
})
