import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { aFact, foundingFacts } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import { addDays, isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ReportFact } from '../../../domain/reporting/report-fact.ts'
import { dashboardBehindRoutes } from '../dashboard-behind/route.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { dashboardRoutes } from './route.ts'

const routes = [...signInRoutes, ...dashboardRoutes, ...dashboardBehindRoutes]
const web = (facts: readonly ReportFact[], settings: Parameters<typeof servicesWithFacts>[1] = {}) => testWeb({ services: servicesWithFacts(facts, settings) }, routes)

/** A complaint every ten days for two and a half years, and 40 in July 2026. */
const SOME = [
  ...Array.from({ length: 90 }, (_, at) => {
    const receivedOn = addDays(isoDate('2024-06-03'), at * 10)
    return aFact({ streamId: `s${at}`, reference: `R-${at}`, receivedOn, teams: [at % 3 === 0 ? 'cin-widnes' : 'cin-runcorn'], divisions: ['children-in-need'], stageOneAnsweredOn: addDays(receivedOn, 12), stageOneWorkingDays: at % 2 === 0 ? 8 : 25, closedOn: addDays(receivedOn, 20) })
  }),
  ...Array.from({ length: 40 }, (_, at) => aFact({ streamId: `j${at}`, reference: `J-${at}`, receivedOn: isoDate('2026-07-14'), teams: ['children-in-care'], divisions: ['children-in-care'] })),
]

// 2019-20 had a 29 February: 33 in 366 days stand against 44 in 365.
test('the founding year is within what chance alone would do, and never called significant', async () => {
  const page = await (await (await web(foundingFacts())).signedIn('head-of-service')).get('/dashboard?on=2020-03-31')
  assert.equal(page.status, 200)
  const text = textOf(page.html)
  assert.match(text, /11 fewer\. 44 to 33 is within what chance alone would do: a difference as large comes about once in 5 times\./)
  assert.match(text, /1 April 2019 to 31 March 2020, as known on 31 March 2020/)
  assert.ok(!/significan/i.test(text))
})

