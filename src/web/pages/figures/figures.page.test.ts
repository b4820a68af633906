import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { aFact, foundingFacts } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import type { Services } from '../../../application/ports.ts'
import type { DisruptionStage, RegisterEvent } from '../../../domain/register/events.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { FIGURE_TABLE_IDS } from '../../../domain/reporting/figure-table.ts'
import { figureCellRoutes } from '../figure-cell/route.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { figuresRoutes } from './route.ts'

const routes = [...signInRoutes, ...figuresRoutes, ...figureCellRoutes]
const web = (services: Services = servicesWithFacts(foundingFacts())) => testWeb({ services }, routes)

test('the page of a year has every table with its base, and says that it is not for publication', async () => {
  const page = await (await (await web()).signedIn('head-of-service')).get('/figures/2019-20')
  assert.equal(page.status, 200)
  const text = textOf(page.html)
  for (const words of [
    'Not for publication', '1 April 2019 to 31 March 2020', 'How complaints were made', 'Base: statutory complaints received in the year',
    'No outcome yet', '64% cannot arise from 30 complaints', 'add up to 32 of 33', 'add up to 104%', 'add up to 98%', 'A fall of 37% to 18',
    '11 of the percentages published for these years cannot arise',
  ]) assert.ok(text.includes(words), words)
  // Computed figures open to what they are about: the fall of eleven to the complaints received.
  assert.match(page.html, /href="\/figures\/2019-20\/statutory-complaints\/received\/2019-20" aria-label="−11, Statutory complaints, 2019-20"/)
  // The tables without local holds are there where a hold is, and those of themes where there is one.
  assert.equal(page.html.match(/<caption/g)?.length, FIGURE_TABLE_IDS.filter((id) => !id.endsWith('-without-holds') && id !== 'themes' && id !== 'delays').length)
  assert.match(page.html, /<svg [^>]*role="img"/)
  assert.match(page.html, /href="\/figures\/2019-20\/outcomes\/upheld\/2019-20" aria-label="7, Upheld, 2019-20">7</)
})

test('nothing on the page needs an inline style or script, which the security policy refuses', async () => {
  const { html } = await (await (await web()).signedIn()).get('/figures/2019-20')
  assert.ok(!/<style|style=|<script(?![^>]*src=)|onclick/.test(html))
})

test('no two things on the page have one id', async () => {
  const { html } = await (await (await web()).signedIn()).get('/figures/2019-20')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [])
})

test('another authority is shown no published values', async () => {
  const page = await (await (await web(servicesWithFacts(foundingFacts(), { isDemonstration: false }))).signedIn()).get('/figures/2019-20')
  assert.ok(!textOf(page.html).includes('published 42%') && !page.html.includes('differs'))
})

test('a year with no complaint says so, and an empty register has no tables of noughts', async () => {
  const someone = await (await web(servicesWithFacts([aFact({ receivedOn: isoDate('2025-05-06') })]))).signedIn()
  assert.match(textOf((await someone.get('/figures/2026-27')).html), /No statutory complaint was received in 2026-27/)
  const empty = await (await (await web(servicesWithFacts([]))).signedIn()).get('/figures/2019-20')
  assert.match(textOf(empty.html), /There is nothing to count/)
  assert.ok(!empty.html.includes('<table'))
})

test('a running year says until when it runs', async () => {
  const page = await (await (await web(servicesWithFacts([aFact({ receivedOn: isoDate('2026-05-06') })]))).signedIn()).get('/figures/2026-27')
  assert.match(textOf(page.html), /2026-27 runs until 31 March 2027: these are the figures as they stood on 23 November 2026/)
})

test('choosing a year and a day leads to that page, and a wrong day back to the form', async () => {
  const someone = await (await web()).signedIn()
  assert.match(textOf((await someone.get('/figures')).html), /2026-27 \(so far\)/)
  const chosen = await someone.get('/figures?year=2019-20&asKnownOn=31%2F3%2F2020')
  assert.deepEqual([chosen.status, chosen.location], [303, '/figures/2019-20?asKnownOn=2020-03-31'])
  for (const day of ['31 2 2020', '1 January 2030', '1', '1/1/20']) {
    const back = await someone.get(`/figures?year=2019-20&asKnownOn=${encodeURIComponent(day)}`)
    assert.equal(back.status, 422)
    assert.match(back.html, /There is a problem/)
  }
})

