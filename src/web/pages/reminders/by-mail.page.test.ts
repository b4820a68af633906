import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

test('each person says how they want to be reminded by mail, and it is theirs alone', async () => {
  const { signedIn } = await complaintsWeb()
  const [manager, team] = [await signedIn(), await signedIn('team-manager')]
  assert.match(textOf((await manager.get('/reminders')).html), /By mail you are reminded once a day, at 8:00 on working days, with what is new\. Change/)
  assert.match(textOf((await manager.get('/reminders/by-mail')).html), /names references and days, and nobody.*No way of sending mail is set up yet.*Once a day.*Of each by itself.*Not by mail/)
  assert.equal((await manager.post('/reminders/by-mail', { choice: 'none' })).location, '/reminders')
  assert.match(textOf((await manager.get('/reminders')).html), /By mail you are reminded not at all/)
  assert.match((await manager.get('/reminders/by-mail')).html, /value="none" checked/)
  assert.match(textOf((await team.get('/reminders')).html), /once a day/)
})

test('nothing chosen, or what is no choice, is said by the field', async () => {
  const { signedIn } = await complaintsWeb()
  const manager = await signedIn()
  await manager.get('/reminders/by-mail')
  for (const choice of ['', 'hourly']) assert.match(textOf((await manager.post('/reminders/by-mail', { choice })).html), /There is a problem/)
  assert.equal((await (await signedIn('reader')).get('/reminders/by-mail')).status, 403)
})
