import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import { impossibilities } from '../../possible.ts'

const on = isoDate('2024-03-08')
const CORPORATE = 'corporate-council'
const STATUTORY = 'children-act-1989-england'
const received = aComplaint().events
const decide = { type: 'decide-route', on } as const
const move = { type: 'change-procedure', on, reasons: words('wrong way'), toldOn: on } as const

describe('what something is', () => {
  test('is decided in one word where it is plain', () => assert.deepEqual(warningsOf(decideAfter(received, { ...decide, route: 'children-act' })), []))

  test('and any other route has its reasons', () => {
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, route: 'court' })), ['route-without-reasons'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, route: 'court', reasons: words('an appeal') })), [])
  })

  for (const [reason, fields, code] of [
    ['not for this authority, with nowhere to go', { route: 'not-this-authority', reasons: words('r') }, 'signpost-needed'],
    ['not for this authority, with the signpost', { route: 'not-this-authority', signpost: 'send-tribunal', reasons: words('r') }, 'accepted'],
    ['for points of which none is named', { route: 'corporate', points: [] }, 'route-points-needed'],
    ['for a point that the complaint does not have', { route: 'corporate', points: ['p9'] }, 'no-such-point'],
    ['with a letter due before it was decided', { route: 'children-act', letterDueOn: isoDate('2024-03-07') }, 'route-letter-due-before-decision'],
    ['with a letter due next year', { route: 'children-act', letterDueOn: isoDate('2027-01-04') }, 'accepted'],
    ['as something that there is none of', { route: 'harm' as never }, 'value-not-possible'],
  ] as const) test(`${reason}: ${code}`, () => assert.equal(codeOf(decideAfter(received, { ...decide, ...fields })), code))

  test('one route for the whole and another for a point: still one complaint, and mixed', () => {
    const story = aComplaint().and({ type: 'RouteDecided', happenedOn: on, route: 'children-act' })
    assert.equal(story.complaint.threads.route.isMixed, false)
    const mixed = story.and({ type: 'RouteDecided', happenedOn: on, route: 'staff-discipline', points: ['p2'], reasons: words('conduct') }).complaint
    assert.deepEqual([mixed.threads.route.whole?.route, mixed.threads.route.points['p2']?.route, mixed.threads.route.isMixed], ['children-act', 'staff-discipline', true])
    assert.equal(mixed.status, 'open')
  })

  test('the latest of each scope stands and the earlier one stays in the record', () => {
    const story = aComplaint().and({ type: 'RouteDecided', happenedOn: isoDate('2024-03-04'), route: 'enquiry', reasons: words('r') })
      .and({ type: 'RouteDecided', happenedOn: isoDate('2024-03-04'), route: 'court', points: ['p1'], reasons: words('r') })
      .and({ type: 'RouteDecided', happenedOn: isoDate('2024-03-06'), route: 'children-act', reasons: words('it is one') })
    const { whole, points } = story.complaint.threads.route
    assert.deepEqual([whole?.route, whole?.decidedOn, points['p1']?.route], ['children-act', '2024-03-06', 'court'])
    assert.equal(effectiveEvents(recorded(...story.events)).filter(({ event }) => event.type === 'RouteDecided').length, 3)
  })

  test('going back on a decision asks for reasons, also where the new route is the plain one', () => {
    const enquiry = aComplaint().and({ type: 'RouteDecided', happenedOn: isoDate('2024-03-04'), route: 'enquiry', reasons: words('r') })
    assert.deepEqual(warningsOf(decideAfter(enquiry.events, { ...decide, route: 'children-act' })), ['route-without-reasons'])
    assert.deepEqual(warningsOf(decideAfter(enquiry.events, { ...decide, route: 'children-act', points: ['p1'] })), [])
  })

  test('a route that asks for another procedure says so', () =>
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, route: 'corporate', reasons: words('r') })), ['route-and-procedure-differ']))

  test('the letter is sent once for each decision', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'send-route-letter', on })), 'no-route-letter-owed')
    const routed = aComplaint().and({ type: 'RouteDecided', happenedOn: on, route: 'children-act', letterDueOn: isoDate('2024-03-12') })
    assert.equal(codeOf(decideAfter(routed.events, { type: 'send-route-letter', on })), 'accepted')
    const sent = routed.and({ type: 'RouteLetterSent', happenedOn: on })
    assert.equal(sent.complaint.threads.route.whole?.letterSentOn, on)
    assert.equal(codeOf(decideAfter(sent.events, { type: 'send-route-letter', on })), 'no-route-letter-owed')
    const again = sent.and({ type: 'RouteDecided', happenedOn: on, route: 'enquiry', reasons: words('r') })
    assert.equal(codeOf(decideAfter(again.events, { type: 'send-route-letter', on })), 'accepted')
  })
})

