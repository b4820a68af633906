import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ReportFact } from '../../../domain/reporting/report-fact.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { tableSetRoutes } from '../table-sets/route.ts'
import { figuresRoutes } from './route.ts'

const ONE = aFact({ streamId: 'a', receivedOn: isoDate('2019-06-03'), outcome: 'upheld', channel: 'email', category: 'service', stageOneAnsweredOn: isoDate('2019-06-10'), stageOneWorkingDays: 5 })
const PAGES = ['/figures', '/figures/2019-20', '/table-sets/founding/years/2019-20', '/table-sets/annual-report/years/2019-20'] as const
const FILES = ['json', 'csv', 'html'].flatMap((format) => [`/figures/2019-20/download.${format}`, `/table-sets/founding/years/2019-20/download.${format}`])

/** What is no number to a reader, and what nobody would say of nothing. */
const NONSENSE = /\bNaN\b|Infinity|undefined|\bnull%|0 of 0|\b0 \(0%\) of 0\b|-0%|\[object/

async function visitor(facts: readonly ReportFact[]) {
  return (await testWeb({ services: servicesWithFacts(facts, { isDemonstration: false }) }, [...signInRoutes, ...figuresRoutes, ...tableSetRoutes])).signedIn()
}

for (const [what, facts] of [['no complaint', []], ['one complaint', [ONE]]] as const)
  describe(`a year with ${what}`, () => {
    test('has pages of figures and sets of tables that say nothing senseless', async () => {
      const someone = await visitor(facts)
      for (const url of PAGES) {
        const { html, status } = await someone.get(url)
        assert.equal(status, 200, url)
        assert.doesNotMatch(html, NONSENSE, url)
      }
    })

    test('has files that say nothing senseless', async () => {
      const someone = await visitor(facts)
      for (const url of FILES) {
        const { html, status } = await someone.get(url)
        assert.equal(status, 200, url)
        assert.doesNotMatch(html, NONSENSE, url)
      }
    })
  })

test('a year with nothing in it says so, and shows no percentage of nothing', async () => {
  const someone = await visitor([])
  const text = textOf((await someone.get('/figures/2019-20')).html)
  assert.match(text, /There is nothing to count/)
  assert.doesNotMatch(textOf((await someone.get('/table-sets/founding/years/2019-20')).html), /\d%/)
})

test('one complaint is all of its year, and its neighbours are nought without a percentage', async () => {
  const someone = await visitor([ONE])
  assert.match(textOf((await someone.get('/figures/2019-20')).html), /Upheld 0 0 0 1 100%/)
})
