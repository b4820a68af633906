import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields } from '../../../../test/support/web.ts'

const day = (name: string, on: string): Fields => ({ [`${name}-day`]: on.slice(8), [`${name}-month`]: on.slice(5, 7), [`${name}-year`]: on.slice(0, 4) })
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const types = (events: readonly Readonly<{ type: string }>[]) => events.map(({ type }) => type)

async function register() {
  const web = await complaintsWeb({ ids: { next: randomUUID } })
  const manager = await web.signedIn()
  const log = async (fields: Fields, path = '/enquiries/new') => {
    const { html } = await manager.get(path)
    const ids = { entryId: hidden(html, 'entryId'), sequelId: hidden(html, 'sequelId'), ...(html.includes('name="complaint"') && { complaint: hidden(html, 'complaint') }) }
    const sent = { ...ids, ...day('on', '2026-11-20'), ...fields }
    return { id: ids.entryId, answer: await manager.post('/enquiries/new', sent), again: () => manager.post('/enquiries/new', sent), html }
  }
  const step = async (id: string, command: string, fields: Fields, query = '') => {
    const { html } = await manager.get(`/enquiries/${id}/${command}${query}`)
    return manager.post(`/enquiries/${id}/${command}`, { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), entry: hidden(html, 'entry'), ...day('on', '2026-11-20'), ...fields })
  }
  return { ...web, manager, log, step, page: async (id: string) => textOf((await manager.get(`/enquiries/${id}`)).html) }
}

describe('Recording an enquiry', () => {
  test('takes one page and at most six fields, with today’s day filled in', async () => {
    const { log } = await register()
    const { html } = await log({ kind: 'advice' })
    const names = [...html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes('type="hidden"')).map(([, name = '']) => name.replace(/-(day|month|year)$/, ''))
    assert.ok(new Set(names).size <= 6, [...new Set(names)].join())
    assert.match(html, /name="on-day"[^>]*value="23"/)
    assert.match(html, /name="on-year"[^>]*value="2026"/)
    assert.doesNotMatch(html, /<script(?! src)[^>]*>[^<]/)
  })

  test('settled on the spot is one tick; sent twice, it is recorded once', async () => {
    const { log, eventsOf, page } = await register()
    const { id, answer, again } = await log({ kind: 'enquiry', said: 'When is the <b>review</b>?', settled: 'yes', offer: 'declined' })
    assert.deepEqual([answer.status, answer.location, (await again()).location], [303, `/enquiries/${id}`, `/enquiries/${id}`])
    assert.deepEqual(types(eventsOf(id)), ['EnquiryReceived', 'EnquiryResolved'])
    assert.match(await page(id), /Enquiry · Settled EN-2026-0001.*When is the &lt;b&gt;review&lt;\/b&gt;\?|Enquiry · Settled EN-2026-0001.*When is the <b>review<\/b>\?/)
    assert.match(await page(id), /Offered, and declined/)
  })

  test('the day is explained in words, in working days from the day of receipt', async () => {
    const { log, page } = await register()
    assert.match(await page((await log({ kind: 'enquiry' })).id), /To be answered by Friday 4 December 2026 , 9 working days left.*target for “Enquiry” is 10 working days.*Day 0 is the day of receipt, Friday 20 November 2026.*not law/)
    assert.match(await page((await log({ kind: 'advice' })).id), /To be answered by Wednesday 25 November 2026/)
  })

  test('a wrong field is named and nothing is recorded', async () => {
    const { log, eventsOf } = await register()
    const { id, answer } = await log({ kind: '', ...day('on', '2026-11-24') })
    assert.match(textOf(answer.html), /must be today or in the past/)
    assert.match(answer.html, /href="#kind">Choose what sort of enquiry it was/)
    assert.deepEqual(eventsOf(id), [])
  })

  test('of a day before the authority’s lists begin is warned about, since its year is most likely wrong, and then recorded', async () => {
    const { log, eventsOf } = await register()
    const { id, answer } = await log({ kind: 'advice', ...day('on', '1926-11-20') })
    assert.match(textOf(answer.html), /The day is before the authority’s lists begin: most likely its year is wrong/)
    assert.deepEqual(eventsOf(id), [])
    const kept = await log({ kind: 'advice', ...day('on', '1926-11-20'), accept: 'before-the-lists' })
    assert.deepEqual(types(eventsOf(kept.id)), ['EnquiryReceived'])
    assert.equal((await log({ kind: 'advice', ...day('on', '2006-09-01') })).answer.status, 303)
  })

  test('a councillor or an MP is asked for by name: where nobody is known there is nothing to choose from', async () => {
    const { manager } = await register()
    const { html } = await manager.get('/enquiries/new/member')
    assert.match(html, /<fieldset[^>]* id="member"[^>]*>\s*<legend[^>]*>The councillor or MP<\/legend>/)
    assert.doesNotMatch(html, /<select[^>]* name="(?:member|constituent)"/)
    assert.match(html, /for="member-givenName">Given name</)
    const wrong = await manager.post('/enquiries/new/member', { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: '0', from: 'mp', consent: 'seen', ...day('on', '2026-11-20') })
    assert.match(wrong.html, /href="#member"/)
  })

  test('is not for those who only read', async () => {
    const { signedIn } = await register()
    assert.equal((await (await signedIn('head-of-service')).get('/enquiries/new')).status, 403)
    assert.equal((await (await signedIn('head-of-service')).get('/enquiries')).status, 200)
    for (const path of ['/enquiries', '/enquiries/new']) assert.equal((await (await signedIn('team-manager')).get(path)).status, 403)
  })
})