test('every number and every mark opens to what it counts, and the list is as long as the number', async () => {
  const someone = await (await web(SOME)).signedIn()
  const { html } = await someone.get('/dashboard')
  const links = [...html.matchAll(/<a class="govuk-link[^"]*" href="(\/dashboard\/behind[^"]+)" aria-label="(?:\d+% \()?(\d+)/g)]
  assert.ok(links.length > 20)
  for (const [, href = '', number] of links.filter((_, at) => at % 5 === 0)) {
    const opened = await someone.get(href.replaceAll('&amp;', '&'))
    assert.equal(opened.status, 200, href)
    assert.match(textOf(opened.html), new RegExp(` ${number}, as known on 23 November 2026`), href)
  }
  assert.match(html, /<a aria-label="July 2026: 4\d[^>]*href="\/dashboard\/behind/)
})

test('a month beyond the limits is said to stand out, in the table and in words', async () => {
  const text = textOf((await (await (await web(SOME)).signedIn()).get('/dashboard')).html)
  assert.match(text, /\d+ months stand out: look for what happened then/)
  assert.match(text, /July 2026 4\d Higher than the limits explain/)
  assert.match(text, /November 2026 \d So far: not judged/)
})

test('a reader and a team manager see numbers and no way to a complaint', async () => {
  for (const role of ['reader', 'team-manager'] as const) {
    const someone = await (await web(SOME)).signedIn(role)
    const page = await someone.get('/dashboard')
    assert.equal(page.status, 200)
    assert.ok(!page.html.includes('/dashboard/behind') && !page.html.includes('/complaints/s'), role)
    assert.match(page.html, /<svg [^>]*role="img"/)
    const opened = await someone.get('/dashboard/behind?what=received&kind=statutory-complaint&from=2026-07-01&to=2026-07-31')
    assert.match(textOf(opened.html), /You may see figures, not the list of complaints behind them/)
    assert.ok(!opened.html.includes('/complaints/j'))
  }
})

test('an empty register says what fills it, and a first year that there is nothing to compare with', async () => {
  assert.match(textOf((await (await (await web([])).signedIn()).get('/dashboard')).html), /There is nothing to count yet\. The dashboard fills as/)
  const first = textOf((await (await (await web([aFact({ receivedOn: isoDate('2026-05-06') })])).signedIn()).get('/dashboard')).html)
  assert.match(first, /This is the first year in the register/)
  assert.match(first, /whole months are too few to judge by: limits need 8/)
  assert.ok(!/within what chance/.test(first))
})

test('without open cases the page says that nobody counted them; with them it compares', async () => {
  assert.match(textOf((await (await (await web(SOME)).signedIn()).get('/dashboard')).html), /No open cases of a division have been counted/)
  const counted = [['children-in-need', 800], ['children-in-care', 300]] as const
  const bases = counted.map(([division, quantity], at) => aFact({ streamId: `c${at}`, kind: 'caseload', receivedOn: isoDate('2026-09-30'), divisions: [division], quantity }))
  const text = textOf((await (await (await web([...SOME, ...bases])).signedIn()).get('/dashboard')).html)
  assert.match(text, /800 on 30 September 2026/)
  assert.match(text, /Differs from the rest by more than chance alone would do/)
  assert.match(text, /of twenty, one will be more than chance alone would do, by chance/)
})

test('teams stand against their own open cases where somebody counted them, and against their divisions\' never', async () => {
  const received = [1, 2, 3].map((at) => aFact({ streamId: `t${at}`, receivedOn: isoDate('2026-10-05'), teams: ['assessment'], divisions: ['children-in-need'] }))
  const counted = (teams: readonly string[], quantity: number, at: string) => aFact({ streamId: at, kind: 'caseload', receivedOn: isoDate('2026-09-30'), teams, divisions: ['children-in-need'], quantity })
  const text = async (facts: Parameters<typeof web>[0]) => textOf((await (await (await web(facts)).signedIn()).get('/dashboard')).html)
  assert.doesNotMatch(await text(received), /Teams against their open cases/)
  const shown = await text([...received, counted(['assessment'], 60, 'a'), counted(['fostering'], 940, 'b')])
  assert.match(shown, /Teams against their open cases Team Complaints Open cases Complaints for each 100 open cases Against the rest assessment 3 60 on 30 September 2026 5\.0 for each 100/)
  assert.match(shown, /No open cases of a division have been counted/)
})

test('as known on a past day is kept on the way to a number and back; a wrong day is said', async () => {
  const someone = await (await web(SOME)).signedIn()
  const page = await someone.get('/dashboard?on=31%2F3%2F2026')
  assert.match(textOf(page.html), /as known on 31 March 2026/)
  assert.match(page.html, /\/dashboard\/behind\?[^"]*on=2026-03-31/)
  assert.match((await someone.get('/dashboard/behind?what=received&kind=statutory-complaint&from=2026-01-01&to=2026-01-31&on=2026-03-31')).html, /href="\/dashboard\?on=2026-03-31"/)
  for (const day of ['31 2 2020', '1 January 2030']) assert.equal((await someone.get(`/dashboard?on=${encodeURIComponent(day)}`)).status, 422)
})

test('a change that was recorded stands on the chart and begins new limits', async () => {
  const page = await (await (await web(SOME, { codeAdoptedOn: isoDate('2025-10-01') })).signedIn()).get('/dashboard')
  assert.match(textOf(page.html), /A Change: the Complaint Handling Code adopted, 1 October 2025/)
  assert.match(textOf(page.html), /Limits begin anew at a change that was recorded/)
})

test('nothing on the page needs an inline style or script, and no two things have one id', async () => {
  const { html } = await (await (await web(SOME)).signedIn()).get('/dashboard')
  assert.ok(!/<style|style=|<script(?![^>]*src=)|onclick/.test(html))
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [])
})

test('hostile addresses are not found, and no stranger is let in', async () => {
  const pages = await web(SOME)
  const someone = await pages.signedIn()
  for (const query of ['', '?what=received', '?what=nonsense&kind=statutory-complaint&from=2026-01-01&to=2026-01-31', '?what=received&kind=nonsense&from=2026-01-01&to=2026-01-31', '?what=received&kind=compliment&from=yesterday&to=2026-01-31', '?what=received&kind=compliment&from=2026-01-01&to=2026-01-31&on=never'])
    assert.equal((await someone.get(`/dashboard/behind${query}`)).status, 404, query)
  assert.equal((await (await pages.signedIn('administrator')).get('/dashboard')).status, 403)
  assert.equal((await pages.visitor().get('/dashboard')).status, 303)
})
