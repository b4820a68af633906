import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carryOut } from '../../../application/carry-out.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { testAccount, textOf, type Fields } from '../../../../test/support/web.ts'

const on = (day: string) => isoDate(day)
const rowan = { personId: 'person-rowan' as PersonId }

async function atStageTwo() {
  const web = await complaintsWeb()
  const id = await web.record({ on: on('2026-06-01'), reachedTeamOn: on('2026-06-01'), said: { words: 'Mr Larch of 7 Quay Street never rang, on 01632 960001.' } })
  await web.command(id, { type: 'answer-stage-one', on: on('2026-06-12'), whole: 'not-upheld', departureReason: { words: 'agreed' }, text: { words: 'Sorry.' } }, ['answer-not-approved', 'not-acknowledged'])
  await web.command(id, { type: 'request-investigation', on: on('2026-11-16') })
  const asked = await carryOut(web.services, actorOf('complaints-manager'), {
    complaintId: id, expectedSeq: web.seqOf(id), commandId: web.services.ids.next(), newPeople: [{ personId: rowan.personId, details: { givenName: 'Rowan', familyName: 'Ashe' } }],
    command: { type: 'appoint-investigating-officer', on: on('2026-11-17'), person: rowan },
  })
  assert.equal(asked.kind, 'done')
  return { web, id, url: `/complaints/${id}/outside` }
}

const hidden = (html: string): Fields => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|person)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
const giveUrl = (url: string) => `${url}/give?part=investigating-officer&person=${rowan.personId}`

