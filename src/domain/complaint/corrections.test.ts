import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, recorded, words } from '../../../test/support/builders.ts'
import { isoDate } from '../calendar/iso-date.ts'
import type { ComplaintCommand } from './commands.ts'
import { effectiveEvents } from './effective.ts'
import type { ComplaintEvent } from './events.ts'
import { foldAsRecorded, foldComplaint } from './evolve.ts'
import { recordedInError } from './recorded-in-error.ts'

const on = isoDate('2024-04-02')
const why = words('why')
const answered = aComplaint().acknowledged({ on: '2024-03-04' }).allocated({ on: '2024-03-05', responderId: 'u1', team: 'assessment' })
  .answered({ on: '2024-03-11', findings: [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p2', finding: 'not-upheld' }] })

function correcting(corrects: number, changes: Readonly<Record<string, unknown>>, reason = true, events: readonly ComplaintEvent[] = answered.events) {
  const decision = decideAfter(events, { type: 'correct', on, corrects, changes, ...(reason && { reason: why }) })
  if (decision.kind === 'refused') return decision.code
  const [event] = decision.events
  return event?.type === 'FactCorrected' ? event.kind : 'no correction'
}

describe('when a correction needs a reason', () => {
  for (const [what, seq, changes] of [
    ['a day', 2, { happenedOn: '2024-03-05' }],
    ['the day it reached the team', 1, { reachedTeamOn: '2024-03-04' }],
    ['an outcome', 4, { findings: [{ pointId: 'p1', finding: 'not-upheld' }] }],
    ['a person', 1, { details: { complainants: [{ type: 'parent' }] } }],
    ['who it is allocated to', 3, { responderId: 'u2' }],
    ['a day and a spelling at once', 1, { channel: 'letter', happenedOn: '2024-02-28' }],
  ] as const) test(`${what} needs one`, () => {
    assert.equal(correcting(seq, changes, false), 'reason-needed')
    assert.equal(correcting(seq, changes), 'fact')
  })

  for (const [what, seq, changes] of [
    ['the channel', 1, { channel: 'letter' }],
    ['the category', 1, { details: { category: 'delay' } }],
    ['how it was acknowledged', 2, { how: 'letter' }],
    ['the team', 3, { team: 'fostering' }],
  ] as const) test(`${what} is a typing slip and needs none`, () => assert.equal(correcting(seq, changes, false), 'slip'))
})

describe('what a correction may not do', () => {
  for (const [what, seq, changes, code] of [
    ['an entry that is not there', 99, { happenedOn: '2024-03-05' }, 'no-such-entry'],
    ['the reference', 1, { reference: '2024-9999' }, 'field-not-correctable'],
    ['the procedure', 1, { procedure: 'corporate-council' }, 'field-not-correctable'],
    ['the kind of entry', 2, { type: 'StageOneAnswered' }, 'field-not-correctable'],
    ['a field that no entry has', 2, { constructor: 'x' }, 'field-not-correctable'],
    ['a part that details do not have', 1, { details: { toString: 'x' } }, 'field-not-correctable'],
    ['a day that is none', 2, { happenedOn: '2024-02-31' }, 'value-not-possible'],
    ['a day taken out', 2, { happenedOn: null }, 'value-not-possible'],
    ['a finding that is none', 4, { findings: [{ pointId: 'p1', finding: 'sort-of' }] }, 'value-not-possible'],
    ['a number for a channel', 1, { channel: 7 }, 'value-not-possible'],
    ['an unknown channel', 1, { channel: 'pigeon' }, 'unknown-code'],
    ['what is so already', 2, { happenedOn: '2024-03-04' }, 'nothing-changed'],
    ['nothing', 2, {}, 'nothing-changed'],
    ['the answer to before receipt', 4, { happenedOn: '2024-02-29' }, 'answered-before-received'],
    ['the receipt to after the answer', 1, { happenedOn: '2024-03-12' }, 'before-received'],
    ['a day to tomorrow', 2, { happenedOn: '2026-11-24' }, 'in-the-future'],
    ['a finding onto a point that is not there', 4, { findings: [{ pointId: 'p9', finding: 'upheld' }] }, 'no-such-point'],
    ['a point that was answered out of the record', 1, { details: { points: [{ pointId: 'p1' }] } }, 'answered-point-removed'],
  ] as const) test(`correcting ${what} is refused`, () => assert.equal(correcting(seq, changes), code))

  test('an entry that was struck out is not corrected', () => {
    assert.equal(correcting(2, { happenedOn: '2024-03-05' }, true, answered.struckOut({ on: '2024-04-01', seq: 2 }).events), 'entry-struck-out')
  })
  test('striking out an entry that later ones rest on is refused', () => {
    const closed = aComplaint().closed({ on: '2024-03-08' }).reopened({ on: '2024-03-11' }).events
    const decision = decideAfter(closed, { type: 'strike-out', on, corrects: 2, reason: why })
    assert.equal(decision.kind === 'refused' && decision.code, 'not-closed')
  })
  test('an entry made twice in error can be struck out, and the striking out undone', () => {
    const struck = answered.struckOut({ on: '2024-04-01', seq: 4 })
    assert.equal(struck.complaint.status, 'open')
    assert.equal(decideAfter(struck.events, { type: 'strike-out', on, corrects: 5, reason: why }).kind, 'accepted')
    const again = struck.answered({ on: '2024-03-12', whole: 'upheld' })
    const decision = decideAfter(again.events, { type: 'strike-out', on, corrects: 5, reason: why })
    assert.equal(decision.kind === 'refused' && decision.code, 'already-answered')
  })
})

test('a corrected day of the answer changes its breach', () => {
  const decision = decideAfter(answered.events, { type: 'correct', on: isoDate('2024-05-01'), corrects: 4, changes: { happenedOn: '2024-04-17' }, reason: why })
  assert.deepEqual(decision.kind === 'accepted' && decision.breaches.map((breach) => breach.code), ['done-after-ceiling'])
})

describe('a complaint recorded in error', () => {
  const inError = answered.events.concat({ type: 'EventStruckOut', happenedOn: on, corrects: 1, reason: why })
  const decided = (events: readonly ComplaintEvent[], command: ComplaintCommand) => {
    const decision = decideAfter(events, command)
    return decision.kind === 'refused' ? decision.code : decision.kind
  }

  test('striking out the receipt strikes out the whole record, with all that followed on it', () => {
    assert.equal(decided(answered.events, { type: 'strike-out', on, corrects: 1, reason: why }), 'accepted')
    assert.equal(foldComplaint(recorded(...inError)), null)
    assert.deepEqual(effectiveEvents(recorded(...inError)), [])
  })

  test('nothing more may be recorded on it, and what is possible is to bring it back', () => {
    for (const command of [
      { type: 'add-note', on, text: why }, { type: 'close', on }, { type: 'correct', on, corrects: 1, changes: { channel: 'letter' } },
      { type: 'strike-out', on, corrects: 1, reason: why }, { type: 'strike-out', on, corrects: 2, reason: why },
    ] as const) assert.equal(decided(inError, command), 'recorded-in-error', command.type)
    const refused = decideAfter(inError, { type: 'add-note', on, text: why })
    assert.deepEqual(refused.kind === 'refused' && refused.allowedNow, ['strike-out'])
  })

  test('it is shown as it was before, under its reference', () => {
    const shown = foldAsRecorded(recorded(...inError))
    assert.equal(shown?.reference, answered.complaint.reference)
    assert.deepEqual(shown?.answers, answered.complaint.answers)
    assert.equal(shown?.seq, inError.length)
  })

  test('brought back it stands as it stood, and may be struck out again', () => {
    const undo: ComplaintCommand = { type: 'strike-out', on, corrects: inError.length, reason: why }
    assert.equal(decided(inError, undo), 'accepted')
    const back = inError.concat({ type: 'EventStruckOut', happenedOn: on, corrects: inError.length, reason: why })
    assert.deepEqual({ ...foldComplaint(recorded(...back)), seq: 0 }, { ...answered.complaint, seq: 0 })
    assert.equal(decided(back, { type: 'add-note', on, text: why }), 'accepted')
    assert.equal(decided(back, { type: 'strike-out', on, corrects: 1, reason: why }), 'accepted')
    const again = back.concat({ type: 'EventStruckOut', happenedOn: on, corrects: 1, reason: why })
    assert.equal(recordedInError(recorded(...again))?.seq, again.length)
  })
})
