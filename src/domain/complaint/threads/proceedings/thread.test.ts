import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import type { ComplaintEvent } from '../../events.ts'
import { timetableOf } from '../../timetable-of.ts'

const on = isoDate('2024-03-08')
const received = aComplaint().events
const decline = { type: 'decline-consideration', on, proceedingsId: 'x1', ground: 'court', reasoning: words('it would'), toldOn: on } as const
const declined = (fields: object) => aComplaint().and({
  type: 'ConsiderationDeclined', happenedOn: isoDate('2024-03-05'), proceedingsId: 'x1', scope: 'whole', ground: 'court', reasoning: words('it would'), ...fields,
})
const whole = declined({})
const onePoint = declined({ scope: 'points', points: ['p2'] })
const ended = whole.and({ type: 'ProceedingsEnded', happenedOn: isoDate('2024-06-03'), proceedingsId: 'x1' })
const answer = { type: 'answer-stage-one', on } as const

describe('consideration that would prejudice proceedings', () => {
  for (const [reason, fields, code] of [
    ['of the whole', { scope: 'whole' }, 'accepted'],
    ['of a point', { scope: 'points', points: ['p1'] }, 'accepted'],
    ['of points that are not named', { scope: 'points' }, 'declined-points-needed'],
    ['of no points', { scope: 'points', points: [] }, 'declined-points-needed'],
    ['of the whole and of a point', { scope: 'whole', points: ['p1'] }, 'declined-whole-and-points'],
    ['of a point that is not there', { scope: 'points', points: ['p9'] }, 'no-such-point'],
    ['on a ground that the rules do not know', { scope: 'whole', ground: 'convenience' as never }, 'value-not-possible'],
    ['with an end expected years ahead', { scope: 'whole', expectedEndOn: isoDate('2028-01-04') }, 'accepted'],
    ['of which they were told before it was received', { scope: 'whole', toldOn: isoDate('2024-02-01') }, 'before-received'],
  ] as const) test(`${reason}: ${code}`, () => assert.equal(codeOf(decideAfter(received, { ...decline, ...fields })), code))

  test('is declined with its reasoning, by a letter', () => {
    const { toldOn: _, ...untold } = decline
    assert.deepEqual(warningsOf(decideAfter(received, { ...untold, scope: 'whole' })), ['decline-not-told'])
    const { reasoning: __, ...without } = decline
    assert.equal(codeOf(decideAfter(received, { ...without, scope: 'whole' } as never)), 'field-needed')
  })

  test('is not declined once the complaint has ended', () => {
    assert.equal(codeOf(decideAfter(aComplaint().withdrawn({ on: '2024-03-06' }).events, { ...decline, scope: 'whole' })), 'complaint-withdrawn')
    assert.equal(codeOf(decideAfter(aComplaint().closed({ on: '2024-03-06' }).events, { ...decline, scope: 'whole' })), 'complaint-closed')
  })

  test('leaves the complaint open, and answering it meanwhile is warned of, not refused', () => {
    assert.equal(whole.complaint.status, 'open')
    assert.ok(warningsOf(decideAfter(whole.events, { ...answer, whole: 'upheld' })).includes('consideration-declined'))
    assert.ok(!warningsOf(decideAfter(received, { ...answer, whole: 'upheld' })).includes('consideration-declined'))
  })

  test('stands in the way of its own points alone', () => {
    const finding = (pointId: string) => ({ ...answer, findings: [{ pointId, finding: 'not-upheld' as const }] })
    assert.ok(warningsOf(decideAfter(onePoint.events, finding('p2'))).includes('consideration-declined'))
    assert.ok(!warningsOf(decideAfter(onePoint.events, finding('p1'))).includes('consideration-declined'))
    assert.ok(warningsOf(decideAfter(onePoint.events, { ...answer, whole: 'upheld' })).includes('consideration-declined'))
  })

  test('closing what is wholly declined is no breach; what is declined in part still has to be answered', () => {
    const closing = { type: 'close', on, category: 'delay' } as const
    assert.deepEqual([warningsOf(decideAfter(whole.events, closing)), breachesOf(decideAfter(whole.events, closing))], [[], []])
    assert.deepEqual(breachesOf(decideAfter(onePoint.events, closing)), ['closed-without-answer'])
  })
})

/** The clock of this name, as at a day. */
function clockOf(events: readonly ComplaintEvent[], id: string, asAt: string) {
  const order = inOrderOfHappening(effectiveEvents(recorded(...events)))
  return timetableOf(order, { ...context(asAt), asAt: isoDate(asAt) }).clocks.find((clock) => clock.id === id)
}

