import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

type Web = Awaited<ReturnType<typeof complaintsWeb>>
const RAISED = { type: 'raise-safeguarding-concern', on: isoDate('2026-11-20'), concernId: 'c1', about: 'child', text: { words: 'He had bruises on <both> arms.' } } as const

async function seen(web: Web, id: string, query = '', role: 'complaints-manager' | 'team-manager' = 'complaints-manager') {
  const { html } = await (await web.signedIn(role)).get(`/complaints/${id}${query}`)
  const expected = /Expected now<\/h3>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? ''
  return { html, text: textOf(html), expected: [...expected.matchAll(/<a[^>]*>([^<]+)<\/a>/g)].map(([, label]) => label ?? '') }
}

describe('what may happen next', () => {
  test('at stage 1, first what a clock waits for, by its date, then the steps of the stage', async () => {
    const web = await complaintsWeb()
    assert.deepEqual((await seen(web, await web.record())).expected, ['Acknowledge', 'Record the stage 1 answer', 'Allocate to a team manager', 'Record a draft answer'])
  })

  test('what is expected is never more than five, and stands nowhere else', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { ...RAISED, about: 'worker' })
    const { expected, html } = await seen(web, id)
    assert.equal(expected.length, 5)
    assert.equal(expected[0], 'Record the safeguarding referral')
    assert.equal(html.match(new RegExp(`<li><a class="govuk-link" href="/complaints/${id}/acknowledge">`, 'g'))?.length, 1)
  })

  test('the way of the answer is suggested step by step', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { type: 'draft-answer', on: isoDate('2026-11-20') })
    assert.ok((await seen(web, id)).expected.includes('Submit the answer for checking'))
    await web.command(id, { type: 'submit-answer', on: isoDate('2026-11-20') })
    assert.ok((await seen(web, id)).expected.includes('Approve the answer'))
  })

  test('once answered, the next stage and closing are what may follow', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { type: 'answer-stage-one', on: isoDate('2026-11-20'), whole: 'not-upheld', departureReason: { words: 'At once.' } }, ['answer-not-approved', 'not-acknowledged'])
    const { expected } = await seen(web, id)
    assert.ok(expected.includes('Record a request for stage 2') && expected.includes('Close'), expected.join())
  })

  test('everything that may happen is on the page exactly once in the lists, safeguarding first of the subjects', async () => {
    const web = await complaintsWeb()
    const { html } = await seen(web, await web.record())
    const links = [...html.matchAll(/<li><a class="govuk-link" href="\/complaints\/[^/"]+\/([\w-]+)">/g)].map(([, command]) => command)
    assert.equal(new Set(links).size, links.length, links.join())
    assert.ok(links.length > 30)
    assert.match(html, /heard-subject">\s*<summary[^>]*><span[^>]*>Safeguarding</)
  })
})

describe('what this is', () => {
  test('the plain case is one click, and the button is gone once it is decided', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const someone = await web.signedIn()
    const { html } = await someone.get(`/complaints/${id}`)
    const form = /<form method="post" action="[^"]*decide-route"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
    const fields = Object.fromEntries([...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
    const answer = await someone.post(`/complaints/${id}/decide-route`, fields)
    assert.equal(answer.status, 303)
    const last = web.eventsOf(id).at(-1)
    assert.deepEqual({ ...last }, { type: 'RouteDecided', happenedOn: '2026-11-23', route: 'children-act' })
    assert.equal((await someone.post(`/complaints/${id}/decide-route`, fields)).status, 303)
    assert.equal(web.eventsOf(id).length, 2)
    assert.doesNotMatch((await seen(web, id)).html, /This is a Children Act complaint/)
  })

  test('it is not offered for a corporate complaint, to a team manager, or on a past day', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ procedure: 'corporate-council' })
    assert.doesNotMatch((await seen(web, id)).html, /This is a Children Act complaint/)
    const own = await web.record()
    await web.command(own, { type: 'allocate', on: isoDate('2026-11-18'), team: 'assessment' })
    assert.doesNotMatch((await seen(web, own, '', 'team-manager')).html, /This is a Children Act complaint/)
  })
})

describe('a subject of which something is recorded', () => {
  test('safeguarding heads the page until it is acknowledged, and says what it waits for', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, RAISED)
    assert.match((await seen(web, id)).text, /Safeguarding: not acknowledged yet Harm or risk to a child , raised on Friday 20 November 2026; not referred to safeguarding yet\. Record the safeguarding referral/)
    await web.command(id, { type: 'refer-to-safeguarding', on: isoDate('2026-11-20'), concernId: 'c1' })
    assert.match((await seen(web, id)).text, /referred, and safeguarding has not acknowledged it\. Record that safeguarding acknowledged/)
    await web.command(id, { type: 'acknowledge-safeguarding-referral', on: isoDate('2026-11-23'), concernId: 'c1' })
    const { text } = await seen(web, id)
    assert.doesNotMatch(text, /not acknowledged yet/)
    assert.match(text, /Safeguarding 1 open, 3 entries/)
  })

  test('its panel names what is open, what is due and what was recorded, and its words cannot break out', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, RAISED)
    const { text, html } = await seen(web, id)
    assert.match(text, /Open Safeguarding concern, Friday 20 November 2026: He had bruises on/)
    assert.match(text, /Due Refer to safeguarding: Friday 20 November 2026/)
    assert.match(html, new RegExp(`/complaints/${id}/clocks/safeguarding-referral\\?item=c1"`))
    assert.doesNotMatch(html, /<both>/)
  })

  test('a clock of one item is explained by itself; without its item, or with another, there is none', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, RAISED)
    const someone = await web.signedIn()
    assert.equal((await someone.get(`/complaints/${id}/clocks/safeguarding-referral?item=c1`)).status, 200)
    for (const query of ['', '?item=', '?item=c2', '?item=%00', '?item=c1%27--'])
      assert.equal((await someone.get(`/complaints/${id}/clocks/safeguarding-referral${query}`)).status, 404, query)
  })

  test('nothing is said of a subject whose only entry was struck out', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, RAISED)
    await web.command(id, { type: 'strike-out', on: isoDate('2026-11-23'), corrects: 2, reason: { words: 'Another child.' } })
    assert.doesNotMatch((await seen(web, id)).html, /heard-harm|heard-about__body/)
  })

  test('as known on a past day, the notice stands and nothing can be pressed', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, RAISED)
    web.minutesPass(3 * 24 * 60)
    const { html } = await seen(web, id, '?asKnownOn=2026-11-24')
    assert.match(html, /heard-harm/)
    assert.doesNotMatch(html, /refer-to-safeguarding"/)
  })
})
