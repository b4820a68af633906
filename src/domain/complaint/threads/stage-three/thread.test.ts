import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, words, type Story } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId } from '../../basics.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import { timetableOf } from '../../timetable-of.ts'

const named = (...ids: readonly string[]) => ids.map((personId) => ({ personId: personId as PersonId }))
const [rowan] = named('rowan')
const stageTwo = aComplaint().answered({ on: '2024-03-14', whole: 'not-upheld' })
  .and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-25') })
  .and({ type: 'IndependentPersonAppointed', happenedOn: isoDate('2024-03-26'), ...(rowan && { person: rowan }) })
/** The response of Thursday 25 April 2024: with the holiday of 6 May, the 20th working day after it is Friday 24 May. */
const answered = stageTwo.and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-25'), whole: 'not-upheld' })
const asked = (on: string) => answered.and({ type: 'ReviewPanelRequested', happenedOn: isoDate(on) })
const inTime = asked('2024-05-01')
const on = isoDate('2024-05-10')
const met = inTime.and({ type: 'ReviewPanelMet', happenedOn: isoDate('2024-05-28'), members: named('a', 'b', 'c') })
const after = isoDate('2024-05-30')

function clocksOf(story: Story, asAt: string) {
  const order = inOrderOfHappening(effectiveEvents(recorded(...story.events)))
  return new Map(timetableOf(order, { ...context(), asAt: isoDate(asAt) }).clocks.map((clock) => [clock.id, clock]))
}

describe('a request for a review panel', () => {
  test('within 20 working days is taken without a word; a later one by discretion, with reasons', () => {
    const ask = { type: 'request-review-panel' } as const
    assert.deepEqual(warningsOf(decideAfter(answered.events, { ...ask, on: isoDate('2024-05-24') })), [])
    assert.deepEqual(warningsOf(decideAfter(answered.events, { ...ask, on: isoDate('2024-05-28') })), ['late-panel-request'])
    assert.deepEqual(warningsOf(decideAfter(answered.events, { ...ask, on: isoDate('2024-05-28'), acceptedLate: true, reasons: words('ill') })), [])
  })

  test('is counted from the day the response was had, where that is known', () => {
    const had = stageTwo.and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-25'), receivedOn: isoDate('2024-04-29'), whole: 'not-upheld' })
    assert.deepEqual(warningsOf(decideAfter(had.events, { type: 'request-review-panel', on: isoDate('2024-05-28') })), [])
  })

  test('is not made before stage 2 is answered, twice, or of a withdrawn complaint', () => {
    const ask = { type: 'request-review-panel', on } as const
    assert.equal(codeOf(decideAfter(stageTwo.events, ask)), 'stage-not-reached')
    assert.equal(codeOf(decideAfter(inTime.events, ask)), 'already-requested')
    assert.equal(codeOf(decideAfter(answered.withdrawn({ on: '2024-04-26' }).events, ask)), 'complaint-withdrawn')
    assert.equal(codeOf(decideAfter(answered.closed({ on: '2024-04-26' }).events, ask)), 'accepted')
  })
})

