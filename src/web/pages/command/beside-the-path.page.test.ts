import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordEntry } from '../../../application/record-entry.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

const on = (day: number, month = 11, name = 'on'): Fields => ({ [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: '2026' })

function hidden(html: string): Fields {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)]
    .map(([, name = '', value = '']) => [name, value]))
}

/** Opens a command's page and sends its form. */
async function send(someone: Visitor, url: string, fields: Fields) {
  return someone.post(url, { ...hidden((await someone.get(url)).html), ...fields })
}

async function saved(someone: Visitor, url: string, fields: Fields): Promise<void> {
  const answer = await send(someone, url, fields)
  assert.equal(answer.status, 303, textOf(answer.html))
}

async function opened() {
  const web = await complaintsWeb()
  const id = await web.record()
  const someone = await web.signedIn('complaints-manager')
  const url = (command: string) => `/complaints/${id}/${command}`
  const page = async () => textOf((await someone.get(`/complaints/${id}`)).html)
  return { web, id, someone, url, page, lastEvent: () => web.eventsOf(id).at(-1) }
}

describe('linked complaints', () => {
  test('a link is made by a reference, and both pages lead to the other one', async () => {
    const { web, id, someone, url, page } = await opened()
    const other = await web.record({ details: {} }, [])
    const reference = referenceOf(web.eventsOf(other))
    await saved(someone, url('link-complaint'), { ...on(20), complaint: reference.toLowerCase(), how: 'same-matter' })
    assert.deepEqual(web.eventsOf(id).at(-1), { type: 'ComplaintLinked', happenedOn: '2026-11-20', complaint: other, how: 'same-matter' })
    assert.match(await page(), new RegExp(`Linked complaints\\s*${reference}\\s*About the same matter`))
    const back = (await someone.get(`/complaints/${other}`)).html
    assert.match(back, new RegExp(`<a class="govuk-link" href="/complaints/${id}">`))
  })

  test('a reference that there is none is a slip, and the complaint itself is refused', async () => {
    const { web, id, someone, url } = await opened()
    const missing = await send(someone, url('link-complaint'), { ...on(20), complaint: '<b>1999-0001</b>', how: 'linked' })
    assert.equal(missing.status, 422)
    assert.ok(missing.html.includes('&lt;b&gt;1999-0001'), 'what was typed stands in the form')
    const itself = await send(someone, url('link-complaint'), { ...on(20), complaint: referenceOf(web.eventsOf(id)), how: 'linked' })
    assert.equal(itself.status, 422)
    assert.match(textOf(itself.html), /A complaint cannot be linked to itself\./)
    assert.equal(web.seqOf(id), 1)
  })
})

describe('what follows a decision', () => {
  test('an action is agreed, planned for another day and done; a form offers actions alone', async () => {
    const { someone, url, page, lastEvent } = await opened()
    await saved(someone, url('ask-record-annotation'), { ...on(18), kind: 'views', text: 'Her own words' })
    await saved(someone, url('agree-action'), { ...on(19), from: 'stage-1', text: 'Ring her on Mondays', ...on(4, 12, 'dueOn') })
    const form = (await someone.get(url('replan-action'))).html
    assert.match(form, /Ring her on Mondays/)
    assert.doesNotMatch(form, /Her own words/)
    const actionId = /name="actionId">[\s\S]*?value="(0{8}-[^"]+)"/.exec(form)?.[1] ?? ''
    await saved(someone, url('replan-action'), { ...on(20), actionId, ...on(11, 12, 'dueOn'), reasons: 'The worker is ill' })
    await saved(someone, url('complete-action'), { ...on(23), actionId })
    assert.deepEqual(lastEvent(), { type: 'ActionDone', happenedOn: '2026-11-23', actionId })
    assert.match(await page(), /Action done/)
    assert.doesNotMatch((await someone.get(url('complete-action'))).html, /Ring her on Mondays<\/option>/)
  })

  test('who is not told needs a reason', async () => {
    const { someone, url } = await opened()
    const answer = await send(someone, url('record-told'), { ...on(20), decision: 'stage-1', who: 'child', told: 'no' })
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /Say why they were not told\./)
    await saved(someone, url('record-told'), { ...on(20), decision: 'stage-1', who: 'child', told: 'no', whyNot: 'Too young to follow it' })
  })
})

