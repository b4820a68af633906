import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordEntry } from '../../../application/record-entry.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Visitor } from '../../../../test/support/web.ts'

/** A day in the three boxes of a field. */
function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

/** A case about one complaint of ours, and a way to fill in the form of each next step. */
async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const { html } = await manager.get('/ombudsman/new')
  const made = await manager.post('/ombudsman/new', {
    entryId: hidden(html, 'entryId'), ...day('on', '2026-09-01'), theirReference: '26 000 001', complaints: '2026-0001', said: 'Delay at stage 2',
  })
  const at = made.location
  const step = async (command: string, fields: Readonly<Record<string, string>>, as: Visitor = manager) => {
    const form = await as.get(`${at}/${command}`)
    const start = Object.fromEntries([...form.html.matchAll(/<option value="([^"]+)"(?: selected)?>[^<]*<\/option>/g)].slice(0, 1).map((found) => ['first', found[1] ?? '']))
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'first' ? start['first'] ?? '' : value]))
    return as.post(`${at}/${command}`, { commandId: hidden(form.html, 'commandId'), seq: hidden(form.html, 'seq'), ...typed })
  }
  return { ...web, manager, complaintId, at, made, step, id: at.split('/').at(-1) ?? '' }
}

describe('The desk of the Ombudsman', () => {
  test('a contact about a complaint of ours is recorded from that complaint, once, and leads to both', async () => {
    const { manager, complaintId, made, at, eventsOf, id } = await opened()
    assert.equal(made.status, 303)
    const page = await manager.get(at)
    assert.match(textOf(page.html), /Case of the Ombudsman · Open OM-2026-0001 .*Their reference 26 000 001 .*Delay at stage 2 Our complaints 2026-0001/)
    assert.match(page.html, new RegExp(`href="/complaints/${complaintId}">2026-0001`))
    assert.equal(eventsOf(id).length, 1)
    assert.match((await manager.get(`/ombudsman/new?complaint=${crypto.randomUUID()}`)).html, /name="complaints" type="text" value=""/)
  })

  test('a contact about a complaint that there is not is not recorded, and its reference stays in the form', async () => {
    const { manager } = await opened()
    const { html } = await manager.get('/ombudsman/new')
    const page = await manager.post('/ombudsman/new', { entryId: hidden(html, 'entryId'), ...day('on', '2026-09-01'), complaints: '2026-0001, 1999-0042' })
    assert.equal(page.status, 422)
    assert.match(page.html, /Choose complaints that there are from the list/)
    assert.match(page.html, /value="2026-0001, 1999-0042"/)
  })

  test('an enquiry is due on the day of its letter, is moved by the Ombudsman, explained, and answered once', async () => {
    const { manager, step, at, eventsOf, id } = await opened()
    assert.equal((await step('record-ombudsman-enquiry', { ...day('on', '2026-11-02'), ...day('dueOn', '2026-11-20'), text: 'The file' })).status, 303)
    assert.match(textOf((await manager.get('/ombudsman')).html), /Dates ahead: 1 .*OM-2026-0001 Answer to an enquiry 20 Nov 2026 1 working day late The Ombudsman’s letter of 2 November 2026 gives this date\./)
    assert.equal((await step('move-ombudsman-date', { itemId: 'first', ...day('on', '2026-11-20'), ...day('dueOn', '2026-11-27') })).status, 303)
    assert.match(textOf((await manager.get(at)).html), /27 Nov 2026 4 working days left The Ombudsman’s letter of 2 November 2026 gave 20 November 2026; on 20 November 2026 the Ombudsman moved it\./)
    const form = await manager.get(`${at}/answer-ombudsman-enquiry`)
    const item = /<option value="([^"]+)" selected>Answer to an enquiry of 2 November 2026, due 27 November 2026: The file/.exec(form.html)?.[1] ?? ''
    const sent = { commandId: hidden(form.html, 'commandId'), seq: hidden(form.html, 'seq'), enquiryId: item, ...day('on', '2026-11-23') }
    for (let click = 0; click < 2; click += 1) assert.equal((await manager.post(`${at}/answer-ombudsman-enquiry`, sent)).location, at)
    assert.equal(eventsOf(id).filter(({ type }) => type === 'OmbudsmanEnquiryAnswered').length, 1)
    assert.match(textOf((await manager.get('/ombudsman')).html), /Dates ahead: 0 The Ombudsman waits for nothing\./)
  })

  test('a decision takes a category of the set in force on its day, and no other', async () => {
    const { step, eventsOf, id, manager, at } = await opened()
    const refused = await step('record-ombudsman-decision', { category: 'local-settlement', ...day('on', '2026-11-20') })
    assert.match(textOf(refused.html), /The Ombudsman had no such category on that day\./)
    assert.equal((await step('record-ombudsman-decision', { category: 'upheld', ...day('on', '2026-11-20') })).status, 303)
    assert.deepEqual(eventsOf(id).at(-1), { type: 'OmbudsmanDecided', happenedOn: '2026-11-20', category: 'upheld', result: 'investigated-upheld' })
    assert.match(textOf((await manager.get(at)).html), /Decided Upheld, Friday 20 November 2026/)
  })

  test('a remedy done after its date is complied with late, and counts as such; the count opens to the case', async () => {
    const { manager, step, at, id } = await opened()
    await step('record-ombudsman-decision', { category: 'upheld', ...day('on', '2026-09-20') })
    await step('record-ombudsman-remedy', { kind: 'payment', text: 'Time and trouble', amountPence: '250', ...day('on', '2026-09-20'), ...day('dueOn', '2026-10-20') })
    assert.match(textOf((await manager.get(at)).html), /Payment, £250 Time and trouble 20 Oct 2026 Not yet To be done/)
    await step('record-remedy-complied', { remedyId: 'first', ...day('on', '2026-10-21') })
    assert.match(textOf((await manager.get(at)).html), /Complied with late , 21 Oct 2026/)
    const { html } = await manager.get('/ombudsman?state=all')
    assert.match(textOf(html), /2026–27 .*Upheld 1 .*Uphold rate 1 of 1 \(100%\) Compliance with remedies 1 of 1 \(100%\) Complied with late 1/)
    const link = new RegExp(`href="(/ombudsman\\?[^"]*cases=${id})"`).exec(html)?.[1] ?? ''
    assert.match(textOf((await manager.get(link.replaceAll('&amp;', '&'))).html), /Cases: 1 .*OM-2026-0001/)
    const narrowed = await manager.get('/ombudsman?state=all&year=2026&category=not-upheld')
    assert.match(textOf(narrowed.html), /Cases: 0 .*Only some of them: 2026–27, Not upheld \. .*There is no such case/)
  })

  test('a wrong day is corrected with its reason, and both stay visible', async () => {
    const { manager, step, at } = await opened()
    await step('record-ombudsman-enquiry', { ...day('on', '2026-11-02'), ...day('dueOn', '2026-11-20') })
    const form = await manager.get(`${at}/correct?entry=2`)
    assert.match(form.html, /<h1[^>]*>Correct: Enquiry from the Ombudsman<\/h1>/)
    const hiddenFields = { commandId: hidden(form.html, 'commandId'), seq: '2', entry: '2', ...day('on', '2026-11-02'), ...day('dueOn', '2026-12-01') }
    assert.match(textOf((await manager.post(`${at}/correct`, hiddenFields)).html), /Give the reason: it changes a date/)
    assert.equal((await manager.post(`${at}/correct`, { ...hiddenFields, reason: 'Read wrongly' })).location, at)
    const page = textOf((await manager.get(at)).html)
    assert.match(page, /1 Dec 2026 6 working days left/)
    assert.match(page, /Corrected by .* was Friday 20 November 2026 , now Tuesday 1 December 2026 \. Read wrongly/)
  })

  test('a category read wrongly is corrected, and the result that is counted follows it', async () => {
    const { manager, step, at, eventsOf, id } = await opened()
    await step('record-ombudsman-decision', { category: 'upheld', ...day('on', '2026-11-20') })
    const form = await manager.get(`${at}/correct?entry=2`)
    assert.match(form.html, /<option value="upheld" selected>/)
    const sent = { commandId: hidden(form.html, 'commandId'), seq: '2', entry: '2', category: 'not-upheld', reason: 'Another letter', ...day('on', '2026-11-20') }
    assert.equal((await manager.post(`${at}/correct`, sent)).location, at)
    const last = eventsOf(id).at(-1)
    assert.deepEqual(last && 'changes' in last ? last.changes : null, { category: 'not-upheld', result: 'investigated-not-upheld' })
    assert.match(textOf((await manager.get(at)).html), /Decided Not upheld/)
  })

  test('an imported decision, which has a result alone, reads as a category of its day and can be corrected', async () => {
    const { manager, at, services, id } = await opened()
    await recordEntry(services, actorOf('complaints-manager'), {
      entryId: id, expectedSeq: 1, commandId: 'import', command: { type: 'record-ombudsman-decision', on: isoDate('2026-10-01'), result: 'agreed-not-investigated' },
    })
    assert.match(textOf((await manager.get(at)).html), /Decided Assessed and closed, Thursday 1 October 2026/)
    const form = await manager.get(`${at}/correct?entry=2`)
    const sent = { commandId: hidden(form.html, 'commandId'), seq: '2', entry: '2', category: '', reason: 'A slip', ...day('on', '2026-10-02') }
    assert.equal((await manager.post(`${at}/correct`, sent)).location, at)
    assert.match(textOf((await manager.get(at)).html), /Decided Assessed and closed, Friday 2 October 2026/)
  })

  test('a date before its own letter, an item that is none and a stale page are refused', async () => {
    const { manager, step, at, eventsOf, id } = await opened()
    assert.match(textOf((await step('record-ombudsman-enquiry', { ...day('on', '2026-11-02'), ...day('dueOn', '2026-11-01') })).html), /lies before the letter itself/)
    assert.equal((await step('answer-ombudsman-enquiry', { enquiryId: 'made-up', ...day('on', '2026-11-02') })).status, 422)
    const form = await manager.get(`${at}/record-not-investigated`)
    await step('record-ombudsman-enquiry', { ...day('on', '2026-11-02'), ...day('dueOn', '2026-11-20') })
    const stale = await manager.post(`${at}/record-not-investigated`, { commandId: hidden(form.html, 'commandId'), seq: '1', ...day('on', '2026-11-03') })
    assert.match(textOf(stale.html), /Somebody else has recorded something/)
    assert.equal(eventsOf(id).length, 2)
    assert.equal((await manager.get(`${at}/poem`)).status, 404)
    assert.equal((await manager.get(`${at}/add-pool-member`)).status, 404)
  })

  test('a head of service reads the desk and records nothing; nobody else sees it', async () => {
    const { signedIn, at } = await opened()
    const head = await signedIn('head-of-service')
    assert.equal((await head.get('/ombudsman')).status, 200)
    const page = await head.get(at)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.html, /What happened next|Record a contact|strike-out/)
    assert.equal((await head.get(`${at}/record-ombudsman-enquiry`)).status, 403)
    for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get('/ombudsman')).status, 403, role)
  })

  test('hostile words are shown as words', async () => {
    const { manager, step, at } = await opened()
    await step('record-ombudsman-fault', { finding: 'fault-and-injustice', about: '<script>alert(1)</script>', ...day('on', '2026-11-02') })
    assert.doesNotMatch((await manager.get(at)).html, /<script>alert/)
  })
})
