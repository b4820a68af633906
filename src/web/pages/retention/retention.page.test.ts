import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { TEST_AUTHORITY, textOf } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

const day = isoDate

/** A complaint that was closed long ago and is due, one that is open, and the pages as somebody of a role sees them. */
async function due() {
  const web = await complaintsWeb()
  const { memory, services } = web
  const { authorityId } = TEST_AUTHORITY
  const add = async (reference: string, receivedOn: string, closedOn: string | null) => {
    const streamId = services.ids.next()
    await memory.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 0, [
      { type: 'ComplaintReceived', happenedOn: day(receivedOn), procedure: 'children-act-1989-england', reference, channel: 'email', details: {} },
      ...(closedOn === null ? [] : [{ type: 'ComplaintClosed' as const, happenedOn: day(closedOn) }]),
    ], { commandId: services.ids.next(), recordedBy: 'x', recordedAt: '2018-01-01T00:00:00.000Z' }))
    return streamId
  }
  const old = await add('2017-0042', '2017-05-01', '2017-06-10')
  const open = await add('2026-0099', '2026-05-01', null)
  return { ...web, old, open }
}

const locationOf = ({ headers }: Readonly<{ headers: Readonly<Record<string, unknown>> }>): string => (typeof headers['location'] === 'string' ? headers['location'] : '')

const idIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

describe('The review list', () => {
  test('says what is due, by which rule, and until when it was kept; what is open is not on it', async () => {
    const web = await due()
    const { status, html } = await (await web.signedIn()).get('/retention')
    assert.equal(status, 200)
    assert.match(textOf(html), /Due now: 1.*2017-0042.*Complaint.*10 June 2017.*10 June 2023.*6 years; closed on 10 June 2017.*Not confirmed/s)
    assert.doesNotMatch(html, /2026-0099/)
  })

  test('is for those who see to retention, and for nobody else', async () => {
    const web = await due()
    for (const role of ['head-of-service', 'data-protection-officer', 'auditor'] as const) assert.equal((await (await web.signedIn(role)).get('/retention')).status, 200, role)
    for (const role of ['complaints-officer', 'team-manager', 'director', 'reader', 'administrator'] as const) {
      const who = await web.signedIn(role)
      for (const path of ['/retention', '/retention/holds', '/retention/destructions', '/retention/rules', `/retention/records/${web.old}`]) assert.notEqual((await who.get(path)).status, 200, `${role} ${path}`)
    }
  })
})

