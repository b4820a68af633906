import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FOUNDING_TEXT } from '../domain/reporting/as-printed/founding-report-text.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../domain/reporting/as-printed/founding-report-data.ts'
import { reconcilePrinted } from '../domain/reporting/reconciliation/reconcile.ts'
import { figuresFrom } from '../domain/reporting/year-figures.ts'
import { figureNames, findingInWords, placeInWords } from './reconciliation.ts'

const { tables } = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2020-06-01') }, null)
const NAMES = figureNames(tables)
const SAID = reconcilePrinted(FOUNDING_REPORT, tables, FOUNDING_TEXT).map((finding) => [placeInWords(finding.place, NAMES), findingInWords(finding, NAMES)] as const)

const says = (place: string, words: string) => assert.ok(SAID.some(([at, said]) => at === place && said === words), SAID.filter(([at]) => at === place).map(([, said]) => said).join('\n'))

test('findings are said in plain words with both numbers', () => {
  says('Outcomes of statutory complaints, 2019-20', '7 + 11 + 14 = 32 of 33: 1 is in none of them.')
  says('How complaints were made, 2017-18', '64% + 33% + 4% + 3% + 0% = 104%: rounding allows half a point for each of 5 parts.')
  says('How complaints were made, 2017-18', 'E-mail: 64% is printed; 19 of 30 is 63%. Complaint form: 4% is printed; 0 of 30 is 0%.')
  says('How quickly stage 1 was answered, Within 10 working days, 2016-17', 'Within 10 working days: 33% is no share of 23: 7 is 30% and 8 is 35%. All percentages of the column could be of 30, the base of 2017-18.')
  says('Compliments by division, 2017-18', 'Each of 33%, 14% and 53% can be a share of 80, but not all together: they need 26, 11 and 42, which add up to 79.')
  says('Change on the year before, Corporate complaints, 2019-20', 'A fall of 37% to 18 comes from no whole number: from 28 it is 36% and from 29 it is 38%.')
  says('Statutory complaints against open cases, Statutory complaints, 2019-20', 'Less than 3% of what is told nowhere. It needs more than 1,100 for 33.')
  says('What complaints were about, 2018-19', 'The percentages add up to 98%: Staff (1, 2%) has none.')
})

test('every sentence ends, and none shows an id or a gap', () => {
  for (const [place, said] of SAID) assert.match(said, /^[^{}]*[.]$/, place)
  for (const [, said] of SAID) assert.doesNotMatch(said, /undefined|null|NaN|\b[a-z]+-[a-z]+-[a-z]+\b(?<!one-to-one)/, said)
})