describe('leaving the path', () => {
  test('an early referral is saved once the warning is accepted and a reason given', async () => {
    const { someone, url, lastEvent } = await opened()
    const fields = { ...on(20), early: 'yes', conditions: ['action-plan', 'complainant-agrees'] }
    const warned = await send(someone, url('refer-to-ombudsman'), fields)
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.html), /Not all five conditions of an early referral hold/)
    const accept = ['early-referral-conditions', 'early-referral-before-stage-two']
    const unreasoned = await someone.post(url('refer-to-ombudsman'), { ...hidden(warned.html), ...fields, accept })
    assert.equal(unreasoned.status, 422)
    const done = await someone.post(url('refer-to-ombudsman'), { ...hidden(unreasoned.html), ...fields, accept, reason: 'They asked for it' })
    assert.equal(done.status, 303, textOf(done.html))
    assert.equal(lastEvent()?.type, 'OmbudsmanReferred')
  })

  test('a settled complaint is closed without a word about a missing answer', async () => {
    const { someone, url } = await opened()
    await saved(someone, url('settle'), { ...on(19), terms: 'A named worker from Monday' })
    await saved(someone, url('close'), { ...on(20), category: 'delay' })
  })

  test('correcting the day of a withdrawal does not answer what was left open', async () => {
    const { someone, url, lastEvent } = await opened()
    await saved(someone, url('withdraw'), on(19))
    await saved(someone, `${url('correct')}?entry=2`, { ...on(20, 11, 'happenedOn'), reason: 'A day later' })
    const corrected = lastEvent()
    assert.deepEqual(corrected && 'changes' in corrected && corrected.changes, { happenedOn: '2026-11-20' })
  })

  test('a withdrawal says whether its issues are still looked at, and that can be corrected', async () => {
    const { someone, url, lastEvent, page } = await opened()
    await saved(someone, url('withdraw'), { ...on(19), issuesStillConsidered: 'yes' })
    assert.deepEqual(lastEvent(), { type: 'ComplaintWithdrawn', happenedOn: '2026-11-19', issuesStillConsidered: true })
    await saved(someone, `${url('correct')}?entry=2`, { ...on(19, 11, 'happenedOn'), issuesStillConsidered: 'no' })
    assert.deepEqual(lastEvent(), { type: 'FactCorrected', happenedOn: '2026-11-23', corrects: 2, changes: { issuesStillConsidered: false }, kind: 'slip' })
    await saved(someone, url('confirm-withdrawal'), on(20))
    assert.match(await page(), /Withdrawal confirmed in writing/)
  })

  test('the reason that an entry gives is corrected apart from the reason for changing it', async () => {
    const { someone, url, lastEvent } = await opened()
    await saved(someone, url('withdraw'), { ...on(19), reason: 'It was settled' })
    const form = (await someone.get(`${url('correct')}?entry=2`)).html
    assert.equal(form.split('id="reason"').length, 2, 'one field of a name')
    await saved(someone, `${url('correct')}?entry=2`, { ...on(19, 11, 'happenedOn'), itsReason: 'They moved', reason: 'Misheard' })
    const corrected = lastEvent()
    assert.deepEqual(corrected && 'changes' in corrected && Object.keys(corrected.changes), ['reason'])
  })

  test('what a declared entry says is corrected by its own questions, and the rest stays', async () => {
    const { someone, url, page, lastEvent } = await opened()
    await saved(someone, url('ask-record-annotation'), { ...on(18), kind: 'views', text: 'Her own words' })
    const form = (await someone.get(`${url('correct')}?entry=2`)).html
    assert.match(form, /value="views" selected/)
    await saved(someone, `${url('correct')}?entry=2`, { ...on(18, 11, 'happenedOn'), kind: 'factual-correction', text: 'Her own words' })
    const corrected = lastEvent()
    assert.deepEqual(corrected && 'changes' in corrected && corrected.changes, { kind: 'factual-correction' })
    assert.match(await page(), /What is to be added[\s\S]*The person’s views, to be read with the record[\s\S]*A correction of a fact/)
  })
})