describe('a refusal of a panel', () => {
  const late = asked('2024-05-28')
  const refuse = { type: 'refuse-review-panel', on: isoDate('2024-05-29'), reasons: words('why') } as const
  const refused = (story: Story, ground: 'late' | 'other') => story.and({ type: 'ReviewPanelRefused', happenedOn: isoDate('2024-05-29'), ground, reasons: words('why') })

  test('because the request came late is lawful: it stands answered at stage 2, and no panel is owed', () => {
    assert.deepEqual(breachesOf(decideAfter(late.events, { ...refuse, ground: 'late' })), [])
    const { stage, status, requestedOn } = refused(late, 'late').complaint
    assert.deepEqual([stage, status, requestedOn['stage-3']], ['stage-2', 'answered', undefined])
    assert.equal(clocksOf(refused(late, 'late'), '2024-09-02').get('panel-meeting')?.status, 'stopped')
  })

  test('as late, of a request that came in time, is a breach', () => {
    const decision = decideAfter(inTime.events, { ...refuse, ground: 'late' })
    assert.deepEqual(breachesOf(decision), ['panel-refused-against-rules'])
    assert.equal(decision.kind === 'accepted' && decision.breaches[0]?.law, 'SI 2006/1738 reg. 18')
  })

  test('on any other ground is a breach, and the panel is still owed', () => {
    assert.deepEqual(breachesOf(decideAfter(inTime.events, { ...refuse, ground: 'other' })), ['panel-refused-against-rules'])
    assert.equal(refused(inTime, 'other').complaint.stage, 'stage-3')
    assert.equal(clocksOf(refused(inTime, 'other'), '2024-09-02').get('panel-meeting')?.status, 'overdue')
    assert.equal(codeOf(decideAfter(refused(inTime, 'other').events, { type: 'record-panel-meeting', on: isoDate('2024-06-03') })), 'accepted')
  })

  test('has reasons, and a ground; there is none without a request, nor after the panel', () => {
    assert.equal(codeOf(decideAfter(inTime.events, { type: 'refuse-review-panel', on, ground: 'late' } as never)), 'field-needed')
    assert.equal(codeOf(decideAfter(answered.events, { ...refuse, ground: 'late' })), 'stage-not-reached')
    assert.equal(codeOf(decideAfter(met.events, { ...refuse, ground: 'late' })), 'panel-already-met')
  })

  test('can be followed by a new request, which begins the panel afresh', () => {
    const again = refused(late, 'late').and({ type: 'ReviewPanelRequested', happenedOn: isoDate('2024-06-10'), acceptedLate: true, reasons: words('ombudsman') })
    assert.deepEqual([again.complaint.stage, again.complaint.requestedOn['stage-3'], again.complaint.threads.stageThree.refusals.length], ['stage-3', '2024-06-10', 1])
    const meeting = clocksOf(again, '2024-06-11').get('panel-meeting')
    assert.deepEqual([meeting?.startedOn, meeting?.status, meeting?.dueOn], ['2024-06-10', 'running', '2024-07-22'])
    const tooLate = again.and({ type: 'ReviewPanelMet', happenedOn: isoDate('2024-07-23'), members: named('a', 'b', 'c') })
    assert.equal(clocksOf(tooLate, '2024-07-24').get('panel-meeting')?.status, 'late')
  })
})

describe('preparing the panel', () => {
  test('is acknowledged once', () => {
    assert.equal(codeOf(decideAfter(inTime.events, { type: 'acknowledge-review-panel', on })), 'accepted')
    const once = inTime.and({ type: 'ReviewPanelAcknowledged', happenedOn: isoDate('2024-05-02') })
    assert.equal(codeOf(decideAfter(once.events, { type: 'acknowledge-review-panel', on })), 'panel-already-acknowledged')
  })

  test('its day may be to come, not before the request, and the last one set counts', () => {
    const set = { type: 'set-panel-date', on } as const
    assert.equal(codeOf(decideAfter(inTime.events, { ...set, panelOn: isoDate('2027-01-04') })), 'accepted')
    assert.equal(codeOf(decideAfter(inTime.events, { ...set, panelOn: isoDate('2024-04-30') })), 'panel-before-request')
    for (const type of ['acknowledge-review-panel', 'send-panel-papers', 'appoint-panel-chair'] as const)
      assert.equal(codeOf(decideAfter(inTime.events, { type, on, panelOn: isoDate('2024-04-30') })), 'panel-before-request', type)
    const twice = inTime.and({ type: 'PanelDateSet', happenedOn: isoDate('2024-05-02'), panelOn: isoDate('2024-05-28') })
      .and({ type: 'PanelDateSet', happenedOn: isoDate('2024-05-03'), panelOn: isoDate('2024-06-04') })
    assert.equal(twice.complaint.threads.stageThree.panelOn, '2024-06-04')
    assert.equal(clocksOf(twice, '2024-05-10').get('panel-papers')?.dueOn, '2024-05-20')
  })

  test('is over once it has met', () => {
    for (const command of [
      { type: 'set-panel-date', panelOn: after }, { type: 'send-panel-papers' }, { type: 'record-panel-meeting' }, { type: 'appoint-panel-chair' },
    ] as const) assert.equal(codeOf(decideAfter(met.events, { ...command, on: after })), 'panel-already-met', command.type)
  })
})

