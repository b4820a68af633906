import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

type Fields = Readonly<Record<string, string | readonly string[]>>

async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const officer = await web.signedIn('data-protection-officer')
  const send = async (at: string, fields: Fields) => {
    const { html } = await officer.get(at)
    return officer.post(at, { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), ...fields })
  }
  const request = (fields: Fields = {}) => send('/rights/new', { right: 'access', asked: 'themselves', 'person-givenName': 'Wanda', 'person-familyName': 'Testperson', ...day('on', '2026-11-10'), ...fields })
  return { ...web, officer, complaintId, send, request }
}

describe('Requests about personal data', () => {
  test('one is recorded once, with names apart from the ledger, and stands in the list with its date', async () => {
    const { officer, request, eventsOf } = await opened()
    const { location } = await request({ said: 'Everything you hold' })
    const id = location.split('/').at(-1) ?? ''
    assert.equal(eventsOf(id).length, 1)
    assert.doesNotMatch(JSON.stringify(eventsOf(id)), /Wanda|Everything/)
    assert.match(textOf((await officer.get('/rights')).html), /RR-2026-0001 Subject access Wanda Testperson 10 Nov(ember)? 2026 10 Dec(ember)? 2026/)
    const page = textOf((await officer.get(location)).html)
    assert.match(page, /To be answered by Thursday 10 December 2026/)
    assert.match(page, /one month \(UK GDPR art\. 12\(3\); from general knowledge, not confirmed\)/)
  })

  test('its steps are recorded, corrected, and stand in its timeline', async () => {
    const { officer, request, send } = await opened()
    const { location } = await request()
    assert.equal((await send(`${location}/steps/extend-rights-time`, { ground: 'complex', text: 'Nine complaints', ...day('on', '2026-11-12') })).status, 303)
    assert.match(textOf((await officer.get(location)).html), /To be answered by Wednesday 10 February 2027/)
    const corrected = await send(`${location}/steps/correct?entry=2`, { entry: '2', ground: 'many-requests', text: 'Nine complaints', reason: 'Typed wrongly', ...day('on', '2026-11-12') })
    assert.equal(corrected.status, 303)
    assert.match(textOf((await officer.get(location)).html), /Corrected .* They have made many requests/)
  })

  test('an answer while nobody knows who they are is warned about first', async () => {
    const { request, send } = await opened()
    const { location } = await request()
    const warned = await send(`${location}/steps/answer-rights-request`, { outcome: 'nothing-held', ...day('on', '2026-11-12') })
    assert.match(textOf(warned.html), /It is not recorded that you know who they are/)
    const taken = await send(`${location}/steps/answer-rights-request`, { outcome: 'nothing-held', acceptWarnings: 'identity-not-confirmed', accept: 'identity-not-confirmed', ...day('on', '2026-11-12') })
    assert.ok(taken.status === 303 || /warning/i.test(taken.html))
  })

  test('whose data it is is found by name first, whatever it is spelt like, and the name stands in no address', async () => {
    const { officer, signedIn, deps } = await opened()
    assert.match((await officer.get('/rights')).html, /href="\/rights\/find"/)
    await officer.get('/rights/find')
    const found = await officer.post('/rights/find', { name: 'Ada Marsh' })
    assert.match(textOf(found.html), /Who was found Ada Marsh/)
    assert.match(found.html, /href="\/rights\/new\?person=person-ada"/)
    assert.ok(deps.traces.kept.some(({ kind, words }) => kind === 'searched' && words === 'Ada Marsh'))
    assert.match(textOf((await officer.post('/rights/find', { name: 'Zzyzx' })).html), /Nobody is called like that Record it with a new name/)
    assert.match(textOf((await officer.post('/rights/find', { name: ' ' })).html), /There is a problem/)
    for (const role of ['complaints-officer', 'head-of-service', 'auditor'] as const) assert.notEqual((await (await signedIn(role)).get('/rights/find')).status, 200, role)
  })

  test('what was recorded wrongly is struck out and brought back by whoever answers, the whole request too', async () => {
    const { officer, request, send, eventsOf, signedIn } = await opened()
    const { location } = await request()
    const id = location.split('/').at(-1) ?? ''
    await send(`${location}/steps/note-on-rights-request`, { text: 'Of somebody else', ...day('on', '2026-11-12') })
    assert.match((await officer.get(location)).html, new RegExp(`href="${location}/strike-out\\?entry=2"`))
    const struck = async (entry: string) => send(`${location}/strike-out?entry=${entry}`, { entry, reason: 'It belongs to another request' })
    assert.equal((await struck('2')).location, location)
    assert.equal(eventsOf(id).at(-1)?.type, 'EventStruckOut')
    assert.equal((await struck('1')).location, location)
    assert.match(textOf((await officer.get(location)).html), /recorded in error|made in error/i)
    for (const role of ['complaints-officer', 'head-of-service'] as const) assert.notEqual((await (await signedIn(role)).get(`${location}/strike-out?entry=1`)).status, 200, role)
  })

  test('what is restricted, objected to or disagreed with stands beside the complaint and the person until it ends', async () => {
    const { request, send, signedIn, complaintId, eventsOf } = await opened()
    const manager = await signedIn('complaints-manager')
    const reference = String((eventsOf(complaintId)[0] as { reference?: string }).reference)
    const { location } = await request({ person: '', 'person-givenName': 'Wanda', right: 'restriction' })
    const beside = async () => textOf((await manager.get(`/complaints/${complaintId}`)).html)
    assert.doesNotMatch(await beside(), /Use is restricted/)
    await send(`${location}/steps/restrict-processing`, { complaint: reference, text: 'Not to be used for training until it is decided.', ...day('on', '2026-11-12') })
    assert.match(await beside(), /Use is restricted , since Thursday 12 November 2026 Not to be used for training until it is decided\./)
    await send(`${location}/steps/keep-statement`, { complaint: reference, text: 'I never said that.', ...day('on', '2026-11-12') })
    await send(`${location}/steps/record-objection`, { complaint: reference, text: 'I object to its use in reports.', ...day('on', '2026-11-13') })
    assert.match(await beside(), /Objection , since .* I object to its use in reports\. Statement of disagreement|Statement of disagreement , since .* I never said that\./)
    const begun = eventsOf(location.split('/').at(-1) ?? '').find((event) => event.type === 'RightsRestrictionBegun')
    const item = begun && 'restrictionId' in begun ? String(begun.restrictionId) : ''
    await send(`${location}/steps/lift-restriction`, { restrictionId: item, text: 'Decided; they were told on the tenth.', ...day('on', '2026-11-16') })
    assert.doesNotMatch(await beside(), /Use is restricted/)
    assert.match(await beside(), /I object to its use in reports/)
  })

  test('nobody else sees that there is one: no page, no list, no search', async () => {
    const { request, signedIn } = await opened()
    const { location } = await request()
    for (const role of ['complaints-officer', 'head-of-service', 'team-manager', 'reader', 'auditor', 'administrator'] as const) {
      const other = await signedIn(role)
      for (const at of ['/rights', location, '/disclosures', `${location}/steps/answer-rights-request`]) assert.notEqual((await other.get(at)).status, 200, `${role} ${at}`)
      const entry = await other.get(`/entries/${location.split('/').at(-1) ?? ''}`)
      assert.ok(entry.status === 403 || entry.status === 404, role)
      assert.doesNotMatch((await other.get('/search?words=Wanda')).html, /RR-2026/)
      assert.doesNotMatch((await other.get('/diary')).html, /RR-2026/, role)
      assert.doesNotMatch((await other.get('/work/other')).html, /RR-2026/, role)
    }
  })
})

describe('What was given to whom', () => {
  test('a letter is recorded by hand, beside its complaint, and can be asked back once', async () => {
    const { officer, send, complaintId, eventsOf } = await opened()
    const reference = String((eventsOf(complaintId)[0] as { reference?: string }).reference)
    const { location } = await send('/disclosures/new', { what: 'letter', basis: 'ombudsman', to: 'An investigator of the Ombudsman, by e-mail', complaint: reference, ...day('on', '2026-11-12') })
    assert.match(location, /^\/disclosures\//)
    assert.match(textOf((await officer.get(`/disclosures?beside=${complaintId}`)).html), /DI-2026-0001 .*An investigator of the Ombudsman/)
    const back = { cameBack: 'yes', text: 'Sent to the wrong address', ...day('on', '2026-11-13') }
    assert.equal((await send(`${location}/steps/recall-disclosure`, back)).status, 303)
    assert.match(textOf((await send(`${location}/steps/recall-disclosure`, back)).html), /asked back already/)
    assert.match(textOf((await officer.get(location)).html), /Asked back on Friday 13 November 2026/)
  })
})
