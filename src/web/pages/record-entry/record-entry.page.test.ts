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
    ['compliment', { ...ON, from: 'client', channel: 'email', divisions: 'safeguarding', said: 'Thank you' }, ['ComplimentReceived']],
    ['enquiry', { ...ON, kind: 'enquiry', 'settled-day': '23', 'settled-month': '11', 'settled-year': '2026' }, ['EnquiryReceived', 'EnquiryResolved']],
    ['enquiry', { ...ON, kind: 'point-of-contact' }, ['EnquiryReceived']],
    ['ombudsman-contact', { ...ON, said: 'A letter' }, ['OmbudsmanContactReceived']],
    ['ombudsman-contact', { ...ON, result: 'investigated-upheld', 'decided-day': '21', 'decided-month': '11', 'decided-year': '2026' }, ['OmbudsmanContactReceived', 'OmbudsmanDecided']],
    ['training', { ...ON, sessions: '3' }, ['TrainingHeld']],
    ['caseload', { ...ON, cases: '2041' }, ['CaseloadCounted']],
  ] as const)
    test(`${kind}: ${types.join(', then ')}, once however often it is sent`, async () => {
      const { post, events, ids } = await form(kind)
      const [first, second] = [await post(fields), await post(fields)]
      assert.deepEqual([first.status, first.location, second.location], [303, `/register/${ids.entryId}`, `/register/${ids.entryId}`])
      assert.deepEqual(events().map(({ type }) => type), types)
    })

  test('a wrong field is named and nothing is recorded', async () => {
    const { post, events, html } = await form('training')
    assert.match(html, /<h1[^>]*>Record training that was held<\/h1>/)
    const page = await post({ 'on-day': '24', 'on-month': '11', 'on-year': '2026', sessions: 'many' })
    assert.match(textOf(page.html), /must be today or in the past Enter how many sessions were held as a whole number/)
    assert.equal(events().length, 0)
  })

  test('a decision of the Ombudsman needs its day, and a day its decision', async () => {
    const { post } = await form('ombudsman-contact')
    assert.match((await post({ ...ON, result: 'investigated-upheld' })).html, /href="#decided">Enter the day it was decided/)
    assert.match((await post({ ...ON, 'decided-day': '21', 'decided-month': '11', 'decided-year': '2026' })).html, /href="#result">Choose what was decided/)
  })

  test('a kind that does not exist is not found', async () => {
    const { manager } = await form('training')
    assert.equal((await manager.get('/register/new/poem')).status, 404)
  })
})
