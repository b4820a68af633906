import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf, type Fields } from '../../../../test/support/web.ts'

const on = (day: string, month: string, year: string, field = 'on') => ({ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year })
const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function surrounded() {
  const services = memoryServices()
  const web = await testWeb({ services })
  const manager = await web.signedIn()
  const streams = () => services.store.kept(TEST_AUTHORITY.authorityId).streams
  const events = () => [...streams().values()].flatMap(({ recorded }) => recorded.map(({ event }) => event))
  /** Sends the form of a command with its hidden fields; the address it leads to, or its page. */
  async function record(command: string, fields: Fields) {
    const { html } = await manager.get(`/context/new/${command}`)
    return manager.post(`/context/new/${command}`, { commandId: hidden(html, 'commandId'), seq: '0', entryId: hidden(html, 'entryId'), ...fields })
  }
  return { ...web, manager, record, events, streams }
}

describe('What surrounds the numbers', () => {
  test('an empty year says what is missing and what to do', async () => {
    const { manager } = await surrounded()
    const text = textOf((await manager.get('/context')).html)
    assert.match(text, /Nothing was counted in 2026-27\. Without the open cases, complaints cannot be set against the caseload/)
    assert.match(text, /No training is recorded.*No advice is recorded.*No change to the procedure manual.*No offer is recorded/)
  })

  for (const [command, fields, type, shown] of [
    ['record-training', { sessions: '2', topic: 'The procedure', places: '20', attended: '18', score: '4', feedback: 'Clear', ...on('5', '11', '2026') }, 'TrainingHeld', /The procedure.*2.*20.*18.*4 of 5\. Clear/],
    ['record-advice', { text: 'How to answer', minutes: '15', ...on('5', '11', '2026') }, 'AdviceGiven', /How to answer.*15/],
    ['record-procedure-update', { text: 'Advocacy provider', where: 'Chapter 4', ...on('5', '11', '2026') }, 'ProcedureManualUpdated', /Advocacy provider.*Chapter 4/],
    ['record-advocacy-offer', { to: 'child-in-care', outcome: 'Settled', ...on('5', '11', '2026') }, 'AdvocacyOfferMade', /A child in care.*No answer yet.*Settled/],
    ['record-referrals', { referrals: '1,204', ...on('1', '4', '2026'), ...on('30', '9', '2026', 'until') }, 'ReferralsCounted', /Referrals.*1 April 2026 to 30 September 2026.*1,204/],
    ['record-base', { measure: 'population-under-18', quantity: '28300', ...on('30', '6', '2026') }, 'BaseCounted', /Population under 18.*28,300/],
    ['record-population-share', { group: 'white', perThousand: '978', ...on('30', '6', '2026') }, 'PopulationShareStated', /White.*97\.8%/],
  ] as const)
    test(`${type}: recorded once however often it is sent, shown in its year, and corrected`, async () => {
      const { manager, record, events, streams } = await surrounded()
      const { html } = await manager.get(`/context/new/${command}`)
      const ids = { commandId: hidden(html, 'commandId'), seq: '0', entryId: hidden(html, 'entryId') }
      for (let sent = 0; sent < 2; sent += 1) {
        const answer = await manager.post(`/context/new/${command}`, { ...ids, ...fields })
        assert.deepEqual([answer.status, answer.location], [303, `/register/${ids.entryId}`], textOf(answer.html))
      }
      assert.deepEqual(events().map((event) => event.type), [type])
      assert.match(textOf((await manager.get('/context')).html), shown)
      const entry = await manager.get(`/register/${ids.entryId}`)
      assert.match(entry.html, new RegExp(`href="/context/${ids.entryId}/correct\\?entry=1"`))
      const correct = await manager.get(`/context/${ids.entryId}/correct?entry=1`)
      const again = { commandId: hidden(correct.html, 'commandId'), seq: '1', entry: '1', ...fields, ...on('4', '11', '2026'), ...('until-day' in fields ? on('5', '11', '2026', 'until') : {}) }
      assert.match(textOf((await manager.post(`/context/${ids.entryId}/correct`, again)).html), /Give the reason/)
      assert.equal((await manager.post(`/context/${ids.entryId}/correct`, { ...again, reason: 'Wrong day' })).status, 303)
      assert.equal(streams().get(ids.entryId)?.recorded.length, 2)
      assert.equal((await record(command, on('5', '11', '2026'))).status, 422, 'an empty form comes back')
    })

  test('more people than places is warned about, and kept when it is right', async () => {
    const { record, events } = await surrounded()
    const fields = { sessions: '1', places: '10', attended: '12', ...on('5', '11', '2026') }
    const page = await record('record-training', fields)
    assert.match(textOf(page.html), /More people came than there were places/)
    assert.equal(events().length, 0)
    assert.equal((await record('record-training', { ...fields, accept: 'more-attended-than-places' })).status, 303)
  })

  test('referrals whose period ends before it begins, and a negative or absurd number, are refused', async () => {
    const { record, events } = await surrounded()
    assert.match(textOf((await record('record-referrals', { referrals: '5', ...on('1', '10', '2026'), ...on('1', '9', '2026', 'until') })).html), /ends before it begins|before/)
    for (const quantity of ['-5', '99999999', 'many', '1.5']) assert.equal((await record('record-base', { measure: 'care-leavers', quantity, ...on('1', '9', '2026') })).status, 422, quantity)
    assert.equal(events().length, 0)
  })

  test('an offer is answered later, and the answer stands in the list', async () => {
    const { manager, record, streams } = await surrounded()
    await record('record-advocacy-offer', { to: 'care-leaver', ...on('5', '11', '2026') })
    const [streamId = ''] = [...streams().keys()]
    assert.match((await manager.get(`/register/${streamId}`)).html, /Record the answer to the offer/)
    const form = await manager.get(`/context/${streamId}/record-advocacy-offer-answer`)
    await manager.post(`/context/${streamId}/record-advocacy-offer-answer`, { commandId: hidden(form.html, 'commandId'), seq: '1', answer: 'declined', ...on('9', '11', '2026') })
    assert.match(textOf((await manager.get('/context')).html), /A care leaver.*Declined/)
  })

  test('only who may see the register’s entries sees them, and only who records enters them', async () => {
    const { signedIn, record } = await surrounded()
    await record('record-advice', { text: 'Marker of advice', ...on('5', '11', '2026') })
    const head = await signedIn('head-of-service')
    const { html } = await head.get('/context')
    assert.match(html, /Marker of advice/)
    assert.doesNotMatch(html, /\/context\/new/)
    assert.equal((await head.get('/context/new/record-advice')).status, 403)
    assert.equal((await head.get('/context/open-cases')).status, 403)
    for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get('/context')).status, 403, role)
  })
})

