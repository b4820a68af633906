import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

const ALL = ['answer-not-approved', 'not-acknowledged', 'response-without-reports', 'stage-two-enclosures-missing', 'late-panel-request']
const why = { departureReason: { words: 'Test' } }

/** Asked for on Friday 20 November 2026: the 30th working day, past the Christmas holidays, is Wednesday 6 January 2027. */
async function awaitingPanel() {
  const web = await complaintsWeb()
  const id = await web.record()
  await web.command(id, { type: 'answer-stage-one', on: isoDate('2026-11-17'), whole: 'not-upheld', ...why }, ALL)
  await web.command(id, { type: 'request-investigation', on: isoDate('2026-11-18') }, ALL)
  await web.command(id, { type: 'answer-investigation', on: isoDate('2026-11-19'), whole: 'not-upheld', ...why }, ALL)
  await web.command(id, { type: 'request-review-panel', on: isoDate('2026-11-20') }, ALL)
  return { web, id, someone: await web.signedIn(), url: `/complaints/${id}/panel-planner` }
}

describe('the panel planner', () => {
  test('proposes every day that keeps the limits, with each date and where it comes from', async () => {
    const { someone, url, id } = await awaitingPanel()
    const { html, status } = await someone.get(url)
    const text = textOf(html)
    assert.equal(status, 200)
    assert.match(text, /The panel was asked for on Friday 20 November 2026/)
    assert.match(text, /Monday 7 December 2026 Working day 11 of 30 since the request Tuesday 24 November 2026 Friday 4 December 2026 Monday 23 November 2026/)
    assert.match(text, /Hold the review panel: SI 2006\/1738 reg\. 19\(4\)/)
    assert.match(text, /Send the papers before the review panel: .*\(source not confirmed\)/)
    assert.match(html, new RegExp(`href="/complaints/${id}/set-panel-date\\?part=2026-12-07"`))
  })

  test('leads to the day being set, with the day filled in', async () => {
    const { someone, id } = await awaitingPanel()
    const { html } = await someone.get(`/complaints/${id}/set-panel-date?part=2026-12-07`)
    assert.match(html, /name="panelOn-day"[^>]*value="7"/)
    assert.match(html, /name="panelOn-month"[^>]*value="12"/)
    assert.doesNotMatch((await someone.get(`/complaints/${id}/set-panel-date?part=nonsense`)).html, /name="panelOn-day"[^>]*value="\d/)
  })

  test('keeps to the days on which members can come, as people write them', async () => {
    const { someone, url } = await awaitingPanel()
    const { html } = await someone.post(url, {
      'member-1-can': 'Mon, 7 December 2026; 8/12/2026\n9 December 2026 to 11 December 2026', 'member-2-cannot': '2026-12-07, Tue 8th Dec 2026', 'member-3-cannot': '9.12.2026 – 10.12.2026',
    })
    assert.deepEqual([...html.matchAll(/set-panel-date\?part=([\d-]+)/g)].map(([, day]) => day), ['2026-12-11'])
    assert.match(html, /Mon, 7 December 2026; 8\/12\/2026/)
  })

  test('says what cannot be kept where no day keeps all, and offers the nearest', async () => {
    const { someone, url } = await awaitingPanel()
    const { html } = await someone.post(url, { 'member-1-can': '1 December 2026, 12 January 2027' })
    const text = textOf(html)
    assert.match(text, /No day keeps both the limit for the meeting and the time for the papers/)
    assert.deepEqual([...html.matchAll(/set-panel-date\?part=([\d-]+)/g)].map(([, day]) => day), ['2026-12-01', '2027-01-12'])
    assert.match(text, /Tuesday 17 November 2026 \(not kept\)/)
    assert.match(textOf((await someone.post(url, { 'member-1-can': '5 December 2026' })).html), /There is no day on which everybody can come/)
  })

  test('tells of a day that is none by its field, and keeps what was typed', async () => {
    const { someone, url } = await awaitingPanel()
    for (const typed of ['31 February 2026', '7 December', 'soon', '9 December 2026 to 7 December 2026', '1 1 2026 to 1 1 2066', '<script>alert(1)</script>']) {
      const { html, status } = await someone.post(url, { 'member-2-cannot': typed })
      assert.equal(status, 422, typed)
      assert.match(html, /<a href="#member-2-cannot">/, typed)
      assert.doesNotMatch(html, /<script>alert/)
    }
  })

  test('names those who are on the panel, one to a seat, and keeps a place for somebody else', async () => {
    const { web, id, someone, url } = await awaitingPanel()
    await web.command(id, { type: 'appoint-panel-chair', on: isoDate('2026-11-23'), person: { personId: 'person-ada' as PersonId } })
    const { html } = await someone.get(url)
    assert.match(textOf(html), /Ada Marsh Can only come on .* Member 2 .* Member 3 .* Somebody else who has to be there/)
    assert.match(textOf(html), /Friday 4 December 2026 \(done\)/)
  })

  test('is for a panel that is awaited, and for whoever may set its day', async () => {
    const { web, someone, url } = await awaitingPanel()
    const other = await web.record()
    assert.match(textOf((await someone.get(`/complaints/${other}/panel-planner`)).html), /awaits no review panel/)
    assert.equal((await someone.get('/complaints/no-such/panel-planner')).status, 404)
    assert.equal((await (await web.signedIn('head-of-service')).get(url)).status, 404)
    assert.equal((await (await web.signedIn('team-manager')).get(url)).status, 404)
  })
})