describe('The page of an enquiry', () => {
  test('offers, settles, names and notes, and every field is corrected', async () => {
    const { log, step, page, eventsOf } = await register()
    const { id } = await log({ kind: 'signposting' })
    await step(id, 'record-complaint-offer', { answer: 'awaited' })
    await step(id, 'name-enquirer', { 'person-givenName': 'Ada', 'person-familyName': 'Marsh' })
    await step(id, 'note-on-enquiry', { text: 'Rings again on Monday.' })
    await step(id, 'resolve-enquiry', { text: 'Given the number.', signpostedTo: 'health' })
    const seen = await page(id)
    for (const words of [/Ada Marsh/, /Offered, no answer yet, Friday 20 November 2026/, /Health/, /Given the number\./, /Rings again on Monday\./]) assert.match(seen, words)
    const corrected = await step(id, 'correct', { kind: 'advice', channel: 'email', offer: 'declined', teams: '', inTierBeforeStageOne: '', reason: '' }, '?entry=1')
    assert.equal(corrected.location, `/enquiries/${id}`, textOf(corrected.html))
    assert.deepEqual(types(eventsOf(id)).at(-1), 'FactCorrected')
    assert.match(await page(id), /Sort Advice.*How it came E-mail/)
  })

  test('settling is struck out, and it is open again', async () => {
    const { log, manager, page } = await register()
    const { id } = await log({ kind: 'enquiry', settled: 'yes' })
    const { html } = await manager.get(`/register/${id}/strike-out?entry=2`)
    await manager.post(`/register/${id}/strike-out`, { commandId: hidden(html, 'commandId'), seq: '2', entry: '2', reason: 'Another enquiry' })
    assert.match(await page(id), /Enquiry · Open/)
    assert.equal((await manager.get(`/register/${id}`)).location, `/enquiries/${id}`)
  })

  test('a tier before stage 1 is warned of, and the page says that the Code forbids it now', async () => {
    const { log, step, page, manager } = await register()
    const { id } = await log({ kind: 'early-resolution' })
    const corrected = await step(id, 'correct', { kind: 'early-resolution', inTierBeforeStageOne: 'yes' }, '?entry=1')
    assert.equal(corrected.location, `/enquiries/${id}`, textOf(corrected.html))
    assert.match(await page(id), /Code forbids a tier before stage 1 now \(from general knowledge, not confirmed\)/)
    assert.equal((await manager.get('/enquiries/no-such-enquiry')).status, 404)
  })
})

