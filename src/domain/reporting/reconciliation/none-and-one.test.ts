import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { figureNames, findingInWords, placeInWords } from '../../../words/reconciliation.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import type { ReportFact } from '../report-fact.ts'
import { figuresFrom } from '../year-figures.ts'
import { reconcile, reconcilePrinted } from './reconcile.ts'

const YEAR = '2019-20'
const tablesOf = (facts: readonly ReportFact[]) => figuresFrom(facts, REPORTING_SETTINGS, { year: aYear(YEAR), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables

/** Every finding in its words, sentences alone where `text` is given. */
function found(facts: readonly ReportFact[], text = ''): readonly string[] {
  const tables = tablesOf(facts)
  const names = figureNames(tables)
  const findings = reconcile({ year: YEAR, tables, sections: [{ id: 's', heading: 'Complaints', text }], published: [] })
  for (const one of findings) assert.doesNotMatch(`${placeInWords(one.place, names)} ${findingInWords(one, names)} ${one.numbers}`, /NaN|Infinity|undefined|null/)
  return findings.filter(({ place }) => text === '' || place.sentence !== null).map(({ check, numbers }) => `${check} ${numbers}`.trim())
}

const ONE = aFact({ streamId: 'a', receivedOn: isoDate('2019-06-03'), outcome: 'upheld', channel: 'email', stageOneAnsweredOn: isoDate('2019-06-10'), stageOneWorkingDays: 5 })
/** The founding years before this one, and nothing in it. */
const NONE_THIS_YEAR = foundingFacts().filter(({ receivedOn }) => receivedOn < '2019-04-01')

test('a year with no complaint contradicts nothing, and one with one says what is not told of it', () => {
  assert.deepEqual(found([]).filter((one) => !one.startsWith('no-middle')), [])
  assert.deepEqual(found([ONE]).filter((one) => !one.startsWith('no-middle')), [])
})

for (const text of [
  'No statutory complaints were received.', 'None of the complaints progressed to stage 2.', 'We received no compliments.', 'There were 0 statutory complaints (0%).', 'No complaints were upheld.',
]) test(`“${text}” agrees with a year without any`, () => assert.deepEqual(found([], text), []))

for (const [text, expected] of [
  ['Statutory complaints fell from 44 to none.', []],
  ['The number of statutory complaints has risen.', ['direction-disagrees 44,0']],
  ['Statutory complaints fell by 100%.', []],
  ['Statutory complaints fell by half.', ['change-disagrees -50,44,0']],
  ['99 complaints were upheld.', ['number-disagrees 99,0']],
] as const) test(`“${text}” beside a year with none after one with 44 ${expected.length === 0 ? 'agrees' : `gives ${expected.join(', ')}`}`, () => assert.deepEqual(found(NONE_THIS_YEAR, text), expected))

for (const [text, expected] of [
  ['One statutory complaint was received.', []], ['The one complaint was upheld.', []], ['All complaints (100%) came by e-mail.', []], ['Statutory complaints have doubled.', ['change-disagrees 2,0,1']],
] as const) test(`“${text}” beside one complaint ${expected.length === 0 ? 'agrees' : `gives ${expected.join(', ')}`}`, () => assert.deepEqual(found([ONE], text), expected))

test('a printed report with a base of nought, and one with nothing at all, are asked without a fault', () => {
  const tables = tablesOf([])
  assert.deepEqual(reconcilePrinted({ title: 'T', columns: [YEAR], tables: [] }, tables), [])
  const nought = { table: 'outcomes', measure: 'percent', isWhole: true, base: [0], rows: { upheld: [0], 'not-upheld': [0] } } as const
  assert.deepEqual(reconcilePrinted({ title: 'T', columns: [YEAR], tables: [nought, { ...nought, measure: 'count' }] }, tables), [])
  assert.deepEqual(reconcilePrinted({ title: 'T', columns: [], tables: [] }, tables), [])
})
