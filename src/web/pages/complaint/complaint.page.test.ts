import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

const day = isoDate

describe('the complaint’s page', () => {
  test('shows who complains, the stage, the clocks with working days left and the law', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const { html, status } = await (await web.signedIn()).get(`/complaints/${id}`)
    const text = textOf(html)
    assert.equal(status, 200)
    assert.match(html, /<h1[^>]*>Ada Marsh<\/h1>/)
    assert.match(text, /Stage 1: local resolution · No outcome yet/)
    assert.match(text, /Answer at stage 1 SI 2006\/1738 reg\. 14.*Monday 30 November 2026.*5 working days left/)
    assert.match(text, /Received Monday 16 November 2026; reached the complaints team on Tuesday 17 November 2026, E-mail/)
    assert.match(text, /1\. Calls are not returned\. *Wants: A named worker who answers\./)
  })

  test('offers the complaints manager what may happen next, with its law, and not what may not', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const { html } = await (await web.signedIn()).get(`/complaints/${id}`)
    assert.match(html, new RegExp(`href="/complaints/${id}/extend-stage-one"`))
    assert.doesNotMatch(html, new RegExp(`href="/complaints/${id}/answer-review-panel"`))
    assert.match(textOf(html), /Record a withdrawal SI 2006\/1738 reg\. \d+ \(source not confirmed\)/)
  })

  test('the title, which browsers keep, holds the reference and nobody’s name', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const someone = await web.signedIn()
    for (const path of ['', '/correct?entry=1', '/acknowledge', '/record-details?part=complainant', '/clocks/stage-1-answer', '?asKnownOn=2026-11-20'])
      assert.doesNotMatch(/<title>([^<]+)<\/title>/.exec((await someone.get(`/complaints/${id}${path}`)).html)?.[1] ?? 'Marsh', /Marsh|Ada|Kit/, path)
  })

  test('the stage 1 answer cites the regulation on it, answered before or not', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const someone = await web.signedIn()
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Record the stage 1 answer 5 working days left SI 2006\/1738 reg\. 14/)
    await web.command(id, { type: 'answer-stage-one', on: day('2026-11-20'), whole: 'not-upheld', departureReason: { words: 'Sent at once.' } }, ['answer-not-approved', 'not-acknowledged'])
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Record a request for stage 2 SI 2006\/1738 reg\. 15\(2\)/)
  })

  test('a team manager sees what is allocated to them, may draft an answer, and is offered no correction', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const team = await web.signedIn('team-manager')
    assert.equal((await team.get(`/complaints/${id}`)).status, 404)
    await web.command(id, { type: 'allocate', on: day('2026-11-18'), team: 'assessment' })
    const { html } = await team.get(`/complaints/${id}`)
    assert.match(html, /Record a draft answer/)
    assert.doesNotMatch(html, /\/correct\?entry=/)
    assert.doesNotMatch(html, /record-details/)
  })

  test('a reader of figures may not open a complaint, and a complaint that is none is not found', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    assert.equal((await (await web.signedIn('reader')).get(`/complaints/${id}`)).status, 403)
    assert.equal((await (await web.signedIn()).get('/complaints/none')).status, 404)
  })

  test('a sparse record shows what is to be completed, each with its link', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ details: {} }, [])
    const { html } = await (await web.signedIn()).get(`/complaints/${id}`)
    assert.match(html, /Complainant not recorded yet/)
    for (const part of ['complainant', 'child', 'points', 'category']) assert.match(html, new RegExp(`record-details\\?part=${part}`))
  })

  test('an answer after the limit shows as a breach with its law, and the outcome is derived from the points', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ on: day('2026-10-01'), reachedTeamOn: day('2026-10-01') })
    await web.command(id, {
      type: 'answer-stage-one', on: day('2026-11-20'), reasons: ['delay'],
      findings: [{ pointId: 'point-1', finding: 'upheld' }, { pointId: 'point-2', finding: 'not-upheld' }], departureReason: { words: 'Sent in a hurry.' },
    }, ['answer-not-approved', 'not-acknowledged'])
    const text = textOf((await (await web.signedIn()).get(`/complaints/${id}`)).html)
    assert.match(text, /What the rules did not allow/)
    assert.match(text, /SI 2006\/1738 reg\. 14/)
    assert.match(text, /Answered Stage 1: local resolution · Partly upheld/)
  })

  test('as known on a past day it says so, leaves out what came later, and changes nothing', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    web.minutesPass(2 * 24 * 60)
    await web.command(id, { type: 'add-note', on: day('2026-11-25'), text: { words: 'Recorded two days later.' } })
    const { html } = await (await web.signedIn()).get(`/complaints/${id}?asKnownOn=2026-11-23`)
    assert.match(textOf(html), /as it was known on Monday 23 November 2026/)
    assert.doesNotMatch(html, /Recorded two days later/)
    assert.doesNotMatch(html, /href="[^"]*\/acknowledge"|method="post" action="\/complaints/)
  })

  test('before anything of it was recorded it was not known', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const { html, status } = await (await web.signedIn()).get(`/complaints/${id}?asKnownOn=2026-11-20`)
    assert.equal(status, 200)
    assert.match(textOf(html), /2026-0001 was not known then/)
  })

  test('the day as known on is read as people write it, and one that is none is said so and kept', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const someone = await web.signedIn()
    const asked = async (day: string) => someone.get(`/complaints/${id}?asKnownOn=${encodeURIComponent(day)}`)
    for (const day of ['20 November 2026', '20/11/2026', '2026-11-20']) assert.match(textOf((await asked(day)).html), /was not known then|as it was known on Friday 20 November 2026/, day)
    for (const [day, words] of [['31/2/2026', 'There is no such day'], ['20/11/26', 'with four figures'], ['24 November 2026', 'The day is still to come']] as const) {
      const { html, status } = await asked(day)
      assert.deepEqual([status, textOf(html).includes(words), html.includes(`value="${day}"`)], [422, true, true], day)
      assert.match(html, /href="#asKnownOn"/)
    }
    assert.equal((await asked('')).status, 200)
  })

  test('words are shown letter for letter and never as markup', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ said: { words: '<script>alert(1)</script> & "quoted"' } })
    const { html } = await (await web.signedIn()).get(`/complaints/${id}`)
    assert.doesNotMatch(html, /<script>alert/)
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;quoted&quot;/)
  })
})
