import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, words } from '../../../test/support/builders.ts'
import { isoDate } from '../calendar/iso-date.ts'
import type { ComplaintCommand } from './commands.ts'
import type { Decision } from './decide.ts'
import type { UserId } from './events.ts'

const on = isoDate('2024-03-08')
const received = aComplaint().events

function refusalCode(decision: Decision): string {
  return decision.kind === 'refused' ? decision.code : decision.kind
}

function warningCodes(decision: Decision): readonly string[] {
  return decision.kind === 'refused' ? [`refused ${decision.code}`] : decision.warnings.map((warning) => warning.code)
}

function breachCodes(decision: Decision): readonly string[] {
  return decision.kind === 'refused' ? [`refused ${decision.code}`] : decision.breaches.map((breach) => breach.code)
}

const record: Extract<ComplaintCommand, { type: 'record-complaint' }> = {
  type: 'record-complaint', on, procedure: 'children-act-1989-england', reference: '2024-0002', channel: 'email', details: {},
}

describe('a complaint that comes in', () => {
  test('only the dates, the channel and what was said are needed to record it', () => {
    const decision = decideAfter([], { ...record, said: words('said') })
    assert.equal(decision.kind, 'accepted')
    assert.deepEqual(decision.kind === 'accepted' && decision.events.map((event) => event.type), ['ComplaintReceived'])
  })

  for (const [reason, command, code] of [
    ['received tomorrow', { ...record, on: isoDate('2026-11-24') }, 'in-the-future'],
    ['reached the team before anybody received it', { ...record, reachedTeamOn: isoDate('2024-03-07') }, 'before-received'],
    ['reached the team tomorrow', { ...record, reachedTeamOn: isoDate('2026-11-24') }, 'in-the-future'],
    ['received before the regulations were in force', { ...record, on: isoDate('2006-08-31') }, 'procedure-not-in-force'],
    ['an unknown channel', { ...record, channel: 'pigeon' }, 'unknown-code'],
    ['a child with a care status that there is none', { ...record, details: { children: [{ careStatus: 'lost' as never }] } }, 'value-not-possible'],
    ['details that there are none', { ...record, details: { weather: 'fine' } as never }, 'value-not-possible'],
    ['a blank reference', { ...record, reference: ' ' }, 'reference-needed'],
    ['the same point twice', { ...record, details: { points: [{ pointId: 'a' }, { pointId: 'a' }] } }, 'point-given-twice'],
  ] as const) test(`${reason} is refused`, () => assert.equal(refusalCode(decideAfter([], command)), code))

  test('a corporate complaint received before there were councils is refused', () => {
    const command = { ...record, on: isoDate('1874-03-08'), procedure: 'corporate-council' }
    assert.equal(refusalCode(decideAfter([], command, context('2024-06-01', 'corporate-council'))), 'procedure-not-in-force')
  })

  test('it may be received today', () => assert.equal(decideAfter([], { ...record, on: isoDate('2026-11-23') }).kind, 'accepted'))
  test('nothing else can happen to a complaint that is not there', () => assert.equal(refusalCode(decideAfter([], { type: 'acknowledge', on })), 'not-recorded'))
  test('it is recorded once', () => assert.equal(refusalCode(decideAfter(received, record)), 'already-recorded'))
  test('a team that had been closed by then is warned about and recorded', () =>
    assert.deepEqual(warningCodes(decideAfter([], { ...record, details: { teams: ['duty'] } })), ['word-not-in-use']))
  test('a correction that brings in a closed team is warned about, and one of something else is not', () => {
    const correcting = (changes: object) => ({ type: 'correct', on: isoDate('2026-11-23'), corrects: 1, changes }) as ComplaintCommand
    const closed = aComplaint({ details: { teams: ['duty'] } }).events
    assert.deepEqual(warningCodes(decideAfter(received, correcting({ details: { teams: ['duty'] } }))), ['word-not-in-use'])
    assert.deepEqual(warningCodes(decideAfter(received, correcting({ channel: 'letter' }))), [])
    assert.deepEqual(warningCodes(decideAfter(closed, correcting({ channel: 'letter' }))), [], 'it was warned about when it was recorded')
    assert.deepEqual(warningCodes(decideAfter(received, correcting({ details: { teams: ['nowhere'] } }))), ['refused unknown-code'])
  })
  test('a team that was in use when the complaint was received may still be chosen for it', () => {
    const old = aComplaint({ on: '2019-06-03' }).events
    assert.equal(decideAfter(old, { type: 'allocate', on: isoDate('2021-01-04'), team: 'duty' }).kind, 'accepted')
  })
})

