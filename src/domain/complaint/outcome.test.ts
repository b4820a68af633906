import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aComplaint } from '../../../test/support/builders.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { FINDINGS, type Finding } from './events.ts'
import { outcomeOf } from './outcome.ts'
import { OUTCOMES } from './state.ts'

function outcomeOfPoints(...findings: readonly Finding[]) {
  const points = findings.map((_, index) => ({ pointId: `p${index}` }))
  const answered = aComplaint({ details: { points } }).answered({ on: '2024-03-08', findings: findings.map((finding, index) => ({ pointId: `p${index}`, finding })) })
  return outcomeOf(answered.complaint)
}

describe('the outcome of a complaint', () => {
  for (const [reason, findings, outcome] of [
    ['every point upheld is upheld', ['upheld', 'upheld'], 'upheld'],
    ['some upheld and some not is partly upheld', ['upheld', 'not-upheld'], 'partly-upheld'],
    ['one partly upheld is partly upheld', ['not-upheld', 'partly-upheld'], 'partly-upheld'],
    ['one upheld beside one that could not be decided is partly upheld', ['upheld', 'no-finding'], 'partly-upheld'],
    ['none upheld is not upheld', ['not-upheld', 'not-upheld'], 'not-upheld'],
    ['none upheld and one undecided is not upheld', ['not-upheld', 'no-finding'], 'not-upheld'],
    ['nothing decided is no finding', ['no-finding', 'no-finding'], 'no-finding'],
  ] as const) test(reason, () => assert.equal(outcomeOfPoints(...findings).outcome, outcome))

  test('no outcome yet is an answer too', () => assert.equal(outcomeOf(aComplaint().complaint).outcome, null))
  test('a complaint withdrawn before its answer is withdrawn', () => assert.equal(outcomeOf(aComplaint().withdrawn({ on: '2024-03-08' }).complaint).outcome, 'withdrawn'))
  test('a complaint withdrawn after its answer keeps the outcome of the answer', () => {
    assert.equal(outcomeOf(aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).withdrawn({ on: '2024-03-08' }).complaint).outcome, 'upheld')
  })
  test('one finding for the whole is the finding of each point, and counts once', () => {
    const { outcome, points, counts } = outcomeOf(aComplaint().answered({ on: '2024-03-08', whole: 'partly-upheld' }).complaint)
    assert.equal(outcome, 'partly-upheld')
    assert.deepEqual(points.map((point) => point.finding), ['partly-upheld', 'partly-upheld'])
    assert.deepEqual(counts, { upheld: 0, 'partly-upheld': 1, 'not-upheld': 0, 'no-finding': 0 })
  })
  test('put right without a finding is an outcome without findings', () => {
    const { outcome, counts } = outcomeOf(aComplaint().answered({ on: '2024-03-08', whole: 'resolved-no-finding' }).complaint)
    assert.equal(outcome, 'resolved-no-finding')
    assert.equal(Object.values(counts).reduce((sum, count) => sum + count), 0)
  })
  test('stage 2 decides, and a point that it did not look at keeps its finding', () => {
    const complaint = aComplaint()
      .answered({ on: '2024-03-08', findings: [{ pointId: 'p1', finding: 'not-upheld' }, { pointId: 'p2', finding: 'not-upheld' }] })
      .and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-20') })
      .and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-20'), findings: [{ pointId: 'p1', finding: 'upheld' }] }).complaint
    assert.equal(outcomeOf(complaint).outcome, 'partly-upheld')
    assert.equal(complaint.status, 'answered')
  })

  test('a point that stage 2 did not look at keeps what stage 1 found of the whole', () => {
    const complaint = aComplaint().answered({ on: '2024-03-08', whole: 'not-upheld' })
      .and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-20') })
      .and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-20'), findings: [{ pointId: 'p1', finding: 'upheld' }] }).complaint
    assert.deepEqual(outcomeOf(complaint).points, [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p2', finding: 'not-upheld' }])
    assert.equal(outcomeOf(complaint).outcome, 'partly-upheld')
  })
  test('a stage that answers the whole as one decides over what was found before', () => {
    const complaint = aComplaint().answered({ on: '2024-03-08', findings: [{ pointId: 'p1', finding: 'not-upheld' }] })
      .and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-20') })
      .and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-20'), whole: 'upheld' }).complaint
    assert.deepEqual(outcomeOf(complaint).points.map((each) => each.finding), ['upheld', 'upheld'])
  })

  test('the counts add up to the points found on, and there is always an outcome of the list', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...FINDINGS), { minLength: 1, maxLength: 12 }), (findings) => {
      const { outcome, points, counts } = outcomeOfPoints(...findings)
      assert.equal(Object.values(counts).reduce((sum, count) => sum + count), findings.length)
      assert.equal(points.length, findings.length)
      assert.ok(outcome !== null && OUTCOMES.includes(outcome))
      assert.equal(outcome === 'upheld', findings.every((finding) => finding === 'upheld'))
      assert.equal(outcomeOfPoints(...findings.toReversed()).outcome, outcome)
    }))
  })
})
