import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BESIDE_THE_ROWS, FOUNDING_CONSISTENCY } from '../../../../test/support/founding-consistency.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../as-printed/founding-report-data.ts'
import { FOUNDING_TEXT } from '../as-printed/founding-report-text.ts'
import { figuresFrom } from '../year-figures.ts'
import type { Finding } from './finding.ts'
import { reconcile, reconcilePrinted } from './reconcile.ts'

const TABLES = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables
const FINDINGS = reconcilePrinted(FOUNDING_REPORT, TABLES)

type Sought = (typeof BESIDE_THE_ROWS)[number]

/** A pitfall has its own name in its place; every other check the check's. */
const whereOf = ([check, where]: Sought) => (check === 'pitfall' ? where : `${check}/${where}`)
const found = (sought: Sought) => FINDINGS.filter(({ check, where, numbers }) => check === sought[0] && where === whereOf(sought) && numbers === (sought[2] ?? numbers))

const isAbout = ({ place: { table, row, column, sentence } }: Finding, of: string) => {
  const [id, part] = of.split('/')
  return sentence === null && table === id && (part === undefined || column === part || row === part)
}

test('the check that was made by hand has 32 rows, each once', () => {
  assert.deepEqual(FOUNDING_CONSISTENCY.map(({ row }) => row), Array.from({ length: 32 }, (_, at) => at + 1))
})

for (const { row, says, judged, found: sought, right } of FOUNDING_CONSISTENCY) {
  const isRight = judged.startsWith('ok')
  test(`row ${row} (${judged}): ${says}`, () => {
    assert.ok(isRight ? right !== undefined : sought.length > 0, 'a row that is no good names what finds it, and one that is right what it is about')
    for (const one of sought) assert.equal(found(one).length, 1, `${one.join(' ')} in ${FINDINGS.filter(({ check }) => check === one[0]).map(({ where, numbers }) => `${where} ${numbers}`).join('; ')}`)
    const expected = sought.map(whereOf)
    const about = FINDINGS.filter((one) => (right?.tables ?? []).some((of) => isAbout(one, of)) || (right?.sections ?? []).includes(one.place.sentence?.section ?? ''))
    assert.deepEqual(about.map(({ where }) => where).filter((where) => !expected.includes(where)), [])
  })
}

test('nothing is found that no row tells, but four that are so: there is no false alarm', () => {
  const told = [...FOUNDING_CONSISTENCY.flatMap((row) => row.found), ...BESIDE_THE_ROWS].map(whereOf)
  assert.deepEqual(FINDINGS.map(({ where }) => where).filter((where) => !told.includes(where)), [])
  for (const one of BESIDE_THE_ROWS) assert.equal(found(one).length, 1, whereOf(one))
})

test('what was found by hand to fit another base is told with that base', () => {
  const fits = (where: string) => FINDINGS.flatMap((one) => (one.check === 'impossible-percentages' && one.where.endsWith(where) ? [one.fits] : []))
  assert.deepEqual(fits('timeliness-percent/within-10-working-days/2016-17'), [{ base: 30, column: '2017-18' }])
  assert.equal(fits('timeliness-percent/2017-18')[0]?.base, 33)
})

test('the same text beside the figures of the register has one number that disagrees: 29 to 18 is a fall of 38 %', () => {
  const numbers = reconcile({ year: '2019-20', tables: TABLES, sections: FOUNDING_TEXT, published: [] })
    .filter(({ check }) => ['number-disagrees', 'number-of-another-year', 'change-disagrees', 'direction-disagrees', 'impossible-change', 'not-the-most'].includes(check))
  assert.deepEqual(numbers.map(({ where, numbers: of }) => [where, of]), [['change-disagrees/s3/corporate/received/2019-20', '-37,29,18']])
})

test('no finding is named by anything that somebody wrote, and no two by the same name', () => {
  for (const { where, numbers } of FINDINGS) assert.match(`${where}#${numbers}`, /^[a-z0-9:./-]+#(?:(?:-?[0-9.]+|none)(?:,|$))*$/)
  assert.equal(new Set(FINDINGS.map(({ where }) => where)).size, FINDINGS.length)
})
