import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ComplaintEvent } from '../../../domain/complaint/events.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const day = (field: string, number: number, month: number): Fields =>
  ({ [`${field}-day`]: String(number), [`${field}-month`]: String(month), [`${field}-year`]: '2026' })
const on = (number: number, month: number) => day('on', number, month)

function hidden(html: string): Fields {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Sends a command's form once; with `accept`, a second time with these warnings ticked. Gives the last page's text. */
async function send(someone: Visitor, url: string, fields: Fields, accept: readonly string[] = []) {
  let answer = await someone.post(url, { ...hidden((await someone.get(url)).html), ...fields })
  if (accept.length > 0) answer = await someone.post(url, { ...hidden(answer.html), ...fields, accept: [...accept] })
  return { ...answer, text: textOf(answer.html) }
}

async function begun() {
  const web = await complaintsWeb()
  const id = await web.record({ on: isoDate('2026-06-01'), reachedTeamOn: isoDate('2026-06-01') })
  const someone = await web.signedIn()
  const done = async (command: string, fields: Fields, accept: readonly string[] = []) => {
    const answer = await send(someone, `/complaints/${id}/${command}`, fields, accept)
    assert.equal(answer.status, 303, `${command}: ${answer.text}`)
  }
  const page = async () => textOf((await someone.get(`/complaints/${id}`)).html)
  const last = () => web.eventsOf(id).at(-1) as ComplaintEvent
  await done('answer-stage-one', { ...on(12, 6), decided: 'whole', whole: 'not-upheld', departureReason: 'Agreed.' }, ['answer-not-approved', 'not-acknowledged'])
  return { web, id, someone, done, page, last, url: (command: string) => `/complaints/${id}/${command}` }
}

type Begun = Awaited<ReturnType<typeof begun>>
const someoneNew = (given: string): Fields => ({ person: 'new', 'person-givenName': given, 'person-familyName': 'Test' })

/** Stage 2 as it should go, up to its response. */
async function investigated({ done }: Begun) {
  await done('request-investigation', { ...on(15, 6), how: 'letter' })
  await done('send-statement', { ...on(17, 6), text: 'Calls, and a missed visit.' })
  await done('amend-statement', { ...on(19, 6), by: 'complainant', text: 'The visit was on 2 October.' })
  await done('agree-statement', on(22, 6))
  await done('ask-to-serve', { ...on(16, 6), role: 'independent-person', ...someoneNew('Rowan') })
  await done('appoint-investigating-officer', { ...on(16, 6), ...someoneNew('Ines') })
  await done('appoint-independent-person', { ...on(17, 6), ...someoneNew('Rowan') })
  await done('log-investigation-step', { ...on(24, 6), kind: 'interview', text: 'With the family.' })
  await done('record-investigation-report', {
    ...on(6, 7), 'findings-1': 'upheld', 'findings-1-text': 'Nobody rang.', 'findings-2': 'not-upheld', 'recommendations-1': 'Name a worker.',
  })
  await done('record-independent-person-report', { ...on(7, 7), agrees: 'yes' })
}

const RESPONSE: Fields = {
  ...on(16, 7), decided: 'each', 'finding-1': 'partly-upheld', 'finding-2': 'not-upheld', 'reasons-of-1': ['delay'], 'departure-1': 'One call was made.',
  enclosed: ['response', 'investigating-officer-report', 'independent-person-report', 'how-to-ask-for-panel'], ...day('receivedOn', 20, 7),
}

describe('stage 2, from the request to the response', () => {
  test('each step has its page and its line, and a full response warns of nothing', async () => {
    const story = await begun()
    await investigated(story)
    await story.done('answer-investigation', RESPONSE)
    const { departures, ...answer } = story.last() as Extract<ComplaintEvent, { type: 'InvestigationAnswered' }>
    assert.equal(departures?.[0]?.pointId, 'point-1')
    assert.equal(answer.receivedOn, '2026-07-20')
    const text = await story.page()
    for (const line of [
      /Statement of complaint sent Wednesday 17 June 2026/, /Statement of complaint amended .* The visit was on 2 October/, /Statement of complaint agreed/,
      /Investigating officer appointed .* Ines Test/, /Independent person appointed .* Rowan Test/, /Step of the investigation .* Interview/,
      /Point 1: upheld/, /Name a worker\./, /Point 1: One call was made\./, /Enclosed The response The investigating officer’s report, in full/, /Had by the complainant Monday 20 July 2026/,
    ]) assert.match(text, line)
    assert.doesNotMatch(text, /Stage 2 was answered without an independent person/)
  })

  test('a finding other than the report’s, unexplained, asks why before it is saved', async () => {
    const story = await begun()
    await investigated(story)
    const { 'departure-1': _why, ...silent } = RESPONSE
    const warned = await send(story.someone, story.url('answer-investigation'), silent, ['departs-without-reason'])
    assert.match(warned.text, /At least one finding is not that of the investigating officer’s report/)
    assert.match(warned.html, /<a href="#departureReason">Give the reason<\/a>/)
    await story.done('answer-investigation', { ...silent, departureReason: 'See the letter.' }, ['departs-without-reason'])
  })

  test('a person whom the law bars is refused; appointed already, they are a breach that the complaint shows', async () => {
    const story = await begun()
    await story.done('request-investigation', on(15, 6))
    const barred = { ...on(16, 6), ...someoneNew('Jo'), declared: ['member-or-officer'] }
    assert.match((await send(story.someone, story.url('appoint-independent-person'), barred)).text, /The law bars this person from this part\./)
    await story.done('appoint-independent-person', { ...barred, alreadyMade: 'yes' })
    assert.match(await story.page(), /Somebody was appointed whom the law bars/)
  })

  test('guidance on independence asks for its reason in the form’s own field', async () => {
    const story = await begun()
    await story.done('request-investigation', on(15, 6))
    const close = { ...on(16, 6), ...someoneNew('Max'), declared: ['already-involved'] }
    const warned = await send(story.someone, story.url('appoint-investigating-officer'), close, ['investigating-officer-not-separate'])
    assert.match(warned.html, /<a href="#departureReason">Give the reason<\/a>/)
    await story.done('appoint-investigating-officer', { ...close, departureReason: 'Nobody else could.' }, ['investigating-officer-not-separate'])
  })

  test('without an independent person the response is recorded, and is a breach', async () => {
    const story = await begun()
    await story.done('request-investigation', on(15, 6))
    await story.done('answer-investigation', { ...RESPONSE, 'departure-1': '', departureReason: 'It was sent.' }, ['response-without-reports'])
    assert.match(await story.page(), /Stage 2 was answered without an independent person/)
  })
})

describe('stage 3, from the request to the response', () => {
  async function atPanel() {
    const story = await begun()
    await investigated(story)
    await story.done('answer-investigation', RESPONSE)
    await story.done('request-review-panel', on(3, 8))
    return story
  }

  test('each step has its page and its line, and a full response warns of nothing', async () => {
    const { done, page, last } = await atPanel()
    await done('acknowledge-review-panel', on(4, 8))
    await done('appoint-panel-chair', { ...on(10, 8), ...someoneNew('Ash') })
    await done('appoint-panel-member', { ...on(10, 8), ...someoneNew('Bo') })
    await done('appoint-panel-member', { ...on(10, 8), ...someoneNew('Cy') })
    await done('set-panel-date', { ...on(11, 8), ...day('panelOn', 8, 9), place: 'The library', ...day('toldOn', 11, 8) })
    await done('send-panel-papers', { ...on(20, 8), to: ['panel', 'complainant'] })
    await done('record-panel-meeting', { ...on(8, 9), attended: ['complainant', 'advocate'], spoke: ['advocate'] })
    await done('record-panel-report', { ...on(11, 9), sentTo: ['authority', 'complainant', 'independent-person'], 'recommendations-1': 'Say sorry in person.' })
    await done('answer-review-panel', {
      ...on(25, 9), decided: 'each', 'finding-1': 'upheld', 'finding-2': 'not-upheld', 'reasons-of-1': ['delay'], withIndependentPerson: 'yes', independentPersonViews: 'Fair.',
      'proposal-1': 'A meeting in October.', departures: 'None.', ombudsmanTold: 'yes', enclosed: ['response', 'proposals', 'ombudsman-details'],
    })
    const response = last() as Extract<ComplaintEvent, { type: 'ReviewPanelAnswered' }>
    assert.deepEqual([response.withIndependentPerson, response.ombudsmanTold, response.proposals?.length], [true, true, 1])
    const text = await page()
    for (const line of [
      /Panel chair appointed .* Ash Test/, /Day of the panel set .* Tuesday 8 September 2026/, /Review panel met Tuesday 8 September 2026/, /The complainant, The advocate/,
      /Say sorry in person\./, /What is proposed A meeting in October\./, /With the independent person Yes/,
    ]) assert.match(text, line)
  })

  test('each of its entries can be corrected from its line', async () => {
    const { web, id, someone, url, done } = await atPanel()
    await done('appoint-panel-chair', { ...on(10, 8), ...someoneNew('Ash') })
    await done('set-panel-date', { ...on(11, 8), ...day('panelOn', 8, 9) })
    for (let entry = 1; entry <= web.seqOf(id); entry += 1)
      assert.equal((await someone.get(`${url('correct')}?entry=${entry}`)).status, 200, `entry ${entry}`)
    const entry = web.seqOf(id)
    const form = await someone.get(`${url('correct')}?entry=${entry}`)
    const saved = await someone.post(url('correct'), { ...hidden(form.html), ...day('happenedOn', 11, 8), ...day('panelOn', 9, 9), reason: 'The library is closed.' })
    assert.equal(saved.status, 303, textOf(saved.html))
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Wednesday 9 September 2026/)
  })

  test('what a response enclosed is corrected in the words of its stage', async () => {
    const { web, id, someone, url, last } = await atPanel()
    const entry = web.eventsOf(id).findIndex(({ type }) => type === 'InvestigationAnswered') + 1
    const form = await someone.get(`${url('correct')}?entry=${entry}`)
    assert.match(textOf(form.html), /The investigating officer’s report, in full/)
    const saved = await someone.post(url('correct'), {
      ...hidden(form.html), ...day('happenedOn', 16, 7), ...day('receivedOn', 20, 7), 'finding-1': 'partly-upheld', 'finding-2': 'not-upheld', 'reasons-of-1': ['delay'],
      enclosed: ['response'], reason: 'The reports came later.',
    })
    assert.equal(saved.status, 303, textOf(saved.html))
    assert.deepEqual((last() as Extract<ComplaintEvent, { type: 'FactCorrected' }>).changes, { enclosed: ['response'] })
  })

  test('a panel of two is recorded as a breach, counted from who was there', async () => {
    const { web, id, done, page } = await atPanel()
    await done('appoint-panel-chair', { ...on(10, 8), ...someoneNew('Ash') })
    await done('appoint-panel-member', { ...on(10, 8), ...someoneNew('Bo') })
    const members = web.eventsOf(id).flatMap((event) => ('person' in event && event.type.startsWith('Panel') ? [(event as { person: { personId: string } }).person.personId] : []))
    await done('record-panel-meeting', { ...on(8, 9), members }, ['panel-without-papers'])
    assert.match(await page(), /The review panel had fewer than three members/)
  })

  test('refused on another ground than lateness it is a breach, and the panel stays owed', async () => {
    const { done, page } = await atPanel()
    await done('refuse-review-panel', { ...on(10, 8), ground: 'other', reasons: 'Nothing more to say.' })
    assert.match(await page(), /A review panel was refused against the rules/)
    assert.match(await page(), /Stage 3: review panel/)
  })

  test('a request after 20 working days is taken with its reasons', async () => {
    const story = await begun()
    await investigated(story)
    await story.done('answer-investigation', RESPONSE)
    const late = await send(story.someone, story.url('request-review-panel'), on(21, 9), ['late-panel-request'])
    assert.match(late.html, /<a href="#reasons">Give the reason<\/a>/)
    await story.done('request-review-panel', { ...on(21, 9), acceptedLate: 'yes', reasons: 'They were in hospital.' })
  })
})
