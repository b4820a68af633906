import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

import { PROCEDURE_IDS } from '../../../domain/procedure/procedures.ts'
import { ROUTE_WORDS } from '../../../words/threads/route.ts'
import { complaintsWeb, TEAM_MANAGER } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const day = (name: string, dayOfMonth: number, month = 11): Fields =>
  ({ [`${name}-day`]: String(dayOfMonth), [`${name}-month`]: String(month), [`${name}-year`]: '2026' })
const on = (dayOfMonth: number, month = 11) => day('on', dayOfMonth, month)

function hidden(html: string): Fields {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Opens a command's page and sends its form once. */
async function send(someone: Visitor, url: string, fields: Fields) {
  return someone.post(url, { ...hidden((await someone.get(url)).html), ...fields })
}

/** Sends it, and once more with every warning accepted; gives the codes of the warnings. */
async function saved(someone: Visitor, url: string, fields: Fields): Promise<readonly string[]> {
  let answer = await send(someone, url, fields)
  const warnings = [...answer.html.matchAll(/name="accept" type="checkbox" value="([^"]+)"/g)].map(([, code = '']) => code)
  if (warnings.length > 0) answer = await someone.post(url, { ...hidden(answer.html), ...fields, accept: warnings })
  assert.equal(answer.status, 303, textOf(answer.html))
  return warnings
}

/** The value that a page's list offers for the item of these words. */
function itemIn(html: string): string {
  return /<option value="(0{8}-[\d-]+)"/.exec(html)?.[1] ?? ''
}

async function opened(complaint: Parameters<Awaited<ReturnType<typeof complaintsWeb>>['record']>[0] = {}) {
  const web = await complaintsWeb()
  const id = await web.record(complaint)
  const someone = await web.signedIn()
  return {
    web, id, someone, url: (command: string) => `/complaints/${id}/${command}`,
    typesOf: () => web.eventsOf(id).map(({ type }) => type), page: async () => textOf((await someone.get(`/complaints/${id}`)).html),
  }
}

describe('a safeguarding concern', () => {
  test('is raised by anybody who works on the complaint, referred the same day, acknowledged and ended', async () => {
    const { web, id, someone, url, page } = await opened()
    await web.command(id, { type: 'allocate', on: isoDate('2026-11-17'), team: 'assessment' })
    const worker = await web.signedIn('team-manager')
    const form = await worker.get(url('raise-safeguarding-concern'))
    assert.match(textOf(form.html), /Refer it to safeguarding today/)
    assert.deepEqual(await saved(worker, url('raise-safeguarding-concern'), { ...on(20), about: 'child', text: 'He had bruises.' }), [])
    const refer = await someone.get(url('refer-to-safeguarding'))
    assert.match(textOf(refer.html), /Safeguarding concern, Friday 20 November 2026: He had bruises\./)
    await saved(someone, url('refer-to-safeguarding'), { ...on(20), concernId: itemIn(refer.html) })
    await saved(someone, url('acknowledge-safeguarding-referral'), { ...on(20), concernId: itemIn(refer.html) })
    await saved(someone, url('end-safeguarding-concern'), { ...on(23), concernId: itemIn(refer.html), outcome: 'enquiry-begun' })
    assert.match(await page(), /Safeguarding concern ended.*A safeguarding enquiry began/)
  })

  test('about whoever answers warns, and they are not given it back', async () => {
    const { web, id, someone, url } = await opened()
    const accusedUser = TEAM_MANAGER
    await web.command(id, { type: 'allocate', on: isoDate('2026-11-17'), responderId: accusedUser })
    assert.deepEqual(await saved(someone, url('raise-safeguarding-concern'), { ...on(20), about: 'worker', text: 'An allegation.', accusedUser }), ['accused-is-responder'])
    const refused = await send(someone, url('allocate'), { ...on(23), responder: accusedUser, responderId: accusedUser })
    assert.match(textOf(refused.html), /An open safeguarding concern is about this person/)
    const worker = await web.signedIn('team-manager')
    assert.equal((await worker.get(`/complaints/${id}`)).status, 404, 'the person accused hears nothing, although the complaint is still theirs')
    assert.equal((await someone.get(`/complaints/${id}`)).status, 200)
  })

  test('about a worker is not ended in silence: it asks why the designated officer was not told', async () => {
    const { someone, url } = await opened()
    await saved(someone, url('raise-safeguarding-concern'), { ...on(20), about: 'worker', text: 'An allegation.' })
    const { html } = await someone.get(url('end-safeguarding-concern'))
    const fields = { ...on(23), concernId: itemIn(html), outcome: 'no-further-action' }
    const warned = await send(someone, url('end-safeguarding-concern'), { ...fields, accept: ['designated-officer-not-told'] })
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.html), /The designated officer was not told of this/)
    const answer = await someone.post(url('end-safeguarding-concern'), {
      ...hidden(warned.html), ...fields, accept: ['designated-officer-not-told'], text: 'He had left the country.',
    })
    assert.equal(answer.status, 303, textOf(answer.html))
  })
})

