import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { usualSettings } from '../../../../test/support/usual-settings.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { memoryServices, movableClock, TEST_AUTHORITY, testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const RECEIVED = { 'received-day': '20', 'received-month': 'Nov', 'received-year': '2026' }
const SAID = 'Nobody told us that the meeting had moved.'

/** A manager who has begun a record: `at` gives the address of a question. */
async function begun() {
  const services = memoryServices()
  const web = await testWeb({ services })
  const manager = await web.signedIn()
  await manager.get('/complaints/new')
  const { location } = await manager.post('/complaints/new', { kind: 'complaint' })
  const draftId = /^\/complaints\/new\/([^/]+)\/received$/.exec(location)?.[1] ?? ''
  assert.notEqual(draftId, '')
  const at = (step: string) => `/complaints/new/${draftId}/${step}`
  const events = () => services.store.kept(TEST_AUTHORITY.authorityId).streams.get(draftId)?.recorded.map(({ event }) => event) ?? []
  return { ...web, manager, draftId, at, services, events }
}

async function answerNeeded(manager: Visitor, at: (step: string) => string): Promise<void> {
  await manager.get(at('received'))
  await manager.post(at('received'), RECEIVED)
  await manager.post(at('channel'), { channel: 'email' })
  await manager.post(at('said'), { said: SAID })
}

