import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWeb, textOf } from '../../../../test/support/web.ts'

const ids = (html: string) => ({ commandId: /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '', entryId: /name="entryId" value="([^"]+)"/.exec(html)?.[1] ?? '' })

test('a complaints manager records a hold and its end; what was typed wrongly comes back', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  const form = await manager.get('/disruptions')
  assert.match(textOf(form.html), /Nothing is recorded.*no statutory clock stops|no statutory clock stops.*Nothing is recorded/)
  const wrong = await manager.post('/disruptions', { ...ids(form.html), 'on-day': '31', 'on-month': '2', 'on-year': '2026' })
  assert.equal(wrong.status, 422)
  const saved = await manager.post('/disruptions', { ...ids(form.html), kind: 'local-hold', stages: 'stage-1', 'on-day': '17', 'on-month': '3', 'on-year': '2020', said: 'Held <b>all</b>' })
  assert.equal(saved.status, 303)
  const again = await manager.get('/disruptions')
  assert.match(textOf(again.html), /Local hold.*17 March 2020.*It lasts.*Stage 1/)
  const head = await web.signedIn('head-of-service')
  const seen = await head.get('/disruptions')
  assert.doesNotMatch(seen.html, /Record one/)
  assert.equal((await head.post('/disruptions', ids(form.html))).status, 403)
  assert.equal((await (await web.signedIn('reader')).get('/disruptions')).status, 403)
})
