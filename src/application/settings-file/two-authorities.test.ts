import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { foundingFacts } from '../../../test/support/report-facts.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { ReportLife } from '../../domain/register/report/life.ts'
import { whyNotSecond } from '../../domain/register/report/second-person.ts'
import { reportingYearOf } from '../../domain/reporting/reporting-year.ts'
import { figuresFrom, tableById } from '../../domain/reporting/year-figures.ts'
import { protectionOrder } from '../protect-figures.ts'
import { settingsForSetup } from './settings-file.ts'

/** The settings of an example authority. */
function example(name: string): AuthoritySettings {
  const read = settingsForSetup(readFileSync(join(import.meta.dirname, '../../../examples/authorities', `${name}.json`), 'utf8'), null)
  if (read.kind !== 'settings') throw new Error(`the example ${name} is wrong`)
  return read.settings
}

/** The same complaints, counted as this authority counts, for its reporting year that has 4 June 2019 in it. */
function counted(settings: AuthoritySettings) {
  const year = reportingYearOf(isoDate('2019-06-04'), settings.reportingYearStartsInMonth)
  const { tables } = figuresFrom(foundingFacts(), settings, { year, years: 1, asKnownOn: isoDate('2026-11-23') }, null)
  return { year, tables, rows: (id: 'timeliness-percent' | 'statutory-complaints') => tableById(tables, id)?.rows.map((row) => [row.id, row.cells[0]?.count]) }
}

const [eastmere, wexley] = [example('eastmere'), example('wexley')]

describe('of the same complaints two authorities make different reports', () => {
  test('one counts from April, the other the calendar year', () => {
    assert.deepEqual([counted(eastmere).year.label, counted(wexley).year.label], ['2019-20', '2019'])
    assert.deepEqual([counted(eastmere).rows('statutory-complaints'), counted(wexley).rows('statutory-complaints')], [[['received', 33]], [['received', 37]]])
  })

  test('each has its own bands of stage 1', () => {
    assert.deepEqual(counted(eastmere).rows('timeliness-percent'), [['within-10-working-days', 10], ['within-20-working-days', 22], ['over-20-working-days', 11], ['no-answer-yet', 0], ['total', 33]])
    assert.deepEqual(counted(wexley).rows('timeliness-percent'), [
      ['within-5-working-days', 0], ['within-10-working-days', 10], ['within-15-working-days', 22], ['within-20-working-days', 22], ['over-20-working-days', 15], ['no-answer-yet', 0], ['total', 37],
    ])
  })

  test('one had a tier before stage 1 in that year, the other never', () => {
    assert.equal(eastmere.tierBeforeStageOne, null)
    const tier = wexley.tierBeforeStageOne
    assert.ok(tier && tier.from <= counted(wexley).year.from && (tier.until ?? '9999') >= counted(wexley).year.to)
  })

  test('one withholds 1 to 4 and prints the rest as it is, the other withholds 1 to 5 and rounds to 5', () => {
    const ruleOf = (settings: AuthoritySettings) => protectionOrder(counted(settings).tables, settings, { rules: new Map(), overridden: [], before: [] }).rules['outcomes']
    assert.deepEqual([ruleOf(eastmere)?.threshold, ruleOf(eastmere)?.rounding, ruleOf(wexley)?.threshold, ruleOf(wexley)?.rounding], ['1-4', null, '1-5', 5])
  })

  test('one lets a head of service approve alone, the other wants a check by somebody else first', () => {
    const submitted: Pick<ReportLife, 'submitted' | 'checked'> = { submitted: { by: 'ines', on: isoDate('2020-06-01'), content: 'digest', text: null }, checked: null }
    const head = { userId: 'helen', role: 'head-of-service' }
    assert.equal(whyNotSecond('approve', submitted, eastmere, head), null)
    assert.equal(whyNotSecond('approve', submitted, wexley, head), 'report-not-checked')
    assert.equal(whyNotSecond('check', submitted, wexley, head), null)
  })
})
