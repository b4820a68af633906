import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { REMEDY_STATES, type RemedyState } from '../../complaint/threads/remedies/thread.ts'
import type { ReportFact } from '../report-fact.ts'
import { behindFigure, figuresFrom, tableById } from '../year-figures.ts'

const question = { year: aYear('2019-20'), years: 2, asKnownOn: isoDate('2026-11-23') }
type Promised = Readonly<{ kind: string; pence: number; on: string; state: RemedyState }>

const anyRemedy: fc.Arbitrary<Promised> = fc.record({
  kind: fc.constantFrom('apology', 'reimbursement', 'payment'), pence: fc.constantFrom(0, 0, 1, 5_000, 100_000_000), state: fc.constantFrom(...REMEDY_STATES),
  on: fc.constantFrom('2018-03-31', '2018-04-01', '2019-03-31', '2019-04-01', '2020-03-31', '2020-04-01'),
})
const anyFact = fc.record({
  kind: fc.constantFrom('statutory-complaint', 'corporate-complaint', 'ombudsman-contact', 'enquiry'), remedies: fc.array(anyRemedy, { maxLength: 5 }),
  receivedOn: fc.constantFrom(isoDate('2017-06-01'), isoDate('2019-06-03')),
})
const anyFacts = fc.array(anyFact, { maxLength: 20 }).map((all) => all.map(({ kind, remedies, receivedOn }, at) => aFact({
  streamId: String(at), kind: kind as ReportFact['kind'], receivedOn, remedyPence: remedies.map(({ pence }) => pence), remediesPromisedOn: remedies.map(({ on }) => isoDate(on)),
  remedies: remedies.map((one) => (kind === 'ombudsman-contact' && one.kind !== 'reimbursement' ? `ombudsman-${one.kind}` : one.kind)), remedyStates: remedies.map(({ state }) => state),
})))

const tablesOf = (facts: readonly ReportFact[]) => figuresFrom(facts, REPORTING_SETTINGS, question, null).tables
function countIn(facts: readonly ReportFact[], table: string, row: string): readonly number[] {
  return tableById(tablesOf(facts), table)?.rows.find(({ id }) => id === row)?.cells.map(({ count }) => count ?? 0) ?? [0, 0]
}

/** Remedies of one year, counted one by one and slowly. */
function slowly(facts: readonly ReportFact[], at: number, suits: (fact: ReportFact, remedy: Promised) => boolean): readonly Promised[] {
  const { from, to } = [aYear('2018-19'), aYear('2019-20')][at] ?? question.year
  const found: Promised[] = []
  for (const fact of facts) {
    if (fact.kind === 'enquiry') continue
    for (let n = 0; n < fact.remedies.length; n += 1) {
      const one = { kind: fact.remedies[n]!, pence: fact.remedyPence[n]!, on: fact.remediesPromisedOn[n]!, state: fact.remedyStates[n]! }
      if (one.on >= from && one.on <= to && suits(fact, one)) found.push(one)
    }
  }
  return found
}

describe('the figures of remedies', () => {
  test('promised is given in time, given late, not given and still owed together, whoever promised', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      const promised = countIn(facts, 'remedies', 'total')
      for (const table of ['remedies-kept', 'remedies-by-promiser']) assert.deepEqual(countIn(facts, table, 'total'), promised, table)
      for (const at of [0, 1]) {
        assert.equal(REMEDY_STATES.reduce((sum, state) => sum + (countIn(facts, 'remedies-kept', state)[at] ?? 0), 0), promised[at])
        for (const state of REMEDY_STATES) {
          const byWhom = ['promised', 'recommended'].map((who) => countIn(facts, 'remedies-by-promiser', `${who}~${state}`)[at] ?? 0)
          assert.equal((byWhom[0] ?? 0) + (byWhom[1] ?? 0), countIn(facts, 'remedies-kept', state)[at])
        }
      }
    })))

  test('every figure is what a slow count of remedies one by one gives', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      for (const at of [0, 1]) {
        assert.equal(countIn(facts, 'remedies', 'total')[at], slowly(facts, at, () => true).length)
        for (const kind of ['apology', 'reimbursement', 'ombudsman-apology', 'ombudsman-payment']) {
          const ofKind = slowly(facts, at, (_, remedy) => remedy.kind === kind)
          assert.equal(countIn(facts, 'remedies', kind)[at], ofKind.length, kind)
          assert.equal(countIn(facts, 'payments', kind)[at], ofKind.reduce((sum, { pence }) => sum + pence, 0) / 100, kind)
        }
        for (const state of REMEDY_STATES)
          assert.equal(countIn(facts, 'remedies-by-promiser', `recommended~${state}`)[at], slowly(facts, at, (fact, one) => fact.kind === 'ombudsman-contact' && one.state === state).length)
      }
    })))

  test('a figure opens to those that have such a remedy, each once', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      for (const state of REMEDY_STATES) {
        const at = { year: question.year, table: 'remedies-by-promiser', row: `recommended~${state}`, settings: REPORTING_SETTINGS }
        const behind = behindFigure(facts, question.asKnownOn, at)?.map(({ streamId }) => streamId).toSorted()
        assert.deepEqual(behind, facts.filter((fact) => slowly([fact], 1, (each, one) => each.kind === 'ombudsman-contact' && one.state === state).length > 0).map(({ streamId }) => streamId).toSorted())
      }
    })))

  test('its rows are named, and where the Ombudsman recommended nothing no row of its own stands', () => {
    const remedies = (kind: ReportFact['kind'], code: string) =>
      aFact({ streamId: kind, kind, remedies: [code], remedyPence: [0], remediesPromisedOn: [isoDate('2019-06-03')], remedyStates: ['owed'] })
    const rows = (table: string, facts: readonly ReportFact[]) => {
      const found = tableById(tablesOf(facts), table)
      return found?.rows.map((row) => rowLabel(row, found)) ?? []
    }
    const both = [remedies('statutory-complaint', 'apology'), remedies('ombudsman-contact', 'ombudsman-apology')]
    assert.deepEqual(rows('remedies-by-promiser', both), ['Promised in a complaint: Still to be given', 'Recommended by the Ombudsman: Still to be given', 'Total'])
    assert.ok(rows('remedies', both).includes('Apology (recommended by the Ombudsman)'))
    assert.equal(rows('remedies', both.slice(0, 1)).some((label) => label.includes('Ombudsman')), false)
  })
})
