import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FOUNDING_TEXT } from '../../../../test/support/founding-text.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../as-printed/founding-report-data.ts'
import { figuresFrom } from '../year-figures.ts'
import type { Finding } from './finding.ts'
import { reconcile, reconcilePrinted } from './reconcile.ts'

const TABLES = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables
const FINDINGS = reconcilePrinted(FOUNDING_REPORT, TABLES, FOUNDING_TEXT)

type Sought = Readonly<{ check: string; where?: string; says?: (finding: Finding) => boolean }>

const found = ({ check, where = '', says = () => true }: Sought) =>
  FINDINGS.filter((finding) => finding.check === check && finding.where.includes(where) && says(finding))

/** The rows of the consistency check of the founding report, by their numbers, that are no good: each with what finds it. */
const ROWS: readonly (readonly [number, string, readonly Sought[]])[] = [
  [1, 'the outcomes add up to 32 of 33', [{ check: 'parts-do-not-add-up', where: 'outcomes', says: (one) => one.check === 'parts-do-not-add-up' && one.sum === 32 && one.base === 33 }]],
  [3, 'none of five percentages of 2016-17 follows from its count', [{ check: 'impossible-percentages', where: 'channel-count/2016-17', says: (one) => one.check === 'impossible-percentages' && one.cells.length === 5 }]],
  [4, 'two percentages of 2017-18 do not follow, and all add up to 104', [
    { check: 'impossible-percentages', where: 'channel-count/2017-18', says: (one) => one.check === 'impossible-percentages' && one.cells.some(({ percent, count }) => percent === 4 && count === 0) },
    { check: 'percentages-do-not-add-up', where: 'channel-count/2017-18', says: (one) => one.check === 'percentages-do-not-add-up' && one.sum === 104 },
  ]],
  [10, '91 % and 9 % cannot be of 30, and fit 33', [{
    check: 'impossible-percentages', where: 'timeliness-percent/2017-18', says: (one) => one.check === 'impossible-percentages' && one.cells.length === 2 && one.fits?.base === 33,
  }]],
  [11, '33 % cannot be of 23, and all three fit 30, the total of the next year', [{
    check: 'impossible-percentages', where: 'timeliness-percent/within-10-working-days/2016-17',
    says: (one) => one.check === 'impossible-percentages' && one.fits?.base === 30 && one.fits.column === '2017-18',
  }]],
  [12, 'a reader could add 30, 67 and 33 up to 130', [{ check: 'rows-overlap', where: 'timeliness-percent', says: (one) => one.check === 'rows-overlap' && one.sum === 130 }]],
  [13, 'five complaints were upheld inside one complaint', [{ check: 'two-meanings', where: 's4-5' }]],
  [14, '15 and 11 are 26 of 33: seven are not broken down', [
    { check: 'parts-left-out', where: 'teams', says: (one) => one.check === 'parts-left-out' && one.base - one.sum === 7 }, { check: 'parts-left-out', where: 'divisions' },
  ]],
  [16, 'under 3 % of open cases that are told nowhere', [{ check: 'share-without-base', where: 'share-of-open-cases' }]],
  [17, '104 enquiries against 100 contacts', [{ check: 'counted-twice', says: (one) => one.check === 'counted-twice' && one.number === 104 && one.otherNumber === 100 }]],
  [18, 'the percentage of one complaint about staff is left out (the rest of the row is right)', [{ check: 'percentage-not-printed', where: 'category-count/2018-19' }]],
  [21, 'a fall of 37 % to 18 comes from no whole number, in its table and in its sentence', [
    { check: 'impossible-change', where: 'change-on-year-before/corporate-complaints' }, { check: 'impossible-change', where: 's3/corporate' },
  ]],
  [22, 'the compliments of 2016-17 add up to 98, and 18 % cannot be of 70', [
    { check: 'percentages-do-not-add-up', where: 'compliments-by-division-percent/2016-17' }, { check: 'impossible-percentages', where: 'compliments-by-division-percent/children-in-need/2016-17' },
  ]],
  [23, 'the compliments of 2017-18 cannot be rebuilt together', [{ check: 'percentages-cannot-be-together', where: 'compliments-by-division-percent/2017-18' }]],
  [26, '“more comparative to the previous two years” tells no base', [{ check: 'comparison-without-base', where: 's5' }]],
  [28, 'the Ombudsman is called section 4 and stage 4, and Wales is named', [
    { check: 'pitfall', where: 'ombudsman-is-no-stage/s1' }, { check: 'pitfall', where: 'ombudsman-is-no-stage/s2' }, { check: 'pitfall', where: 'england-and-wales/s1' },
  ]],
  [29, 'stage 2 is the independent person alone, its limit is the report’s, and later limits are not told', [
    { check: 'pitfall', where: 'stage-two-by-the-independent-person-alone/s2' }, { check: 'pitfall', where: 'limit-of-the-report-not-the-response/s2' },
    { check: 'limits-not-told', where: 's2', says: (one) => one.check === 'limits-not-told' && one.limits.length === 4 },
  ]],
  [30, 'a hold on escalations', [{ check: 'pitfall', where: 'hold-without-basis/s4-13' }]],
  [31, 'closure days are given as a reason', [{ check: 'pitfall', where: 'closure-is-no-reason/s4-4' }]],
  [32, 'late is not told from extended, no middle, no days of stage 2', [{ check: 'extension-not-told-from-late' }, { check: 'no-middle-or-range' }, { check: 'stage-two-days-not-told' }]],
]

