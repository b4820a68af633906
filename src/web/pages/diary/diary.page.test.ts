import assert from 'node:assert/strict'
import { memoryFiles } from '../../../../test/support/memory-files.ts'
import { after, describe, test } from 'node:test'
import { pino } from 'pino'
import { datedRegister } from '../../../../test/support/dated-register.ts'
import { plainPasswords } from '../../../../test/support/memory-accounts.ts'
import { signInOfTests } from '../../../../test/support/memory-sign-in.ts'
import { memoryTraces } from '../../../../test/support/memory-traces.ts'
import { textOf, visitor, type Visitor } from '../../../../test/support/web.ts'
import { testPress } from '../../../../test/support/press.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { authorityFinder } from '../../../storage/authorities.ts'
import { createDrafts } from '../../../storage/drafts.ts'
import { healthProbe } from '../../../storage/health.ts'
import { createSessions } from '../../../storage/sessions.ts'
import { createWebServer } from '../../server.ts'

const db = await datedRegister({ after })
db.clock.set('2026-11-23', '11:30:00.000')
const { pools, services, feeds, reminders } = db
const server = await createWebServer({
  fileStore: memoryFiles(), services, feeds, reminders, accounts: db.accounts, sessions: createSessions(pools), ...signInOfTests(pools), drafts: createDrafts(pools), passwords: plainPasswords, press: testPress(), traces: memoryTraces(),
  authorityFor: authorityFinder(pools, () => Date.now()), health: healthProbe(pools), secureCookies: false, logger: pino({ level: 'silent' }),
})
after(() => server.close())

async function signedIn(name: string): Promise<Visitor> {
  const someone = visitor(server)
  await someone.get('/sign-in')
  assert.equal((await someone.post('/sign-in', { email: `${name.toLowerCase()}@testshire.example`, password: 'correct horse battery' })).status, 303)
  return someone
}

const manager = await signedIn('Marlow')
const seen = async (path: string, by = manager) => {
  const { status, html } = await by.get(path)
  return { status, html, text: textOf(html) }
}

test('with nothing in the register, each page says that there is nothing', async () => {
  assert.match((await seen('/diary')).text, /Nothing is overdue, and nothing falls due on these days\./)
  assert.match((await seen('/reminders')).text, /Nothing to be reminded of/)
  assert.match((await seen('/chasing')).text, /Nothing is to be chased/)
})