describe('Recording a complaint', () => {
  test('asks one thing a page, in order, and needs only the day, the channel and what was said', async () => {
    const { manager, at, events, draftId } = await begun()
    const next = async (step: string, fields: Fields) => (await manager.post(at(step), fields)).location
    const page = await manager.get(at('received'))
    assert.match(page.html, /<h1[^>]*>When was it received\?<\/h1>/)
    assert.equal(await next('received', RECEIVED), at('channel'))
    assert.equal(await next('channel', { channel: 'email' }), at('said'))
    assert.equal(await next('said', { said: SAID }), at('complainants'))
    const check = await manager.get(at('check'))
    assert.match(textOf(check.html), /Received Friday 20 November 2026 Change received How it came E-mail/)
    assert.match(textOf(check.html), /Who complains To be completed/)
    assert.equal(await next('check', {}), at('recorded'))
    const receipt = await manager.get(at('recorded'))
    assert.match(textOf(receipt.html), /Complaint recorded Its reference is 2026-0001/)
    assert.match(textOf(receipt.html), /Friday 4 December 2026/)
    assert.match(receipt.html, new RegExp(`href="/complaints/${draftId}/acknowledge"[^>]*>Acknowledge now`))
    assert.match(receipt.html, new RegExp(`href="/complaints/${draftId}/clocks/`))
    assert.equal(events().length, 1)
  })

  test('may say when what it is about happened, which starts the year for complaining; that cannot be after it was received', async () => {
    const { manager, at, events } = await begun()
    await answerNeeded(manager, at)
    const grounds = (month: string) => ({ ...RECEIVED, 'grounds-day': '21', 'grounds-month': month, 'grounds-year': month === '11' ? '2026' : '2025' })
    const after = await manager.post(at('received'), grounds('11'))
    assert.match(textOf(after.html), /Check the day of what it is about: it cannot be after the complaint was received/)
    await manager.post(at('received'), grounds('3'))
    assert.match(textOf((await manager.get(at('check'))).html), /What it is about happened on Friday 21 March 2025/)
    await manager.post(at('check'), {})
    const [event] = events()
    assert.deepEqual(event?.type === 'ComplaintReceived' && event.groundsAroseOn, '2025-03-21')
  })

  test('keeps every answer in the event, and the words and names apart from it', async () => {
    const { manager, at, events, services } = await begun()
    await manager.get(at('received'))
    for (const [step, fields] of Object.entries<Fields>({
      received: { ...RECEIVED, 'reached-day': '23', 'reached-month': '11', 'reached-year': '2026' },
      channel: { channel: 'letter' }, said: { said: SAID },
      complainants: { groups: '1', 'type-0': 'parent', 'given-0': 'Maud', 'family-0': 'Featherstone', 'relation-0': 'mother', 'telephone-0': '01632 960000' },
      children: { groups: '2', 'given-0': 'Ned', 'care-0': 'looked-after', 'disability-0': 'no', 'born-0-day': '1', 'born-0-month': '2', 'born-0-year': '2012', 'care-1': 'unborn' },
      teams: { divisions: 'safeguarding', teams: ['assessment', 'fostering'] },
      points: { groups: '2', 'point-0': 'The meeting moved', 'outcome-0': 'An apology', 'point-1': 'Nobody rang back' },
      category: { category: 'communication' },
      contact: { preferred: 'telephone', times: 'After six', adjustments: 'Large print', language: 'welsh', advocate: 'yes', 'advocate-family': 'Hale' },
      priority: { priority: 'urgent', reason: 'Placement ends on Friday' },
      procedure: { procedure: 'children-act-1989-england' },
    })) assert.equal((await manager.post(at(step), fields)).status, 303, step)
    const check = textOf((await manager.get(at('check'))).html)
    for (const words of ['Reached the complaints team on Monday 23 November 2026', 'Maud Featherstone · Parent · Mother · 01632 960000', 'Ned · born 1 February 2012',
      'Looked after', 'name not known · Unborn', 'Safeguarding Assessment Fostering', '1. The meeting moved Wanted: An apology', 'Communication', 'Prefers Telephone',
      'Safe times: After six', 'Language: Welsh', 'Advocate: Hale', 'Urgent Placement ends on Friday'])
      assert.ok(check.includes(words), `${words} — in: ${check}`)
    await manager.post(at('check'))
    const [event] = events()
    assert.ok(event?.type === 'ComplaintReceived')
    const { details } = event
    assert.deepEqual([event.happenedOn, event.reachedTeamOn, event.channel], ['2026-11-20', '2026-11-23', 'letter'])
    assert.deepEqual([details.complainants?.length, details.children?.length, details.others?.length, details.points?.length], [1, 2, 1, 2])
    assert.deepEqual([details.divisions, details.teams, details.category, details.priority, details.language], [['safeguarding'], ['assessment', 'fostering'], 'communication', 'urgent', 'welsh'])
    assert.doesNotMatch(JSON.stringify(event), /Maud|Featherstone|Ned|meeting|Friday|960000/)
    assert.equal(services.store.kept(TEST_AUTHORITY.authorityId).people.size, 3)
  })

  test('a team brings its division with it', async () => {
    const { manager, at, events } = await begun()
    await answerNeeded(manager, at)
    await manager.post(at('teams'), { teams: 'fostering' })
    await manager.post(at('check'))
    const [event] = events()
    assert.ok(event?.type === 'ComplaintReceived')
    assert.deepEqual([event.details.divisions, event.details.teams], [['safeguarding'], ['fostering']])
  })

  test('a child who complains is one person, not two', async () => {
    const { manager, at, events, services } = await begun()
    await answerNeeded(manager, at)
    await manager.post(at('complainants'), { groups: '1', 'type-0': 'child-or-young-person', 'given-0': 'Ned' })
    assert.match(textOf((await manager.get(at('children'))).html), /Is it the person who complains\? .*Yes, Ned/)
    await manager.post(at('children'), { groups: '1', complains: 'yes', 'care-0': 'looked-after', 'born-0-day': '1', 'born-0-month': '2', 'born-0-year': '2012' })
    await manager.post(at('check'))
    const [event] = events()
    assert.ok(event?.type === 'ComplaintReceived')
    assert.equal(event.details.complainants?.[0]?.personId, event.details.children?.[0]?.personId)
    const people = [...services.store.kept(TEST_AUTHORITY.authorityId).people.values()]
    assert.deepEqual(people.map(({ givenName, bornOn }) => [givenName, bornOn]), [['Ned', '2012-02-01']])
  })

  test('an anonymous complainant is recorded without a name and without a person', async () => {
    const { manager, at, events, services } = await begun()
    await answerNeeded(manager, at)
    await manager.post(at('complainants'), { groups: '1', 'type-0': 'other-relative' })
    await manager.post(at('check'))
    const [event] = events()
    assert.ok(event?.type === 'ComplaintReceived')
    assert.deepEqual(event.details.complainants, [{ type: 'other-relative' }])
    assert.equal(services.store.kept(TEST_AUTHORITY.authorityId).people.size, 0)
  })
})

