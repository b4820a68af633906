import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { FigureTableId } from '../../domain/reporting/figure-table.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { figuresFrom, tableById } from '../../domain/reporting/year-figures.ts'
import { chartSvg } from './chart-svg.ts'
import { chartOf } from './charts-of-figures.ts'

function chart(id: FigureTableId, facts: readonly ReportFact[] = foundingFacts(), settings = REPORTING_SETTINGS) {
  const question = { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2026-11-23') }
  const table = tableById(figuresFrom(facts, settings, question, null).tables, id)
  assert.ok(table)
  return chartOf(table, '2019-20')
}

async function svgOf(id: FigureTableId): Promise<string> {
  const spec = chart(id)
  assert.ok(spec)
  return chartSvg(spec)
}

const CHARTS: readonly FigureTableId[] = [
  'statutory-complaints', 'outcomes', 'teams', 'channel-count', 'timeliness-percent', 'stage-2', 'category-count', 'corporate', 'compliments',
  'compliments-by-division-percent',
]

for (const id of CHARTS)
  test(`the chart of ${id} is a picture with a title and a description, and needs no style of its own`, async () => {
    const svg = await svgOf(id)
    assert.match(svg, /^<svg [^>]*role="img"/)
    const [, labelledBy = ''] = /aria-labelledby="([^"]+)"/.exec(svg) ?? []
    assert.deepEqual(labelledBy.split(' '), [`chart-${id}-title`, `chart-${id}-description`])
    for (const part of labelledBy.split(' ')) assert.equal(svg.split(`id="${part}"`).length, 2)
    assert.ok(!/<style|style=|var\(--|NaN|aria-label=/.test(svg))
  })

test('the description says every number of the chart, and each number stands at its mark', async () => {
  const spec = chart('statutory-complaints')
  assert.equal(spec?.title, 'Statutory complaints received, 2016-17 to 2019-20')
  assert.equal(spec?.description, 'Column chart. 2016-17, 23; 2017-18, 30; 2018-19, 44; 2019-20, 33.')
  const svg = await svgOf('statutory-complaints')
  for (const number of ['23', '30', '44', '33']) assert.ok(svg.includes(`>${number}</text>`), number)
})

test('overlapping bands are panels, each with its own name and percentages', () =>
  assert.equal(
    chart('timeliness-percent')?.description,
    'Column chart. Within 10 working days: 2016-17, 35%; 2017-18, 73%; 2018-19, 23%; 2019-20, 30%. ' +
      'Within 20 working days (includes within 10): 2016-17, 83%; 2017-18, 90%; 2018-19, 66%; 2019-20, 67%. ' +
      'Over 20 working days: 2016-17, 17%; 2017-18, 10%; 2018-19, 34%; 2019-20, 33%.',
  ))

test('bars show the year that is reported, with counts and percentages', () =>
  assert.match(chart('teams')?.description ?? '', /^Bar chart\. CIN Widnes, 15 \(45%\); CIN Runcorn, 11 \(33%\)/))

test('nothing is drawn of nothing, nor of a year without any', () => {
  for (const id of CHARTS) assert.equal(chart(id, []), null)
  assert.equal(chart('teams', [aFact({ receivedOn: isoDate('2018-06-04'), teams: ['cin-widnes'] })]), null)
})

test('more teams than can be read are left to the table', () => {
  const facts = Array.from({ length: 40 }, (_, at) => aFact({ streamId: String(at), teams: [`team-${at}`] }))
  assert.equal(chart('teams', facts), null)
})

test('a name that looks like markup stays a name', async () => {
  const spec = chart('teams', [aFact({ teams: ['</text><script>alert(1)</script>'] })])
  assert.ok(spec)
  assert.ok(!(await chartSvg(spec)).includes('<script'))
})

test('the same chart is drawn once', async () => {
  const [one, other] = [chart('compliments'), chart('compliments')]
  assert.ok(one && other)
  assert.equal(chartSvg(one), chartSvg(other))
})
