import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { CliCommand } from './command.ts'
import { describeProceduresForHelp } from './procedures-help.ts'
import { timetableCommand } from './timetable.ts'
import { workingDaysCommand } from './working-days.ts'

async function heard(command: CliCommand, args: readonly string[], stdin: string | Buffer = '') {
  let out = ''
  let err = ''
  async function* input() { yield stdin }
  const io = { stdin: input(), out: (text: string) => { out += text }, err: (text: string) => { err += text }, today: () => isoDate('2024-03-08'), env: {} }
  return { code: await command.run(args, io), out, err }
}

const timetableOf = (input: unknown, ...args: string[]) => heard(timetableCommand, args, JSON.stringify(input))
const workingDays = (...args: string[]) => heard(workingDaysCommand, args)

const RECEIVED = { type: 'ComplaintReceived', happenedOn: '2024-03-01' }
const complaint = (fields: object = {}) => ({ procedure: 'children-act-1989-england', asAt: '2024-09-11', events: [RECEIVED], ...fields })

describe('heard timetable', () => {
  test('prints every clock as JSON with its dates, its days and its law', async () => {
    const { code, out } = await timetableOf(complaint({ events: [RECEIVED, { type: 'StageOneAnswered', happenedOn: '2024-03-15' }] }), '--json')
    const { clocks, next } = JSON.parse(out)
    assert.equal(code, 0)
    const { id, title, startedOn, limitWorkingDays, dueOn, provisional, endedOn, status, workingDaysTaken, workingDaysLate, law, confirmed } = clocks[1]
    assert.deepEqual({ id, title, startedOn, limitWorkingDays, dueOn, provisional, endedOn, status, workingDaysTaken, workingDaysLate, law, confirmed }, {
      id: 'stage-1-answer', title: 'Answer at stage 1', startedOn: '2024-03-01', limitWorkingDays: 10, dueOn: '2024-03-15', provisional: false,
      endedOn: '2024-03-15', status: 'met', workingDaysTaken: 10, workingDaysLate: 0, law: 'SI 2006/1738 reg. 14', confirmed: true,
    })
    assert.ok(next.every((each: { command: string; law: string }) => each.command && each.law))
    assert.ok(next.some((each: { command: string }) => each.command === 'request-investigation'))
  })
  test('a paused clock is running in JSON, and says since when it is paused', async () => {
    const paused = { type: 'StageOnePaused', happenedOn: '2024-03-06', reason: 'awaiting-advocate' }
    const { clocks } = JSON.parse((await timetableOf(complaint({ events: [RECEIVED, paused] }), '--json')).out)
    assert.deepEqual([clocks[1].status, clocks[1].pausedOn], ['running', '2024-03-06'])
  })
  test('without --json prints a table that names the law, the breaches and what may happen next', async () => {
    const { code, out } = await timetableOf(complaint())
    assert.equal(code, 0)
    for (const part of ['Wednesday 11 September 2024', 'Answer at stage 1', '2024-03-15', 'Overdue, 123 late', 'SI 2006/1738 reg. 14', 'Breaches', 'answer-stage-one']) assert.ok(out.includes(part), part)
  })
  test('--explain prints each day counted and each left out, with the reason', async () => {
    const { out } = await timetableOf(complaint({ asAt: '2024-03-20' }), '--explain', '--clock', 'stage-1-answer')
    assert.match(out, /Saturday 2 March 2024\s+Saturday/)
    assert.match(out, /Friday 15 March 2024\s+10\s+due/)
    assert.match(out, /Monday 18 March 2024\s+11\s+late/)
    assert.doesNotMatch(out, /Local target of the authority/)
    const { clocks } = JSON.parse((await timetableOf(complaint(), '--json', '--explain')).out)
    assert.equal(clocks[1].explanation.days.find((day: { on: string }) => day.on === '2024-03-15').counted, 10)
  })
  test('asAt is today when it is left out', async () => {
    const { procedure, events } = complaint()
    assert.equal(JSON.parse((await timetableOf({ procedure, events }, '--json')).out).asAt, '2024-03-08')
  })
  test('the options choose the reading of stage 2 and the target for acknowledging', async () => {
    const options = { stageTwoRunsFrom: 'agreed-statement', acknowledgementWorkingDays: 2 }
    const events = [RECEIVED, { type: 'InvestigationRequested', happenedOn: '2024-04-09' }, { type: 'StatementOfComplaintAgreed', happenedOn: '2024-04-30' }]
    const { clocks } = JSON.parse((await timetableOf(complaint({ options, events }), '--json')).out)
    assert.equal(clocks[0].dueOn, '2024-03-05')
    assert.deepEqual([clocks[2].id, clocks[2].dueOn], ['stage-2-answer', '2024-06-06'])
  })
  test('a field without meaning for the dates is passed over with a note', async () => {
    const { code, err } = await timetableOf(complaint({ events: [{ ...RECEIVED, channel: 'email' }] }))
    assert.deepEqual([code, err], [0, 'Note: events[0].channel has no meaning for the dates of ComplaintReceived and was passed over.\n'])
  })
})