describe('A returning complainant', () => {
  async function twice() {
    const web = await begun()
    const { manager, at, services } = web
    await answerNeeded(manager, at)
    await manager.post(at('complainants'), { groups: '1', 'type-0': 'parent', 'given-0': 'Maud', 'family-0': 'Featherstone', 'telephone-0': '01632 960000' })
    await manager.post(at('check'))
    const [maud] = [...services.store.kept(TEST_AUTHORITY.authorityId).people.values()]
    assert.ok(maud)
    await manager.get('/complaints/new')
    const second = (await manager.post('/complaints/new', { kind: 'complaint' })).location.replace('received', '')
    const next = (step: string) => second + step
    await answerNeeded(manager, next)
    const eventOf = () => services.store.kept(TEST_AUTHORITY.authorityId).streams.get(second.split('/')[3] ?? '')?.recorded[0]?.event
    const people = () => [...services.store.kept(TEST_AUTHORITY.authorityId).people.values()]
    return { ...web, maud, next, eventOf, people }
  }

  test('is looked for by name, chosen, and is the same record again; a new telephone number is added to it', async () => {
    const { manager, maud, next, eventOf, people } = await twice()
    const looked = await manager.post(next('complainants'), { groups: '1', 'type-0': 'parent', 'given-0': '', 'family-0': 'feather', 'telephone-0': '01632 960111', go: 'find-0' })
    assert.doesNotMatch(looked.location, /feather/)
    const { html } = await manager.get(looked.location)
    assert.match(textOf(html), /Is it somebody who is known already\? .*Maud Featherstone 01632 960000 · 1 complaint or entry Somebody new/)
    assert.match(html, new RegExp(`name="known-0" type="radio" value="${maud.personId}"`))
    await manager.post(next('complainants'), { groups: '1', 'type-0': 'parent', 'family-0': 'feather', 'telephone-0': '01632 960111', 'known-0': maud.personId })
    assert.match(textOf((await manager.get(next('check'))).html), /Maud Featherstone · Parent · 01632 960111/)
    assert.match(textOf((await manager.get(next('children'))).html), /Is it the person who complains\? .*Yes, Maud Featherstone/)
    await manager.post(next('children'), { groups: '1', complains: 'yes', 'care-0': 'looked-after' })
    assert.equal((await manager.post(next('check'))).location, next('recorded'))
    const event = eventOf()
    assert.ok(event?.type === 'ComplaintReceived')
    assert.deepEqual([event.details.complainants?.[0]?.personId, event.details.children?.[0]?.personId], [maud.personId, maud.personId])
    assert.deepEqual(people(), [{ ...maud, version: 2, contact: { telephone: '01632 960111' } }])
  })

  test('somebody new of the same name is another record, and a made-up choice is nobody', async () => {
    const { manager, next, people } = await twice()
    for (const known of ['new', crypto.randomUUID()]) assert.equal((await manager.post(next('complainants'), { groups: '1', 'type-0': 'parent', 'given-0': 'Maud', 'family-0': 'Featherstone', 'known-0': known })).status, 303)
    await manager.post(next('check'))
    assert.equal(people().length, 2)
  })

  test('nobody of the name is said so, and what was typed stays', async () => {
    const { manager, next } = await twice()
    const { location } = await manager.post(next('complainants'), { groups: '1', 'type-0': 'parent', 'family-0': 'Quillfeather', go: 'find-0' })
    const { html } = await manager.get(location)
    assert.match(textOf(html), /Somebody new Nobody who is known is called like this/)
    assert.match(html, /value="Quillfeather"/)
  })
})

