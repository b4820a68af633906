import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

test('what is needed now and then stands behind More, and each role finds what it may visit', async () => {
  const web = await complaintsWeb()
  const manager = await web.signedIn()
  const { html } = await manager.get('/more')
  // What is imported and what is counted stands in PostgreSQL alone, and has its own tests there.
  const links = [...html.matchAll(/<li><a class="govuk-link" href="([^"]+)"/g)].map(([, href = '']) => href).filter((href) => !['/import', '/equality', '/causes', '/benchmarks'].includes(href))
  assert.ok(links.length > 4)
  for (const href of links) assert.equal((await manager.get(href)).status, 200, href)
  assert.match(textOf(html), /Pool of people.*How we work.*Import/)
  const team = textOf((await (await web.signedIn('team-manager')).get('/more')).html)
  assert.match(team, /Disruptions/)
  assert.doesNotMatch(team, /How we work|Pool of people/)
})