describe('Turned into a complaint, or out of one', () => {
  test('an enquiry leads to the record with what it knows, and says so once that is saved', async () => {
    const { log, manager, page, eventsOf, step } = await register()
    const { id } = await log({ kind: 'enquiry', said: 'Nobody rang back.', offer: 'accepted' })
    const { html } = await manager.get(`/enquiries/${id}/to-complaint`)
    const draftId = hidden(html, 'draftId')
    const early = await manager.post(`/enquiries/${id}/to-complaint`, { draftId, ...day('on', '2026-11-19') })
    assert.match(textOf(early.html), /received as a complaint/)
    const begun = await manager.post(`/enquiries/${id}/to-complaint`, { draftId, ...day('on', '2026-11-20') })
    assert.equal(begun.location, `/complaints/new/${draftId}/received`)
    assert.match((await manager.get(`/complaints/new/${draftId}/said`)).html, /Nobody rang back\./)
    await manager.post(`/complaints/new/${draftId}/channel`, { channel: 'telephone', go: 'next' })
    const saved = await manager.post(`/complaints/new/${draftId}/check`, {})
    assert.equal(saved.location, `/complaints/new/${draftId}/recorded`, textOf(saved.html))
    assert.deepEqual(types(eventsOf(id)), ['EnquiryReceived', 'EnquiryBecameComplaint'])
    assert.match(await page(id), /Became a complaint.*It became complaint 2026-0001/)
    assert.match(textOf((await manager.get(`/complaints/${draftId}`)).html), /EN-2026-0001\s*That enquiry became this complaint/)
    assert.equal((await manager.get(`/enquiries/${id}/to-complaint`)).location, `/enquiries/${id}`)
    const refused = await step(id, 'resolve-enquiry', day('on', '2026-11-23'))
    assert.match(textOf(refused.html), /It became a complaint, and goes on there/)
  })

  test('that it became a complaint is struck out, once, and it is an enquiry again that can be settled', async () => {
    const { record, log, manager, page, eventsOf, step } = await register()
    const { id } = await log({ kind: 'enquiry' })
    const complaintId = await record()
    await step(id, 'turn-enquiry-into-complaint', { complaint: '2026-0001' })
    assert.deepEqual(types(eventsOf(id)), ['EnquiryReceived', 'EnquiryBecameComplaint'])
    const { html } = await manager.get(`/register/${id}/strike-out?entry=2`)
    const sent = { commandId: hidden(html, 'commandId'), seq: '2', entry: '2', reason: 'Another matter' }
    for (let click = 0; click < 2; click += 1) assert.equal((await manager.post(`/register/${id}/strike-out`, sent)).status, 303)
    assert.deepEqual(types(eventsOf(id)), ['EnquiryReceived', 'EnquiryBecameComplaint', 'EventStruckOut'])
    assert.match(await page(id), /Enquiry · Open/)
    assert.doesNotMatch(textOf((await manager.get(`/complaints/${complaintId}`)).html), /That enquiry became this complaint/)
    assert.equal((await step(id, 'resolve-enquiry', {})).status, 303)
  })

  test('a complaint that turns out to be an enquiry is closed with a link, and struck out it is a complaint again', async () => {
    const { record, manager, log, page, eventsOf } = await register()
    const complaintId = await record()
    const led = await manager.get(`/complaints/${complaintId}/turn-into-enquiry`)
    assert.equal(led.location, `/enquiries/new?complaint=${complaintId}`)
    const { id, answer } = await log({ kind: 'enquiry' }, `/enquiries/new?complaint=${complaintId}`)
    assert.equal(answer.location, `/enquiries/${id}`, textOf(answer.html))
    assert.deepEqual(types(eventsOf(complaintId)).slice(-2), ['ComplaintBecameEnquiry', 'ComplaintClosed'])
    assert.match(await page(id), /It was recorded as complaint 2026-0001 first/)
    assert.match(textOf((await manager.get(`/complaints/${complaintId}`)).html), /EN-2026-0001\s*This complaint turned out to be that enquiry/)
    const second = await log({ kind: 'enquiry' }, `/enquiries/new?complaint=${complaintId}`)
    assert.match(textOf(second.answer.html), /goes on elsewhere already/)
    assert.deepEqual(eventsOf(second.id), [])
  })
})