describe('The open cases of a day', () => {
  async function page() {
    const web = await surrounded()
    const { html } = await web.manager.get('/context/open-cases')
    const ids = Object.fromEntries([...html.matchAll(/name="(cases-\d+-id)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]))
    return { ...web, html, post: (fields: Fields, own: Fields = ids) => web.manager.post('/context/open-cases', { ...own, ...fields }) }
  }

  test('a whole table of divisions is one page, with the numbers of the year before beside it', async () => {
    const { manager, post, events, html } = await page()
    assert.match(textOf(html), /The whole authority Not counted/)
    assert.equal((await post({ 'cases-1': '1,247', 'cases-2': '702', source: 'Monthly report', ...on('31', '3', '2026') })).location, '/context')
    assert.deepEqual(events().map((event) => (event.type === 'CaseloadCounted' ? [event.openCases, event.division ?? null] : null)).map((pair) => pair?.[0]), [1247, 702])
    const next = textOf((await manager.get('/context/open-cases')).html)
    assert.match(next, /The whole authority 1,247 on 31 March 2026/)
  })

  test('the cases of teams are counted on the same page, beside and never within those of their divisions', async () => {
    const { manager, post, events, html } = await page()
    const boxOf = (team: string) => new RegExp(`<label for="(cases-\\d+)">${team}</label>`).exec(html)?.[1] ?? ''
    assert.match(textOf(html), /Count the cases of each team too How many cases had each team\?/)
    assert.match((await post({ [boxOf('Assessment')]: 'some', ...on('31', '3', '2026') })).html, /<details class="govuk-details" open>/)
    assert.equal((await post({ 'cases-1': '1247', [boxOf('Assessment')]: '60', ...on('31', '3', '2026') })).status, 303)
    assert.deepEqual(events().flatMap((event) => (event.type === 'CaseloadCounted' ? [[event.openCases, event.team ?? null, event.division ?? null]] : [])), [[1247, null, null], [60, 'assessment', null]])
    assert.match(textOf((await manager.get('/context/open-cases')).html), /Assessment 60 on 31 March 2026/)
    const list = textOf((await manager.get('/context?year=2025-26')).html)
    assert.match(list, /The whole authority[\s\S]*Assessment/)
  })

  test('sent twice it is recorded once, and going back to add a division records that one', async () => {
    const { post, events } = await page()
    const first = { 'cases-1': '1247', ...on('31', '10', '2026') }
    for (let sent = 0; sent < 2; sent += 1) assert.equal((await post(first)).status, 303)
    assert.equal(events().length, 1)
    assert.equal((await post({ ...first, 'cases-2': '700' })).status, 303)
    assert.equal(events().length, 2)
  })

  test('a day that another entry has counted already is said by its box, and nothing is recorded', async () => {
    const { manager, post, events } = await page()
    await post({ 'cases-1': '1247', ...on('31', '10', '2026') })
    const { html } = await manager.get('/context/open-cases')
    const others = Object.fromEntries([...html.matchAll(/name="(cases-\d+-id)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]))
    const again = await post({ 'cases-1': '1200', 'cases-2': '600', ...on('31', '10', '2026') }, others)
    assert.match(textOf(again.html), /The open cases of The whole authority on that day are recorded already/)
    assert.equal(events().length, 1)
  })

  test('nothing, a day to come and a word for a number come back with what is wrong', async () => {
    const { post, events } = await page()
    assert.match(textOf((await post(on('31', '10', '2026'))).html), /Enter at least one number/)
    assert.match(textOf((await post({ 'cases-1': '5', ...on('24', '11', '2026') })).html), /must be today or in the past/)
    assert.match(textOf((await post({ 'cases-1': 'many', ...on('31', '10', '2026') })).html), /as a whole number/)
    assert.equal(events().length, 0)
  })
})
