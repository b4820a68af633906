import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../page-fixtures/complaints-web.ts'
import { chance } from '../support/random-commands.ts'
import { walkThroughPages } from './page-walks.ts'

/** Short in `npm test`, whole in the campaign. */
const WALKS = process.env['HEARD_CAMPAIGN'] === '1' ? 200 : 12

test('random clicks through the pages of complaints never meet a page that falls over', { timeout: 900_000 }, async () => {
  const web = await complaintsWeb()
  const ids: string[] = []
  for (let count = 0; count < WALKS; count += 1) ids.push(await web.record())
  const someone = await web.signedIn()
  const statuses = await walkThroughPages(someone, ids, chance(20_261_123))
  assert.ok((statuses['303'] ?? 0) > WALKS, JSON.stringify(statuses))
})