for (const [row, what, sought] of ROWS)
  test(`row ${row}: ${what}`, () => {
    for (const one of sought) assert.equal(found(one).length, 1, `${one.check} ${one.where ?? ''}`)
  })

/** Rows that are right: what they are about has no finding. Rows 7 and 19 are remarks on what is right in itself. */
const RIGHT: readonly (readonly [number, string, (finding: Finding) => boolean])[] = [
  [2, 'a fall of 25 % from 44 to 33', ({ place, check }) => place.row === 'statutory-complaints' || (check.startsWith('change') && place.sentence?.section === 's3')],
  [5, 'the ways of complaining of 2018-19', ({ place }) => place.table === 'channel-count' && place.column === '2018-19'],
  [6, 'the ways of complaining of 2019-20', ({ place }) => place.table === 'channel-count' && place.column === '2019-20'],
  [7, 'e-mail continues to be preferred', ({ place }) => place.sentence?.section === 's4-3'],
  [8, 'how quickly in 2019-20, but that a reader may add it up', ({ place, check }) => place.table === 'timeliness-percent' && place.column === '2019-20' && check !== 'rows-overlap'],
  [9, 'how quickly in 2018-19', ({ place }) => place.table === 'timeliness-percent' && place.column === '2018-19'],
  [15, 'three of 33 about a disabled child, 9 %', ({ place }) => place.table === 'disabled-child' || place.sentence?.section === 's4-2'],
  [18, 'the totals and all other percentages by category', ({ place, check }) => place.table === 'category-count' && check !== 'percentage-not-printed'],
  [20, 'three and one are four contacts from the Ombudsman', ({ place }) => place.table === 'ombudsman' || place.sentence?.section === 's4-10'],
  [24, 'the compliments of 2018-19', ({ place }) => (place.table ?? '').startsWith('compliments') && place.column === '2018-19'],
  [25, 'the compliments of 2019-20', ({ place }) => (place.table ?? '').startsWith('compliments') && place.column === '2019-20'],
  [27, '32 parents and one care leaver, and nobody under 18', ({ place }) => ['complainant-types', 'children-and-advocacy'].includes(place.table ?? '')],
]

for (const [row, what, about] of RIGHT)
  test(`row ${row} is right: ${what}`, () => assert.deepEqual(FINDINGS.filter(about).map(({ where }) => where), []))

test('the printed report has these findings and no others: what is beside the rows is a misnamed act, a misnamed Ombudsman, and the sentences of rows 1 and 26 again', () => {
  const byCheck = Object.fromEntries([...Map.groupBy(FINDINGS, ({ check }) => check)].map(([check, all]) => [check, all.length]))
  assert.deepEqual(byCheck, {
    'parts-do-not-add-up': 1, 'parts-left-out': 3, 'impossible-percentages': 5, 'percentages-do-not-add-up': 2, 'percentages-cannot-be-together': 1, 'percentage-not-printed': 1,
    'rows-overlap': 1, 'impossible-change': 2, 'share-without-base': 1, 'counted-twice': 1, 'two-meanings': 1, 'comparison-without-base': 3, pitfall: 9, 'limits-not-told': 1,
    'extension-not-told-from-late': 1, 'no-middle-or-range': 1, 'stage-two-days-not-told': 1,
  })
})

test('the same text beside the figures of the register has one number that disagrees: 29 to 18 is a fall of 38 %', () => {
  const numbers = reconcile({ year: '2019-20', tables: TABLES, sections: FOUNDING_TEXT, published: [] })
    .filter(({ check }) => ['number-disagrees', 'number-of-another-year', 'change-disagrees', 'direction-disagrees', 'impossible-change'].includes(check))
  assert.deepEqual(numbers.map(({ where, numbers: of }) => [where, of]), [['change-disagrees/s3/corporate/received/2019-20', '-37,29,18']])
})

test('no finding is named by anything that somebody wrote, and no two by the same name', () => {
  for (const { where, numbers } of FINDINGS) assert.match(`${where}#${numbers}`, /^[a-z0-9:./-]+#(?:(?:-?[0-9.]+|none)(?:,|$))*$/)
  assert.equal(new Set(FINDINGS.map(({ where }) => where)).size, FINDINGS.length)
})