describe('what cannot have happened', () => {
  for (const [reason, events, command, code] of [
    ['an answer dated before receipt', received, { type: 'answer-stage-one', on: isoDate('2024-02-29'), whole: 'upheld' }, 'answered-before-received'],
    ['a note dated before receipt', received, { type: 'add-note', on: isoDate('2024-02-29'), text: words('x') }, 'before-received'],
    ['an answer dated tomorrow', received, { type: 'answer-stage-one', on: isoDate('2026-11-24'), whole: 'upheld' }, 'in-the-future'],
    ['an answer to a point that is not there', received, { type: 'answer-stage-one', on, findings: [{ pointId: 'p9', finding: 'upheld' }] }, 'no-such-point'],
    ['an answer that finds nothing', received, { type: 'answer-stage-one', on }, 'finding-needed'],
    ['an answer with an empty list of findings', received, { type: 'answer-stage-one', on, findings: [] }, 'finding-needed'],
    ['two findings on one point', received, { type: 'answer-stage-one', on, findings: [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p1', finding: 'not-upheld' }] }, 'finding-given-twice'],
    ['a finding for the whole and for a point', received, { type: 'answer-stage-one', on, whole: 'upheld', findings: [{ pointId: 'p1', finding: 'upheld' }] }, 'finding-given-twice'],
    ['a finding that there is none', received, { type: 'answer-stage-one', on, whole: 'sort-of' as never }, 'value-not-possible'],
    ['31 February', received, { type: 'acknowledge', on: '2024-02-31' as never }, 'not-a-day'],
    ['31 April', received, { type: 'acknowledge', on: '2024-04-31' as never }, 'not-a-day'],
    ['a payment of less than nothing', received, { type: 'answer-stage-one', on, whole: 'upheld', remedies: [{ type: 'payment', amountPence: -1 }] }, 'amount-not-possible'],
    ['a second acknowledgement', aComplaint().acknowledged({ on: '2024-03-04' }).events, { type: 'acknowledge', on }, 'already-acknowledged'],
    ['a second answer', aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).events, { type: 'answer-stage-one', on, whole: 'upheld' }, 'already-answered'],
    ['an extension after the answer', aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).events, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 20 }, 'already-answered'],
    ['an extension that is not longer than the limit', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 10 }, 'extension-not-longer'],
    ['an extension by half a day', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 12.5 }, 'extension-not-longer'],
    ['an extension for ever', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 1e9 }, 'extension-too-long'],
    ['telling of an extension tomorrow', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 20, toldOn: isoDate('2026-11-24') }, 'in-the-future'],
    ['telling of an extension before receipt', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 20, toldOn: isoDate('2024-02-01') }, 'before-received'],
    ['resuming what was not paused', received, { type: 'resume-stage-one', on, advocateAppointed: true }, 'not-paused'],
    ['pausing twice', aComplaint().paused({ on: '2024-03-05' }).events, { type: 'pause-stage-one', on, reason: 'awaiting-advocate' }, 'already-paused'],
    ['submitting no draft', received, { type: 'submit-answer', on }, 'nothing-to-submit'],
    ['sending back what was not submitted', received, { type: 'send-back-answer', on, reasons: words('why') }, 'answer-not-submitted'],
    ['approving nothing', received, { type: 'approve-answer', on }, 'nothing-to-approve'],
    ['reopening what is open', received, { type: 'reopen', on, reason: words('why') }, 'not-closed'],
    ['a stage of another procedure', received, { type: 'request-corporate-review', on }, 'no-such-stage'],
    ['a stage 2 answer before stage 2', received, { type: 'answer-investigation', on, whole: 'upheld' }, 'stage-not-reached'],
    ['a review panel before stage 2', aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).events, { type: 'request-review-panel', on }, 'stage-not-reached'],
    ['an answer to a withdrawn complaint', aComplaint().withdrawn({ on: '2024-03-07' }).events, { type: 'answer-stage-one', on, whole: 'upheld' }, 'complaint-withdrawn'],
    ['closing twice', aComplaint().closed({ on: '2024-03-07' }).events, { type: 'close', on }, 'complaint-closed'],
    ['a next contact before this one', received, { type: 'log-contact', on, kind: 'call', nextContactOn: isoDate('2024-03-07') }, 'next-contact-before-contact'],
    ['allocating to nobody', received, { type: 'allocate', on }, 'nobody-to-allocate-to'],
    ['an unknown category', received, { type: 'close', on, category: 'weather' }, 'unknown-code'],
  ] as const satisfies readonly (readonly [string, readonly unknown[], ComplaintCommand, string])[]) {
    test(`${reason} is refused`, () => assert.equal(refusalCode(decideAfter(events, command)), code))
  }

  test('a pause in a procedure that knows none is refused', () => {
    const corporate = aComplaint({ procedure: 'corporate-council' }).events
    assert.equal(refusalCode(decideAfter(corporate, { type: 'pause-stage-one', on, reason: 'awaiting-advocate' }, context('2024-06-01', 'corporate-council'))), 'no-pause')
  })

  test('a refusal says what is possible now, and cites what says so', () => {
    const refusal = decideAfter(aComplaint().withdrawn({ on: '2024-03-07' }).events, { type: 'close', on })
    assert.ok(refusal.kind === 'refused')
    assert.ok(refusal.allowedNow.includes('reopen'))
    assert.ok(!refusal.allowedNow.includes('close'))
    assert.equal(refusalLaw(decideAfter(received, { type: 'answer-stage-one', on: isoDate('2024-02-29'), whole: 'upheld' })), 'SI 2006/1738 reg. 14')
  })
})

