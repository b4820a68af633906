import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields } from '../../../../test/support/web.ts'

const AS_IT_IS: Fields = { acknowledgement: '3', stageTwoRunsFrom: 'request', ahead: '3', silent: '10', passOn: '10', outsideAfter: '28', brokenSeal: '1', documentMegabytes: '500', letterCheck: 'nobody', 'rung-1': '5', 'whom-1': 'responder' }

const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('the complaints manager says how the authority works, and finds it again', async () => {
  const web = await complaintsWeb()
  const someone = await web.signedIn()
  const first = await someone.get('/practice')
  assert.match(first.html, /name="rung-1"[^>]*value="5"/)
  const saved = await someone.post('/practice', {
    ...AS_IT_IS, seen: seenIn(first.html), 'codeAdoptedOn-day': '1', 'codeAdoptedOn-month': '4', 'codeAdoptedOn-year': '2026', 'rung-2': '9', 'whom-2': 'director', passOn: '15',
    'user-1': 'user-team-manager', 'deputy-1': 'user-head-of-service', 'from-1-day': '1', 'from-1-month': '12', 'from-1-year': '2026',
  })
  assert.equal(saved.location, '/practice?saved=yes')
  const { html } = await someone.get(saved.location)
  assert.match(textOf(html), /Saved\. What changes with it is counted that way from now on/)
  assert.match(html, /name="rung-2"[^>]*value="9"/)
  assert.match(html, /name="passOn"[^>]*value="15"/)
  assert.match(html, /name="codeAdoptedOn-year"[^>]*value="2026"/)
})

test('a day that is none, a step without a number and somebody who stands in for themselves are told by field', async () => {
  const someone = await (await complaintsWeb()).signedIn()
  const { html, status } = await someone.post('/practice', {
    ...AS_IT_IS, 'codeAdoptedOn-day': '31', 'codeAdoptedOn-month': '2', 'codeAdoptedOn-year': '2026', 'rung-2': 'soon', 'whom-2': 'director', passOn: '0',
    'user-1': 'user-team-manager', 'deputy-1': 'user-team-manager', 'from-1-day': '1', 'from-1-month': '12', 'from-1-year': '2026',
  })
  assert.equal(status, 422)
  for (const field of ['codeAdoptedOn', 'rung-2', 'deputy-1', 'passOn']) assert.match(html, new RegExp(`href="#${field}"`), field)
})

test('nobody else changes how the authority works', async () => {
  const web = await complaintsWeb()
  for (const role of ['head-of-service', 'team-manager', 'reader', 'administrator'] as const) {
    assert.equal((await (await web.signedIn(role)).get('/practice')).status, 403, role)
  }
})
