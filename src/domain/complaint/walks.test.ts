import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { context, recorded, words } from '../../../test/support/builders.ts'
import { addDays, isoDate, type IsoDate } from '../calendar/iso-date.ts'
import { allowedNow } from './allowed-now.ts'
import type { ComplaintCommand } from './commands.ts'
import { decide } from './decide.ts'
import { effectiveEvents, inOrderOfHappening } from './effective.ts'
import { FINDINGS, type ComplaintEvent, type UserId } from './events.ts'
import { foldAsRecorded, foldComplaint } from './evolve.ts'
import { countFindings, outcomeOf } from './outcome.ts'
import { impossibilities } from './possible.ts'
import { timetableOf } from './timetable-of.ts'
import { EVENT_OF_COMMAND } from './to-event.ts'

const TODAY = isoDate('2024-12-20')
const given = context(TODAY)
const FIRST_DAY = isoDate('2024-01-29')

/** Days around the year that the walks take place in, some before receipt and some still to come. */
const day: fc.Arbitrary<IsoDate> = fc.integer({ min: 0, max: 330 }).map((days) => addDays(FIRST_DAY, days))
const point = fc.constantFrom('p1', 'p2', 'p3', 'p4')
const finding = fc.constantFrom(...FINDINGS)
const text = fc.constantFrom(words('a'), words('b'))

const answer = fc.oneof(
  fc.record({ whole: fc.constantFrom(...FINDINGS, 'resolved-no-finding' as const) }),
  fc.record({ findings: fc.array(fc.record({ pointId: point, finding }), { maxLength: 4 }) }),
)

const change = fc.oneof(
  day.map((happenedOn) => ({ happenedOn })),
  fc.constantFrom({ channel: 'letter' }, { untilWorkingDays: 15 }, { whole: 'upheld' }, { details: { category: 'delay' } }, { toldOn: null }, { reference: 'x' }),
)

const command: fc.Arbitrary<ComplaintCommand> = day.chain((on) => fc.oneof(
  fc.constantFrom<ComplaintCommand>(
    { type: 'acknowledge', on }, { type: 'pause-stage-one', on, reason: 'awaiting-advocate' }, { type: 'resume-stage-one', on, advocateAppointed: true },
    { type: 'draft-answer', on }, { type: 'submit-answer', on }, { type: 'send-back-answer', on, reasons: words('r') }, { type: 'approve-answer', on },
    { type: 'close', on, category: 'delay' }, { type: 'withdraw', on }, { type: 'reopen', on, reason: words('r') }, { type: 'request-investigation', on },
    { type: 'request-review-panel', on }, { type: 'record-panel-meeting', on }, { type: 'request-corporate-review', on }, { type: 'add-note', on, text: words('n') },
    { type: 'log-contact', on, kind: 'call' }, { type: 'allocate', on, team: 'assessment', responderId: 'u1' as UserId },
    { type: 'record-details', on, details: { points: [{ pointId: 'p1' }, { pointId: 'p2' }, { pointId: 'p3' }] } },
  ),
  fc.integer({ min: 5, max: 80 }).map((untilWorkingDays): ComplaintCommand => ({ type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays, toldOn: on })),
  fc.tuple(fc.constantFrom('answer-stage-one', 'answer-investigation', 'answer-review-panel', 'answer-corporate-review'), answer)
    .map(([type, content]): ComplaintCommand => ({ type, on, ...content })),
  fc.tuple(fc.integer({ min: 0, max: 30 }), change, fc.option(text, { nil: undefined }))
    .map(([corrects, changes, reason]): ComplaintCommand => ({ type: 'correct', on, corrects, changes, ...(reason && { reason }) })),
  // Not the receipt: with it the whole walk would end. That has its own property below.
  fc.constantFrom(0, ...Array.from({ length: 29 }, (_, index) => index + 2)).map((corrects): ComplaintCommand => ({ type: 'strike-out', on, corrects, reason: words('s') })),
))

const received: ComplaintEvent = {
  type: 'ComplaintReceived', happenedOn: isoDate('2024-03-01'), procedure: given.procedure.id, reference: '2024-0001', channel: 'email',
  details: { points: [{ pointId: 'p1' }, { pointId: 'p2' }] },
}

/** Carries out what the rules allow, and calls `seen` after each command. */
function walk(commands: readonly ComplaintCommand[], seen: (events: readonly ComplaintEvent[], decided: ReturnType<typeof decide>, asked: ComplaintCommand) => void) {
  let events: readonly ComplaintEvent[] = [received]
  for (const asked of commands) {
    const stream = recorded(...events)
    const decision = decide(foldComplaint(stream), stream, asked, given)
    if (decision.kind === 'accepted') events = [...events, ...decision.events]
    seen(events, decision, asked)
  }
  return events
}

/** Mostly one thing after another, a few days apart; every fifth on any day at all, as a late entry or nonsense. */
const walks = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 10, maxLength: 60, size: 'max' })
  .map((steps) => {
    let now = received.happenedOn
    return steps.map(([asked, pause, chance]) => {
      if (chance === 0) return asked
      now = addDays(now, pause)
      return { ...asked, on: now }
    })
  })

