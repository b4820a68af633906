import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf, type Fields } from '../../../../test/support/web.ts'

const ON = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' }
const HIDDEN = /<input type="hidden" name="(entryId|commandId|seq|entry)" value="([^"]*)"/g

function hidden(html: string): Fields {
  return Object.fromEntries([...html.matchAll(HIDDEN)].map(([, name = '', value = '']) => [name, value]))
}

async function opened() {
  const services = memoryServices()
  const web = await testWeb({ services })
  const manager = await web.signedIn()
  const send = async (url: string, fields: Fields, action = url.replace(/\?.*/, '')) => manager.post(action, { ...hidden((await manager.get(url)).html), ...fields })
  const add = async (fields: Fields) => {
    const answer = await send('/compliments/new', { ...ON, from: 'client', ...fields })
    return { ...answer, at: answer.location ?? '' }
  }
  const kept = () => services.store.kept(TEST_AUTHORITY.authorityId)
  const eventsOf = (at: string) => kept().streams.get(at.split('/').at(-1) ?? '')?.recorded.map(({ event }) => event) ?? []
  return { ...web, manager, send, add, eventsOf, kept }
}

describe('Recording a compliment', () => {
  test('takes who gave it, about whom, and the words; names stand with people and not in the entry', async () => {
    const { add, manager, eventsOf, kept } = await opened()
    const { at, status } = await add({
      sort: 'parent', 'giver-given': 'Ada', 'giver-family': 'Marsh', channel: 'email', divisions: 'safeguarding', teams: 'assessment', said: 'Thank <b>you</b>, Wren.',
      'worker-given': 'Wren', 'worker-family': 'Tully',
    })
    assert.equal(status, 303)
    const [event] = eventsOf(at)
    assert.doesNotMatch(JSON.stringify(event), /Ada|Marsh|Wren|Tully/)
    assert.equal(kept().people.size, 2)
    const page = await manager.get(at)
    assert.match(textOf(page.html), /Still to do Pass it on .*by Friday 4 December 2026.*Thank <b>you<\/b>, Wren\. Received Friday 20 November 2026 From Parent Name Ada Marsh How it came E-mail About .* Worker Wren Tully Passed on Not yet .*May be quoted No: no consent to quote/)
    assert.doesNotMatch(page.html, /<b>you/)
  })

  test('once however often it is sent, and what is wrong is named at its field', async () => {
    const { manager, eventsOf } = await opened()
    const form = await manager.get('/compliments/new')
    const wrong = await manager.post('/compliments/new', { ...hidden(form.html), 'on-day': '24', 'on-month': '11', 'on-year': '2026', from: 'client', sort: 'judge' })
    assert.match(textOf(wrong.html), /must be today or in the past Choose a sort that goes with who gave it from the list/)
    const fields = { ...hidden(form.html), ...ON, from: 'professional', sort: 'judge' }
    const [first, second] = [await manager.post('/compliments/new', fields), await manager.post('/compliments/new', fields)]
    assert.deepEqual([first.status, second.status, second.location], [303, 303, first.location])
    assert.equal(eventsOf(first.location ?? '').length, 1)
  })

  test('the same worker is chosen from those thanked before, not typed twice', async () => {
    const { add, manager, kept } = await opened()
    await add({ 'worker-given': 'Wren', 'worker-family': 'Tully' })
    const id = /<option value="([^"]+)">Wren Tully/.exec((await manager.get('/compliments/new')).html)?.[1] ?? ''
    assert.equal((await add({ worker: id })).status, 303)
    assert.equal(kept().people.size, 1)
    assert.match((await add({ worker: id, 'worker-given': 'Ida' })).html, /not both/)
  })
})

