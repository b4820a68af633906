import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { isoDate, type IsoDate } from '../../calendar/iso-date.ts'
import type { Recorded, TextRef, UserId } from '../../complaint/events.ts'
import type { EntryCommand } from '../commands.ts'
import { decideEntry } from '../decide-entry.ts'
import type { RegisterEvent } from '../events.ts'
import { foldLearning, learningDoneOn, learningStanding, looksBack, standingOf } from './learning.ts'

const TODAY = isoDate('2026-11-23')
const said = (textId: string): TextRef => ({ textId, digest: 'd' })
const day = (text: string): IsoDate => isoDate(text)

const NOTED: EntryCommand = { type: 'note-learning', on: day('2026-01-05'), from: 'other', text: said('said'), cause: 'poor-communication', teams: ['assessment'] }
const ACTION: EntryCommand = { type: 'agree-learning-action', on: day('2026-01-12'), actionId: 'a1', text: said('action'), team: 'assessment', dueOn: day('2026-03-31') }
const DONE: EntryCommand = { type: 'complete-learning-action', on: day('2026-03-30'), actionId: 'a1', evidence: said('minutes') }

/** A stream to which these commands were put in turn, each taken; and what became of the last. */
function after(...commands: readonly EntryCommand[]) {
  let recorded: readonly Recorded<RegisterEvent>[] = []
  let last = ''
  let warnings: readonly string[] = []
  for (const command of commands) {
    const decision = decideEntry(recorded, command, { today: TODAY, settings: SETTINGS }, 'LE-2026-0001')
    last = decision.kind === 'accepted' ? 'accepted' : decision.code
    if (decision.kind !== 'accepted') break
    warnings = decision.warnings.map(({ code }) => code)
    recorded = [...recorded, { seq: recorded.length + 1, event: decision.event, recordedAt: '', recordedBy: '', knownOn: null }]
  }
  const learning = foldLearning(recorded)
  assert.ok(learning ?? last !== 'accepted')
  return { learning, last, warnings, recorded }
}

const learningOf = (...commands: readonly EntryCommand[]) => {
  const { learning, last } = after(...commands)
  assert.equal(last, 'accepted')
  if (!learning) throw new Error('nothing was learned')
  return learning
}

describe('what was learned', () => {
  test('from a complaint, a case, a compliment or a theme names it', () => {
    for (const [from, code] of [['point', 'complaint-of-learning-needed'], ['complaint', 'complaint-of-learning-needed'], ['ombudsman', 'entry-of-learning-needed'],
      ['compliment', 'entry-of-learning-needed'], ['theme', 'theme-of-learning-needed'], ['other', 'accepted']] as const) assert.equal(after({ ...NOTED, from }).last, code, from)
  })

  test('a point without its complaint is refused', () => assert.equal(after({ ...NOTED, points: ['p1'] }).last, 'points-without-complaint'))

  test('with a cause that the authority does not have is refused, and a closed team is warned about', () => {
    assert.equal(after({ ...NOTED, cause: 'no-such-cause' }).last, 'unknown-code')
    assert.deepEqual(after({ ...NOTED, teams: ['duty'] }).warnings, ['word-not-in-use'])
  })

  test('goes on until its actions have ended, and is closed only then', () => {
    assert.equal(learningStanding(learningOf(NOTED), TODAY), 'open')
    assert.equal(learningStanding(learningOf(NOTED, ACTION), day('2026-03-31')), 'open')
    assert.equal(learningStanding(learningOf(NOTED, ACTION), day('2026-04-01')), 'overdue')
    assert.equal(after(NOTED, ACTION, { type: 'close-learning', on: TODAY }).last, 'learning-actions-open')
    assert.equal(learningStanding(learningOf(NOTED, ACTION, DONE), TODAY), 'done')
    assert.equal(after(NOTED, ACTION, DONE, { type: 'close-learning', on: TODAY }, { ...ACTION, on: TODAY, actionId: 'a2' }).last, 'learning-closed')
    assert.equal(after(NOTED, { type: 'close-learning', on: TODAY }, { type: 'reopen-learning', on: TODAY, reasons: said('more') }, { ...ACTION, on: TODAY }).last, 'accepted')
    assert.equal(after(NOTED, { type: 'reopen-learning', on: TODAY, reasons: said('more') }).last, 'learning-not-closed')
  })
})

