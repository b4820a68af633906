import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import { ENGLAND_AND_WALES } from '../../../domain/calendar/england-and-wales.ts'

const of2026 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2026')).map(({ on, title }) => ({ date: on, title }))
const file = (events: readonly unknown[]) => JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events } })

test('a later list is shown before it is applied, and then it is counted with', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  assert.match(textOf((await manager.get('/bank-holidays')).html), /england-and-wales-2006-2027.*It came with Heard/)
  const { location, status } = await manager.post('/bank-holidays', { list: file([...of2026, { date: '2026-12-01', title: 'A <late> day' }]) })
  assert.equal(status, 303)
  const proposal = await manager.get(location)
  assert.match(textOf(proposal.html), /Tuesday 1 December 2026 A &?<?late.*New/)
  assert.doesNotMatch(proposal.html, /<late>/)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{14})"/.exec(proposal.html)?.[1] ?? ''
  assert.equal((await manager.post(location, { fingerprint: 'untrue' })).status, 422, 'a page that is no longer true comes back')
  const applied = await manager.post(location, { fingerprint })
  assert.equal(applied.location, '/bank-holidays?applied=yes')
  assert.match(textOf((await manager.get(applied.location)).html), /The list is counted with.*Tuesday 1 December 2026/)
  assert.equal((await manager.post(location, { fingerprint })).status, 303, 'a second click ends in the same place')
})

test('a list that cannot be read goes back to its box with what is wrong', async () => {
  const manager = await (await testWeb()).signedIn()
  await manager.get('/bank-holidays')
  for (const [list, said] of [['', /Paste the list/], ['no', /not JSON/], [file([{ date: '2026-02-30', title: 'x' }]), /2026-02-30” is not a day/]] as const) {
    assert.match(textOf((await manager.post('/bank-holidays', { list })).html), said)
  }
})

test('days that go missing ask why', async () => {
  const manager = await (await testWeb()).signedIn()
  await manager.get('/bank-holidays')
  const { location } = await manager.post('/bank-holidays', { list: file(of2026.slice(1)) })
  const page = await manager.get(location)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{14})"/.exec(page.html)?.[1] ?? ''
  assert.match(textOf((await manager.post(location, { fingerprint })).html), /Say why days are missing/)
  assert.equal((await manager.post(location, { fingerprint, reason: 'Withdrawn by proclamation' })).status, 303)
})

test('another person’s list, and a list for those it is no business of, are not there', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  await manager.get('/bank-holidays')
  const { location } = await manager.post('/bank-holidays', { list: file([...of2026, { date: '2026-12-01', title: 'A day' }]) })
  const head = await web.signedIn('head-of-service')
  assert.equal((await head.get(location)).status, 403)
  assert.equal((await manager.get('/bank-holidays/11111111-1111-4111-8111-111111111111')).status, 404)
})