describe('what it is', () => {
  test('is one click in the plain case: the page stands filled in, and today and the route alone are enough', async () => {
    const { web, id, someone, url } = await opened()
    const { html } = await someone.get(url('decide-route'))
    assert.match(html, /value="children-act" selected/)
    assert.deepEqual(await saved(someone, url('decide-route'), { ...on(23), route: 'children-act' }), [])
    assert.deepEqual(web.eventsOf(id).at(-1), { type: 'RouteDecided', happenedOn: '2026-11-23', route: 'children-act' })
  })

  test('is corrected later, and both decisions stay visible', async () => {
    const { someone, url, page } = await opened()
    await saved(someone, url('decide-route'), { ...on(18), route: 'enquiry', reasons: 'She asked who her worker is.' })
    assert.match((await someone.get(url('decide-route'))).html, /value="enquiry" selected/)
    await saved(someone, url('decide-route'), { ...on(20), route: 'children-act', reasons: 'She complains of the missed visit.' })
    const text = await page()
    assert.match(text, /Complaint under the Children Act.*She complains of the missed visit\./)
    assert.match(text, /Enquiry or service request.*She asked who her worker is\./)
  })

  test('without a signpost for what is not ours is refused in words', async () => {
    const { someone, url } = await opened()
    const refused = await send(someone, url('decide-route'), { ...on(23), route: 'not-this-authority', reasons: 'A school.' })
    assert.match(textOf(refused.html), /This was not saved Say where the complainant was sent\./)
  })

  test('sent the wrong way, it is brought back under the Children Act and offers stage 2 from there', async () => {
    const { web, id, someone, url, page } = await opened({ procedure: 'corporate-council' })
    await web.command(id, { type: 'answer-stage-one', on: isoDate('2026-11-18'), whole: 'not-upheld', departureReason: { words: 'x' } }, ['answer-not-approved', 'not-acknowledged'])
    assert.doesNotMatch((await someone.get(`/complaints/${id}`)).html, /request-investigation/)
    await saved(someone, url('change-procedure'), { ...on(20), procedure: 'children-act-1989-england', reasons: 'About a Part 3 service.', ...day('toldOn', 20) })
    assert.match((await someone.get(`/complaints/${id}`)).html, /request-investigation/)
    assert.match(await page(), /Moved to another procedure.*About a Part 3 service\./)
    await saved(someone, url('request-investigation'), on(23))
  })

  test('and every procedure has its words on that page', () =>
    assert.deepEqual(PROCEDURE_IDS.filter((each) => !Object.hasOwn(ROUTE_WORDS.commands['change-procedure'].asks.procedure.of, each)), []))
})

describe('proceedings', () => {
  test('stand in the way of one point; when they have ended it is brought again', async () => {
    const { someone, url, page, typesOf } = await opened()
    const declined = { ...on(18), scope: 'points', points: ['point-2'], ground: 'court', reasoning: 'The visit is before the court.', ...day('expectedEndOn', 1, 12), ...day('toldOn', 18) }
    assert.deepEqual(await saved(someone, url('decline-consideration'), declined), [])
    assert.match(await page(), /Not considered because of proceedings.*Point 2.*The visit is before the court\./)
    const early = await send(someone, url('resubmit'), { ...on(19), proceedingsId: itemIn((await someone.get(url('resubmit'))).html) })
    assert.match(textOf(early.html), /No such proceedings have ended/)
    const { html } = await someone.get(url('end-proceedings'))
    await saved(someone, url('end-proceedings'), { ...on(20), proceedingsId: itemIn(html) })
    await saved(someone, url('resubmit'), { ...on(23), proceedingsId: itemIn(html) })
    assert.deepEqual(typesOf().slice(-3), ['ConsiderationDeclined', 'ProceedingsEnded', 'ComplaintResubmitted'])
  })

  test('named without their points are refused in words', async () => {
    const { someone, url } = await opened()
    const refused = await send(someone, url('decline-consideration'), { ...on(18), scope: 'points', ground: 'court', reasoning: 'It would.' })
    assert.match(textOf(refused.html), /Name the points that are not considered\./)
  })
})

describe('people and decisions beside the complaint', () => {
  test('an advocate who is barred is refused, and recorded with a warning where it happened', async () => {
    const { someone, url, page } = await opened()
    const advocate = { ...on(18), person: 'new', 'person-givenName': 'Noor', 'person-familyName': 'Vale', declared: ['manages-the-service'] }
    assert.match(textOf((await send(someone, url('appoint-advocate'), advocate)).html), /This person may not be the advocate/)
    assert.deepEqual(await saved(someone, url('appoint-advocate'), { ...advocate, alreadyMade: 'yes' }), ['barred-advocate'])
    assert.match(await page(), /Advocate appointed.*Noor Vale/)
  })

  test('a freeze that is refused shows the presumption and is saved with its reasons', async () => {
    const { someone, url } = await opened()
    await saved(someone, url('ask-for-freeze'), { ...on(18), askedBy: 'complainant', decision: 'The move to another placement.' })
    const { html } = await someone.get(url('decide-freeze'))
    const warnings = await saved(someone, url('decide-freeze'), { ...on(19), freezeId: itemIn(html), granted: 'no', reasons: 'A risk to the child.', ...day('toldOn', 19) })
    assert.deepEqual(warnings, ['freeze-refused'])
  })

  test('what the reply may disclose is decided for the child and the parent', async () => {
    const { someone, url, page } = await opened()
    await saved(someone, url('limit-disclosure'), { ...on(18), child: 'person-kit', recipient: 'person-ada', limit: 'some', text: 'The dates of visits alone.' })
    assert.match(await page(), /What the reply may disclose.*Kit Marsh.*Ada Marsh.*Some of it.*The dates of visits alone\./)
  })
})