describe('Answers that cannot be', () => {
  for (const [why, fields, words] of [
    ['31 February', { 'received-day': '31', 'received-month': '2', 'received-year': '2026' }, 'There is no such day'],
    ['tomorrow', { 'received-day': '24', 'received-month': '11', 'received-year': '2026' }, 'must be today or in the past'],
    ['a year of two figures', { 'received-day': '20', 'received-month': '11', 'received-year': '26' }, 'with four figures'],
    ['half a day', { 'received-day': '20', 'received-month': '', 'received-year': '2026' }, 'with a day, a month and a year'],
    ['no day', {}, 'Enter the day it was received'],
    ['reached the team before it was received', { ...RECEIVED, 'reached-day': '19', 'reached-month': '11', 'reached-year': '2026' }, 'cannot be before the complaint was received'],
  ] as const)
    test(`${why} goes back to the field, with what was typed`, async () => {
      const { manager, at } = await begun()
      await manager.get(at('received'))
      const page = await manager.post(at('received'), fields)
      assert.equal(page.status, 422)
      assert.match(page.html, /<title>Error: When was it received\?/)
      assert.match(page.html, /<a href="#(received|reached)">/)
      assert.ok(textOf(page.html).includes(words), textOf(page.html))
      if ('received-year' in fields) assert.ok(page.html.includes(`name="received-year" type="text" inputmode="numeric" value="${fields['received-year']}"`))
    })

  test('a code that the authority does not have goes back to the field', async () => {
    const { manager, at } = await begun()
    await manager.get(at('channel'))
    assert.match((await manager.post(at('channel'), { channel: 'carrier-pigeon' })).html, /Choose how it came from the list/)
    assert.match((await manager.post(at('channel'), {})).html, /Choose how it came</)
    assert.match((await manager.post(at('teams'), { teams: 'nowhere' })).html, /Choose the teams from the list/)
  })

  test('a complainant with a name needs to be somebody of a sort, and an urgent complaint a reason', async () => {
    const { manager, at } = await begun()
    await manager.get(at('complainants'))
    assert.match((await manager.post(at('complainants'), { groups: '1', 'given-0': 'Maud' })).html, /href="#type-0">Choose who complains/)
    assert.match((await manager.post(at('priority'), { priority: 'urgent' })).html, /href="#reason">Give the reason/)
  })

  test('an old complaint is recorded with the team of its time, and one about a team closed by then once the warning is seen', async () => {
    const { manager, at, events } = await begun()
    await answerNeeded(manager, at)
    const page = await manager.get(at('teams'))
    assert.match(page.html, /<details[^>]*>\s*<summary[^>]*><span[^>]*>No longer in use \(1\)/)
    assert.match(textOf(page.html), /Duty \(until 2020\) \(until 31 March 2020\)/)
    assert.equal((await manager.post(at('teams'), { teams: 'duty' })).location, at('points'))
    const warned = await manager.post(at('check'), {})
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.html), /Old records are real: keep it if it is right/)
    assert.equal(events().length, 0)
    assert.equal((await manager.post(at('check'), { accept: 'word-not-in-use' })).location, at('recorded'))
    assert.equal(events().length, 1)
  })

  test('nothing is saved before the needed questions are answered', async () => {
    const { manager, at, events } = await begun()
    await manager.get(at('received'))
    await manager.post(at('received'), RECEIVED)
    const page = await manager.post(at('check'))
    assert.equal(page.status, 422)
    assert.match(page.html, /<a href="#channel">Answer “How did it come\?” before you save/)
    assert.match(page.html, /<a href="#said">/)
    assert.equal(events().length, 0)
  })

  test('hostile text is shown letter for letter', async () => {
    const { manager, at } = await begun()
    await answerNeeded(manager, at)
    const hostile = `</textarea><script>alert(1)</script>{{ 7 * 7 }} "'&`
    await manager.post(at('said'), { said: hostile })
    for (const step of ['said', 'check']) {
      const page = await manager.get(at(step))
      assert.ok(!page.html.includes('<script>alert'), step)
      assert.ok(textOf(page.html).includes('{{ 7 * 7 }}'), step)
    }
  })
})

