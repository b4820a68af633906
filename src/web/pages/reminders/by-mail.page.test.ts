import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { TEST_AUTHORITY, textOf } from '../../../../test/support/web.ts'

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

test('a mailbox that has not been reached for an hour stands above all, for the complaints manager, until it is reached', async () => {
  const { signedIn, services } = await complaintsWeb()
  const failing = (failingSince: string | null) => services.store.write({ authorityId: TEST_AUTHORITY.authorityId, sight: { kind: 'whole', userId: '', teams: [] } }, (tx) => tx.mail.saveMailbox({
    mailbox: 'complaints', uidValidity: 1, lastUid: 4, lookedAt: null, failingSince, failure: 'no-answer', attempts: 3, nextAt: null,
  }))
  await failing('2026-11-22T09:00:00.000Z')
  const manager = await signedIn()
  const { html } = await manager.get('/reminders')
  assert.match(textOf(html), /The mailbox “complaints” has not been reached since Sunday 22 November 2026\. What people send to it does not come here\. See why/)
  assert.doesNotMatch(textOf(html), /Put away|Nothing to be reminded of/)
  assert.doesNotMatch(textOf((await (await signedIn('team-manager')).get('/reminders')).html), /mailbox/)
  await failing(null)
  assert.doesNotMatch(textOf((await manager.get('/reminders')).html), /mailbox/)
})

test('nothing chosen, or what is no choice, is said by the field', async () => {
  const { signedIn } = await complaintsWeb()
  const manager = await signedIn()
  await manager.get('/reminders/by-mail')
  for (const choice of ['', 'hourly']) assert.match(textOf((await manager.post('/reminders/by-mail', { choice })).html), /There is a problem/)
  assert.equal((await (await signedIn('reader')).get('/reminders/by-mail')).status, 403)
})