function refusalLaw(decision: Decision): string | undefined {
  return decision.kind === 'refused' ? decision.law : 'accepted'
}

describe('late entry is normal', () => {
  test('a call of last week is recorded after the complaint was closed', () => {
    const closed = aComplaint().answered({ on: '2024-03-11', whole: 'upheld' }).closed({ on: '2024-03-12' }).events
    assert.equal(decideAfter(closed, { type: 'log-contact', on: isoDate('2024-03-05'), kind: 'call' }).kind, 'accepted')
  })

  test('an extension of the 5th is recorded after the answer of the 11th', () => {
    const answered = aComplaint().answered({ on: '2024-03-11', whole: 'upheld' }).events
    assert.equal(decideAfter(answered, { type: 'extend-stage-one', on: isoDate('2024-03-05'), ground: 'complex', untilWorkingDays: 20 }).kind, 'accepted')
  })

  test('but a withdrawal of the 5th cannot come before an answer of the 11th', () => {
    const answered = aComplaint().answered({ on: '2024-03-11', whole: 'upheld' }).events
    assert.equal(refusalCode(decideAfter(answered, { type: 'withdraw', on: isoDate('2024-03-05') })), 'complaint-withdrawn')
  })
})

describe('the edges of what is possible', () => {
  test('a complaint may be received on the day the regulations came into force', () => {
    assert.equal(decideAfter([], { ...record, on: isoDate('2006-09-01') }).kind, 'accepted')
  })
  test('it may be acknowledged and answered on the day it was received', () => {
    const same = isoDate('2024-03-01')
    assert.equal(decideAfter(received, { type: 'acknowledge', on: same }).kind, 'accepted')
    assert.equal(decideAfter(received, { type: 'answer-stage-one', on: same, whole: 'not-upheld' }).kind, 'accepted')
  })
  test('the next contact may be later the same day', () => {
    assert.equal(decideAfter(received, { type: 'log-contact', on, kind: 'call', nextContactOn: on }).kind, 'accepted')
  })
  test('an answered complaint that is closed and reopened is answered again, and needs no second answer', () => {
    const reopened = aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).closed({ on: '2024-03-08' }).reopened({ on: '2024-03-11' })
    assert.equal(reopened.complaint.status, 'answered')
    assert.equal(refusalCode(decideAfter(reopened.events, { type: 'answer-stage-one', on: isoDate('2024-03-12'), whole: 'upheld' })), 'already-answered')
  })
})

describe('an old register with a fault in it can be worked on', () => {
  const [receipt] = received
  assert.ok(receipt?.type === 'ComplaintReceived')
  test('an impossible old answer does not stand in the way of a note', () => {
    const odd = aComplaint().acknowledged({ on: '2024-03-04' }).acknowledged({ on: '2024-03-05' })
    assert.equal(decideAfter(odd.events, { type: 'add-note', on, text: words('n') }).kind, 'accepted')
  })
  test('a word that no list holds any more does not stand in the way of an acknowledgement', () => {
    assert.equal(decideAfter([{ ...receipt, channel: 'telegram' }], { type: 'acknowledge', on }).kind, 'accepted')
  })
})