describe('heard timetable refuses, and names the field', () => {
  for (const [reason, input, says] of [
    ['an unknown procedure, listing the known', complaint({ procedure: 'scotland' }), /^procedure: "scotland" .* children-act-1989-england, corporate-council/],
    ['no procedure', { events: [] }, /^procedure: it is missing/],
    ['31 February', complaint({ events: [{ ...RECEIVED, happenedOn: '2024-02-31' }] }), /^events\[0\]\.happenedOn: "2024-02-31" is not a day/],
    ['31 February as the day asked for', complaint({ asAt: '2024-02-31' }), /^asAt: "2024-02-31" is not a day/],
    ['an event after the day asked for', complaint({ asAt: '2024-02-29' }), /^events\[0\]\.happenedOn: 2024-03-01 is after 2024-02-29/],
    ['an unknown event, listing the known', complaint({ events: [{ type: 'Received', happenedOn: '2024-03-01' }] }), /^events\[0\]\.type: "Received" .* ComplaintReceived, ComplaintAcknowledged/],
    ['an event of another procedure', complaint({ events: [RECEIVED, { type: 'CorporateReviewRequested', happenedOn: '2024-03-04' }] }), /^events\[1\]\.type: "CorporateReviewRequested"/],
    ['an answer before receipt', complaint({ events: [{ type: 'StageOneAnswered', happenedOn: '2024-02-29' }, RECEIVED] }), /^events\[0\]\.happenedOn: StageOneAnswered on 2024-02-29 is before/],
    ['a second receipt', complaint({ events: [RECEIVED, RECEIVED] }), /^events\[1\]\.type: the complaint was received already, in events\[0\]/],
    ['no list of events', { procedure: 'corporate-council' }, /^events: the list of events is missing/],
    ['an event that is none', complaint({ events: [null] }), /^events\[0\]: null is not an event/],
    ['a telling that is no day', complaint({ events: [RECEIVED, { type: 'StageOneExtended', happenedOn: '2024-03-12', toldOn: 'yesterday' }] }), /^events\[1\]\.toldOn: "yesterday" is not a day/],
    ['a limit in words', complaint({ events: [RECEIVED, { type: 'StageOneExtended', happenedOn: '2024-03-12', untilWorkingDays: 'twenty' }] }), /^events\[1\]\.untilWorkingDays: "twenty" is not a whole number/],
    ['a decision that does not say what was decided', complaint({ events: [RECEIVED, { type: 'SufficientInterestDecided', happenedOn: '2024-03-04' }] }), /^events\[1\]\.sufficient: it is missing/],
    ['a reading that is none', complaint({ options: { stageTwoRunsFrom: 'report' } }), /^options\.stageTwoRunsFrom: "report" is not one of request, agreed-statement/],
    ['a target of no days', complaint({ options: { acknowledgementWorkingDays: 0 } }), /^options\.acknowledgementWorkingDays: 0 is not a whole number/],
    ['a misspelt member', complaint({ asat: '2024-03-01' }), /^asat: nothing is known by that name here/],
    ['a list', [], /^The input is not an object/],
    ['a day of another age', complaint({ events: [{ ...RECEIVED, happenedOn: '0024-03-01' }] }), /^events\[0\]\.happenedOn: 0024-03-01 is not between/],
  ] as const) {
    test(reason, async () => {
      const { code, out, err } = await timetableOf(input, '--json')
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, says)
    })
  }

  test('what is not JSON, not text or not there', async () => {
    assert.match((await heard(timetableCommand, [], 'hello')).err, /^Standard input is not JSON: /)
    assert.match((await heard(timetableCommand, [], Buffer.from([0xff, 0xfe, 0x7b]))).err, /^Standard input is not UTF-8 text/)
    assert.match((await heard(timetableCommand, [], '')).err, /^Nothing came on standard input/)
  })
  test('JSON that a Windows program saved with a byte-order mark is read', async () =>
    assert.equal((await heard(timetableCommand, [], `\uFEFF${JSON.stringify(complaint())}`)).code, 0))
  test('a clock that has not begun', async () =>
    assert.match((await timetableOf(complaint(), '--clock', 'panel-meeting')).err, /Begun are acknowledgement, stage-1-answer/))
  test('an unknown option or a stray word is wrongly asked', async () => {
    assert.equal((await timetableOf(complaint(), '--jason')).code, 2)
    assert.equal((await timetableOf(complaint(), 'complaint.json')).code, 2)
  })
})