describe('bringing it again', () => {
  test('has a clock that ends on the same day as the record says', () => {
    assert.equal(clockOf(ended.events, 'resubmission', '2024-07-01')?.dueOn, ended.complaint.threads.proceedings[0]?.mayBeBroughtAgainUntil)
  })

  test('begins stage 1 afresh; while the whole is declined nobody is late, and while a point is somebody is', () => {
    assert.equal(clockOf(whole.events, 'stage-1-answer', '2024-05-01')?.workingDaysLate, 0)
    assert.ok((clockOf(onePoint.events, 'stage-1-answer', '2024-05-01')?.workingDaysLate ?? 0) > 0)
    const again = ended.and({ type: 'ComplaintResubmitted', happenedOn: isoDate('2024-07-01'), proceedingsId: 'x1' })
    assert.deepEqual([clockOf(again.events, 'stage-1-answer', '2024-07-02')?.startedOn, clockOf(again.events, 'stage-1-answer', '2024-07-02')?.dueOn], ['2024-07-01', '2024-07-15'])
  })

  const resubmit = (day: string) => ({ type: 'resubmit', on: isoDate(day), proceedingsId: 'x1' }) as const

  test('is possible until a year after the proceedings ended', () => {
    assert.equal(ended.complaint.threads.proceedings[0]?.mayBeBroughtAgainUntil, '2025-06-03')
    assert.equal(whole.complaint.threads.proceedings[0]?.mayBeBroughtAgainUntil, null)
    assert.deepEqual(warningsOf(decideAfter(ended.events, resubmit('2025-06-03'))), [])
    assert.deepEqual(warningsOf(decideAfter(ended.events, resubmit('2025-06-04'))), ['resubmitted-late'])
  })

  test('a year from 29 February ends on 28 February', () => {
    const leap = declined({}).and({ type: 'ProceedingsEnded', happenedOn: isoDate('2024-02-29'), proceedingsId: 'x1' })
    assert.equal(leap.complaint.threads.proceedings.length, 1)
    const later = whole.and({ type: 'ProceedingsEnded', happenedOn: isoDate('2028-02-29'), proceedingsId: 'x1' })
    assert.equal(later.complaint.threads.proceedings[0]?.mayBeBroughtAgainUntil, '2029-02-28')
  })

  for (const [reason, story, command, code] of [
    ['before the proceedings ended', whole, resubmit('2024-04-02'), 'proceedings-not-ended'],
    ['on a day before their end, told afterwards', ended, resubmit('2024-06-02'), 'proceedings-not-ended'],
    ['a second time', ended.and({ type: 'ComplaintResubmitted', happenedOn: isoDate('2024-07-01'), proceedingsId: 'x1' }), resubmit('2024-07-02'), 'proceedings-not-ended'],
    ['after proceedings that are not its own', ended, { ...resubmit('2024-07-02'), proceedingsId: 'x2' }, 'no-such-item'],
    ['where nothing was declined', aComplaint(), resubmit('2024-07-02'), 'proceedings-not-ended'],
  ] as const) test(`${reason} is refused`, () => assert.equal(codeOf(decideAfter(story.events, command)), code))

  test('opens what was closed meanwhile, and it is owed an answer again', () => {
    const closed = ended.closed({ on: '2024-06-10', category: 'delay' })
    const again = closed.and({ type: 'ComplaintResubmitted', happenedOn: isoDate('2024-07-01'), proceedingsId: 'x1' })
    assert.deepEqual([again.complaint.status, again.complaint.closedOn], ['open', null])
    assert.ok(breachesOf(decideAfter(again.events, { type: 'close', on: isoDate('2024-07-02'), category: 'delay' })).includes('closed-without-answer'))
    assert.ok(!warningsOf(decideAfter(again.events, { ...answer, on: isoDate('2024-07-02'), whole: 'upheld' })).includes('consideration-declined'))
  })

  test('after one of two proceedings leaves the other standing', () => {
    const two = ended.and({ type: 'ConsiderationDeclined', happenedOn: isoDate('2024-06-04'), proceedingsId: 'x2', scope: 'whole', ground: 'disciplinary', reasoning: words('r') })
    assert.equal(codeOf(decideAfter(two.events, { ...resubmit('2024-07-01'), proceedingsId: 'x2' })), 'proceedings-not-ended')
    const back = two.and({ type: 'ComplaintResubmitted', happenedOn: isoDate('2024-07-01'), proceedingsId: 'x1' })
    assert.ok(warningsOf(decideAfter(back.events, { ...answer, on: isoDate('2024-07-02'), whole: 'upheld' })).includes('consideration-declined'))
    assert.equal(codeOf(decideAfter(back.events, { type: 'end-proceedings', on: isoDate('2024-07-02'), proceedingsId: 'x2' })), 'accepted')
  })

  test('proceedings end once, and not before they stood in the way', () => {
    assert.equal(codeOf(decideAfter(ended.events, { type: 'end-proceedings', on: isoDate('2024-07-02'), proceedingsId: 'x1' })), 'proceedings-not-running')
    assert.equal(codeOf(decideAfter(whole.events, { type: 'end-proceedings', on: isoDate('2024-03-04'), proceedingsId: 'x1' })), 'proceedings-not-running')
  })
})
