import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'

const on = isoDate('2024-03-12')
const find = { type: 'record-causes', on, causes: ['poor-communication'] } as const
const received = aComplaint()
const oneUpheld = received.answered({ on: '2024-03-08', findings: [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p2', finding: 'not-upheld' }] })

describe('a cause that is found later', () => {
  test('is taken for a point that was upheld, and for the whole', () => {
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, points: ['p1'], nature: 'human-error', text: words('why') })), 'accepted')
    assert.equal(codeOf(decideAfter(oneUpheld.events, find)), 'accepted')
    assert.equal(codeOf(decideAfter(oneUpheld.closed({ on: '2024-03-11' }).events, find)), 'accepted')
  })

  test('is refused for a point that was not upheld, with what is allowed instead', () => {
    for (const points of [['p2'], ['p1', 'p2']]) {
      const refused = decideAfter(oneUpheld.events, { ...find, points })
      assert.equal(codeOf(refused), 'cause-without-fault')
      assert.ok(refused.kind === 'refused' && refused.allowedNow.includes('record-causes') && refused.allowedNow.includes('correct'))
    }
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, points: ['p9'] })), 'cause-without-fault')
  })

  test('is refused before there is an answer, on the days before it, and where nothing was upheld', () => {
    assert.equal(codeOf(decideAfter(received.events, find)), 'cause-without-fault')
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, on: isoDate('2024-03-07') })), 'cause-without-fault')
    for (const whole of ['not-upheld', 'no-finding', 'resolved-no-finding'] as const)
      assert.equal(codeOf(decideAfter(received.answered({ on: '2024-03-08', whole }).events, find)), 'cause-without-fault', whole)
  })

  test('names at least one cause, of the authority’s list, and a nature that there is', () => {
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, causes: [] })), 'cause-needed')
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, causes: ['bad-luck'] })), 'unknown-code')
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, nature: 'malice' as never })), 'value-not-possible')
    assert.equal(codeOf(decideAfter(oneUpheld.events, { ...find, causes: 'poor-communication' as never })), 'value-not-possible')
  })

  test('keeps the answer from being corrected to what was not upheld, or struck out, until it is struck out itself', () => {
    const found = oneUpheld.and({ type: 'CauseFound', happenedOn: on, points: ['p1'], causes: ['poor-communication'] })
    const changes = { findings: [{ pointId: 'p1', finding: 'not-upheld' }, { pointId: 'p2', finding: 'not-upheld' }] }
    assert.equal(codeOf(decideAfter(found.events, { type: 'correct', on, corrects: 2, changes, reason: words('wrong') })), 'cause-without-fault')
    assert.equal(decideAfter(found.events, { type: 'strike-out', on, corrects: 2, reason: words('wrong') }).kind, 'refused')
    const struck = found.struckOut({ on: '2024-03-13', seq: 3 })
    assert.equal(codeOf(decideAfter(struck.events, { type: 'correct', on: isoDate('2024-03-13'), corrects: 2, changes, reason: words('wrong') })), 'accepted')
  })

  test('cannot be moved to a point that was not upheld by a correction', () => {
    const found = oneUpheld.and({ type: 'CauseFound', happenedOn: on, points: ['p1'], causes: ['poor-communication'] })
    assert.equal(codeOf(decideAfter(found.events, { type: 'correct', on, corrects: 3, changes: { points: ['p2'] }, reason: words('wrong') })), 'cause-without-fault')
    assert.equal(codeOf(decideAfter(found.events, { type: 'correct', on, corrects: 3, changes: { causes: ['delay'] }, reason: words('wrong') })), 'accepted')
  })
})

describe('an answer that names a cause', () => {
  const answer = { type: 'answer-stage-one', on, departureReason: words('in a hurry') } as const
  const ready = received.acknowledged({ on: '2024-03-04' })

  test('is refused where the point, or the whole, was not upheld', () => {
    const wrong = [
      { whole: 'not-upheld', reasons: ['poor-communication'] }, { whole: 'resolved-no-finding', nature: 'human-error' },
      { findings: [{ pointId: 'p1', finding: 'not-upheld', reasons: ['poor-communication'] }, { pointId: 'p2', finding: 'upheld' }] },
      { findings: [{ pointId: 'p1', finding: 'no-finding', nature: 'human-error' }, { pointId: 'p2', finding: 'upheld' }] },
      { findings: [{ pointId: 'p1', finding: 'not-upheld' }, { pointId: 'p2', finding: 'not-upheld' }], reasons: ['poor-communication'] },
    ] as const
    for (const content of wrong) assert.equal(codeOf(decideAfter(ready.events, { ...answer, ...content })), 'cause-without-fault', JSON.stringify(content))
  })

  test('is taken where it was upheld, in whole or part', () => {
    const right = [
      { whole: 'partly-upheld', reasons: ['poor-communication', 'delay'], nature: 'error-of-judgement' },
      { findings: [{ pointId: 'p1', finding: 'not-upheld', reasons: [] }, { pointId: 'p2', finding: 'partly-upheld', reasons: ['poor-communication'], nature: 'human-error' }] },
    ] as const
    for (const content of right) assert.equal(codeOf(decideAfter(ready.events, { ...answer, ...content })), 'accepted', JSON.stringify(content))
    assert.equal(codeOf(decideAfter(ready.events, { ...answer, whole: 'upheld', nature: 'malice' as never })), 'value-not-possible')
  })

  test('is refused too where a correction takes the fault away and leaves the cause', () => {
    const answered = received.answered({ on: '2024-03-08', whole: 'upheld', reasons: ['poor-communication'] })
    const correct = { type: 'correct', on, corrects: 2, reason: words('wrong') } as const
    assert.equal(codeOf(decideAfter(answered.events, { ...correct, changes: { whole: 'not-upheld' } })), 'cause-without-fault')
    assert.equal(codeOf(decideAfter(answered.events, { ...correct, changes: { whole: 'not-upheld', reasons: null } })), 'accepted')
  })

  test('that an old register brought with a cause and no fault can still be worked on', () => {
    const old = received.answered({ on: '2024-03-08', whole: 'not-upheld', reasons: ['poor-communication'] })
    assert.equal(codeOf(decideAfter(old.events, { type: 'add-note', on, text: words('note') })), 'accepted')
  })
})