describe('heard working-days', () => {
  for (const [reason, args, says] of [
    ['adds working days', ['add', '2024-04-09', '65'], '2024-07-11\n'],
    ['counts working days', ['between', '2024-04-09', '2024-07-11'], '65\n'],
    ['counts back', ['add', '2024-07-11', '-65'], '2024-04-09\n'],
    ['counts backwards', ['between', '2024-07-11', '2024-04-09'], '-65\n'],
    ['says when an answer is provisional', ['add', '2027-12-30', '5'], '2028-01-06 (provisional)\n'],
  ] as const) {
    test(reason, async () => assert.deepEqual(await workingDays(...args), { code: 0, out: says, err: '' }))
  }
  for (const [reason, args, code, says] of [
    ['31 February', ['add', '2024-02-31', '5'], 1, /^DAY: "2024-02-31" is not a day/],
    ['half a day', ['add', '2024-02-21', '5.5'], 1, /^NUMBER: "5.5" is not a whole number/],
    ['a number beyond all reason', ['add', '2024-02-21', '999999'], 1, /^NUMBER: "999999"/],
    ['a second day that is none', ['between', '2024-02-21', 'today'], 1, /^The second DAY: "today" is not a day/],
    ['a missing number', ['add', '2024-02-21'], 2, /say "add" with a day and a number/],
    ['another word', ['subtract', '2024-02-21', '5'], 2, /say "add"/],
  ] as const) {
    test(`refuses ${reason}`, async () => {
      const answer = await workingDays(...args)
      assert.equal(answer.code, code)
      assert.match(answer.err, says)
    })
  }
  test('explains each day', async () =>
    assert.match((await workingDays('between', '2026-04-02', '2026-04-08', '--explain')).out, /Friday 3 April 2026\s+Good Friday[\s\S]*Tuesday 7 April 2026\s+1/))
})

test('the help lists the events, their fields and the commands of each procedure', () => {
  const help = describeProceduresForHelp()
  for (const part of ['children-act-1989-england', 'corporate-council', 'StageOneExtended', 'toldOn (may be left out)', 'complex or awaiting-advocate', 'answer-stage-one']) assert.ok(help.includes(part), part)
})
