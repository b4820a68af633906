import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../../test/support/report-facts.ts'
import { RIGHT_READ_AFTERWARDS, RIGHT_SENTENCES, WRONG_READ_AFTERWARDS, WRONG_SENTENCES } from '../../../../../test/support/sentences-of-reports.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { figuresFrom } from '../../year-figures.ts'
import { reconcile } from '../reconcile.ts'

const { tables } = figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2020-06-01') }, null)

const pointedAt = (text: string) => reconcile({ year: '2019-20', tables, sections: [{ id: 's', heading: 'Complaints', text }], published: [] }).some(({ place }) => place.sentence !== null)

const RIGHT = [...RIGHT_SENTENCES, ...RIGHT_READ_AFTERWARDS]
const WRONG = [...WRONG_SENTENCES, ...WRONG_READ_AFTERWARDS]

test(`of ${RIGHT.length} right sentences of reports none is pointed at: no date, age, reference, ordinal or sum of money is taken for a figure`, () => {
  assert.deepEqual(RIGHT.filter(pointedAt), [])
})

test(`of ${WRONG.length} wrong ones every one is: in digits, in words, as a share, a fraction, a ratio or a change`, () => {
  assert.deepEqual(WRONG.filter((text) => !pointedAt(text)), [])
})

test('the corpus has each sentence once', () => {
  const all = [...RIGHT, ...WRONG]
  assert.equal(new Set(all).size, all.length)
})