describe('a complaint that went the wrong way and is brought back', () => {
  const corporate = aComplaint({ procedure: CORPORATE })
  const answered = corporate.answered({ on: '2024-03-06', whole: 'not-upheld' })
  const reviewed = answered.and({ type: 'CorporateReviewRequested', happenedOn: isoDate('2024-03-07') })
  const back = reviewed.and({ type: 'ProcedureChanged', happenedOn: on, procedure: STATUTORY, reasons: words('Part 3 function') })

  test('stands at stage 1, answered as it was, and may go on to stage 2 of its right procedure', () => {
    const { procedure, stage, status, answers } = back.complaint
    assert.deepEqual([procedure, stage, status, answers['stage-1']?.answeredOn], [STATUTORY, 'stage-1', 'answered', '2024-03-06'])
    assert.equal(codeOf(decideAfter(back.events, { type: 'request-investigation', on }, context('2024-06-01', CORPORATE))), 'accepted')
    assert.equal(codeOf(decideAfter(back.events, { type: 'answer-corporate-review', on, whole: 'upheld' }, context())), 'no-such-stage')
  })

  test('each entry is judged by the procedure that the complaint followed when it happened', () => {
    const order = inOrderOfHappening(effectiveEvents(recorded(...back.events)))
    for (const id of [CORPORATE, STATUTORY]) assert.deepEqual(impossibilities(order, context('2024-06-01', id)), [])
    const beforeTheMove = { type: 'answer-corporate-review', on: isoDate('2024-03-07'), whole: 'upheld' } as const
    assert.equal(codeOf(decideAfter(back.events, beforeTheMove)), 'accepted', 'a late entry of the days before the move')
    const panel = { type: 'request-investigation', on: isoDate('2024-03-07') } as const
    assert.equal(codeOf(decideAfter(back.events, panel)), 'no-such-stage', 'there was no stage 2 in the corporate procedure')
  })

  test('an answer that is not there yet is still owed, by the limit of its right procedure', () => {
    const late = decideAfter(corporate.events, { ...move, on: isoDate('2024-03-25'), procedure: STATUTORY })
    assert.deepEqual(breachesOf(late).includes('limit-run-out'), true, breachesOf(late).join())
    assert.equal(corporate.and({ type: 'ProcedureChanged', happenedOn: on, procedure: STATUTORY, reasons: words('r') }).complaint.status, 'open')
  })

  test('moved there and back again it stands where it had got to', () => {
    const stageTwo = aComplaint().answered({ on: '2024-03-05', whole: 'not-upheld' }).and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-06') })
    const away = stageTwo.and({ type: 'ProcedureChanged', happenedOn: isoDate('2024-03-07'), procedure: CORPORATE, reasons: words('r') })
    assert.deepEqual([away.complaint.stage, away.complaint.status], ['stage-1', 'answered'])
    const home = away.and({ type: 'ProcedureChanged', happenedOn: on, procedure: STATUTORY, reasons: words('r') })
    assert.deepEqual([home.complaint.stage, home.complaint.status], ['stage-2', 'open'])
  })

  test('taking a complaint away from stage 2 refuses a stage: it warns and needs a reason', () => {
    const stageTwo = aComplaint().answered({ on: '2024-03-05', whole: 'not-upheld' }).and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-06') })
    const decision = decideAfter(stageTwo.events, { ...move, procedure: CORPORATE })
    assert.deepEqual(decision.kind === 'accepted' && decision.warnings.map(({ code, needsReason }) => [code, needsReason]), [['stage-refused-by-move', true]])
    assert.deepEqual(warningsOf(decideAfter(received, { ...move, procedure: CORPORATE })), [])
  })

  for (const [reason, command, code] of [
    ['to the procedure that it follows', { ...move, procedure: STATUTORY }, 'procedure-already-followed'],
    ['to one that there is none of', { ...move, procedure: 'made-up' }, 'value-not-possible'],
    ['without reasons', { type: 'change-procedure', on, procedure: CORPORATE }, 'field-needed'],
    ['before it was received', { ...move, on: isoDate('2024-02-29'), toldOn: on, procedure: CORPORATE }, 'before-received'],
  ] as const) test(`moving it ${reason} is refused`, () => assert.equal(codeOf(decideAfter(received, command as never)), code))

  test('a withdrawn complaint is reopened before it is moved', () =>
    assert.equal(codeOf(decideAfter(aComplaint().withdrawn({ on: '2024-03-06' }).events, { ...move, procedure: CORPORATE })), 'complaint-withdrawn'))

  test('a complaint older than the regulations is not moved under them', () => {
    const old = aComplaint({ on: '2005-03-01', procedure: CORPORATE })
    assert.equal(codeOf(decideAfter(old.events, { ...move, procedure: STATUTORY })), 'procedure-not-in-force')
  })

  test('not being told of the move warns', () => {
    const { toldOn: _, ...untold } = move
    assert.deepEqual(warningsOf(decideAfter(received, { ...untold, procedure: CORPORATE })), ['move-not-told'])
  })

  test('a pause that the other procedure does not know ends with the move', () => {
    const paused = aComplaint().paused({ on: '2024-03-05' })
    assert.equal(paused.and({ type: 'ProcedureChanged', happenedOn: on, procedure: CORPORATE, reasons: words('r') }).complaint.pausedOn, null)
  })

  test('striking the move out brings the complaint back to the procedure before', () => {
    const moved = aComplaint().and({ type: 'ProcedureChanged', happenedOn: on, procedure: CORPORATE, reasons: words('r') })
    assert.equal(moved.complaint.procedure, CORPORATE)
    assert.equal(moved.struckOut({ on: '2024-03-09', seq: 2 }).complaint.procedure, STATUTORY)
    const requested = moved.and({ type: 'CorporateReviewRequested', happenedOn: isoDate('2024-03-09') })
    assert.equal(codeOf(decideAfter(requested.events, { type: 'strike-out', on: isoDate('2024-03-10'), corrects: 2, reason: words('r') })), 'no-such-stage')
  })
})