describe('an action of learning', () => {
  test('has somebody who sees to it', () => {
    const { team: _team, ...nobody } = { team: '', ...ACTION }
    assert.equal(after(NOTED, nobody as EntryCommand).last, 'nobody-to-act')
    assert.equal(after(NOTED, { ...nobody, owner: 'user' as UserId } as EntryCommand).last, 'accepted')
    assert.equal(after(NOTED, { ...nobody, role: 'director' } as EntryCommand).last, 'accepted')
  })

  test('that is overdue when it is entered is accepted with a warning', () => {
    assert.deepEqual(after(NOTED, ACTION).warnings, ['action-overdue-when-entered'])
    assert.deepEqual(after(NOTED, { ...ACTION, dueOn: TODAY }).warnings, [])
    assert.deepEqual(after(NOTED, { ...ACTION, dueOn: TODAY }, { type: 'replan-learning-action', on: TODAY, actionId: 'a1', dueOn: day('2026-11-01'), reasons: said('r') }).warnings, ['action-overdue-when-entered'])
  })

  test('done on its day is done in time, the day after late; what counts is the day last planned', () => {
    const stands = (doneOn: string) => {
      const [action] = learningOf(NOTED, ACTION, { ...DONE, on: day(doneOn) }).actions
      return action && standingOf(action, TODAY)
    }
    assert.deepEqual([stands('2026-03-31'), stands('2026-04-01')], ['done-in-time', 'done-late'])
    const [moved] = learningOf(NOTED, ACTION, { type: 'replan-learning-action', on: day('2026-03-01'), actionId: 'a1', dueOn: day('2026-04-30'), reasons: said('r') }, { ...DONE, on: day('2026-04-30') }).actions
    assert.deepEqual(moved && [standingOf(moved, TODAY), moved.firstDueOn, moved.replanned], ['done-in-time', '2026-03-31', 1])
  })

  test('is done once, given up with its reasons, and is not done after that', () => {
    assert.equal(after(NOTED, ACTION, DONE, DONE).last, 'no-such-item')
    assert.equal(after(NOTED, ACTION, { type: 'drop-learning-action', on: TODAY, actionId: 'a1', reasons: said('no money') }, { ...DONE, on: TODAY }).last, 'no-such-item')
    assert.equal(after(NOTED, ACTION, { type: 'drop-learning-action', on: TODAY, actionId: 'a1' } as never).last, 'field-needed')
    assert.equal(after(NOTED, { ...DONE, actionId: 'a9' }).last, 'no-such-item')
  })

  test('that follows a recommendation names one that was made', () => {
    assert.equal(after(NOTED, { ...ACTION, recommendationId: 'r1' }).last, 'no-such-item')
    const made: EntryCommand = { type: 'make-recommendation', on: day('2026-01-06'), recommendationId: 'r1', by: 'review-panel', text: said('do') }
    assert.equal(after(NOTED, made, { ...ACTION, recommendationId: 'r1' }).last, 'accepted')
    assert.equal(after(NOTED, made, { type: 'accept-recommendation', on: TODAY, recommendationId: 'r1' }, { type: 'refuse-recommendation', on: TODAY, recommendationId: 'r1', reasons: said('no') }).last, 'no-such-item')
  })

  test('of the complaint is taken up once, and only where there is a complaint', () => {
    const taken: EntryCommand = { type: 'take-up-action', on: TODAY, complaintActionId: 'c1' }
    assert.equal(after(NOTED, taken).last, 'complaint-of-learning-needed')
    const from: EntryCommand = { ...NOTED, from: 'complaint', complaint: 'complaint' }
    assert.equal(after(from, taken).last, 'accepted')
    assert.equal(after(from, taken, taken).last, 'already-recorded')
  })
})

