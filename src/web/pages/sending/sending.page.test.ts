import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { letterOf } from '../../../../test/support/outbox-letters.ts'
import { TEST_AUTHORITY, textOf } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import type { Happening } from '../../../domain/outbox/outbox.ts'

const AT = '2026-11-23T09:00:00.000Z'
const BEGUN: readonly Happening[] = [{ kind: 'taken-up' }, { kind: 'begun', attempt: 1 }]

async function sending() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const whole = wholeOf(TEST_AUTHORITY.authorityId)
  const stateOf = async (messageId: string) => (await web.services.store.read(whole, (reads) => reads.outboxRow(messageId)))?.state
  return {
    ...web, stateOf,
    queue: (happenings: readonly Happening[] = []) => web.services.store.write(whole, async (tx) => {
      const messageId = await tx.outbox.queue(letterOf(complaintId, { queuedAt: AT, to: 'ada.marsh@example.org', subject: 'Secret subject', text: 'Secret words' }))
      for (const happening of happenings) await (happening.kind === 'taken-up' ? tx.outbox.takeUp(AT, 100, { reminders: true }) : tx.outbox.tell(messageId, happening, AT))
      return messageId
    }),
  }
}

describe('What is being sent', () => {
  test('is nothing at first, and the page says where letters are sent', async () => {
    const { signedIn } = await sending()
    assert.match(textOf((await (await signedIn()).get('/sending')).html), /No way of sending is set up.*Nothing is being sent/)
  })

  test('stands on a page by how it stands, with the complaint and without address or words', async () => {
    const { signedIn, queue } = await sending()
    await queue([...BEGUN, { kind: 'found-unfinished' }])
    await queue([...BEGUN, { kind: 'ended', attempt: 1, as: { kind: 'never', why: 'address-refused' } }])
    await queue()
    const { html } = await (await signedIn()).get('/sending')
    assert.match(textOf(html), /Somebody has to decide.*May have been sent.*Failed There is nobody at this address.*Under way.*Waiting next try 23 November/)
    assert.doesNotMatch(html, /Secret|ada\.marsh/)
  })

  test('an administrator is told how many there are, and of no complaint', async () => {
    const { signedIn, queue } = await sending()
    const messageId = await queue([...BEGUN, { kind: 'found-unfinished' }])
    const administrator = await signedIn('administrator')
    const { html } = await administrator.get('/sending')
    assert.match(textOf(html), /May have been sent E-mail 1 .*You see how many there are, and no complaint/)
    assert.doesNotMatch(html, /2026-\d{4}|\/complaints\//)
    assert.equal((await administrator.get(`/sending/${messageId}`)).status, 403)
  })

  test('whoever answers for a team, reads or audits is not let in', async () => {
    const { signedIn } = await sending()
    for (const role of ['team-manager', 'head-of-service', 'reader', 'auditor', 'data-protection-officer'] as const) assert.equal((await (await signedIn(role)).get('/sending')).status, 403, role)
  })

  test('of one that may have been sent a person says that it was, and their name stands beside it', async () => {
    const { signedIn, queue, stateOf } = await sending()
    const messageId = await queue([...BEGUN, { kind: 'found-unfinished' }])
    const manager = await signedIn()
    assert.match(textOf((await manager.get(`/sending/${messageId}`)).html), /only the receiving side knows.*It was sent.*Send it again They may get it twice/)
    assert.equal((await manager.post(`/sending/${messageId}`, { decision: 'decided-sent' })).location, '/sending')
    assert.equal(await stateOf(messageId), 'sent')
    assert.match(textOf((await manager.get('/sending')).html), /said that it was sent on 23 November/)
  })

  test('saying it twice sends it once, and whoever comes second sees how it stands', async () => {
    const { signedIn, queue, stateOf } = await sending()
    const messageId = await queue([...BEGUN, { kind: 'found-unfinished' }])
    const manager = await signedIn()
    assert.equal((await manager.post(`/sending/${messageId}`, { decision: 'send-again' })).location, '/sending')
    const second = await manager.post(`/sending/${messageId}`, { decision: 'send-again' })
    assert.match(textOf(second.html), /Something happened to it meanwhile.*Waiting/)
    assert.equal(await stateOf(messageId), 'queued')
  })

  test('what waits is cancelled, what failed is tried again, and what was sent is over', async () => {
    const { signedIn, queue, stateOf } = await sending()
    const manager = await signedIn()
    const [failed, sent] = [await queue([...BEGUN, { kind: 'ended', attempt: 1, as: { kind: 'never', why: 'mailbox-full' } }]), await queue([...BEGUN, { kind: 'ended', attempt: 1, as: { kind: 'accepted' } }])]
    const waiting = await queue()
    for (const [messageId, decision] of [[waiting, 'cancelled'], [failed, 'send-again'], [sent, 'cancelled'], [sent, 'send-again']] as const) await manager.post(`/sending/${messageId}`, { decision })
    assert.deepEqual(await Promise.all([waiting, failed, sent].map(stateOf)), ['cancelled', 'queued', 'sent'])
    assert.match(textOf((await manager.get(`/sending/${sent}`)).html), /nothing to decide/)
  })

  test('nothing chosen is said by the field, and a message that is not there is not there', async () => {
    const { signedIn, queue } = await sending()
    const messageId = await queue([...BEGUN, { kind: 'found-unfinished' }])
    const manager = await signedIn()
    assert.match(textOf((await manager.post(`/sending/${messageId}`)).html), /There is a problem.*Choose what is to become of it/)
    for (const path of ['/sending/00000000-0000-4000-8000-000000000000', '/sending/nothing']) assert.equal((await manager.get(path)).status, 404)
  })
})