for (const [url, words] of [
  ['/figures/2019-21', 'There is no reporting year “2019-21”'], ['/figures/2030-31', 'has not begun'], ['/figures/%3Cb%3E', 'There is no reporting year “&lt;b&gt;”'],
  ['/figures/2019-20?asKnownOn=2030-01-01', 'Nobody can know today'], ['/figures/2019-20?asKnownOn=yesterday', '“yesterday” is no day'],
] as const)
  test(`${url} is answered plainly`, async () => {
    const page = await (await (await web()).signedIn()).get(url)
    assert.equal(page.status, 404)
    assert.ok(page.html.includes(words), textOf(page.html))
  })

test('a figure opens to its complaints, and keeps the day as known on', async () => {
  const someone = await (await web()).signedIn()
  const page = await someone.get('/figures/2019-20/outcomes/upheld/2019-20?asKnownOn=2026-01-05')
  assert.match(textOf(page.html), /7 complaints: 21% of 33 statutory complaints received in the year/)
  assert.equal(page.html.match(/href="\/complaints\/2019-20-/g)?.length, 7)
  assert.match(page.html, /href="\/figures\/2019-20\?asKnownOn=2026-01-05#outcomes"/)
})

test('a figure of points says in how many investigations they are', async () => {
  const page = await (await (await web()).signedIn()).get('/figures/2019-20/stage-2/points-upheld/2019-20')
  assert.match(textOf(page.html), /5 points of complaint.*recorded in 1 entry/)
})

test('a long list comes fifty at a time', async () => {
  const someone = await (await web()).signedIn()
  const first = await someone.get('/figures/2019-20/before-a-complaint/enquiries-resolved-outside-the-procedure/2019-20')
  assert.equal(first.html.match(/href="\/register\//g)?.length, 50)
  assert.match(first.html, /href="\?page=2"/)
  const last = await someone.get('/figures/2019-20/before-a-complaint/enquiries-resolved-outside-the-procedure/2019-20?page=99')
  assert.equal(last.html.match(/href="\/register\//g)?.length, 4)
})

test('a reader sees the figure, and is told that the complaints behind it are not theirs to see', async () => {
  const someone = await (await web()).signedIn('reader')
  assert.equal((await someone.get('/figures/2019-20')).status, 200)
  const page = await someone.get('/figures/2019-20/outcomes/upheld/2019-20')
  assert.match(textOf(page.html), /7 complaints.*You may see figures, not the list of complaints behind them\. Ask/)
  assert.ok(!page.html.includes('/complaints/2019'))
})

test('a team manager reads the figures, and is told that what is behind them is of all teams', async () => {
  const someone = await (await web()).signedIn('team-manager')
  assert.equal((await someone.get('/figures/2019-20')).status, 200)
  const page = await someone.get('/figures/2019-20/outcomes/upheld/2019-20')
  assert.match(textOf(page.html), /7 complaints.*they are of all teams\. Yours are on your work list/)
  assert.ok(!page.html.includes('/complaints/2019'))
})

test('the years offered are those of the register, and the current one of an empty register', async () => {
  const offered = async (services: Services) => [...(await (await (await web(services)).signedIn()).get('/figures')).html.matchAll(/href="\/figures\/([\d-]+)"/g)].map(([, year]) => year)
  assert.deepEqual(await offered(servicesWithFacts([])), ['2026-27'])
  assert.deepEqual(await offered(servicesWithFacts([aFact({ receivedOn: isoDate('2025-03-31') }), aFact({ receivedOn: isoDate('2025-05-06') })])), ['2026-27', '2025-26', '2024-25'])
  assert.equal((await offered(servicesWithFacts([aFact({ receivedOn: isoDate('1975-05-06') })]))).length, 30)
})

test('an administrator is refused, and a stranger is asked to sign in', async () => {
  const pages = await web()
  assert.equal((await (await pages.signedIn('administrator')).get('/figures/2019-20')).status, 403)
  assert.equal((await pages.visitor().get('/figures/2019-20')).status, 303)
})

test('a figure that there is not, is not found', async () => {
  const someone = await (await web()).signedIn()
  for (const url of ['/figures/2019-20/outcomes/nonsense/2019-20', '/figures/2019-20/nonsense/upheld/2019-20', '/figures/2019-20/outcomes/upheld/1066'])
    assert.equal((await someone.get(url)).status, 404, url)
})

const aDisruption = (from: string, until: string | null, stages: readonly DisruptionStage[] = []): readonly RegisterEvent[] => [
  { type: 'DisruptionRecorded', happenedOn: isoDate(from), kind: 'lockdown', stages, divisions: [], teams: [] },
  ...(until === null ? [] : [{ type: 'DisruptionEnded', happenedOn: isoDate(until) } as const]),
]
const around = {
  streams: {
    disruption: {
      'd-long-ago': aDisruption('2010-01-04', '2010-02-05'), 'd-first-day': aDisruption('2015-01-05', '2016-04-01'), 'd-before': aDisruption('2015-01-05', '2016-03-31'),
      'd-stage-2': aDisruption('2019-05-06', '2019-06-07', ['stage-2']), 'd-lasts': aDisruption('2019-09-02', null), 'd-after': aDisruption('2020-04-01', null),
    },
    theme: { 't-1': [{ type: 'ThemeBegun', happenedOn: isoDate('2020-03-16'), name: { textId: 'n', digest: 'd' }, text: { textId: 'x', digest: 'd' } }] },
  },
  texts: { n: 'COVID-19 & <schools>' },
} as const
const beside = (html: string, chart: string) => {
  const part = /<div id="CHART"[\s\S]*?(?=<div id="[a-z0-9-]+" class="govuk-!-margin-bottom-8">|<\/section>)/.source.replace('CHART', chart)
  return [...(new RegExp(part).exec(html)?.[0] ?? '').matchAll(/href="\/(?:disruptions|themes)\/([^"]+)"/g)].map(([, id]) => id)
}

test('what held the service up and what was a theme stands beside the charts that it concerns, and opens', async () => {
  const { html } = await (await (await web(servicesWithFacts(foundingFacts(), {}, around))).signedIn()).get('/figures/2019-20')
  assert.deepEqual(beside(html, 'statutory-complaints'), ['d-first-day', 'd-lasts', 't-1'])
  assert.deepEqual(beside(html, 'teams'), ['d-lasts', 't-1'], 'a chart of the year alone')
  assert.deepEqual(beside(html, 'stage-2'), ['d-first-day', 'd-stage-2', 'd-lasts', 't-1'])
  assert.deepEqual(beside(html, 'disabled-child'), [], 'no chart, no marks')
  assert.ok(textOf(html).includes('Theme: COVID-19 & <schools>, 16 March 2020 until now'))
  assert.ok(!html.includes('d-after') && !html.includes('d-long-ago') && !html.includes('d-before'))
})

test('as known on a past day there is nothing beside them that was not known by then', async () => {
  const { html } = await (await (await web(servicesWithFacts(foundingFacts(), {}, around))).signedIn()).get('/figures/2019-20?asKnownOn=2019-09-01')
  assert.deepEqual(beside(html, 'statutory-complaints'), ['d-first-day'])
})

test('who may not open them reads them without links', async () => {
  const { html } = await (await (await web(servicesWithFacts(foundingFacts(), {}, around))).signedIn('reader')).get('/figures/2019-20')
  assert.deepEqual(beside(html, 'statutory-complaints'), [])
  assert.ok(textOf(html).includes('Disruption: lockdown, 2 September 2019 until now'))
})

for (const [format, type] of [['json', 'application/json'], ['csv', 'text/csv'], ['html', 'text/html']] as const)
  test(`the ${format} is a file that says it is not for publication`, async () => {
    const page = await (await (await web()).signedIn()).get(`/figures/2019-20/download.${format}`)
    assert.equal(page.status, 200)
    assert.match(String(page.headers['content-type']), new RegExp(type))
    assert.match(String(page.headers['content-disposition']), new RegExp(`figures-2019-20-not-for-publication.${format}`))
    assert.match(page.html, /not for publication/i)
  })

for (const [format, type, start] of [['pdf', 'application/pdf', '%PDF-1.7'], ['docx', 'wordprocessingml', 'PK'], ['odt', 'opendocument.text', 'PK'], ['ods', 'opendocument.spreadsheet', 'PK']] as const)
  test(`the ${format} is a file to take away, named as not for publication`, async () => {
    const page = await (await (await web()).signedIn()).get(`/figures/2019-20/download.${format}`)
    assert.equal(page.status, 200)
    assert.match(String(page.headers['content-type']), new RegExp(type))
    assert.match(String(page.headers['content-disposition']), new RegExp(`figures-2019-20-not-for-publication.${format}`))
    assert.ok(page.html.startsWith(start))
  })