describe('the meeting', () => {
  const meeting = { type: 'record-panel-meeting', on: isoDate('2024-05-28') } as const
  const breaches = (story: Story, ...ids: readonly string[]) => breachesOf(decideAfter(story.events, { ...meeting, members: named(...ids) }, context('2024-05-29')))

  test('of three is lawful; of two, or of one person named three times, is a breach', () => {
    assert.deepEqual(breaches(inTime, 'a', 'b', 'c'), [])
    assert.deepEqual(breaches(inTime, 'a', 'b'), ['panel-of-fewer-than-three'])
    assert.deepEqual(breaches(inTime, 'a', 'a', 'a'), ['panel-of-fewer-than-three'])
    assert.deepEqual(breachesOf(decideAfter(inTime.events, meeting, context('2024-05-29'))), [])
  })

  test('with this complaint’s independent person on the panel is a breach', () =>
    assert.deepEqual(breaches(inTime, 'a', 'b', 'rowan'), ['independent-person-on-panel']))

  test('later than 30 working days is a breach', () =>
    assert.deepEqual(breachesOf(decideAfter(inTime.events, { ...meeting, on: isoDate('2024-06-17'), members: named('a', 'b', 'c') }, context('2024-06-17'))), ['done-after-limit']))

  test('without a chair or papers is warned of', () => {
    assert.deepEqual(warningsOf(decideAfter(inTime.events, meeting)), ['panel-without-chair', 'panel-without-papers'])
    const prepared = inTime.and({ type: 'PanelChairAppointed', happenedOn: isoDate('2024-05-08') }).and({ type: 'PanelPapersSent', happenedOn: isoDate('2024-05-10') })
    assert.deepEqual(warningsOf(decideAfter(prepared.events, meeting)), [])
  })
})

describe('the report and the response', () => {
  const sentTo = ['authority', 'complainant', 'independent-person'] as const
  const report = { type: 'record-panel-report', on: after, recommendations: [words('change the plan')], sentTo } as const
  const reported = met.and({ type: 'PanelReportReceived', happenedOn: after })
  const response = {
    type: 'answer-review-panel', on: isoDate('2024-06-10'), whole: 'not-upheld', withIndependentPerson: true, proposals: [words('a review')], ombudsmanTold: true,
    enclosed: ['response', 'proposals', 'ombudsman-details'],
  } as const

  test('the report goes to everybody it has to, with its recommendations, once, and after the panel', () => {
    assert.deepEqual(warningsOf(decideAfter(met.events, report)), [])
    for (const missing of sentTo)
      assert.deepEqual(warningsOf(decideAfter(met.events, { ...report, sentTo: sentTo.filter((each) => each !== missing) })), ['panel-report-not-sent-to-all'])
    assert.deepEqual(warningsOf(decideAfter(met.events, { ...report, recommendations: [] })), ['panel-report-without-recommendations'])
    assert.equal(codeOf(decideAfter(reported.events, report)), 'panel-report-already-received')
    assert.equal(codeOf(decideAfter(inTime.events, report)), 'panel-not-met')
  })

  for (const [lacks, changed, warning] of [
    ['the independent person', { withIndependentPerson: false }, 'response-without-independent-person'],
    ['proposals', { proposals: [] }, 'response-without-proposals'],
    ['the way to the Ombudsman', { ombudsmanTold: false }, 'ombudsman-not-told-of'],
    ['an enclosure', { enclosed: ['response'] }, 'stage-three-enclosures-missing'],
  ] as const) test(`a response without ${lacks} is warned of by regulation 20`, () => {
    const decision = decideAfter(reported.events, { ...response, ...changed })
    assert.deepEqual(warningsOf(decision), [warning])
    assert.match(decision.kind === 'accepted' ? decision.warnings[0]?.guidance ?? '' : '', /reg\. 20/)
  })

  test('a response with all of it is plain; one without a report is warned of', () => {
    assert.deepEqual(warningsOf(decideAfter(reported.events, response)), [])
    assert.deepEqual(warningsOf(decideAfter(met.events, response)), ['response-without-panel-report'])
  })

  test('a response after 15 working days is a breach', () =>
    assert.deepEqual(breachesOf(decideAfter(reported.events, { ...response, on: isoDate('2024-06-21') })), ['done-after-limit']))

  test('the old, plain entries of stage 3 are read as they always were', () => {
    const plain = asked('2024-05-01').and({ type: 'ReviewPanelMet', happenedOn: isoDate('2024-05-28') }).and({ type: 'PanelReportReceived', happenedOn: after })
    assert.equal(plain.complaint.panelMetOn, '2024-05-28')
    assert.equal(plain.complaint.threads.stageThree.reportOn, after)
  })
})
