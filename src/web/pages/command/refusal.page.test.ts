import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

test('a refusal says first what is expected instead; the rest that may be done is folded away, nothing twice', async () => {
  const web = await complaintsWeb()
  const id = await web.record()
  const someone = await web.signedIn()
  await someone.get(`/complaints/${id}/reopen`)
  const { html, status } = await someone.post(`/complaints/${id}/reopen`, { expectedSeq: '1', 'on-day': '20', 'on-month': '11', 'on-year': '2026', reason: 'They asked.' })
  assert.equal(status, 422)
  assert.match(textOf(html), /This was not saved.*What you can do now instead: Acknowledge Record the stage 1 answer Allocate to a team manager Record a draft answer Everything else you can do now /)
  const links = [...html.matchAll(/<li><a class="govuk-link" href="(\/complaints\/[^"#]+)">/g)].map(([, href]) => href)
  assert.ok(links.length > 20 && new Set(links).size === links.length, links.join())
})
