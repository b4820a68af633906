import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, SETTINGS, words, type Story } from '../../../../../test/support/builders.ts'
import { codeOf } from '../../../../../test/support/decisions.ts'
import { englandAndWales } from '../../../calendar/england-and-wales.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId } from '../../basics.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import type { ComplaintEvent } from '../../events.ts'
import { timetableOf } from '../../timetable-of.ts'
import { lettersOwed } from '../../../letters/letters-owed.ts'
import { allowedNow } from '../../allowed-now.ts'
import { letterOf, needsOf, stepOf } from './thread.ts'

const on = isoDate('2024-03-04')
const to = { personId: 'mum' as PersonId }
const drafted = (letterId: string, rule?: string, day = on): ComplaintEvent => ({ type: 'LetterDrafted', happenedOn: day, letterId, to, reader: 'adult', isEasyRead: false, ...(rule !== undefined && { rule }) })
const finished = (isHeld = false, day = on): ComplaintEvent => ({ type: 'LetterFinished', happenedOn: day, letterId: 'l1', text: words('letter'), isHeld })
const sent: ComplaintEvent = { type: 'LetterSent', happenedOn: on, letterId: 'l1', by: 'by-hand' }
const begun = aComplaint().and(drafted('l1', 'acknowledgement'))
const ready = begun.and(finished())
const queued = ready.and({ type: 'LetterQueued', happenedOn: on, letterId: 'l1', by: 'email', message: 'm1' })
const step = ({ complaint }: Story) => { const letter = letterOf(complaint, 'l1'); return letter && stepOf(letter) }
const ask = (story: Story, command: object) => codeOf(decideAfter(story.events, { on, letterId: 'l1', ...command } as never))
const SEND = { type: 'send-letter', by: 'by-hand' }

describe('a letter', () => {
  test('goes from draft to finished to sent, and is checked in between', () => {
    assert.deepEqual([begun, ready, ready.and({ type: 'LetterChecked', happenedOn: on, letterId: 'l1' }), ready.and(sent)].map(step), ['drafted', 'finished', 'checked', 'sent'])
    assert.equal(ask(ready, SEND), 'accepted')
    assert.equal(ask(ready.and(sent), SEND), 'letter-already-sent')
    assert.equal(ask(begun, SEND), 'letter-not-finished')
  })

  test('that is held goes only once it is released or completed', () => {
    const held = begun.and(finished(true))
    assert.equal(step(held), 'held')
    assert.equal(ask(held, SEND), 'letter-held')
    assert.equal(ask(held, { type: 'check-letter' }), 'letter-held')
    assert.equal(ask(ready, { type: 'release-letter', reason: words('r') }), 'letter-not-held')
    assert.equal(ask(held.and({ type: 'LetterReleased', happenedOn: on, letterId: 'l1', reason: words('r') }), SEND), 'accepted')
    assert.equal(ask(held.and(finished()), SEND), 'accepted')
    assert.equal(ask(held, { type: 'release-letter' }), 'field-needed')
  })

  test('finished anew is checked anew', () => {
    const checked = ready.and({ type: 'LetterChecked', happenedOn: on, letterId: 'l1' })
    assert.equal(ask(checked, { type: 'check-letter' }), 'letter-already-checked')
    assert.equal(step(checked.and(finished())), 'finished')
    assert.equal(step(checked.and({ type: 'LetterSentBack', happenedOn: on, letterId: 'l1', reasons: words('r') })), 'sent-back')
  })

  test('on its way is neither changed nor sent a second time, and only its own message says what became of it', () => {
    assert.equal(step(queued), 'on-its-way')
    for (const command of [SEND, { type: 'finish-letter', text: words('x'), isHeld: false }, { type: 'set-letter-aside', because: 'wrong' }, { type: 'queue-letter', by: 'email', message: 'm2' }])
      assert.equal(ask(queued, command), 'letter-on-its-way', command.type)
    assert.equal(ask(queued, { type: 'send-letter', by: 'email', message: 'm1' }), 'accepted')
    assert.equal(ask(queued, { type: 'note-letter-failed', because: 'bounced', message: 'm2' }), 'letter-not-on-its-way')
    const failed = queued.and({ type: 'LetterFailed', happenedOn: on, letterId: 'l1', because: 'bounced', message: 'm1' })
    assert.equal(step(failed), 'failed')
    assert.equal(ask(failed, SEND), 'accepted')
  })

  test('that may have been sent waits for somebody to say, and one that was sent can still come back', () => {
    const unknown = queued.and({ type: 'LetterMayHaveBeenSent', happenedOn: on, letterId: 'l1', message: 'm1' })
    assert.equal(step(unknown), 'may-have-been-sent')
    assert.equal(ask(unknown, { type: 'send-letter', by: 'email', message: 'm1' }), 'accepted')
    assert.equal(ask(unknown, { type: 'queue-letter', by: 'email', message: 'm2' }), 'letter-on-its-way')
    assert.equal(ask(unknown, { type: 'queue-letter', by: 'email', message: 'm1' }), 'accepted', 'the same message goes once more')
    assert.equal(step(unknown.and({ type: 'LetterQueued', happenedOn: on, letterId: 'l1', by: 'email', message: 'm1' })), 'on-its-way')
    const out = queued.and({ type: 'LetterSent', happenedOn: on, letterId: 'l1', by: 'email', message: 'm1' })
    assert.equal(step(out.and({ type: 'LetterFailed', happenedOn: on, letterId: 'l1', because: 'bounced', message: 'm1' })), 'failed')
  })

  test('does not arrive before it was sent', () => assert.equal(ask(ready, { ...SEND, arrivesOn: isoDate('2024-03-03') }), 'letter-arrives-before-sent'))

  test('that there is none is refused, as is another thing of that id', () => {
    assert.equal(codeOf(decideAfter(aComplaint().events, { type: 'check-letter', on, letterId: 'l1' })), 'no-such-letter')
    const action = ready.and({ type: 'ActionAgreed', happenedOn: on, actionId: 'a1', from: 'stage-1', text: words('t') })
    assert.equal(codeOf(decideAfter(action.events, { type: 'check-letter', on, letterId: 'a1' })), 'no-such-letter')
  })

  test('goes on after the complaint is closed', () => assert.equal(ask(ready.closed({ on: '2024-03-04' }), SEND), 'accepted'))
})

