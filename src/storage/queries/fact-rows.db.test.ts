import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { addDays, isoDate } from '../../domain/calendar/iso-date.ts'
import { FINDINGS } from '../../domain/complaint/events.ts'
import { BLANK_FACT } from '../../domain/reporting/blank-fact.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { makeReads } from './reads.ts'

const database = await testStore({ after }, { reads: makeReads(englandAndWales()), today: '2026-11-23' })
const { store, authorityId, pools } = database
const FIRST = isoDate('2020-04-01')
const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays(FIRST, offset))
const code = fc.oneof(fc.constantFrom('email', 'cin-widnes', 'NULL', '', '{}', '(,)', '"', '\\', 'a b', 'ä\n'), fc.string({ minLength: 1, maxLength: 6 }).map((text) => text.replaceAll('\0', '')))
const codes = fc.oneof(fc.constant([]), fc.array(code, { maxLength: 3 }))
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 })
const whole = fc.integer({ min: 0, max: 3000 })

/** Facts in which anything may stand that the columns can hold; most say nothing of most things, as in a register. */
const anyFact = fc.record({
  kind: code, reference: code, receivedOn: day, closedOn: some(day), withdrawn: fc.boolean(), channel: some(code), byChild: fc.boolean(), divisions: codes, teams: codes, outcome: some(code),
  stageOneAnsweredOn: some(day), stageOneWorkingDays: some(whole), foundOn: some(day), knownFrom: day, stageFindings: fc.constantFrom([], [1, 0, 2]), pointCategories: codes,
  seldom: some(fc.record({
    stageTwoRequestedOn: some(day), stageTwoWorkingDays: some(whole), stageTwoExtended: fc.boolean(), stageTwoFindings: some(fc.tuple(whole, whole, whole, whole)), sort: some(code), offer: some(code), causes: codes,
    remedies: codes, remedyPence: fc.array(whole, { maxLength: 2 }), remediesPromisedOn: fc.array(day, { maxLength: 2 }), places: some(whole), themes: codes, childStatuses: codes, advocacy: some(code),
  })),
}).map(({ seldom, ...parts }) => {
  const { stageTwoFindings: counts = null, ...said } = seldom ?? {}
  const stageTwoFindings = counts && Object.fromEntries(FINDINGS.map((finding, at) => [finding, counts[at]]))
  return { ...BLANK_FACT, ...parts, ...said, stageTwoFindings, streamId: randomUUID() } as ReportFact
})

/** The row of a fact, column by column, as a projection writes it. */
function rowOf({ passOnDueOn, stageTwoFindings, ...fact }: ReportFact): object {
  const columns = Object.entries(fact).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value] as const)
  return {
    ...Object.fromEntries(columns), pass_on_due: passOnDueOn, stage_two_findings: stageTwoFindings && Object.values(stageTwoFindings),
    authority_id: authorityId, last_on: '9999-12-31', code_version: 1, holiday_list: 'test',
  }
}

test('whatever facts say, each is read back from its row of texts as it was written, and all of them in their order', () =>
  fc.assert(fc.asyncProperty(fc.array(anyFact, { minLength: 1, maxLength: 60 }), async (facts) => {
    await pools.owner.query('delete from report_facts')
    await pools.owner.query('insert into report_facts select * from jsonb_populate_recordset(null::report_facts, $1::jsonb)', [JSON.stringify(facts.map(rowOf))])
    const read = await store.read(wholeOf(authorityId), (reads) => reads.reportFacts({ from: FIRST, to: isoDate('2026-03-31'), asKnownOn: isoDate('2026-11-23') }))
    const written = new Map(facts.map((fact) => [fact.streamId, fact]))
    assert.equal(read.length, facts.length)
    for (const fact of read) assert.deepEqual(fact, written.get(fact.streamId))
    for (const [at, { receivedOn }] of read.entries()) assert.ok(at === 0 || (read[at - 1]?.receivedOn ?? '') <= receivedOn)
  }), { numRuns: 40 }))
