import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carryOut } from '../../../application/carry-out.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const on = (day: number, month = 11): Fields => ({ 'on-day': String(day), 'on-month': String(month), 'on-year': '2026' })

/** Opens a command's page, sends its form, and sends it again with every warning accepted. */
async function saved(someone: Visitor, url: string, fields: Fields): Promise<void> {
  const hidden = (html: string): Fields => Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  let answer = await someone.post(url, { ...hidden((await someone.get(url)).html), ...fields })
  const warnings = [...answer.html.matchAll(/name="accept" type="checkbox" value="([^"]+)"/g)].map(([, code = '']) => code)
  if (warnings.length > 0) answer = await someone.post(url, { ...hidden(answer.html), ...fields, accept: warnings, departureReason: 'Agreed.' })
  assert.equal(answer.status, 303, textOf(answer.html))
}

describe('the answer’s way through three hands', () => {
  test('a team manager drafts and submits, the head of service sends it back, it is submitted again and approved', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { type: 'allocate', on: isoDate('2026-11-17'), team: 'assessment' })
    const [team, head] = [await web.signedIn('team-manager'), await web.signedIn('head-of-service')]
    await saved(team, `/complaints/${id}/draft-answer`, { ...on(18), text: 'Dear Ms Marsh' })
    await saved(team, `/complaints/${id}/submit-answer`, on(18))
    await saved(head, `/complaints/${id}/send-back-answer`, { ...on(19), reasons: 'Say when she will be rung.' })
    assert.match(textOf((await team.get(`/complaints/${id}`)).html), /Sent back to be changed, since Thursday 19 November 2026.*Say when she will be rung\./)
    assert.match((await team.get(`/complaints/${id}/draft-answer`)).html, /Dear Ms Marsh/)
    await saved(team, `/complaints/${id}/draft-answer`, { ...on(20), text: 'Dear Ms Marsh, on Monday' })
    await saved(team, `/complaints/${id}/submit-answer`, on(20))
    await saved(head, `/complaints/${id}/approve-answer`, on(23))
    assert.match(textOf((await head.get(`/complaints/${id}`)).html), /Approved, to be sent/)
  })

  test('what a role may not do it is neither offered nor let do', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const head = await web.signedIn('head-of-service')
    await head.get(`/complaints/${id}`)
    assert.equal((await head.post(`/complaints/${id}/close`, { ...on(23), category: 'delay' })).status, 403)
    const team = await web.signedIn('team-manager')
    await team.get('/work')
    assert.equal((await team.post(`/complaints/${id}/add-note`, { ...on(23), text: 'Not mine.' })).status, 404)
    assert.equal(web.seqOf(id), 1)
  })
})

describe('mending what is known of a person', () => {
  test('reaches only the people of that complaint', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const other = await web.record({ details: {} }, [])
    const result = await carryOut(web.services, actorOf('complaints-manager'), {
      complaintId: other, expectedSeq: 1, commandId: 'c', command: { type: 'add-note', on: isoDate('2026-11-23'), text: { words: 'x' } },
      changedPeople: [{ personId: 'person-ada' as PersonId, details: { familyName: 'Taken' } }],
    })
    assert.equal(result.kind, 'refused')
    assert.match(textOf((await (await web.signedIn()).get(`/complaints/${id}`)).html), /Ada Marsh/)
  })
})

describe('later stages as plain dated entries', () => {
  test('stage 2 and the review panel are requested, held and answered, and each finding stands in its column', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ on: isoDate('2026-06-01'), reachedTeamOn: isoDate('2026-06-01') })
    const someone = await web.signedIn()
    const url = (command: string) => `/complaints/${id}/${command}`
    const findings = { decided: 'each', 'finding-1': 'upheld', 'finding-2': 'partly-upheld', 'reasons-of-1': ['delay'], 'reasons-of-2': ['delay'] }
    await saved(someone, url('answer-stage-one'), { ...on(12, 6), ...findings, 'finding-2': 'not-upheld', 'reasons-of-2': [] })
    await saved(someone, url('request-investigation'), on(19, 6))
    await saved(someone, url('extend-investigation'), { ...on(26, 6), untilWorkingDays: '65', 'toldOn-day': '26', 'toldOn-month': '6', 'toldOn-year': '2026', reason: 'Three teams.' })
    await saved(someone, url('answer-investigation'), { ...on(11, 9), ...findings })
    await saved(someone, url('request-review-panel'), on(21, 9))
    await saved(someone, url('record-panel-meeting'), on(20, 10))
    await saved(someone, url('answer-review-panel'), { ...on(4), ...findings, 'finding-2': 'upheld' })
    const text = textOf((await someone.get(`/complaints/${id}`)).html)
    assert.match(text, /Point Stage 1: local resolution Stage 2: investigation Stage 3: review panel/)
    assert.match(text, /2\. The visit of 2 October was missed\. Not upheld Partly upheld Delay Upheld Delay/)
    assert.match(text, /Stage 3: review panel · Upheld/)
  })

  test('a corporate complaint goes to corporate review', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ procedure: 'corporate-council' })
    const someone = await web.signedIn()
    const outcome = { decided: 'whole', whole: 'not-upheld' }
    await saved(someone, `/complaints/${id}/answer-stage-one`, { ...on(18), ...outcome })
    await saved(someone, `/complaints/${id}/request-corporate-review`, on(19))
    await saved(someone, `/complaints/${id}/answer-corporate-review`, { ...on(23), ...outcome })
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Stage 2: internal review · Not upheld/)
  })

  test('a closed complaint can be reopened with a reason, and a withdrawn one too', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const someone = await web.signedIn()
    await saved(someone, `/complaints/${id}/withdraw`, { ...on(19), reason: 'It was settled.' })
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Withdrawn Stage 1/)
    await saved(someone, `/complaints/${id}/reopen`, { ...on(20), reason: 'She thought again.' })
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Open Stage 1/)
  })
})