describe('what somebody needs of letters', () => {
  test('is what was recorded last', () => {
    const first = aComplaint().and({ type: 'LetterNeedsRecorded', happenedOn: on, person: to, needs: ['large-print', 'easy-read'] })
    assert.deepEqual(needsOf(first.complaint, to.personId), ['large-print', 'easy-read'])
    assert.deepEqual(needsOf(first.and({ type: 'LetterNeedsRecorded', happenedOn: on, person: to, needs: ['none'] }).complaint, to.personId), [])
  })
})

describe('the day somebody was told by a letter', () => {
  const extended = aComplaint().extended({ on: '2024-03-12', untilWorkingDays: 20 })
  const letter = (posted: string, arrives: string) => extended.and(drafted('l1', 'stage-1-extension', isoDate('2024-03-12'))).and(finished(false, isoDate('2024-03-12')))
    .and({ type: 'LetterSent', happenedOn: isoDate(posted), letterId: 'l1', by: 'first-class', arrivesOn: isoDate(arrives) })
  const dueOn = (story: Story, asAt: string) => timetableOf(inOrderOfHappening(effectiveEvents(recorded(...story.events))), { procedure: context().procedure, settings: SETTINGS, calendar: englandAndWales(), asAt: isoDate(asAt) })
    .clocks.find(({ id }) => id === 'stage-1-answer')?.dueOn

  test('moves the clock where the letter came in time, from that day on', () => {
    assert.equal(dueOn(extended, '2024-03-15'), '2024-03-15')
    assert.equal(dueOn(letter('2024-03-12', '2024-03-14'), '2024-03-13'), '2024-03-15')
    assert.equal(dueOn(letter('2024-03-12', '2024-03-14'), '2024-03-14'), '2024-04-02')
  })

  test('moves nothing where the letter came too late, or came back', () => {
    assert.equal(dueOn(letter('2024-03-14', '2024-03-18'), '2024-03-19'), '2024-03-15')
    const back = letter('2024-03-12', '2024-03-14').and({ type: 'LetterFailed', happenedOn: isoDate('2024-03-14'), letterId: 'l1', because: 'bounced', message: 'm1' })
    assert.equal(dueOn(back, '2024-03-14'), '2024-03-15')
  })

  test('is the one that was typed, where one was', () => assert.equal(dueOn(aComplaint().extended({ on: '2024-03-12', untilWorkingDays: 20, toldOn: '2024-03-13' }), '2024-03-14'), '2024-04-02'))
})

describe('the letters that are owed', () => {
  const states = ({ events, complaint }: Story, asAt = '2024-03-20') => {
    const inOrder = inOrderOfHappening(effectiveEvents(recorded(...events)))
    const { procedure } = context()
    const { clocks } = timetableOf(inOrder, { procedure, settings: SETTINGS, calendar: englandAndWales(), asAt: isoDate(asAt) })
    return Object.fromEntries(lettersOwed({ complaint, inOrder, clocks, procedure, allowed: allowedNow(complaint, procedure) }).map(({ rule, state }) => [rule.id, state]))
  }

  test('follow from where the complaint stands', () => {
    const first = states(aComplaint(), '2024-03-04')
    assert.deepEqual([first['acknowledgement'], first['stage-1-answer'], first['stage-1-extension'], first['stage-2-start'], first['withdrawal']], ['owed', 'owed', 'if-needed', 'not-yet', 'if-needed'])
    assert.equal(states(aComplaint().acknowledged({ on: '2024-03-04' }))['acknowledgement'], 'said-sent')
    assert.equal(states(aComplaint().extended({ on: '2024-03-12', untilWorkingDays: 20 }))['stage-1-extension'], 'owed')
    assert.equal(states(aComplaint().extended({ on: '2024-03-12', untilWorkingDays: 20, toldOn: '2024-03-12' }))['stage-1-extension'], 'said-sent')
    assert.equal(states(aComplaint().withdrawn({ on: '2024-03-12' }))['withdrawal'], 'owed')
    assert.equal(states(aComplaint().answered({ on: '2024-03-12', whole: 'upheld' }))['acknowledgement'], 'not-recorded')
  })

  test('are as far as the letter is that was begun, and owed again once it is set aside', () => {
    assert.equal(states(begun)['acknowledgement'], 'drafted')
    assert.equal(states(ready.and(sent))['acknowledgement'], 'sent')
    assert.equal(states(begun.and({ type: 'LetterSetAside', happenedOn: on, letterId: 'l1', because: 'wrong' }), '2024-03-04')['acknowledgement'], 'owed')
  })

  test('a second extension is told by a second letter', () => {
    const told = aComplaint().extended({ on: '2024-03-08', untilWorkingDays: 15 }).and(drafted('l1', 'stage-1-extension', isoDate('2024-03-08'))).and(finished(false, isoDate('2024-03-08')))
      .and({ ...sent, happenedOn: isoDate('2024-03-08') })
    assert.equal(states(told)['stage-1-extension'], 'sent')
    assert.equal(states(told.extended({ on: '2024-03-15', untilWorkingDays: 20 }))['stage-1-extension'], 'owed')
  })
})
