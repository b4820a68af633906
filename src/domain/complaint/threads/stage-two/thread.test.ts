import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, words, type Story } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId } from '../../basics.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import { timetableOf } from '../../timetable-of.ts'

const rowan = { personId: 'rowan' as PersonId }
const on = isoDate('2024-04-10')
const stageOne = aComplaint().answered({ on: '2024-03-14', whole: 'not-upheld' })
const requested = stageOne.and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-25') })
const both = requested.and({ type: 'IndependentPersonAppointed', happenedOn: isoDate('2024-03-26'), person: rowan })
const agreed = (story: Story, day: string) => story.and({ type: 'StatementOfComplaintAgreed', happenedOn: isoDate(day) })

function stageTwoClock(story: Story, stageTwoRunsFrom: 'request' | 'agreed-statement', asAt: string) {
  const given = context()
  const order = inOrderOfHappening(effectiveEvents(recorded(...story.events)))
  const { clocks, breaches } = timetableOf(order, { ...given, settings: { ...given.settings, stageTwoRunsFrom }, asAt: isoDate(asAt) })
  return { clock: clocks.find(({ id }) => id === 'stage-2-answer'), breaches: breaches.map(({ code }) => code) }
}

describe('a request for stage 2', () => {
  test('is taken however late it comes, and in whatever form', () => {
    for (const late of ['2024-04-15', '2025-03-14'])
      assert.equal(codeOf(decideAfter(stageOne.events, { type: 'request-investigation', on: isoDate(late), how: 'letter', lateReason: words('ill') })), 'accepted')
  })

  test('opens a closed complaint, and waits for no stage 1 answer', () => {
    assert.equal(codeOf(decideAfter(stageOne.closed({ on: '2024-03-20' }).events, { type: 'request-investigation', on })), 'accepted')
    assert.deepEqual(warningsOf(decideAfter(aComplaint().events, { type: 'request-investigation', on })), ['stage-one-not-answered'])
  })

  test('is not made twice, nor of a complaint that was withdrawn', () => {
    assert.equal(codeOf(decideAfter(requested.events, { type: 'request-investigation', on })), 'already-requested')
    assert.equal(codeOf(decideAfter(aComplaint().withdrawn({ on: '2024-03-05' }).events, { type: 'request-investigation', on })), 'complaint-withdrawn')
  })

  test('comes by a channel that the authority has', () =>
    assert.equal(codeOf(decideAfter(stageOne.events, { type: 'request-investigation', on, how: 'pigeon' })), 'unknown-code'))
})

describe('the statement of complaint', () => {
  test('is sent, changed and agreed; its days of drift lie between the request and the agreement', () => {
    const story = agreed(requested.and({ type: 'StatementOfComplaintSent', happenedOn: isoDate('2024-03-28') })
      .and({ type: 'StatementOfComplaintAmended', happenedOn: isoDate('2024-04-03'), by: 'complainant' }), '2024-04-08')
    assert.deepEqual(story.complaint.threads.stageTwo.statement, { sentOn: '2024-03-28', amendedOn: ['2024-04-03'], agreedOn: '2024-04-08', isAgreed: true })
    assert.equal(story.complaint.requestedOn['stage-2'], '2024-03-25')
  })

  test('is agreed once, unless it was changed since; the first agreement stays the one that counts', () => {
    const once = agreed(requested, '2024-04-02')
    assert.equal(codeOf(decideAfter(once.events, { type: 'agree-statement', on })), 'statement-already-agreed')
    const changed = once.and({ type: 'StatementOfComplaintAmended', happenedOn: isoDate('2024-04-03'), by: 'complainant' })
    assert.equal(changed.complaint.threads.stageTwo.statement.isAgreed, false)
    assert.equal(codeOf(decideAfter(changed.events, { type: 'agree-statement', on })), 'accepted')
    assert.equal(agreed(changed, '2024-04-10').complaint.threads.stageTwo.statement.agreedOn, '2024-04-02')
  })

  test('agreed late never turns a late answer into one in time where the request counts', () => {
    const story = agreed(both, '2024-05-01').and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-05-20'), whole: 'not-upheld' })
    const { clock, breaches } = stageTwoClock(story, 'request', '2024-06-03')
    assert.deepEqual([clock?.startedOn, clock?.status, clock?.otherReading?.startedOn, clock?.otherReading?.workingDaysLate], ['2024-03-25', 'late', '2024-05-01', 0])
    assert.deepEqual(breaches, ['done-after-limit'])
    const other = stageTwoClock(story, 'agreed-statement', '2024-06-03').clock
    assert.deepEqual([other?.startedOn, other?.status, other?.otherReading?.startedOn], ['2024-05-01', 'met', '2024-03-25'])
    assert.ok((other?.otherReading?.workingDaysLate ?? 0) > 0, 'the reading from the request is shown, and late')
  })

  test('not agreed never means that stage 2 has not begun', () => {
    const { clock } = stageTwoClock(both, 'request', '2024-06-03')
    assert.deepEqual([clock?.startedOn, clock?.status], ['2024-03-25', 'overdue'])
  })

  test('has no place before stage 2', () =>
    assert.equal(codeOf(decideAfter(stageOne.events, { type: 'send-statement', on })), 'stage-not-reached'))
})