describe('Enquiries of councillors and MPs', () => {
  const MEMBER: Fields = { from: 'mp', 'member-givenName': 'Ira', 'member-familyName': 'Vale', 'constituent-familyName': 'Marsh', consent: 'awaited', said: 'The wait for an assessment.' }
  async function member() {
    const web = await register()
    const { html } = await web.manager.get('/enquiries/new/member')
    const entryId = hidden(html, 'entryId')
    const sent = { entryId, commandId: hidden(html, 'commandId'), seq: '0', ...day('on', '2026-11-20'), ...MEMBER }
    return { ...web, id: entryId, sent, answer: await web.manager.post('/enquiries/new/member', sent) }
  }

  test('are recorded on one page, with who asks and for whom, and a day of their own', async () => {
    const { id, answer, manager, sent, page, eventsOf } = await member()
    assert.equal(answer.location, `/enquiries/${id}`, textOf(answer.html))
    assert.equal((await manager.post('/enquiries/new/member', sent)).location, `/enquiries/${id}`)
    assert.deepEqual(types(eventsOf(id)), ['MemberEnquiryReceived'])
    assert.match(await page(id), /Councillor or MP enquiry · Open ME-2026-0001 To be answered by Friday 27 November 2026 , 4 working days left.*Who asks Ira Vale.*On whose behalf Marsh.*Consent Awaited.*Who answers Nobody yet/)
    assert.doesNotMatch(JSON.stringify(eventsOf(id)), /Vale|Marsh/)
  })

  test('without a name is not recorded', async () => {
    const { manager, sent, eventsOf } = await member()
    const answer = await manager.post('/enquiries/new/member', { ...sent, entryId: '00000000-0000-4000-8000-00000000a0e1', commandId: '00000000-0000-4000-8000-00000000a0e1', 'member-givenName': '', 'member-familyName': '' })
    assert.match(answer.html, /href="#member"/)
    assert.deepEqual(eventsOf('00000000-0000-4000-8000-00000000a0e1'), [])
  })

  test('are given to somebody, chased, warned about without consent, and answered', async () => {
    const { id, step, page } = await member()
    await step(id, 'chase-member-enquiry', {})
    const warned = await step(id, 'answer-member-enquiry', { text: 'In two weeks.' })
    assert.match(textOf(warned.html), /it has not been shown that they may/)
    await step(id, 'record-member-consent', { consent: 'seen' })
    await step(id, 'answer-member-enquiry', { text: 'In two weeks.' })
    assert.match(await page(id), /· Settled.*What was answered In two weeks\..*Answered Friday 20 November 2026/)
  })
})

describe('The list of enquiries', () => {
  test('says what to do while it is empty, then shows the open ones first', async () => {
    const { log, manager } = await register()
    assert.match(textOf((await manager.get('/enquiries')).html), /No enquiry is recorded yet/)
    await log({ kind: 'enquiry', ...day('on', '2026-11-02') })
    await log({ kind: 'point-of-contact' })
    const { html } = await manager.get('/enquiries')
    assert.match(textOf(html), /1 Open 1 Overdue 2 All.*EN-2026-0001 Enquiry 2 Nov 2026 16 Nov 2026 5 working days late Not said/)
    assert.doesNotMatch(textOf(html), /EN-2026-0002/)
    assert.match(textOf((await manager.get('/enquiries?state=all')).html), /EN-2026-0002 Settled at the point of contact 20 Nov 2026 Settled, 20 Nov 2026/)
    assert.match(textOf((await manager.get('/enquiries?state=all&sort=mp-enquiry')).html), /Nothing matches what you chose/)
  })
})
