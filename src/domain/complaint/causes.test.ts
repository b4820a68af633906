import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aComplaint, type Story } from '../../../test/support/builders.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { CAUSE_NATURES } from './basics.ts'
import { causesOf, isFault, standingFaults } from './causes.ts'
import { FINDINGS, type AnswerContent, type ComplaintEvent, type PointFinding } from './events.ts'
import { outcomeOf } from './outcome.ts'

const received = aComplaint()
const answer2 = (content: AnswerContent): ComplaintEvent => ({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-06-03'), ...content })
const later = (fields: Omit<Extract<ComplaintEvent, { type: 'CauseFound' }>, 'type' | 'happenedOn'>, on = '2024-03-12'): ComplaintEvent =>
  ({ type: 'CauseFound', happenedOn: isoDate(on), ...fields })
const point = (pointId: string, finding: PointFinding['finding'], ...reasons: readonly string[]): PointFinding => ({ pointId, finding, ...(reasons.length > 0 && { reasons }) })
const said = ({ complaint }: Story) => causesOf(complaint).causes.map(({ pointId, code, nature }) => [pointId, code, nature])
const bothUpheld = received.answered({
  on: '2024-03-08', findings: [{ ...point('p1', 'upheld', 'delay'), nature: 'human-error' }, point('p2', 'partly-upheld', 'delay', 'late')],
})

describe('the causes of a complaint', () => {
  test('are those of each point that was upheld, with how they came about', () => {
    assert.deepEqual(said(bothUpheld), [['p1', 'delay', 'human-error'], ['p2', 'delay', null], ['p2', 'late', null]])
    assert.deepEqual(causesOf(bothUpheld.complaint).natures, ['human-error'])
    assert.equal(causesOf(bothUpheld.complaint).foundOn, '2024-03-08')
  })

  test('are none before an answer, or where nothing was upheld, whatever an old register says', () => {
    for (const story of [received, received.answered({ on: '2024-03-08', whole: 'not-upheld', reasons: ['delay'], nature: 'human-error' })])
      assert.deepEqual(causesOf(story.complaint), { foundOn: null, causes: [], natures: [] })
  })

  test('of a point that stage 2 did not uphold are gone; those of the other stand as the stage that upheld it found them', () => {
    const two = bothUpheld.and(answer2({ findings: [point('p1', 'not-upheld'), point('p2', 'upheld', 'recording')] }))
    assert.deepEqual(said(two), [['p2', 'recording', null]])
    assert.equal(causesOf(two.complaint).foundOn, '2024-06-03')
    assert.deepEqual(said(bothUpheld.and(answer2({ whole: 'not-upheld' }))), [])
    assert.deepEqual(said(bothUpheld.and(answer2({ whole: 'resolved-no-finding' }))), [])
  })

  test('of a point that stage 2 did not look at stay those of stage 1', () => {
    const two = bothUpheld.and(answer2({ findings: [point('p1', 'not-upheld')] }))
    assert.deepEqual(said(two), [['p2', 'delay', null], ['p2', 'late', null]])
    assert.equal(causesOf(two.complaint).foundOn, '2024-03-08')
  })

  test('that were found later add to the answer’s, and complete how one of them came about', () => {
    const story = bothUpheld.and(later({ points: ['p2'], causes: ['late', 'recording'], nature: 'error-of-judgement' }))
    assert.deepEqual(said(story), [['p1', 'delay', 'human-error'], ['p2', 'delay', null], ['p2', 'late', 'error-of-judgement'], ['p2', 'recording', 'error-of-judgement']])
    assert.deepEqual(said(story.struckOut({ on: '2024-03-13', seq: 3 })), said(bothUpheld))
  })

  test('that were found later end with the finding that they explain', () => {
    const story = bothUpheld.and(later({ points: ['p1'], causes: ['recording'] })).and(later({ causes: ['whole'] }))
    assert.deepEqual(said(story.and(answer2({ findings: [point('p1', 'not-upheld'), point('p2', 'not-upheld')] }))), [])
    assert.deepEqual(said(story.and(answer2({ whole: 'upheld', reasons: ['drift'] }))), [[null, 'drift', null]])
    const half = story.and(answer2({ findings: [point('p1', 'upheld')] }))
    assert.deepEqual(said(half), [[null, 'whole', null], ['p2', 'delay', null], ['p2', 'late', null]].toSorted((a, b) => Number(a[0] === null) - Number(b[0] === null)))
  })

  test('of an answer that names them for the whole beside findings on points are read as those of the whole', () =>
    assert.deepEqual(said(received.answered({ on: '2024-03-08', findings: [point('p1', 'upheld'), point('p2', 'not-upheld')], reasons: ['delay'] })), [[null, 'delay', null]]))

  test('of a complaint without points are those of the whole', () => {
    const story = aComplaint({ details: {} }).answered({ on: '2024-03-08', whole: 'partly-upheld', reasons: ['delay'], nature: 'deliberate-departure' }).and(later({ causes: ['late'] }))
    assert.deepEqual(said(story), [[null, 'delay', 'deliberate-departure'], [null, 'late', null]])
  })
})

const anyFinding = fc.record({ finding: fc.constantFrom(...FINDINGS), reasons: fc.subarray(['delay', 'late']), nature: fc.constantFrom(...CAUSE_NATURES, null) })
const anyAnswer = fc.oneof(
  fc.tuple(anyFinding, anyFinding).map(([one, two]): AnswerContent => ({ findings: [foundOn('p1', one), foundOn('p2', two)] })),
  anyFinding.map((one): AnswerContent => ({ findings: [foundOn('p2', one)] })),
  fc.record({ whole: fc.constantFrom(...FINDINGS, 'resolved-no-finding'), reasons: fc.subarray(['delay', 'late']) }),
)

function foundOn(pointId: string, { finding, reasons, nature }: Readonly<{ finding: PointFinding['finding']; reasons: readonly string[]; nature: PointFinding['nature'] | null }>): PointFinding {
  return { pointId, finding, reasons, ...(nature && { nature }) }
}

test('whatever two stages answer, only what stands as upheld has causes, each once, and a complaint with fault has its day', () =>
  fc.assert(fc.property(anyAnswer, fc.option(anyAnswer), fc.boolean(), (one, two, more) => {
    const first = received.answered({ on: '2024-03-08', ...one })
    const found = more && standingFaults(first.complaint).length > 0 ? first.and(later({ causes: ['recording'] })) : first
    const { complaint } = two ? found.and(answer2(two)) : found
    const { outcome, points } = outcomeOf(complaint)
    const { causes, foundOn: day, natures } = causesOf(complaint)
    const hasFault = outcome === 'upheld' || outcome === 'partly-upheld'
    assert.equal(day !== null, hasFault)
    if (!hasFault) assert.deepEqual([causes, natures], [[], []])
    for (const { pointId } of causes) if (pointId !== null) assert.ok(isFault(points.find((each) => each.pointId === pointId)?.finding), pointId)
    assert.equal(new Set(causes.map(({ pointId, code }) => `${pointId} ${code}`)).size, causes.length)
    assert.equal(new Set(natures).size, natures.length)
  }), { numRuns: 400 }))