describe('looking back', () => {
  test('is asked six and twelve months after the last action was done', () =>
    assert.deepEqual(looksBack(learningOf(NOTED, ACTION, DONE)), [
      { after: 'six-months', dueOn: '2026-09-30', doneOn: null }, { after: 'twelve-months', dueOn: '2027-03-30', doneOn: null },
    ]))

  test('is asked of nothing without a cause or a team, while an action is open, or where all were given up', () => {
    const { cause: _cause, ...without } = { cause: '', ...NOTED }
    assert.deepEqual(looksBack(learningOf(without as EntryCommand, ACTION, DONE)), [])
    assert.deepEqual(looksBack(learningOf(NOTED, ACTION)), [])
    const dropped = learningOf(NOTED, ACTION, { type: 'drop-learning-action', on: TODAY, actionId: 'a1', reasons: said('no') })
    assert.deepEqual([looksBack(dropped), learningDoneOn(dropped)], [[], null])
  })

  test('runs from the closing where no action was agreed', () =>
    assert.equal(learningDoneOn(learningOf(NOTED, { type: 'close-learning', on: day('2026-02-01') })), '2026-02-01'))

  test('before anything was done is refused, too early is warned about, and ends its clock', () => {
    const looked: EntryCommand = { type: 'look-back', on: day('2026-10-05'), after: 'six-months', text: said('none since'), isMoreNeeded: false }
    assert.equal(after(NOTED, ACTION, looked).last, 'nothing-done-yet')
    assert.deepEqual(after(NOTED, ACTION, DONE, { ...looked, on: day('2026-09-29') }).warnings, ['looked-back-early'])
    assert.deepEqual(after(NOTED, ACTION, DONE, { ...looked, on: day('2026-09-30') }).warnings, [])
    assert.equal(looksBack(learningOf(NOTED, ACTION, DONE, looked))[0]?.doneOn, '2026-10-05')
  })

  test('from before it was done again counts for nothing', () => {
    const looked: EntryCommand = { type: 'look-back', on: day('2026-10-05'), after: 'six-months', text: said('twice since'), isMoreNeeded: true }
    const again = learningOf(NOTED, ACTION, DONE, looked, { ...ACTION, on: day('2026-10-06'), actionId: 'a2', dueOn: day('2026-12-01') }, { ...DONE, on: day('2026-11-20'), actionId: 'a2' })
    assert.deepEqual(looksBack(again)[0], { after: 'six-months', dueOn: '2027-05-20', doneOn: null })
  })
})

describe('a record of learning', () => {
  test('that was struck out is shown as it was, and a struck-out action is gone', () => {
    const { recorded } = after(NOTED, ACTION)
    const decision = decideEntry(recorded, { type: 'strike-out', on: TODAY, corrects: 2, reason: said('twice') }, { today: TODAY, settings: SETTINGS }, '')
    assert.ok(decision.kind === 'accepted')
    assert.equal(foldLearning([...recorded, { seq: 3, event: decision.event, recordedAt: '', recordedBy: '', knownOn: null }])?.actions.length, 0)
    const all = decideEntry(recorded, { type: 'strike-out', on: TODAY, corrects: 1, reason: said('wrong') }, { today: TODAY, settings: SETTINGS }, '')
    assert.ok(all.kind === 'accepted')
    assert.equal(foldLearning([...recorded, { seq: 3, event: all.event, recordedAt: '', recordedBy: '', knownOn: null }])?.actions.length, 1)
  })

  test('whose action was done cannot have that action struck out', () => {
    const { recorded } = after(NOTED, ACTION, DONE)
    const decision = decideEntry(recorded, { type: 'strike-out', on: TODAY, corrects: 2, reason: said('twice') }, { today: TODAY, settings: SETTINGS }, '')
    assert.equal(decision.kind === 'impossible' && decision.code, 'no-such-item')
  })
})