describe('people from outside, for the complaints team', () => {
  test('the page says that nobody sees anything, and who has a part and no access', async () => {
    const { web, url, id } = await atStageTwo()
    const someone = await web.signedIn()
    const text = textOf((await someone.get(url)).html)
    assert.match(text, /Nobody from outside can see anything of this complaint.*Give Rowan Ashe access.*investigating officer/s)
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Who from outside can see papers of it Nobody/)
    assert.equal((await someone.get(`/complaints/${id}/give-outside-access`)).location, url, 'the step leads to the page')
  })

  test('gives access with an invitation that is shown once, and one account however often it is sent', async () => {
    const { web, url, id } = await atStageTwo()
    const someone = await web.signedIn('complaints-officer')
    const form = hidden((await someone.get(giveUrl(url))).html)
    const wrong = await someone.post(`${url}/give`, { ...form, email: 'not an address' })
    assert.match(textOf(wrong.html), /Enter an e-mail address/)
    const fields = { ...form, email: 'rowan@example.org', 'until-day': '31', 'until-month': '12', 'until-year': '2026' }
    const invited = await someone.post(`${url}/give`, fields)
    assert.match(textOf(invited.html), /Rowan Ashe is invited.*\/link\//s)
    assert.equal((await someone.post(`${url}/give`, fields)).location, url, 'sent twice')
    const given = web.eventsOf(id).filter(({ type }) => type === 'OutsideAccessGiven')
    assert.equal(given.length, 1)
    const page = textOf((await someone.get(url)).html)
    assert.match(page, /Rowan Ashe Investigating officer 31 Dec(ember)? 2026/)
    assert.doesNotMatch(page, /\/link\//)
  })

  test('makes another invitation where the first was lost or ran out, and none for whoever came in', async () => {
    const { web, url } = await atStageTwo()
    const someone = await web.signedIn('complaints-officer')
    const invited = await someone.post(`${url}/give`, { ...hidden((await someone.get(giveUrl(url))).html), email: 'rowan@example.org' })
    const linkIn = (html: string) => /\/link\/[\w-]{43}/.exec(html)?.[0] ?? 'none'
    const first = linkIn(invited.html)
    assert.match(textOf((await someone.get(url)).html), /They have not come in yet Rowan Ashe: their invitation opens once, until .*30 November 2026/)
    web.minutesPass(7 * 24 * 60)
    const late = await web.signedIn('complaints-officer')
    const page = await late.get(url)
    assert.match(textOf(page.html), /Rowan Ashe: their invitation has run out/)
    const accessId = /name="accessId" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const again = await late.post(`${url}/invite`, { accessId })
    assert.match(textOf(again.html), /Rowan Ashe is invited/)
    assert.notEqual(linkIn(again.html), first)
    assert.match(textOf((await late.get(url)).html), /opens once, until/)
    const rowanIn = web.visitor()
    await rowanIn.get(first)
    assert.equal((await rowanIn.get('/link')).status, 410, 'the first opens nothing')
    await rowanIn.get(linkIn(again.html))
    await rowanIn.get('/link')
    assert.equal((await rowanIn.post('/link', { password: 'harbour lantern seven', repeatedPassword: 'harbour lantern seven' })).status, 303)
    assert.doesNotMatch(textOf((await late.get(url)).html), /have not come in yet/)
    assert.match(textOf((await late.post(`${url}/invite`, { accessId })).html), /They have chosen a password already/)
    for (const other of ['', 'access-guessed']) assert.equal(/is invited/.test((await late.post(`${url}/invite`, { accessId: other })).html), false)
  })

  test('a paper in which somebody’s protected address stands is released to nobody until that is said, with why', async () => {
    const { web, url, id } = await atStageTwo()
    await web.services.store.write(actorOf('complaints-manager'), async (tx) => {
      await tx.people.contacts.protect('person-ada' as PersonId, ['telephone'], 'He must not know.', { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z' })
    })
    const someone = await web.signedIn()
    await someone.post(`${url}/give`, { ...hidden((await someone.get(giveUrl(url))).html), account: testAccount('outside').userId })
    const page = await someone.get(url)
    assert.match(textOf(page.html), /a protected address, e-mail address or telephone number of Ada Marsh: it must reach nobody/)
    const accessId = /name="to"[^>]*value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const fields: Fields = { ...hidden(page.html), papers: ['said'], to: accessId, accept: ['confidentiality-not-undertaken', 'released-with-third-parties', 'released-with-protected-details'], reason: 'They need it.' }
    for (const holds of [[], ['third-parties']]) {
      const refused = await someone.post(`${url}/release`, { ...fields, holds })
      assert.match(textOf(refused.html), /A protected address, e-mail address or telephone number stands in these papers/)
    }
    assert.equal(web.eventsOf(id).some(({ type }) => type === 'PapersReleased'), false)
    assert.equal((await someone.post(`${url}/release`, { ...fields, holds: ['protected-details'], reason: '' })).status, 422, 'without why')
    assert.equal((await someone.post(`${url}/release`, { ...fields, holds: ['protected-details'] })).location, url)
    assert.equal((await someone.post(`${url}/release`, { ...fields, ...hidden((await someone.get(url)).html), papers: ['stage-1-answer'], holds: [] })).location, url, 'where none stands')
  })

  test('is refused an address that is taken, and the account of somebody who works here', async () => {
    const { web, url, id } = await atStageTwo()
    const someone = await web.signedIn()
    const form = hidden((await someone.get(giveUrl(url))).html)
    const taken = await someone.post(`${url}/give`, { ...form, email: testAccount('head-of-service').email })
    assert.match(textOf(taken.html), /An account with this e-mail address is there already/)
    const staff = await someone.post(`${url}/give`, { ...form, account: testAccount('head-of-service').userId })
    assert.equal(staff.status, 422)
    assert.equal(web.eventsOf(id).some(({ type }) => type === 'OutsideAccessGiven'), false)
  })

  test('releases papers to an account that is there, warns of what stands in them, and takes them back', async () => {
    const { web, url, id } = await atStageTwo()
    const someone = await web.signedIn()
    const given = await someone.post(`${url}/give`, { ...hidden((await someone.get(giveUrl(url))).html), account: testAccount('outside').userId })
    assert.equal(given.location, url)
    const page = await someone.get(url)
    assert.match(textOf(page.html), /Found in the words, as they are recorded:.*an address, e-mail address or telephone number of Ada Marsh/s)
    const accessId = /name="to"[^>]*value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const fields: Fields = { ...hidden(page.html), papers: ['said', 'points'], to: accessId, holds: ['protected-details'] }
    const none = await someone.post(`${url}/release`, { ...fields, papers: [] })
    assert.match(textOf(none.html), /Choose at least one paper/)
    const warned = await someone.post(`${url}/release`, fields)
    assert.match(textOf(warned.html), /Protected details stand in these papers.*has not yet undertaken/s)
    const accept = ['released-with-protected-details', 'confidentiality-not-undertaken']
    const withoutReason = await someone.post(`${url}/release`, { ...fields, accept })
    assert.equal(withoutReason.status, 422)
    assert.equal((await someone.post(`${url}/release`, { ...fields, accept, reason: 'The investigation needs the address.' })).location, url)
    const rowanReads = await web.signedIn('outside')
    assert.match(textOf((await rowanReads.get(`/my-complaint/${accessId}/papers/said`)).html), /7 Quay Street/)
    const withdraw = /href="([^"]*withdraw-papers[^"]*)"/.exec((await someone.get(url)).html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await someone.get(withdraw)
    const taken = await someone.post(withdraw.split('?')[0] ?? '', { ...hidden(form.html), releaseId: withdraw.split('item=')[1] ?? '', reason: 'Too much.', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
    assert.equal(taken.status, 303, textOf(taken.html))
    assert.equal((await rowanReads.get(`/my-complaint/${accessId}/papers/said`)).status, 404)
    assert.equal(web.eventsOf(id).filter(({ type }) => type === 'PapersReleased').length, 1)
  })

  test('a clerk is named with their access, since nothing else names them', async () => {
    const { web, url, id } = await atStageTwo()
    const someone = await web.signedIn()
    const form = hidden((await someone.get(`${url}/give?part=panel-clerk&person=`)).html)
    assert.match(textOf((await someone.post(`${url}/give`, { ...form, email: 'clerk@example.org' })).html), /Enter a name/)
    assert.match(textOf((await someone.post(`${url}/give`, { ...form, email: 'clerk@example.org', name: 'Morgan Reed' })).html), /Morgan Reed is invited/)
    assert.match(textOf((await someone.get(url)).html), /Morgan Reed Panel clerk/)
    assert.ok(web.eventsOf(id).some(({ type }) => type === 'OutsideAccessGiven'))
  })

  test('who does not give access finds no page of it', async () => {
    const { web, url } = await atStageTwo()
    for (const role of ['team-manager', 'head-of-service', 'auditor', 'reader', 'administrator'] as const)
      assert.equal((await (await web.signedIn(role)).get(url)).status, 403, role)
    assert.equal((await (await web.signedIn('outside')).get(url)).status, 404)
    assert.equal((await (await web.signedIn()).get('/complaints/none/outside')).status, 404)
  })
})
