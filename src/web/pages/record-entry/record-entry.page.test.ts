import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf, type Fields } from '../../../../test/support/web.ts'

const ON = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' }

async function form(kind: string) {
  const services = memoryServices()
  const web = await testWeb({ services })
  const manager = await web.signedIn()
  const { html } = await manager.get(`/register/new/${kind}`)
  const id = (field: string) => new RegExp(`name="${field}" value="([^"]+)"`).exec(html)?.[1] ?? ''
  const ids = { entryId: id('entryId'), sequelId: id('sequelId') }
  const events = () => services.store.kept(TEST_AUTHORITY.authorityId).streams.get(ids.entryId)?.recorded.map(({ event }) => event) ?? []
  return { ...web, manager, html, events, ids, post: (fields: Fields) => manager.post(`/register/new/${kind}`, { ...ids, ...fields }) }
}

describe('Recording what is not a complaint', () => {
  for (const [kind, fields, types] of [
    ['ombudsman-contact', { ...ON, said: 'A letter' }, ['OmbudsmanContactReceived']],
    ['ombudsman-contact', { ...ON, result: 'investigated-upheld', 'decided-day': '21', 'decided-month': '11', 'decided-year': '2026' }, ['OmbudsmanContactReceived', 'OmbudsmanDecided']],
  ] as const)
    test(`${kind}: ${types.join(', then ')}, once however often it is sent`, async () => {
      const { post, events, ids } = await form(kind)
      const [first, second] = [await post(fields), await post(fields)]
      assert.deepEqual([first.status, first.location, second.location], [303, `/register/${ids.entryId}`, `/register/${ids.entryId}`])
      assert.deepEqual(events().map(({ type }) => type), types)
    })

  test('a wrong field is named and nothing is recorded', async () => {
    const { post, events, html } = await form('ombudsman-contact')
    assert.match(html, /<h1[^>]*>Record a contact from the Ombudsman<\/h1>/)
    const page = await post({ 'on-day': '24', 'on-month': '11', 'on-year': '2026', result: 'open' })
    assert.match(textOf(page.html), /must be today or in the past Enter the day it was decided/)
    assert.equal(events().length, 0)
  })

  test('a decision of the Ombudsman needs its day, and a day its decision', async () => {
    const { post } = await form('ombudsman-contact')
    assert.match((await post({ ...ON, result: 'investigated-upheld' })).html, /href="#decided">Enter the day it was decided/)
    assert.match((await post({ ...ON, 'decided-day': '21', 'decided-month': '11', 'decided-year': '2026' })).html, /href="#result">Choose what was decided/)
  })

  test('a kind that does not exist is not found', async () => {
    const { manager } = await form('ombudsman-contact')
    assert.equal((await manager.get('/register/new/poem')).status, 404)
  })
})

describe('What follows on an entry later', () => {
  test('the Ombudsman’s decision follows on the contact, and nothing on a compliment', async () => {
    const { manager, post, ids, events } = await form('ombudsman-contact')
    await post(ON)
    const { html } = await manager.get(`/register/${ids.entryId}/decide`)
    const commandId = /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? ''
    await manager.post(`/register/${ids.entryId}/decide`, { commandId, seq: '1', ...ON, result: 'investigated-not-upheld' })
    assert.deepEqual(events().map(({ type }) => type), ['OmbudsmanContactReceived', 'OmbudsmanDecided'])
    const other = await form('compliment')
    await other.post({ ...ON, from: 'client' })
    assert.equal((await other.manager.get(`/register/${other.ids.entryId}/settle`)).status, 404)
  })
})

describe('What was recorded by mistake', () => {
  test('a contact recorded twice is struck out with its reason, says so, and can be brought back', async () => {
    const { manager, post, ids, events, signedIn } = await form('ombudsman-contact')
    await post(ON)
    const at = `/register/${ids.entryId}/strike-out`
    assert.match((await manager.get(`/register/${ids.entryId}`)).html, new RegExp(`href="${at}\\?entry=1">The whole record was made in error`))
    const page = await manager.get(`${at}?entry=1`)
    assert.match(page.html, /<h1[^>]*>Strike out the whole record<\/h1>/)
    const hidden = { commandId: /name="commandId" value="([^"]+)"/.exec(page.html)?.[1] ?? '', seq: '1', entry: '1' }
    assert.match((await manager.post(at, hidden)).html, /href="#reason">Enter the reason/)
    for (let click = 0; click < 2; click += 1)
      assert.equal((await manager.post(at, { ...hidden, reason: 'Typed twice' })).location, `/register/${ids.entryId}`)
    assert.deepEqual(events().map(({ type }) => type), ['OmbudsmanContactReceived', 'EventStruckOut'])
    const struck = await manager.get(`/register/${ids.entryId}`)
    assert.match(textOf(struck.html), /Recorded in error The whole record was struck out on Monday 23 November 2026.*Typed twice/)
    assert.doesNotMatch(struck.html, /strike-out\?entry=1/)
    const undo = await manager.get(`${at}?entry=2`)
    assert.match(undo.html, /<h1[^>]*>Bring the record back<\/h1>/)
    await manager.post(at, { commandId: /name="commandId" value="([^"]+)"/.exec(undo.html)?.[1] ?? '', seq: '2', entry: '2', reason: 'It was said' })
    assert.doesNotMatch(textOf((await manager.get(`/register/${ids.entryId}`)).html), /Recorded in error/)
    assert.equal((await (await signedIn('head-of-service')).get(`${at}?entry=1`)).status, 403)
  })

})
