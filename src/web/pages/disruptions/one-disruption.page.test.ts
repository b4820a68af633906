import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore } from '../../../../test/support/recorded-complaints.ts'
import { TEST_AUTHORITY, testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const db = await projectedStore({ after }, { today: '2020-06-01' })
const web = await testWeb({ services: db.services, authorityFor: async () => ({ ...TEST_AUTHORITY, authorityId: db.authorityId }) })
const meta = { recordedAt: '2020-06-01T09:00:00.000Z' }
const held = await complain(db.store, db.authorityId, { receivedOn: '2020-03-10', reference: 'H-1', ...meta })
await complain(db.store, db.authorityId, { receivedOn: '2020-05-06', reference: 'H-2', ...meta })

const on = (day: number, month: number, year = 2020): Fields => ({ 'on-day': String(day), 'on-month': String(month), 'on-year': String(year) })

function hidden(html: string): Fields {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|entryId|expectedSeq|seq|entry)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Opens a page and sends its form. */
async function send(someone: Visitor, url: string, fields: Fields, action = url) {
  return someone.post(action, { ...hidden((await someone.get(url)).html), ...fields })
}

/** A hold of stage 1 from 17 March 2020 that ended on `until`; the address of its page. */
async function aHold(someone: Visitor, until: Fields = on(4, 5)): Promise<string> {
  const { location, html } = await send(someone, '/disruptions', { kind: 'local-hold', stages: 'stage-1', ...on(17, 3), said: 'Escalations <held>' })
  assert.match(location, /^\/disruptions\/[0-9a-f-]{36}$/, textOf(html))
  assert.equal((await send(someone, location, until)).status, 303)
  return location
}

test('the page of a hold says what it was, whom it touched, and leads to what is done for each', async () => {
  const manager = await web.signedIn()
  const page = await aHold(manager)
  const { html } = await manager.get(page)
  assert.match(textOf(html), /Local hold .*From .*17 March 2020 until .*4 May 2020\. Stage 1\. The whole service\. Escalations <held> A hold of our own stops no statutory clock/)
  assert.doesNotMatch(html, /<held>|Record its end/)
  assert.match(html, /H-1/)
  assert.doesNotMatch(html, /H-2/)
  const disruptionId = page.slice('/disruptions/'.length)
  for (const command of ['inform-of-delay', 'consider-delay', 'explain-delay']) {
    const link = `/complaints/${held}/${command}?disruption=${disruptionId}`
    assert.ok(html.includes(`href="${link}"`), command)
    assert.match((await manager.get(link)).html, new RegExp(`value="${disruptionId}" (checked|selected)`), `${command} has the hold chosen already`)
  }
  const told = `/complaints/${held}/inform-of-delay`
  assert.equal((await send(manager, `${told}?disruption=${disruptionId}`, { ...on(20, 3), disruption: disruptionId }, told)).status, 303)
  assert.match(textOf((await manager.get(page)).html), /H-1 .*20 March 2020/)
})

test('a link that names no disruption of ours chooses none', async () => {
  const manager = await web.signedIn()
  for (const named of [held, 'cuckoo', '%3Cb%3E']) assert.doesNotMatch((await manager.get(`/complaints/${held}/inform-of-delay?disruption=${named}`)).html, / (checked|selected)>/)
})

test('its kind, stages and days are corrected, with a reason, and whom it touched follows', async () => {
  const manager = await web.signedIn()
  const page = await aHold(manager)
  const beginning = `${page}/correct/beginning`
  const form = (await manager.get(beginning)).html
  assert.match(form, /value="local-hold" checked/)
  assert.match(form, /value="stage-1" checked/)
  const asItStands = { kind: 'local-hold', stages: 'stage-1', ...on(17, 3), reason: 'Read again' }
  assert.match(textOf((await send(manager, beginning, asItStands)).html), /Nothing has changed/)
  assert.equal((await send(manager, beginning, { ...asItStands, kind: 'lockdown', reason: '' })).status, 422, 'it needs a reason')
  assert.equal((await send(manager, beginning, { ...asItStands, kind: 'flood' })).status, 422)
  assert.equal((await send(manager, beginning, { ...asItStands, ...on(5, 5) })).status, 422, 'it cannot begin after its end')
  assert.equal((await send(manager, beginning, { ...asItStands, kind: 'lockdown', stages: ['stage-2', 'stage-1'], ...on(16, 3) })).status, 303)
  assert.match(textOf((await manager.get(page)).html), /Lockdown .*From .*16 March 2020 until .*4 May 2020\. Stage 1, Stage 2\./)
  const end = `${page}/correct/end`
  assert.equal((await send(manager, end, { ...on(2, 6), reason: 'Later' })).status, 422, 'it cannot have ended tomorrow')
  assert.equal((await send(manager, end, { ...on(6, 5), reason: 'Two days later' })).status, 303)
  assert.match(textOf((await manager.get(page)).html), /until .*6 May 2020.*H-1.*H-2/)
})

test('two who correct at once: the second sees what the first one did', async () => {
  const [manager, other] = [await web.signedIn(), await web.signedIn()]
  const url = `${await aHold(manager)}/correct/end`
  const seenByOther = hidden((await other.get(url)).html)
  assert.equal((await send(manager, url, { ...on(5, 5), reason: 'A day later' })).status, 303)
  const late = await other.post(url, { ...seenByOther, ...on(3, 5), reason: 'A day earlier' })
  assert.match(textOf(late.html), /Somebody else has recorded something/)
  assert.equal((await other.post(url, { ...hidden(late.html), ...on(3, 5), reason: 'A day earlier' })).status, 303)
})

test('one recorded in error says so and can no longer be corrected, and nobody else may correct any', async () => {
  const manager = await web.signedIn()
  const page = await aHold(manager)
  const strikeOut = /href="(\/register\/[^"]+strike-out\?entry=1)"/.exec((await manager.get(page)).html)?.[1] ?? ''
  assert.equal((await (await web.signedIn('head-of-service')).get(`${page}/correct/beginning`)).status, 403)
  assert.equal((await manager.get(`${page}/correct/middle`)).status, 404)
  assert.equal((await send(manager, strikeOut, { reason: 'Twice' }, strikeOut.replace('?entry=1', ''))).status, 303)
  const struckOut = await manager.get(page)
  assert.match(textOf(struckOut.html), /This was recorded in error/)
  assert.doesNotMatch(struckOut.html, /correct\/beginning/)
  assert.equal((await manager.get(`${page}/correct/beginning`)).status, 404)
})

test('an end that was never recorded is not corrected', async () => {
  const manager = await web.signedIn()
  const { location } = await send(manager, '/disruptions', { kind: 'closure', ...on(25, 5) })
  assert.doesNotMatch((await manager.get(location)).html, /correct\/end/)
  assert.equal((await manager.get(`${location}/correct/end`)).status, 404)
})

test('limits that the law eased stand beside the holds, with what they eased and whether the source is confirmed', async () => {
  const text = textOf((await (await web.signedIn()).get('/disruptions')).html)
  assert.match(text, /Limits that the law eased .*Coronavirus regulations of 2020 .*24 April 2020 .*24 September 2020 .*SI 2020\/445 reg\. 6 Source not confirmed/)
  assert.match(text, /as soon as is reasonably practicable/)
})
