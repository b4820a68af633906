import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

async function withPromises(team = 'assessment') {
  const web = await complaintsWeb()
  const id = await web.record()
  await web.command(id, { type: 'allocate', on: isoDate('2026-11-17'), team })
  await web.command(id, {
    type: 'answer-stage-one', on: isoDate('2026-11-18'), departureReason: { words: 'In a hurry.' }, whole: 'upheld', reasons: ['delay'],
    remedies: [{ type: 'apology' }, { type: 'payment', amountPence: 130_000, purpose: 'costs', dueOn: isoDate('2026-11-20'), text: { words: 'Fares <b>to</b> contact.' } }],
  }, ['answer-not-approved', 'not-acknowledged', 'remedy-overdue-when-entered'])
  return { web, id }
}

test('what is owed stands in one list, late as late, and can be recorded as given from there', async () => {
  const { web, id } = await withPromises()
  const someone = await web.signedIn()
  const { html, status } = await someone.get('/remedies')
  assert.equal(status, 200)
  assert.match(textOf(html), /1 late ?; £1,300 in payments.*Payment, £1,300 \(costs that they had\)/)
  assert.match(html, /20 Nov(ember)? 2026, late/)
  assert.ok(!html.includes('<b>to</b>') && !textOf(html).includes('Apology'))
  assert.match(html, new RegExp(`/complaints/${id}/give-remedy\\?item=answer-3-2`))
  const form = await someone.get(`/complaints/${id}/give-remedy?item=answer-3-2`)
  assert.match(form.html, /<option value="answer-3-2" selected>/)
  const hidden = Object.fromEntries([...form.html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const saved = await someone.post(`/complaints/${id}/give-remedy`, { ...hidden, remedyId: 'answer-3-2', evidence: 'Payment 4711', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
  assert.equal(saved.status, 303, textOf(saved.html))
  assert.match(textOf((await someone.get('/remedies')).html), /Nothing is owed/)
  const page = textOf((await someone.get(`/complaints/${id}`)).html)
  assert.match(page, /What was promised to put it right.*Apology.*Given in time, Wednesday 18 November 2026.*Payment, £1,300.*Given late, Monday 23 November 2026/)
})

test('a team manager sees what is owed in their own complaints alone, and nothing of the Ombudsman', async () => {
  const { web } = await withPromises('fostering')
  const manager = await web.signedIn('team-manager')
  const page = textOf((await manager.get('/remedies')).html)
  assert.match(page, /Nothing is owed/)
  assert.ok(!page.includes('£1,300') && !page.includes('Recommended by the Ombudsman'))
})

test('a reader and an administrator are refused, and a stranger is asked to sign in', async () => {
  const { web } = await withPromises()
  for (const role of ['reader', 'administrator'] as const) assert.equal((await (await web.signedIn(role)).get('/remedies')).status, 403)
  assert.equal((await web.visitor().get('/remedies')).status, 303)
})