describe('whatever people try, in whatever order', () => {
  test('a stream holds nothing that cannot have happened', () => {
    let accepted = 0
    fc.assert(fc.property(walks, (commands) => {
      walk(commands, (events, decision) => {
        if (decision.kind === 'refused') return
        accepted += 1
        const order = inOrderOfHappening(effectiveEvents(recorded(...events)))
        assert.deepEqual(impossibilities(order, given), [])
      })
    }), { numRuns: 150 })
    assert.ok(accepted > 1000, `the walks went nowhere: ${accepted} steps`)
  })

  test('the complaint that is folded makes sense', () => {
    fc.assert(fc.property(walks, (commands) => {
      const events = walk(commands, () => undefined)
      const complaint = foldComplaint(recorded(...events))
      assert.ok(complaint)
      assert.equal(complaint.seq, events.length)
      assert.equal(complaint.closedOn !== null, complaint.status === 'closed')
      assert.equal(complaint.withdrawnOn !== null, complaint.status === 'withdrawn')
      if (complaint.status === 'answered') assert.ok(complaint.answers[complaint.stage])
      if (complaint.stage !== 'stage-1') assert.ok(complaint.requestedOn[complaint.stage])
      for (const stageAnswer of Object.values(complaint.answers)) assert.ok(stageAnswer.answeredOn >= complaint.receivedOn && stageAnswer.answeredOn <= TODAY)
      const { outcome, points, counts } = outcomeOf(complaint)
      assert.equal(outcome === null, Object.keys(complaint.answers).length === 0 && complaint.status !== 'withdrawn')
      if (Object.values(complaint.answers).every((each) => each.whole === undefined)) assert.deepEqual(counts, countFindings(points.map((each) => each.finding)))
      assert.ok(points.every(({ pointId }) => complaint.points.some((each) => each.pointId === pointId)))
    }), { numRuns: 150 })
  })

  test('what is offered is not refused for its place, and what is not offered is refused today', () => {
    fc.assert(fc.property(walks, (commands) => {
      const stream = recorded(...walk(commands, () => undefined))
      const complaint = foldComplaint(stream)
      const offered = allowedNow(complaint, given.procedure)
      const asked = { type: 'acknowledge', on: TODAY } as const
      assert.equal(decide(complaint, stream, asked, given).kind === 'accepted', offered.includes('acknowledge'))
      const closing = decide(complaint, stream, { type: 'close', on: TODAY, category: 'delay' }, given)
      assert.equal(closing.kind === 'accepted', offered.includes('close'))
    }), { numRuns: 100 })
  })

  test('struck out as made in error it says nothing and takes nothing; brought back it is as it was', () => {
    fc.assert(fc.property(walks, command, (commands, meanwhile) => {
      const events = walk(commands, () => undefined)
      const strike = (corrects: number): ComplaintCommand => ({ type: 'strike-out', on: TODAY, corrects, reason: words('e') })
      const carriedOut = (before: readonly ComplaintEvent[], asked: ComplaintCommand) => {
        const decision = decide(foldAsRecorded(recorded(...before)), recorded(...before), asked, given)
        assert.ok(decision.kind === 'accepted')
        assert.deepEqual([decision.breaches, decision.warnings], [[], []])
        return [...before, ...decision.events]
      }
      const inError = carriedOut(events, strike(1))
      assert.deepEqual(effectiveEvents(recorded(...inError)), [])
      // Striking out the striking out is what brings it back.
      fc.pre(meanwhile.type !== 'strike-out' || meanwhile.corrects !== inError.length)
      const refused = decide(foldAsRecorded(recorded(...inError)), recorded(...inError), meanwhile, given)
      assert.equal(refused.kind === 'refused' && refused.code, 'recorded-in-error')
      const back = carriedOut(inError, strike(inError.length))
      assert.deepEqual(effectiveEvents(recorded(...back)), effectiveEvents(recorded(...events)))
    }), { numRuns: 60 })
  })

  test('deciding changes neither the stream nor the complaint', () => {
    fc.assert(fc.property(walks, command, (commands, last) => {
      const stream = recorded(...walk(commands, () => undefined))
      const complaint = foldComplaint(stream)
      const before = JSON.stringify([stream, complaint])
      decide(complaint, stream, last, given)
      assert.equal(JSON.stringify([stream, complaint]), before)
    }), { numRuns: 60 })
  })

  test('a late step is a breach or in time, never both, and every breach has its law', () => {
    fc.assert(fc.property(walks, (commands) => {
      const order = inOrderOfHappening(effectiveEvents(recorded(...walk(commands, () => undefined))))
      const { breaches, clocks } = timetableOf(order, { ...given, asAt: TODAY })
      assert.ok(breaches.every((breach) => breach.law !== '' && breach.happenedOn <= TODAY), JSON.stringify(breaches))
      assert.ok(clocks.every((clock) => clock.workingDaysLate >= 0))
    }), { numRuns: 60 })
  })
})

test('each command records the event of its name, with the same fields', () => {
  fc.assert(fc.property(command.filter((asked) => asked.type !== 'correct' && asked.type !== 'strike-out'), (asked) => {
    const decision = decide(null, [], asked, given)
    assert.equal(decision.kind === 'refused' && decision.code, 'not-recorded')
    const stream = recorded(received)
    const accepted = decide(foldComplaint(stream), stream, asked, given)
    if (accepted.kind === 'refused') return
    const { type, on, ...fields } = asked
    assert.deepEqual(accepted.events, [{ type: EVENT_OF_COMMAND[type], happenedOn: on, ...fields }])
  }))
})