describe('unlawful but it happened', () => {
  test('an answer on day 31 is recorded, with the breach of the limit', () => {
    const decision = decideAfter(received, { type: 'answer-stage-one', on: isoDate('2024-04-17'), whole: 'upheld' })
    assert.equal(decision.kind, 'accepted')
    assert.ok(breachCodes(decision).includes('done-after-ceiling'), breachCodes(decision).join())
  })

  test('an extension to 30 working days is a promise beyond the ceiling', () => {
    const decision = decideAfter(received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 30, toldOn: on })
    assert.ok(breachCodes(decision).includes('extension-beyond-ceiling'))
  })

  test('closing without an answer is recorded, as a breach, and mended by the answer after reopening', () => {
    const open = aComplaint()
    assert.ok(breachCodes(decideAfter(open.events, { type: 'close', on })).includes('closed-without-answer'))
    const mended = open.closed({ on: '2024-03-08' }).reopened({ on: '2024-03-11' }).answered({ on: '2024-03-12', whole: 'upheld' })
    assert.ok(!breachCodes(decideAfter(mended.events, { type: 'close', on: isoDate('2024-03-13') })).includes('closed-without-answer'))
  })

  test('closing a corporate complaint without an answer breaks no law, and its refusals cite none', () => {
    const corporate = context('2024-06-01', 'corporate-council')
    const events = aComplaint({ procedure: 'corporate-council' }).events
    assert.deepEqual(breachCodes(decideAfter(events, { type: 'close', on }, corporate)), [])
    assert.equal(refusalLaw(decideAfter(events, { type: 'answer-stage-one', on: isoDate('2024-02-29'), whole: 'upheld' }, corporate)), undefined)
  })

  test('an answer in time brings no breach', () => {
    assert.deepEqual(breachCodes(decideAfter(received, { type: 'answer-stage-one', on, whole: 'upheld' })), [])
  })
})

describe('unwise', () => {
  const approved = aComplaint().acknowledged({ on: '2024-03-04' }).answerApproved({ on: '2024-03-07' })
  for (const [reason, events, command, codes] of [
    ['an answer that nobody approved', aComplaint().acknowledged({ on: '2024-03-04' }).events, { type: 'answer-stage-one', on, whole: 'not-upheld' }, ['answer-not-approved']],
    ['an answer without acknowledgement', aComplaint().answerApproved({ on: '2024-03-07' }).events, { type: 'answer-stage-one', on, whole: 'not-upheld' }, ['not-acknowledged']],
    ['upheld without reasons', approved.events, { type: 'answer-stage-one', on, whole: 'upheld' }, ['upheld-without-reasons']],
    ['upheld with reasons', approved.events, { type: 'answer-stage-one', on, whole: 'upheld', reasons: ['delay'] }, []],
    ['a point left without a finding', approved.events, { type: 'answer-stage-one', on, findings: [{ pointId: 'p1', finding: 'not-upheld' }] }, ['point-without-finding']],
    ['an extension that nobody was told of', received, { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 20, reason: words('why') }, ['extension-not-told']],
    ['closing without an answer or category', received, { type: 'close', on }, ['closed-without-answer', 'category-not-confirmed']],
    ['going to stage 2 without a stage 1 answer', received, { type: 'request-investigation', on }, ['stage-one-not-answered']],
    ['resuming without an advocate', aComplaint().paused({ on: '2024-03-05' }).events, { type: 'resume-stage-one', on, advocateAppointed: false }, ['no-advocate-appointed']],
    ['a plain acknowledgement', received, { type: 'acknowledge', on }, []],
  ] as const satisfies readonly (readonly [string, readonly unknown[], ComplaintCommand, readonly string[]])[]) {
    test(`${reason} warns of ${codes.join(' and ') || 'nothing'}`, () => assert.deepEqual(warningCodes(decideAfter(events, command)), codes))
  }
})

describe('who is concerned', () => {
  const named = aComplaint({ details: { complainants: [{ personId: 'ann' as never, type: 'parent' }] } }).events
  test('somebody may be added when the details are completed', () => {
    const details = { complainants: [{ personId: 'ann' as never, type: 'parent' }, { personId: 'bob' as never, type: 'parent' }] }
    assert.equal(decideAfter(named, { type: 'record-details', on, details }).kind, 'accepted')
  })
  test('putting somebody else in their place is a correction, not a completion', () => {
    const details = { complainants: [{ personId: 'bob' as never, type: 'parent' }] }
    assert.equal(refusalCode(decideAfter(named, { type: 'record-details', on, details })), 'person-replaced')
  })
  test('taking out a point that was answered is refused', () => {
    const answered = aComplaint().answered({ on: '2024-03-07', findings: [{ pointId: 'p1', finding: 'upheld' }, { pointId: 'p2', finding: 'upheld' }] }).events
    assert.equal(refusalCode(decideAfter(answered, { type: 'record-details', on, details: { points: [{ pointId: 'p1' }] } })), 'answered-point-removed')
  })
  test('allocating to a person needs no team', () => assert.equal(decideAfter(received, { type: 'allocate', on, responderId: 'u1' as UserId }).kind, 'accepted'))
})