describe('The page of a compliment', () => {
  test('corrects every field of how it began, and keeps what stood there', async () => {
    const { add, send, manager, eventsOf } = await opened()
    const { at } = await add({ said: 'Thank you Wren', 'worker-given': 'Wren' })
    assert.equal((await manager.get(`${at}/correct?entry=1`)).location, `${at}/details`)
    const fields = { ...ON, from: 'professional', sort: 'judge', said: 'Thank you, Wren.', 'worker-given': 'Ida', divisions: 'safeguarding', worker: '' }
    assert.match((await send(`${at}/details`, fields)).html, /href="#reason">Give the reason/)
    assert.equal((await send(`${at}/details`, { ...fields, reason: 'It was Ida' })).status, 303)
    const { changes } = eventsOf(at)[1] as unknown as { changes: object }
    assert.deepEqual(Object.keys(changes).toSorted(), ['divisions', 'from', 'said', 'sort', 'worker'])
    assert.match(textOf((await manager.get(at)).html), /From Judge .*Worker Ida .*Timeline.*Thank you Wren/)
    const form = await manager.get(`${at}/details`)
    const same = { ...ON, from: 'professional', sort: 'judge', said: 'Thank you, Wren.', divisions: 'safeguarding', worker: /<option value="([^"]+)" selected>Ida/.exec(form.html)?.[1] ?? '' }
    assert.match((await send(`${at}/details`, same)).html, /Nothing has changed/)
  })

  test('takes each next step, and refuses to publish a quotation without consent, saying what is allowed', async () => {
    const { add, send, manager, eventsOf } = await opened()
    const { at } = await add({ said: 'Thank you' })
    const refused = await send(`${at}/publish-quotation`, { ...ON, where: 'digest' })
    assert.match(textOf(refused.html), /Nobody has consented to these words being quoted, so they may not be published\. Record consent first/)
    await send(`${at}/record-consent-to-quote`, { ...ON, consent: 'given', how: 'telephone' })
    assert.match(textOf((await send(`${at}/publish-quotation`, { ...ON, where: 'digest' })).html), /The quotation has not been checked/)
    await send(`${at}/pass-on-compliment`, { ...ON, by: 'supervision' })
    await send(`${at}/thank-giver`, { ...ON, how: 'letter' })
    await send(`${at}/share-compliment`, { ...ON, where: 'training', text: 'Ring back the same day' })
    assert.deepEqual(eventsOf(at).map(({ type }) => type), ['ComplimentReceived', 'ComplimentConsentRecorded', 'ComplimentPassedOn', 'ComplimentGiverThanked', 'ComplimentShared'])
    assert.match(textOf((await manager.get(at)).html), /Still to do Check the quotation .*Passed on Friday 20 November 2026 Giver thanked .*Consent to quote Given/)
    assert.equal((await manager.get(`${at}/check-quotation`)).status, 404)
  })

  test('is not for those who may not see entries of the register, and not there for another kind', async () => {
    const { add, signedIn, manager } = await opened()
    const { at } = await add({ said: 'Thank you' })
    assert.equal((await (await signedIn('team-manager')).get(at)).status, 403)
    assert.equal((await (await signedIn('reader')).get('/compliments')).status, 403)
    const head = await signedIn('head-of-service')
    assert.equal((await head.get(at)).status, 200)
    assert.doesNotMatch((await head.get(at)).html, /pass-on-compliment/)
    assert.equal((await head.get(`${at}/pass-on-compliment`)).status, 403)
    assert.equal((await manager.get('/compliments/none')).status, 404)
  })
})

describe('The list of compliments', () => {
  test('shows the newest first, filtered by what the address asks, and says what to do where there is none', async () => {
    const { add, manager, send } = await opened()
    assert.match(textOf((await manager.get('/compliments')).html), /No compliment is recorded yet/)
    const first = await add({ said: 'One', divisions: 'safeguarding' })
    await add({ said: 'Two', from: 'professional', sort: 'health', 'on-day': '18' })
    await send(`${first.at}/pass-on-compliment`, { ...ON, by: 'in-person' })
    const text = async (search: string) => textOf((await manager.get(`/compliments${search}`)).html)
    assert.match(await text(''), /1 not passed on yet .*2 compliments.*One .*Two/)
    assert.match(await text('?from=professional'), /1 compliment\. Only: From: A professional .*Health professional .*Two/)
    assert.doesNotMatch(await text('?passedOn=no'), /One/)
    assert.match(await text('?quotable=yes'), /Nothing matches what you chose/)
    assert.match(await text('?division=safeguarding&year=2026-27'), /1 compliment/)
    assert.match(await text('?year=nonsense&page=0&from=dog'), /2 compliments/)
  })
})