describe('with complaints', () => {
  test('the diary shows what is overdue and what falls due, day by day, each with its explanation', async () => {
    const overdue = await db.given('2026-11-02', { reference: 'OVERDUE', to: db.widnes, team: 'cin-widnes' })
    await db.given('2026-11-16', { reference: 'LATER', to: db.runcorn })
    await db.given('2026-11-10', { reference: 'PAUSED', to: db.widnes, afterwards: [{ type: 'StageOnePaused', happenedOn: isoDate('2026-11-12'), reason: 'awaiting-advocate' }] })
    const { text, html } = await seen('/diary')
    assert.match(text, /Monday 23 November 2026 to Sunday 6 December 2026/)
    assert.match(text, /Overdue: 1 .*OVERDUE 16 Nov 2026 Answer at stage 1 .* 5 working days late Widnesson/)
    assert.match(text, /Monday 30 November 2026 .*LATER Answer at stage 1 .* in 5 working days Runcornley/)
    assert.match(text, /Saturday 28 November 2026 Not a working day\./)
    assert.match(text, /Paused: 1 .*PAUSED : Answer at stage 1, paused since 12 Nov 2026/)
    assert.ok(html.includes(`href="/complaints/${overdue}/clocks/stage-1-answer"`))
    assert.equal((await seen(`/complaints/${overdue}/clocks/stage-1-answer`)).status, 200)
  })

  test('it can be grouped by person, and asked for one person; a bank holiday has its name', async () => {
    const { text } = await seen('/diary?group=person')
    assert.match(text, /Runcornley .*LATER 30 Nov 2026.* Widnesson .*OVERDUE 16 Nov 2026/)
    assert.doesNotMatch((await seen(`/diary?person=${db.runcorn.userId}`)).text, /OVERDUE/)
    assert.match((await seen('/diary?from=2026-12-24&to=2026-12-28')).text, /Friday 25 December 2026 Christmas Day \(bank holiday\)/)
  })

  test('days that are wrong are said by field, and hostile words come back as words', async () => {
    const { status, html, text } = await seen(`/diary?from=${encodeURIComponent('<script>x</script>')}&person=${encodeURIComponent('"><b>')}`)
    assert.equal(status, 422)
    assert.match(text, /There is a problem/)
    assert.ok(html.includes('href="#from"'))
    assert.doesNotMatch(html, /<script>x|"><b>/)
  })

  test('what the Ombudsman waits for stands there too, until it is asked for one person’s', async () => {
    const entryId = services.ids.next()
    const on = isoDate('2026-11-16')
    for (const [expectedSeq, command] of [
      { type: 'record-ombudsman-contact', on, complaints: [] } as const, { type: 'record-ombudsman-enquiry', on, enquiryId: 'one', dueOn: isoDate('2026-11-27') } as const,
    ].entries()) {
      const result = await recordEntry(services, db.manager, { entryId, expectedSeq, commandId: services.ids.next(), command })
      assert.equal(result.kind, 'done', JSON.stringify(result))
    }
    assert.match((await seen('/diary')).text, /The Ombudsman 27 Nov 2026 : OM-[\w-]+, answer to an enquiry , in 4 working days/)
    assert.doesNotMatch((await seen(`/diary?person=${db.runcorn.userId}`)).text, /The Ombudsman 27/)
    assert.doesNotMatch((await seen('/diary?from=2026-12-01')).text, /The Ombudsman 27/)
    assert.match((await seen(`/diary?from=2026-12-01`)).text, /Tuesday 1 December 2026/)
  })

  test('a team manager sees their own, and neither chases nor anybody’s else', async () => {
    const team = await signedIn('Runcornley')
    const { text } = await seen('/diary', team)
    assert.match(text, /LATER/)
    assert.doesNotMatch(text, /OVERDUE|What is to be chased/)
    assert.equal((await seen('/chasing', team)).status, 403)
  })

  test('reminders are put away one by one or together, and only in a form of our own', async () => {
    // What was recorded since somebody looked last shows an hour later at the latest.
    db.clock.set('2026-11-23', '12:10:00.000')
    const team = await signedIn('Widnesson')
    const { text, html } = await seen('/reminders', team)
    assert.match(text, /Fell due .*OVERDUE Answer at stage 1 .*16 Nov 2026.* Gone silent .*OVERDUE Nothing has been recorded since/)
    const ids = [...new Set([...html.matchAll(/name="reminder" value="([^"]+)"/g)].map(([, id]) => id ?? ''))]
    assert.equal((await team.post('/reminders/put-away', { reminder: ids, _csrf: 'forged' })).status, 403)
    await team.get('/reminders')
    assert.equal((await team.post('/reminders/put-away', { reminder: [ids[0] ?? ''] })).location, '/reminders')
    assert.equal((await seen('/reminders', team)).html.includes(ids[0] ?? 'none'), false)
    await team.post('/reminders/put-away', { reminder: ids })
    assert.match((await seen('/reminders', team)).text, /Nothing to be reminded of/)
    // Not by leaving out everything, nor with what is no id.
    assert.equal((await team.post('/reminders/put-away', {})).status, 303)
    assert.equal((await team.post('/reminders/put-away', { reminder: 'x' })).status, 303)
  })

  test('a chase is recorded by its button, and leaves the list', async () => {
    const { text, html } = await seen('/chasing')
    assert.match(text, /Monday 23 November 2026: 2\./)
    assert.match(text, /Runcornley .*LATER Runcornley Working day 5 .*due 30 Nov 2026, 5 working days left step 1: whoever answers Not yet/)
    assert.match(text, /Director .*OVERDUE Widnesson Working day 15/)
    const form = /<form method="post" action="(\/complaints\/[\w-]+\/chase)">([\s\S]*?)<\/form>/.exec(html.slice(html.indexOf('>LATER<')))
    const fields = Object.fromEntries([...(form?.[2] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
    const answer = await manager.post(form?.[1] ?? '', fields)
    assert.equal(answer.status, 303, textOf(answer.html).slice(0, 400))
    // A double click is one chase.
    assert.equal((await manager.post(form?.[1] ?? '', fields)).status, 303)
    assert.doesNotMatch((await seen('/chasing')).text, /LATER/)
    assert.match((await seen('/chasing?on=monday')).text, /By Monday 30 November 2026 .*LATER .*Working day 10 .*step 3: whoever answers 23 Nov 2026 step 1/)
    const { rows } = await pools.owner.query("select payload->>'rung' as rung from events where type = 'ChaseMade'")
    assert.deepEqual(rows, [{ rung: '1' }])
  })

  test('one manager’s list can be printed alone', async () => {
    const { text } = await seen(`/chasing?on=monday&for=${db.runcorn.userId}`)
    assert.match(text, /LATER/)
    assert.doesNotMatch(text, /OVERDUE|Contacts that were promised/)
  })

  test('a head of service reads the list and has no button', async () => {
    const { status, html } = await seen('/chasing', await signedIn('Varley'))
    assert.equal(status, 200)
    assert.doesNotMatch(html, /\/chase"/)
  })
})
