import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { servicesWithFacts } from '../../../../test/support/figures-services.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { TEST_AUTHORITY, testWeb, textOf, type Fields } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { signInRoutes } from '../sign-in/route.ts'
import { equalityRoutes } from './route.ts'

const on = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' }
/** An answer that stands nowhere else on any page. */
const MARKER = 'gypsy-or-irish-traveller'
const MARKED = /gypsy-or-irish-traveller|Gypsy or Irish Traveller/
const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function asked() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const at = `/complaints/${complaintId}/equality`
  const send = async (fields: Fields, whose = 'complainant') => {
    const { html } = await manager.get(`${at}/${whose}`)
    return manager.post(`${at}/${whose}`, { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), how: 'on-paper', ...on, ...fields })
  }
  const events = () => web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), async (reads) => (await reads.streamsOfKind('equality-form')).flatMap(({ recorded }) => recorded.map(({ event }) => event)))
  return { ...web, manager, at, send, events, complaintId }
}

test('what somebody answered is in no event, and is seen and corrected only by whoever entered it', async () => {
  const { manager, at, send, events, services, signedIn, complaintId } = await asked()
  assert.match(textOf((await manager.get(at)).html), /Not asked yet.*Go on without asking/)
  assert.equal((await send({ outcome: 'answered', 'ethnic-group': MARKER, sex: 'female' })).status, 303)
  assert.doesNotMatch(JSON.stringify(await events()), MARKED)
  assert.deepEqual((await events()).filter(({ type }) => type === 'EqualityAsked').length, 1)
  assert.match((await manager.get(`${at}/complainant`)).html, /value="gypsy-or-irish-traveller" selected/)
  assert.equal((await send({ outcome: 'answered', sex: 'male' })).status, 303)
  assert.doesNotMatch(JSON.stringify(await events()), /"male"|"female"/)
  const form = await manager.get(`${at}/complainant`)
  assert.match(form.html, /value="male" selected/)
  assert.doesNotMatch(form.html, /value="gypsy-or-irish-traveller" selected/)
  const [form0] = await services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.streamsOfKind('equality-form'))
  const entry = await manager.get(`/register/${form0?.streamId ?? ''}`)
  assert.equal(entry.status, 200)
  assert.doesNotMatch(entry.html, /"male"|>Male|female/i)
  for (const page of [`/complaints/${complaintId}`, '/work']) assert.doesNotMatch((await manager.get(page)).html, MARKED, page)
  for (const role of ['head-of-service', 'team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get(`${at}/complainant`)).status, 403, role)
})

test('all of it may be left out: they may decline, or not be asked, and nothing has to be answered', async () => {
  const { manager, at, send } = await asked()
  assert.match(textOf((await send({ outcome: 'answered' })).html), /Choose at least one answer, or say that they would rather not answer/)
  assert.match(textOf((await send({ outcome: 'declined', sex: 'male' })).html), /Leave the questions empty/)
  assert.match(textOf((await send({ outcome: 'answered', age: 'under-16', 'sexual-orientation': 'straight' })).html), /Leave sexual orientation empty/)
  assert.equal((await send({ outcome: 'declined' })).status, 303)
  assert.equal((await send({ outcome: 'answered', 'child-disability': 'autism' }, 'child')).status, 303)
  assert.match(textOf((await manager.get(at)).html), /The person who complains They would rather not answer at all.*The child or young person They answered at least one question/)
})

test('a child may have several disabilities, and none goes with no other; the form shows them again to whoever entered them', async () => {
  const { manager, at, send } = await asked()
  assert.match((await send({ outcome: 'answered', 'child-disability': ['none', 'autism'] }, 'child')).html, /href="#child-disability"/)
  assert.equal((await send({ outcome: 'answered', 'child-disability': ['autism', 'hearing'] }, 'child')).status, 303)
  const { html } = await manager.get(`${at}/child`)
  assert.match(html, /value="autism" checked/)
  assert.match(html, /value="hearing" checked/)
  assert.doesNotMatch(html, /value="none" checked/)
})

test('the form on paper has the questions of today and nothing of anybody, and is for those who ask', async () => {
  const { manager, at, send, signedIn } = await asked()
  await send({ outcome: 'answered', 'ethnic-group': MARKER })
  assert.match((await manager.get(at)).html, /href="\/equality\/paper\/complainant".*href="\/equality\/paper\/child"/s)
  const page = await manager.get('/equality/paper/child')
  assert.match(textOf(page.html), /About: the child or young person.*Disability \(tick all that apply\) None Mobility.*Prefer not to say/)
  assert.doesNotMatch(page.html.split('class="heard-paper"')[1]?.split('</main')[0] ?? '<form', /<form|<input|checked|selected|style=|2026-0001/)
  assert.equal((await manager.get('/equality/paper/somebody')).status, 404)
  for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get('/equality/paper/child')).status, 403, role)
})

test('a form drawn before the other one was sent comes back with what was typed, and then corrects it: nobody is asked twice', async () => {
  const { manager, at, send, events } = await asked()
  const drawn = async () => {
    const { html } = await manager.get(`${at}/complainant`)
    return { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), how: 'on-paper', ...on }
  }
  for (const _time of ['at first', 'at a correction']) {
    const before = (await events()).length
    const old = { ...(await drawn()), outcome: 'answered', religion: 'sikh' }
    assert.equal((await send({ outcome: 'answered', sex: 'male' })).status, 303)
    const stale = await manager.post(`${at}/complainant`, old)
    assert.match(textOf(stale.html), /Somebody else has recorded something since/)
    assert.match(stale.html, /value="sikh" selected/)
    const again = { ...old, entryId: hidden(stale.html, 'entryId'), commandId: hidden(stale.html, 'commandId'), seq: hidden(stale.html, 'seq') }
    for (let sent = 0; sent < 2; sent += 1) assert.equal((await manager.post(`${at}/complainant`, again)).status, 303)
    assert.equal((await events()).length, before + 2)
  }
  assert.deepEqual((await events()).map(({ type }) => type), ['EqualityAsked', 'FactCorrected', 'FactCorrected', 'FactCorrected'])
})

test('totals say what they count, open to nothing, and withhold small numbers from a reader', async () => {
  const facts = Array.from({ length: 3 }, (_, at) => aFact({ streamId: `c${at}`, receivedOn: isoDate('2026-05-06') }))
  const web = await testWeb({ services: servicesWithFacts(facts) }, [...signInRoutes, ...equalityRoutes])
  const reader = await (await web.signedIn('reader')).get('/equality')
  assert.equal(reader.status, 200)
  assert.match(textOf(reader.html), /3 complaints were received in 2026-27.*These figures do not open.*Not asked withheld|Not asked fewer than 5/)
  assert.match(textOf((await (await web.signedIn()).get('/equality?year=2026-27')).html), /Not for publication.*The person who complains Nothing was answered.*The child or young person Nothing was answered/)
  assert.equal((await (await web.signedIn('administrator')).get('/equality')).status, 403)
  assert.equal((await (await web.signedIn()).get('/equality?year=nonsense')).status, 404)
})