describe('Two people', () => {
  test('the manager proposes with a reason for each, the officer for data protection approves, and it can be stopped until its day', async () => {
    const web = await due()
    const manager = await web.signedIn()
    const asked = await manager.get(`/retention/propose?records=${web.old}`)
    assert.match(textOf(asked.html), /2017-0042.*This is the longest, and wins/s)
    const form = { destructionId: idIn(asked.html, 'destructionId'), commandId: idIn(asked.html, 'commandId'), records: web.old, [`reason-${web.old}`]: 'rule-ran-out', note: 'The year 2017' }
    const proposed = await manager.post('/retention/propose', form)
    const page = locationOf(proposed)
    assert.match(page, /^\/retention\/destructions\//)
    const twice = await manager.post('/retention/propose', form)
    assert.equal(locationOf(twice), page, 'a double click is one proposal')
    const own = await manager.get(page)
    assert.match(textOf(own.html), /Waits for a second person.*The year 2017.*2017-0042/s)
    assert.doesNotMatch(own.html, /Approve the destruction/)
    const officer = await web.signedIn('data-protection-officer')
    const seen = await officer.get(page)
    assert.match(seen.html, /Approve the destruction/)
    const step = { commandId: idIn(seen.html, 'commandId'), seq: idIn(seen.html, 'seq') }
    assert.equal((await manager.post(`${page}/approve`, step)).status, 403)
    await officer.post(`${page}/approve`, step)
    assert.match(textOf((await officer.get(page)).html), /Approved, and waits for its day.*In the night to 7 December 2026/s)
    const without = await manager.post(`${page}/stop`, { commandId: web.services.ids.next(), seq: '2', words: '' })
    assert.match(textOf(without.html), /reason/)
    await manager.post(`${page}/stop`, { commandId: web.services.ids.next(), seq: '2', words: 'A claim has come in' })
    assert.match(textOf((await manager.get(page)).html), /Stopped.*A claim has come in/s)
  })

  test('what a rule keeps still is not proposed because its time ran out, and is for another reason', async () => {
    const web = await due()
    const manager = await web.signedIn()
    const send = (reason: string) => manager.post('/retention/propose', {
      destructionId: web.services.ids.next(), commandId: web.services.ids.next(), records: web.open, [`reason-${web.open}`]: reason,
    })
    assert.match(textOf((await send('rule-ran-out')).html), /A rule keeps it still/)
    assert.equal((await send('court-order')).status, 303)
  })
})

describe('Holds', () => {
  test('a hold is placed, beats the rule, is reviewed and ended, and a second click is one hold', async () => {
    const web = await due()
    const officer = await web.signedIn('data-protection-officer')
    const asked = await officer.get('/retention/holds/new/place')
    const form = {
      holdId: idIn(asked.html, 'holdId'), commandId: idIn(asked.html, 'commandId'), basis: 'inquiry', authority: 'The inquiry into something', why: 'It asked for everything of 2017', scope: 'kinds', kinds: 'complaint',
      'on-day': '1', 'on-month': '11', 'on-year': '2026', 'reviewOn-day': '1', 'reviewOn-month': '5', 'reviewOn-year': '2027',
    }
    const placed = await officer.post('/retention/holds/new/place', form)
    const page = locationOf(placed)
    assert.equal((await officer.post('/retention/holds/new/place', form)).headers['location'], page)
    assert.match(textOf((await officer.get(page)).html), /In force since 1 November 2026.*The inquiry into something.*1 May 2027/s)
    const manager = await web.signedIn()
    assert.match(textOf((await manager.get('/retention')).html), /Held: HO-2026-0001/)
    const refused = await manager.post('/retention/propose', { destructionId: web.services.ids.next(), commandId: web.services.ids.next(), records: web.old, [`reason-${web.old}`]: 'court-order' })
    assert.match(textOf(refused.html), /under a hold/)
    await officer.post(`${page}/end`, { commandId: web.services.ids.next(), seq: '1', endWhy: 'The inquiry is over' })
    assert.match(textOf((await officer.get(page)).html), /Ended on 23 November 2026/)
    assert.doesNotMatch(textOf((await manager.get('/retention')).html), /Held:/)
  })

  test('a record is kept longer until a day, with a reason', async () => {
    const web = await due()
    const manager = await web.signedIn()
    const path = `/retention/records/${web.old}`
    const asked = await manager.get(path)
    const ids = { holdId: idIn(asked.html, 'holdId'), commandId: idIn(asked.html, 'commandId'), secondId: idIn(asked.html, 'secondId') }
    assert.match(textOf((await manager.post(path, { ...ids, why: '', 'until-day': '1', 'until-month': '1', 'until-year': '2028' })).html), /There is a problem/)
    assert.equal((await manager.post(path, { ...ids, why: 'The family may ask for it', 'until-day': '1', 'until-month': '1', 'until-year': '2028' })).status, 303)
    assert.match(textOf((await manager.get(path)).html), /Held: HO-2026-0001/)
  })

  test('whoever records entries does not by that end a hold, nor finds it in the register', async () => {
    const web = await due()
    const manager = await web.signedIn()
    const asked = await manager.get(`/retention/records/${web.old}`)
    await manager.post(`/retention/records/${web.old}`, { holdId: idIn(asked.html, 'holdId'), commandId: idIn(asked.html, 'commandId'), secondId: idIn(asked.html, 'secondId'), why: 'x', 'until-day': '1', 'until-month': '1', 'until-year': '2028' })
    const holdId = idIn(asked.html, 'holdId')
    const officer = await web.signedIn('complaints-officer')
    assert.equal((await officer.get(`/register/${holdId}`)).status, 404)
    assert.equal((await officer.post(`/retention/holds/${holdId}/end`, { commandId: web.services.ids.next(), seq: '2', endWhy: 'x' })).status, 403)
    assert.notEqual((await officer.post(`/register/${holdId}/strike-out`, { commandId: web.services.ids.next(), seq: '2', entry: '1', reason: 'x' })).status, 303)
  })
})

describe('The rules', () => {
  test('are read by whoever sees to retention, with how well each basis is known, and changed by whoever changes settings', async () => {
    const web = await due()
    const officer = await web.signedIn('data-protection-officer')
    const rules = await officer.get('/retention/rules')
    assert.match(textOf(rules.html), /75 years after the birth of the child.*Care Planning/s)
    assert.doesNotMatch(rules.html, /Add a rule/)
    const manager = await web.signedIn()
    const asked = await manager.get('/retention/rules/complaint')
    const form = { seen: idIn(asked.html, 'seen'), records: 'complaint', when: 'always', trigger: 'closed', months: '240', afterwards: 'review', basis: 'Our own schedule', mark: 'verified' }
    assert.equal((await manager.post('/retention/rules/complaint', form)).status, 303)
    assert.match(textOf((await manager.post('/retention/rules/complaint', { ...form, months: '12' })).html), /Somebody else has changed the rules/)
    assert.match(textOf((await manager.get('/retention')).html), /Due now: 0/)
    assert.match(textOf((await manager.get(`/retention/records/${web.old}`)).html), /20 years, is kept until 10 June 2037.*Our own schedule/s)
    assert.equal(SETTINGS.retentionRules.find(({ id }) => id === 'complaint')?.months, 72)
    assert.equal((await officer.post('/retention/rules/complaint', form)).status, 403)
  })
})

test('at the address of a destroyed record stands a tombstone for whoever sees to retention, and nothing for anybody else', async () => {
  const web = await due()
  const manager = actorOf('complaints-manager')
  await web.memory.write(manager, (tx) => tx.ledger.append('complaint', web.old, 2, [{
    type: 'RecordDestroyed', happenedOn: day('2026-11-20'), destruction: web.open, destructionReference: 'DE-2026-0001', reason: 'rule-ran-out', rule: 'complaint', basis: 'Our schedule', mark: 'verified',
    by: [manager.userId, actorOf('head-of-service').userId], textIds: [],
  }], { commandId: 'd', recordedBy: 'retention', recordedAt: '2026-11-20T02:00:00.000Z' }))
  for (const path of [`/complaints/${web.old}`, `/retention/records/${web.old}`]) {
    const { html } = await (await web.signedIn()).get(path)
    assert.match(textOf(html), /2017-0042 was destroyed.*20 November 2026.*Its time has run out.*Our schedule \(seen in its source\)/s, path)
    assert.doesNotMatch(html, /10 June 2017/)
  }
  const found = (who: Awaited<ReturnType<typeof web.signedIn>>) => who.post('/search', { words: '2017-0042' })
  assert.equal((await found(await web.signedIn())).headers['location'], `/retention/records/${web.old}`)
  assert.match(textOf((await found(await web.signedIn('complaints-officer'))).html), /Nothing that you may see matches/)
  assert.equal((await (await web.signedIn('complaints-officer')).get(`/complaints/${web.old}`)).status, 404)
  assert.equal((await (await web.signedIn('team-manager')).get(`/complaints/${web.old}`)).status, 404)
  assert.doesNotMatch((await (await web.signedIn()).get('/retention')).html, /2017-0042/)
})
