import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

/** A web with a complaint, and ways to add people to the pool and to record what follows. */
async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const add = async (givenName: string, roles: readonly string[], on = '2026-01-05') => {
    const { html } = await manager.get('/people-pool/new')
    return (await manager.post('/people-pool/new', { entryId: hidden(html, 'entryId'), givenName, familyName: 'Reed', email: 'reed@example.org', roles, ...day('on', on) })).location
  }
  const step = async (at: string, command: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const { html } = await manager.get(`${at}/${command}`)
    const only = /<option value="([^"]+)" selected>/.exec(html)?.[1] ?? ''
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'only' ? only : value]))
    return manager.post(`${at}/${command}`, { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), ...typed })
  }
  const checked = (at: string, until = '2029-01-01') => step(at, 'record-pool-check', { check: 'disclosure-and-barring', ...day('expiresOn', until), ...day('on', '2026-01-05') })
  return { ...web, manager, complaintId, add, step, checked, id: (at: string) => at.split('/').at(-1) ?? '' }
}

describe('The pool of people', () => {
  test('somebody is added once, with their name apart from the ledger', async () => {
    const { manager, add, eventsOf, id } = await opened()
    const { html } = await manager.get('/people-pool/new')
    const sent = { entryId: hidden(html, 'entryId'), givenName: 'Nora', familyName: 'Reed', roles: ['independent-person'], ...day('on', '2026-01-05') }
    const [first, second] = [await manager.post('/people-pool/new', sent), await manager.post('/people-pool/new', sent)]
    assert.equal(first.location, second.location)
    const [joined] = eventsOf(id(first.location))
    assert.equal(eventsOf(id(first.location)).length, 1)
    assert.doesNotMatch(JSON.stringify(joined), /Nora|Reed/)
    assert.match(textOf((await manager.get('/people-pool')).html), /Nora Reed Independent person No DBS check recorded 0 £0/)
    await add('Ned', ['panel-chair', 'panel-member'])
    assert.doesNotMatch(textOf((await manager.get('/people-pool?role=panel-chair')).html), /Nora Reed/)
  })

  test('nobody without a name, a role or a real day is added', async () => {
    const { manager } = await opened()
    const { html } = await manager.get('/people-pool/new')
    const page = await manager.post('/people-pool/new', { entryId: hidden(html, 'entryId'), ...day('on', '2026-02-31') })
    assert.equal(page.status, 422)
    assert.match(textOf(page.html), /Enter the name .*Choose an answer to “What may they be asked to do\?” .*There is no such day/)
  })

  test('a check that has expired, and one that will soon, is warned of', async () => {
    const { manager, add, step, checked } = await opened()
    const at = await add('Nora', ['independent-person'])
    await checked(at, '2026-11-22')
    await step(at, 'record-pool-check', { check: 'training', ...day('expiresOn', '2026-12-01'), ...day('on', '2026-01-05') })
    assert.match(textOf((await manager.get('/people-pool')).html), /\(DBS\): expired 22 Nov 2026 ; Training: good until 1 Dec 2026/)
    await checked(at, '2026-11-23')
    assert.doesNotMatch(textOf((await manager.get(at)).html), /\(DBS\): expired/)
  })

  test('orders and invoices make the year’s spend, by person and role', async () => {
    const { manager, add, step } = await opened()
    const at = await add('Nora', ['independent-person'])
    assert.match((await step(at, 'place-pool-order', { complaint: '1999-0001', role: 'independent-person', amountPence: '500', ...day('on', '2026-10-01') })).html, /Choose an answer to “For which complaint\?” from the list/)
    await step(at, 'place-pool-order', { complaint: '2026-0001', role: 'independent-person', amountPence: '500', ...day('on', '2026-10-01') })
    await step(at, 'record-pool-invoice', { orderId: 'only', amountPence: '320.50', ...day('on', '2026-11-02') })
    await step(at, 'record-pool-invoice', { orderId: 'only', amountPence: '100', ...day('on', '2026-03-31') })
    const list = textOf((await manager.get('/people-pool')).html)
    assert.match(list, /£320\.50 £179\.50 ordered .*Spend, 1 April 2026 to 31 March 2027 Independent person £320\.50 In all £320\.50/)
    assert.match(textOf((await manager.get(at)).html), /2026-0001 Independent person 1 Oct 2026 £500 £320\.50/)
  })

  test('a new telephone number is a new version of the person, and of no other', async () => {
    const { manager, add, step } = await opened()
    const at = await add('Nora', ['mediator'])
    assert.match((await manager.get(`${at}/change-pool-details`)).html, /value="reed@example.org"/)
    await step(at, 'change-pool-details', { givenName: 'Nora', familyName: 'Reed-Hall', telephone: '01632 960002', ...day('on', '2026-11-02') })
    assert.match(textOf((await manager.get(at)).html), /Nora Reed-Hall .*Telephone 01632 960002 .*Name or contact details changed/)
  })

  test('whoever has left takes no more but an invoice', async () => {
    const { manager, add, step } = await opened()
    const at = await add('Nora', ['mediator'])
    await step(at, 'leave-pool', day('on', '2026-10-01'))
    assert.match(textOf((await step(at, 'agree-pool-rate', { per: 'day', amountPence: '300', ...day('on', '2026-10-02') })).html), /This person had left the pool by then/)
    assert.match(textOf((await manager.get('/people-pool')).html), /Left on 1 Oct 2026/)
  })

  test('proposals name the law against whoever may not serve, and lead to the appointment of whoever may', async () => {
    const { manager, complaintId, add, step, checked, command } = await opened()
    const free = await add('Free', ['panel-member', 'independent-person'], '2026-02-02')
    const barred = await add('Barred', ['panel-member'])
    const tied = await add('Tied', ['panel-member'])
    for (const at of [free, barred, tied]) await checked(at)
    await step(barred, 'declare-pool-interest', { tie: 'spouse-or-partner-of-member-or-officer', text: 'Married to a councillor', ...day('on', '2026-01-06') })
    await step(tied, 'declare-pool-interest', { tie: 'other-contract-or-close-tie', text: 'Trains our foster carers', ...day('on', '2026-01-06') })
    await command(complaintId, { type: 'add-note', on: '2026-11-20' as never, text: { words: 'A note' } })
    const asks = await manager.get('/people-pool/propose?complaint=2026-0001')
    assert.deepEqual([asks.status, /name="complaint" type="text" value="2026-0001"/.test(asks.html)], [200, true])
    assert.match((await manager.get('/people-pool/propose?complaint=2026-0001&role=')).html, /href="#role">Choose a role/)
    const page = await manager.get('/people-pool/propose?complaint=2026-0001&role=panel-member')
    assert.match(textOf(page.html), /Free Reed May be asked Nothing stands against it .*Tied Reed With a reason Not independent: Another contract .*Trains our foster carers Getting the Best .*\(not confirmed\) .*Barred Reed May not serve Not independent: Spouse .*SI 2006\/1738 reg\. 2/)
    assert.equal([...page.html.matchAll(/appoint-panel-member\?person=/g)].length, 2)
    assert.match((await manager.get('/people-pool/propose?complaint=1999-0001&role=mediator')).html, /There is no complaint of this reference/)
    assert.match(textOf((await manager.get('/people-pool/propose?complaint=2026-0001&role=mediator')).html), /Nobody in the pool serves in this role/)
  })

  test('the appointment’s form has the one proposed chosen; nobody who is not of the pool can be named in its address', async () => {
    const { manager, complaintId, add, command, eventsOf } = await opened()
    await add('Nora', ['independent-person'])
    await command(complaintId, { type: 'request-investigation', on: '2026-11-20' as never }, ['stage-one-not-answered', 'late-investigation-request'])
    const page = await manager.get('/people-pool/propose?complaint=2026-0001&role=independent-person')
    const href = /href="([^"]*appoint-independent-person[^"]*)"/.exec(page.html)?.[1] ?? ''
    const form = await manager.get(href)
    assert.match(form.html, /<option value="[^"]+" selected>Nora Reed<\/option>/)
    const person = /<option value="([^"]+)" selected>Nora Reed/.exec(form.html)?.[1] ?? ''
    await manager.post(`/complaints/${complaintId}/appoint-independent-person`, {
      commandId: hidden(form.html, 'commandId'), expectedSeq: hidden(form.html, 'expectedSeq'), person, ...day('on', '2026-11-23'),
    })
    assert.deepEqual(eventsOf(complaintId).at(-1), { type: 'IndependentPersonAppointed', happenedOn: '2026-11-23', person: { personId: person } })
    assert.match(textOf((await manager.get('/people-pool')).html), /Nora Reed Independent person No DBS check recorded 1 £0/)
    assert.doesNotMatch((await manager.get(`/complaints/${complaintId}/appoint-independent-person?person=made-up`)).html, /selected>(?!Choose)/)
  })

  test('the pool is the complaints manager’s: nobody else reads it, not by its entry either', async () => {
    const { signedIn, manager, add, id } = await opened()
    const at = await add('Nora', ['mediator'])
    const entry = `/register/${id(at)}`
    assert.equal((await manager.get(entry)).location, at)
    const head = await signedIn('head-of-service')
    for (const address of ['/people-pool', at, '/people-pool/new', '/people-pool/propose']) assert.equal((await head.get(address)).status, 403, address)
    assert.equal((await head.get(entry)).status, 404)
    assert.equal((await manager.get('/people-pool/none')).status, 404)
  })
})