describe('the limit', () => {
  test('extended beyond 65 working days is a breach', () =>
    assert.ok(breachesOf(decideAfter(both.events, { type: 'extend-investigation', on, untilWorkingDays: 70, toldOn: on, reason: words('why') })).includes('extension-beyond-ceiling')))

  test('runs to the response, not to the report', () => {
    const reported = both.and({ type: 'InvestigationReportReceived', happenedOn: isoDate('2024-04-10') })
    assert.equal(stageTwoClock(reported, 'request', '2024-06-03').clock?.status, 'overdue')
  })
})

describe('the reports', () => {
  const find = (p1: 'upheld' | 'not-upheld') => [{ pointId: 'p1', finding: p1 }, { pointId: 'p2', finding: 'not-upheld' }] as const
  const reported = both.and({ type: 'InvestigationReportReceived', happenedOn: isoDate('2024-04-05'), findings: find('upheld'), recommendations: [words('say sorry')] })
    .and({ type: 'IndependentPersonReportReceived', happenedOn: isoDate('2024-04-06'), agrees: true })
  const enclosed = ['response', 'investigating-officer-report', 'independent-person-report', 'how-to-ask-for-panel'] as const
  const answer = { type: 'answer-investigation', on, enclosed, reasons: ['delay'] } as const

  test('have a finding on each point, on points that there are', () => {
    const record = { type: 'record-investigation-report', on } as const
    assert.deepEqual(warningsOf(decideAfter(both.events, { ...record, findings: find('upheld') })), [])
    assert.deepEqual(warningsOf(decideAfter(both.events, { ...record, findings: find('upheld').slice(1) })), ['report-without-findings'])
    assert.equal(codeOf(decideAfter(both.events, { ...record, findings: [{ pointId: 'p9', finding: 'upheld' }] })), 'no-such-point')
  })

  test('come once each', () => {
    assert.equal(codeOf(decideAfter(reported.events, { type: 'record-investigation-report', on })), 'report-already-received')
    assert.equal(codeOf(decideAfter(reported.events, { type: 'record-independent-person-report', on })), 'report-already-received')
  })

  test('are both there before the response; otherwise it says why', () => {
    assert.deepEqual(warningsOf(decideAfter(reported.events, { ...answer, findings: find('upheld') })), [])
    assert.deepEqual(warningsOf(decideAfter(both.events, { ...answer, findings: find('upheld') })), ['response-without-reports'])
    const one = both.and({ type: 'InvestigationReportReceived', happenedOn: isoDate('2024-04-05'), findings: find('upheld') })
    assert.deepEqual(warningsOf(decideAfter(one.events, { ...answer, findings: find('upheld') })), ['response-without-reports'])
  })

  test('are departed from with reasons, point by point', () => {
    const departs = { ...answer, reasons: [], findings: find('not-upheld') }
    assert.deepEqual(warningsOf(decideAfter(reported.events, departs)), ['departs-without-reason'])
    assert.deepEqual(warningsOf(decideAfter(reported.events, { ...departs, departures: [{ pointId: 'p2', text: words('why') }] })), ['departs-without-reason'])
    assert.deepEqual(warningsOf(decideAfter(reported.events, { ...departs, departures: [{ pointId: 'p1', text: words('why') }] })), [])
    assert.equal(codeOf(decideAfter(reported.events, { ...departs, departures: [{ pointId: 'p9', text: words('why') }] })), 'no-such-point')
  })

  test('go with the response; what is missing is warned of, and what nobody encloses is refused', () => {
    for (const missing of enclosed)
      assert.deepEqual(warningsOf(decideAfter(reported.events, { ...answer, findings: find('upheld'), enclosed: enclosed.filter((each) => each !== missing) })), ['stage-two-enclosures-missing'], missing)
    assert.equal(codeOf(decideAfter(reported.events, { ...answer, findings: find('upheld'), enclosed: ['a cake' as never] })), 'value-not-possible')
  })

  test('steps of the investigation are dated notes', () => {
    const story = both.and({ type: 'InvestigationStepLogged', happenedOn: isoDate('2024-04-02'), kind: 'interview', withWhom: rowan })
      .and({ type: 'InvestigationStepLogged', happenedOn: isoDate('2024-04-04'), kind: 'file-access' })
    assert.deepEqual([story.complaint.threads.stageTwo.steps, story.complaint.threads.stageTwo.lastStepOn], [2, '2024-04-04'])
  })
})
