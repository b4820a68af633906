import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ComplaintEvent } from '../../../domain/complaint/events.ts'
import { opened, send } from '../../../../test/page-fixtures/command-page.ts'
import { textOf, type Fields } from '../../../../test/support/web.ts'

const day = (field: string, number: number, month = 11): Fields =>
  ({ [`${field}-day`]: String(number), [`${field}-month`]: String(month), [`${field}-year`]: '2026' })

describe('correcting what was promised', () => {
  test('one remedy of an answer is corrected by itself, or taken out as never stated, and the page keeps what it said', async () => {
    const { someone, url, id, lastEvent, count } = await opened(async (web, complaint) => web.command(complaint, {
      type: 'answer-stage-one', on: isoDate('2026-11-20'), departureReason: { words: 'In a hurry.' }, findings: [{ pointId: 'point-1', finding: 'upheld' }, { pointId: 'point-2', finding: 'upheld' }],
      remedies: [{ type: 'apology', text: { words: 'By letter.' } }, { type: 'payment', amountPence: 130_050, purpose: 'costs', dueOn: isoDate('2026-12-04') }],
    }, ['answer-not-approved', 'not-acknowledged', 'upheld-without-reasons']))
    assert.match((await someone.get(`/complaints/${id}`)).html, /correct\?entry=2">Correct it/)
    const { html } = await someone.get(`${url('correct')}?entry=2`)
    for (const [field, value] of [['remedy-2-amount', '1300.50'], ['remedy-2-due', '4 December 2026'], ['remedy-1-text', 'By letter.']]) assert.match(html, new RegExp(`name="${field}"[^>]*value="${value}"`))
    const stands = {
      ...day('happenedOn', 20), 'finding-1': 'upheld', 'finding-2': 'upheld', departureReason: 'In a hurry.', 'remedy-1-type': 'apology', 'remedy-1-text': 'By letter.',
      'remedy-2-type': 'payment', 'remedy-2-amount': '1300.50', 'remedy-2-purpose': 'costs', 'remedy-2-due': '4 December 2026',
    }
    const correct = `${url('correct')}?entry=2`
    assert.match(textOf((await send(someone, correct, { ...stands, reason: 'Nothing' })).html), /Nothing has changed/)
    assert.match(textOf((await send(someone, correct, { ...stands, 'remedy-2-type': '', reason: 'x' })).html), /row 2|remedy 2|2/)
    assert.match(textOf((await send(someone, correct, { ...stands, 'remedy-2-amount': 'lots', reason: 'x' })).html), /in pounds, such as 1,300 or 49\.50/)
    assert.match(textOf((await send(someone, correct, { ...stands, 'remedy-2-amount': '130.05' })).html), /Give the reason/)
    assert.equal(count(), 2)
    assert.equal((await send(someone, correct, { ...stands, 'remedy-2-amount': '130.05', 'remedy-1-in-error': 'yes', reason: 'Read wrongly.' })).status, 303)
    const { changes } = lastEvent() as Extract<ComplaintEvent, { type: 'FactCorrected' }>
    assert.deepEqual(Object.keys(changes), ['remedies'])
    const page = textOf((await someone.get(`/complaints/${id}`)).html)
    assert.match(page, /What was given was Apology, By letter\. .*£1,300\.50.*, now Apology, By letter\., not stated by the answer .*£130\.05/)
    assert.match(page, /Remedies, and whether they were given (?:(?!Apology).)*£130\.05/)
    // Ticked away again, it is a remedy as before.
    assert.match((await someone.get(correct)).html, /name="remedy-1-in-error"[^>]*checked/)
    assert.equal((await send(someone, correct, { ...stands, 'remedy-2-amount': '130.05', reason: 'It was.' })).status, 303)
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Remedies, and whether they were given.*Apology.*£130\.05/)
  })

  test('the sum of what was promised apart from an answer is corrected where it was promised', async () => {
    const { someone, url, id } = await opened(async (web, complaint) => web.command(complaint, {
      type: 'promise-remedy', on: isoDate('2026-11-20'), remedyId: 'r1', kind: 'payment', amountPence: 20_000, purpose: 'distress', dueOn: isoDate('2026-12-04'),
    }))
    const { html } = await someone.get(`${url('correct')}?entry=2`)
    assert.match(html, /name="amountPence"[^>]*value="200"/)
    const stands = { ...day('happenedOn', 20), kind: 'payment', purpose: 'distress', ...day('dueOn', 4, 12), amountPence: '2,000' }
    assert.equal((await send(someone, `${url('correct')}?entry=2`, stands)).status, 303)
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /was £200\s*, now £2,000/)
    assert.notEqual((await send(someone, `${url('correct')}?entry=2`, { ...stands, amountPence: '1000000.01' })).status, 303)
  })
})