describe('Coming back to a record', () => {
  test('Back keeps what was typed, right or wrong, and leads to the question before', async () => {
    const { manager, at } = await begun()
    await manager.get(at('received'))
    await manager.post(at('received'), RECEIVED)
    await manager.post(at('channel'), { channel: 'email' })
    const back = await manager.post(at('said'), { said: 'Half a sentence', go: 'back' })
    assert.equal(back.location, at('channel'))
    assert.match((await manager.get(at('channel'))).html, /value="email" checked/)
    assert.match((await manager.get(at('said'))).html, /Half a sentence/)
    assert.equal((await manager.post(at('received'), { 'received-day': 'soon', go: 'back' })).location, '/complaints/new')
    assert.match((await manager.get(at('received'))).html, /value="soon"/)
  })

  test('Enter in a field continues, since the first button of the form is Continue', async () => {
    const { manager, at } = await begun()
    const { html } = await manager.get(at('received'))
    assert.match(/<button[^>]*form="question"[^>]*>[^<]*/.exec(html)?.[0] ?? '', />Continue$/)
  })

  test('a question opened from the check page leads back to it', async () => {
    const { manager, at } = await begun()
    await answerNeeded(manager, at)
    const check = await manager.get(at('check'))
    const change = /href="([^"]+)">Change<span class="govuk-visually-hidden"> how it came/.exec(check.html)?.[1] ?? ''
    assert.equal(change, `${at('channel')}?from=check`)
    assert.equal((await manager.post(change, { channel: 'letter' })).location, at('check'))
    assert.match(textOf((await manager.get(at('check'))).html), /How it came Letter/)
  })

  test('a child or a point can be added and taken out, and the others stay', async () => {
    const { manager, at } = await begun()
    await answerNeeded(manager, at)
    const added = await manager.post(at('points'), { groups: '1', 'point-0': 'First', go: 'add' })
    assert.equal(added.location, `${at('points')}#group-1`)
    assert.match(textOf((await manager.get(at('points'))).html), /Point 1 .*Point 2/)
    await manager.post(at('points'), { groups: '3', 'point-0': 'First', 'point-1': 'Second', 'point-2': 'Third', go: 'remove-1' })
    const { html } = await manager.get(at('points'))
    assert.match(html, /id="point-0"[^>]*>\s*First/)
    assert.match(html, /id="point-1"[^>]*>\s*Third/)
    assert.doesNotMatch(html, /Second|id="point-2"/)
  })

  test('a draft is in its writer’s list and nobody else’s, and can be deleted', async () => {
    const { manager, at, draftId, deps, visitor } = await begun()
    await answerNeeded(manager, at)
    await manager.post(at('complainants'), { groups: '1', 'type-0': 'parent', 'family-0': 'Featherstone', go: 'later' })
    const list = await manager.get('/drafts')
    assert.match(textOf(list.html), /Received 20 November 2026 · Featherstone 4 of 12 questions/)
    const row = deps.drafts.rows.get(draftId)
    assert.ok(row)
    deps.drafts.rows.set(draftId, { ...row, userId: 'somebody-else' as never })
    assert.doesNotMatch((await manager.get('/drafts')).html, /Featherstone/)
    assert.doesNotMatch((await manager.get(at('check'))).html, /Featherstone/)
    deps.drafts.rows.set(draftId, row)
    await manager.get(`/drafts/${draftId}/delete`)
    await manager.post(`/drafts/${draftId}/delete`)
    assert.equal(deps.drafts.rows.size, 0)
    assert.equal((await visitor().get('/drafts')).location, '/sign-in?next=%2Fdrafts')
  })

  test('a draft of another shape counts as blank', async () => {
    const { manager, at, draftId, deps } = await begun()
    await answerNeeded(manager, at)
    const row = deps.drafts.rows.get(draftId)
    assert.ok(row)
    for (const body of [null, [], { answers: 7 }, { answers: { said: { said: 3 } } }, 'x']) {
      deps.drafts.rows.set(draftId, { ...row, body })
      assert.equal((await manager.get(at('check'))).status, 200)
    }
  })
})