describe('other bodies and people', () => {
  test('a body is involved by its name, and its answer is recorded', async () => {
    const { someone, url, page } = await opened()
    await saved(someone, url('involve-body'), { ...on(18), kind: 'health', name: 'Testshire Trust', leads: 'no', consent: 'given' })
    const form = (await someone.get(url('record-body-answer'))).html
    const bodyId = /value="(0{8}-[^"]+)" selected/.exec(form)?.[1] ?? ''
    await saved(someone, url('record-body-answer'), { ...on(20), bodyId, text: 'They agree' })
    assert.match(await page(), /Testshire Trust/)
  })

  test('hostile words are printed as words', async () => {
    const { id, someone, url } = await opened()
    await saved(someone, url('warn-about-contact'), { ...on(18), text: '<script>alert(1)</script>' })
    const { html } = await someone.get(`/complaints/${id}`)
    assert.ok(!html.includes('<script>alert'))
    assert.ok(html.includes('&lt;script&gt;alert'))
  })
})

describe('chasing and delays', () => {
  test('a chase is recorded with its step, and a step twice is warned of', async () => {
    const { someone, url, lastEvent } = await opened()
    await saved(someone, url('chase'), { ...on(18), rung: '1', whom: 'responder', how: 'email' })
    assert.deepEqual(lastEvent(), { type: 'ChaseMade', happenedOn: '2026-11-18', rung: 1, whom: 'responder', how: 'email' })
    assert.match(textOf((await send(someone, url('chase'), { ...on(19), rung: '1', whom: 'responder' })).html), /This step of the ladder was chased already/)
    assert.equal((await send(someone, url('chase'), { ...on(19), rung: '-1', whom: 'responder' })).status, 422)
  })

  test('lateness is explained for one of the complaint’s clocks', async () => {
    const { someone, url, page } = await opened()
    assert.match((await someone.get(url('explain-lateness'))).html, /value="stage-1-answer"/)
    assert.equal((await send(someone, url('explain-lateness'), { ...on(20), clock: 'cuckoo', reason: 'x' })).status, 422)
    await saved(someone, url('explain-lateness'), { ...on(20), clock: 'stage-1-answer', reason: 'The worker left' })
    assert.match(await page(), /Reason for lateness[\s\S]*Answer at stage 1[\s\S]*The worker left/)
  })

  test('a delay names one of the disruptions of the register', async () => {
    const { web, id, someone, url, page } = await opened()
    assert.equal((await send(someone, url('inform-of-delay'), on(20))).status, 422)
    const entryId = web.services.ids.next()
    const recorded = await recordEntry(web.services, actorOf('complaints-manager'), {
      entryId, expectedSeq: 0, commandId: 'c1', command: { type: 'record-disruption', on: isoDate('2026-11-02'), kind: 'inspection', stages: [], divisions: [], teams: [] },
    })
    assert.equal(recorded.kind, 'done')
    assert.equal((await send(someone, url('inform-of-delay'), { ...on(20), disruption: id })).status, 422)
    await saved(someone, url('inform-of-delay'), { ...on(20), disruption: entryId })
    assert.match(await page(), /Inspection, from 2 Nov/)
  })
})

test('a team manager is not let record any of it', async () => {
  const { web, id, url } = await opened()
  const team = await web.signedIn('team-manager')
  for (const command of ['settle', 'chase', 'link-complaint', 'restrict-contact']) assert.equal((await team.get(url(command))).status, 403)
  assert.equal(web.seqOf(id), 1)
})

function referenceOf(events: readonly Readonly<{ type: string }>[]): string {
  const [received] = events
  return received && 'reference' in received ? String(received.reference) : ''
}
