import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordComplaint } from '../../../application/record-complaint.ts'
import type { Actor } from '../../../application/ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../../domain/complaint/events.ts'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf } from '../../../../test/support/web.ts'

const ADDRESS = '7 Quiet Lane'
const PHONE = '01632 960077'
const REASON = 'To send her the answer.'

async function withPerson() {
  const services = memoryServices()
  const web = await testWeb({ services })
  const personId = crypto.randomUUID() as PersonId
  const complaintId = crypto.randomUUID()
  const actor: Actor = { authorityId: TEST_AUTHORITY.authorityId, userId: 'user-complaints-manager' as UserId, name: 'm', role: 'complaints-manager', teams: [] }
  await recordComplaint(services, actor, {
    complaintId, commandId: crypto.randomUUID(), newPeople: [{ personId, details: { givenName: 'Ada', familyName: 'Marsh', contact: { address: ADDRESS, telephone: PHONE } } }],
    complaint: { on: isoDate('2026-11-20'), channel: 'email', said: { words: 'x' }, details: { complainants: [{ personId, type: 'parent' }] } },
  })
  const manager = await web.signedIn()
  const at = (page: string) => `/people/${personId}${page}`
  const send = async (page: string, fields: Record<string, string | string[]>) => {
    await manager.get(at(page))
    return manager.post(at(page), fields)
  }
  return { ...web, services, personId, complaint: `/complaints/${complaintId}`, manager, at, send }
}

describe('Protected contact details', () => {
  test('stand on no page once they are protected, nor in what was known before; the complaint warns without saying them', async () => {
    const { manager, at, send, complaint } = await withPerson()
    assert.match((await manager.get(at(''))).html, new RegExp(ADDRESS))
    assert.equal((await send('/protect', { parts: ['address'], why: 'He must not find the refuge.' })).location, at(''))
    for (const page of [at(''), at('/change'), at('/protect'), at('/protected'), complaint, `${complaint}/record-details?part=complainant`, '/search']) {
      const { html, status } = await manager.get(page)
      assert.equal(status, 200, page)
      assert.doesNotMatch(html, /Quiet Lane|refuge/, page)
    }
    assert.match(textOf((await manager.get(at(''))).html), /Address Protected: show the address/)
    assert.match((await manager.get(at(''))).html, new RegExp(PHONE))
    assert.match(textOf((await manager.get(complaint)).html), /One person’s address must not reach anybody else/)
  })

  test('are shown for a reason, which leaves a trace, as the answer to a form and at no address', async () => {
    const { send, deps, personId, manager, at } = await withPerson()
    await send('/protect', { parts: ['address', 'telephone'], why: 'He is violent.' })
    assert.match(textOf((await send('/protected', { reason: '' })).html), /Enter why you need it/)
    const shown = await send('/protected', { reason: REASON })
    assert.match(textOf(shown.html), /Address 7 Quiet Lane Telephone 01632 960077 Why it is protected He is violent\./)
    assert.match(String(shown.headers['cache-control']), /no-store/)
    assert.ok(deps.traces.kept.some(({ kind, subject, words }) => kind === 'read' && subject?.kind === 'protected-contact' && subject.id === personId && words === REASON))
    assert.doesNotMatch((await manager.get(at('/protected'))).html, /Quiet Lane/)
  })

  test('what is typed of a protected part later is protected too, and an empty field loses nothing', async () => {
    const { send, manager, at } = await withPerson()
    await send('/protect', { parts: ['address'], why: 'w' })
    await send('/change', { version: '2', givenName: 'Ada', familyName: 'Marsh', address: '9 New Close', telephone: PHONE })
    assert.doesNotMatch((await manager.get(at(''))).html, /New Close/)
    assert.match(textOf((await send('/protected', { reason: REASON })).html), /Address 9 New Close/)
    await send('/change', { version: '3', givenName: 'Ada', familyName: 'Marshe', telephone: PHONE })
    assert.match(textOf((await send('/protected', { reason: REASON })).html), /Address 9 New Close/)
  })

  test('are opened again with a reason', async () => {
    const { send, manager, at, complaint } = await withPerson()
    await send('/protect', { parts: ['address'], why: 'w' })
    assert.match(textOf((await send('/stop-protecting', { parts: ['address'], why: '' })).html), /Enter why/)
    await send('/stop-protecting', { parts: ['address'], why: 'He has moved abroad.' })
    assert.match((await manager.get(at(''))).html, new RegExp(ADDRESS))
    assert.doesNotMatch((await manager.get(complaint)).html, /must not reach anybody else/)
  })

  test('are for the complaints team: a head of service reads that they are protected', async () => {
    const { send, signedIn, at } = await withPerson()
    await send('/protect', { parts: ['address'], why: 'w' })
    const head = await signedIn('head-of-service')
    assert.match(textOf((await head.get(at(''))).html), /Address Protected /)
    assert.equal((await head.get(at('/protected'))).status, 403)
  })
})