describe('Saving', () => {
  test('twice at once, or again after going back, makes one complaint', async () => {
    const { manager, at, services, deps } = await begun()
    await answerNeeded(manager, at)
    const answers = await Promise.all([manager.post(at('check')), manager.post(at('check'))])
    assert.deepEqual(answers.map(({ location }) => location), [at('recorded'), at('recorded')])
    assert.equal((await manager.post(at('check'))).location, at('recorded'))
    assert.equal((await manager.get(at('said'))).location, at('recorded'))
    assert.equal((await manager.post(at('said'), { said: 'Something else' })).location, at('recorded'))
    assert.equal(services.store.kept(TEST_AUTHORITY.authorityId).streams.size, 1)
    assert.equal(deps.drafts.rows.size, 0)
  })

  test('shows earlier complaints of somebody with the same name first', async () => {
    const { manager, at, signedIn } = await begun()
    await answerNeeded(manager, at)
    await manager.post(at('complainants'), { groups: '1', 'type-0': 'parent', 'given-0': 'Maud', 'family-0': 'Featherstone' })
    assert.doesNotMatch((await manager.get(at('check'))).html, /Is it recorded already/)
    await manager.post(at('check'))
    const other = await signedIn()
    await other.get('/complaints/new')
    const second = (await other.post('/complaints/new', { kind: 'complaint' })).location.replace('received', '')
    await answerNeeded(other, (step) => second + step)
    await other.post(`${second}complainants`, { groups: '1', 'type-0': 'parent', 'given-0': 'Maud', 'family-0': 'Featherstone' })
    const check = textOf((await other.get(`${second}check`)).html)
    assert.match(check, /Is it recorded already\? .*2026-0001 .*received 20 November 2026/)
  })

  for (const [day, first] of [['31', 'corporate-council'], ['1', 'corporate-code']] as const)
    test(`the corporate procedure of the day of receipt is offered first: ${first}`, async () => {
      const { manager, at, services } = await begun()
      services.store.useSettings(TEST_AUTHORITY.authorityId, { ...usualSettings('Testshire', isoDate('2006-09-01')), codeAdoptedOn: isoDate('2026-11-01') })
      await answerNeeded(manager, at)
      await manager.post(at('received'), { 'received-day': day, 'received-month': day === '31' ? '10' : '11', 'received-year': '2026' })
      const { html } = await manager.get(at('procedure'))
      const [usual = '', more = ''] = html.split('<details')
      assert.match(usual, new RegExp(`value="children-act-1989-england" checked[\\s\\S]*value="${first}"`))
      assert.match(more, /More procedures[\s\S]*value="adult-social-care-2009"[\s\S]*value="wales-2014"/)
      assert.equal((await manager.post(at('procedure'), { procedure: 'wales-2014' })).status, 303)
      assert.match((await manager.get(at('procedure'))).html, /<details[^>]* open>[\s\S]*value="wales-2014" checked/)
      assert.match(textOf((await manager.post(at('procedure'), { procedure: 'no-such' })).html), /There is a problem/)
    })

  test('under a procedure that was not in force is refused in words', async () => {
    const { manager, at, services } = await begun()
    services.store.useSettings(TEST_AUTHORITY.authorityId, usualSettings('Testshire', isoDate('2000-01-01')))
    await answerNeeded(manager, at)
    await manager.post(at('received'), { 'received-day': '1', 'received-month': '8', 'received-year': '2006' })
    const page = await manager.post(at('check'))
    assert.equal(page.status, 422)
    assert.match(textOf(page.html), /There is a problem The procedure was not in force on 1 August 2006/)
  })

  test('with a day before the authority had its lists asks for the day again, since no other question could be answered', async () => {
    const { manager, at } = await begun()
    await answerNeeded(manager, at)
    const fields = { 'received-day': '1', 'received-month': '8', 'received-year': '2006' }
    assert.match(textOf((await manager.post(at('received'), fields)).html), /the register does not reach back so far/)
    await manager.post(at('received'), { ...fields, go: 'later' })
    assert.match(textOf((await manager.post(at('check'))).html), /Received: Check the day it was received: the register does not reach back so far/)
  })

  test('while the database is away keeps the draft, and works when it is back', async () => {
    const time = movableClock()
    const services = memoryServices(time.clock)
    const { write } = services.store
    let isAway = false
    const store = { ...services.store, write: ((...args: Parameters<typeof write>) => isAway
      ? Promise.reject(Object.assign(new Error('x'), { code: '57P01' })) : write(...args)) as typeof write }
    const { signedIn } = await testWeb({ services: { ...services, store } })
    const manager = await signedIn()
    await manager.get('/complaints/new')
    const start = (await manager.post('/complaints/new', { kind: 'complaint' })).location.replace('received', '')
    await answerNeeded(manager, (step) => start + step)
    isAway = true
    const page = await manager.post(`${start}check`)
    assert.deepEqual([page.status, /The database is away/.test(page.html)], [503, true])
    isAway = false
    assert.equal((await manager.post(`${start}check`)).location, `${start}recorded`)
  })
})
