import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { WordedCommand } from '../../../application/worded.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

const on = isoDate('2026-11-16')
type Web = Awaited<ReturnType<typeof complaintsWeb>>

/** A complaint received on Monday 2 November 2026 and answered at stage 1 the day after, with stage 2 asked for on the 4th. */
async function atStageTwo(web: Web): Promise<string> {
  const id = await web.record({ on: isoDate('2026-11-02'), reachedTeamOn: isoDate('2026-11-02') })
  await web.command(id, { type: 'answer-stage-one', on: isoDate('2026-11-03'), whole: 'not-upheld', departureReason: { words: 'At once.' } }, ['answer-not-approved', 'not-acknowledged'])
  await web.command(id, { type: 'request-investigation', on: isoDate('2026-11-04') })
  return id
}

async function seen(web: Web, id: string, stage: string) {
  const { html, status } = await (await web.signedIn()).get(`/complaints/${id}/stages/${stage}`)
  return { html, status, text: textOf(html) }
}

describe('a stage, step by step', () => {
  test('stage 1 says what is done and by whom, what is due and until when, and what is only done if needed', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { type: 'acknowledge', on })
    const { text, html } = await seen(web, id, 'stage-1')
    assert.match(text, /Acknowledge Done Was due Thursday 19 November 2026.*done in 0 working days Monday 16 November 2026.*recorded by Test complaints manager/)
    assert.match(text, /Record the stage 1 answer Due Due Monday 30 November 2026.*5 working days left SI 2006\/1738 reg\. 14/)
    assert.match(text, /Steps only where they are needed.*Extend stage 1 Only if needed/)
    assert.match(html, new RegExp(`href="/complaints/${id}#entry-2"`))
    assert.match(html, new RegExp(`href="/complaints/${id}/clocks/stage-1-answer"`))
  })

  test('each letter says what it must contain, and what is not confirmed is marked', async () => {
    const web = await complaintsWeb()
    const { text } = await seen(web, await web.record(), 'stage-1')
    assert.match(text, /Acknowledgement Owed, late by 19 November 2026 How it will be handled and by whom The day of receipt and the day the answer is due \(source not confirmed\)/)
    assert.match(text, /Extension of stage 1 Only if it comes to that/)
    assert.match(text, /Stage 1 answer Owed by 30 November 2026 A finding on each point/)
  })

  test('stage 2 shows both readings of its start and how far the statement has drifted', async () => {
    const web = await complaintsWeb()
    const id = await atStageTwo(web)
    const before = await seen(web, id, 'stage-2')
    assert.match(before.text, /From the request This is the one that counts here Wednesday 4 November 2026 Wednesday 9 December 2026/)
    assert.match(before.text, /The statement of complaint is not agreed yet: 13 working days since the request so far\./)
    await web.command(id, { type: 'agree-statement', on: isoDate('2026-11-11') })
    const { text } = await seen(web, id, 'stage-2')
    assert.match(text, /From the agreed statement Wednesday 11 November 2026 Wednesday 16 December 2026/)
    assert.match(text, /was agreed on Wednesday 11 November 2026, 5 working days after the request\./)
  })

  test('stage 2 names who takes part, whom each may not be, and that nobody is appointed yet', async () => {
    const web = await complaintsWeb()
    const { text, html } = await seen(web, await atStageTwo(web), 'stage-2')
    assert.match(text, /Independent person: nobody yet .*May not be a member or officer of the authority SI 2006\/1738 reg\. 2/)
    assert.match(text, /Investigating officer: nobody yet .*Should not be the line manager of somebody complained about .*\(source not confirmed\)/)
    assert.match(html, /\/appoint-independent-person"/)
  })

  test('whoever is appointed is named with the day', async () => {
    const web = await complaintsWeb()
    const id = await atStageTwo(web)
    await web.command(id, { type: 'appoint-independent-person', on: isoDate('2026-11-09'), person: { personId: 'person-ada' } } as unknown as WordedCommand)
    assert.match((await seen(web, id, 'stage-2')).text, /Independent person Ada Marsh, since Monday 9 November 2026/)
  })

  test('a stage that was passed says so, and what was never recorded is not called done', async () => {
    const web = await complaintsWeb()
    const { text } = await seen(web, await atStageTwo(web), 'stage-1')
    assert.match(text, /This stage is over\./)
    assert.match(text, /Acknowledge Not recorded/)
    assert.match(text, /Extend stage 1 Not needed/)
  })

  test('a stage to come shows its steps, and links to none of them', async () => {
    const web = await complaintsWeb()
    const { text, html } = await seen(web, await web.record(), 'stage-3')
    assert.match(text, /The complaint has not come to this stage\. It stands at: Stage 1: local resolution\./)
    assert.match(text, /Chair of the review panel: nobody yet/)
    assert.match(text, /Member of the review panel: 0 of 3/)
    assert.doesNotMatch(html, /panel-planner|\/answer-review-panel"/)
  })

  test('the Ombudsman’s page leads to the desk and to an early referral', async () => {
    const web = await complaintsWeb()
    const { html, status } = await seen(web, await web.record(), 'ombudsman')
    assert.equal(status, 200)
    assert.match(html, /href="\/ombudsman"/)
    assert.match(html, /\/refer-to-ombudsman"/)
  })

  for (const [procedure, stage] of [
    ['children-act-1989-england', 'corporate-review'], ['corporate-council', 'stage-2'], ['adult-social-care-2009', 'stage-3'], ['children-act-1989-england', 'stage-9'],
    ['children-act-1989-england', '__proto__'], ['children-act-1989-england', 'before'],
  ] as const)
    test(`there is no ${stage} in ${procedure}`, async () => {
      const web = await complaintsWeb()
      assert.equal((await seen(web, await web.record({ procedure }), stage)).status, 404)
    })

  for (const [procedure, stage] of [
    ['corporate-council', 'corporate-review'], ['corporate-code', 'corporate-review'], ['adult-social-care-2009', 'stage-1'], ['wales-2014', 'stage-2'],
    ['data-protection-complaint', 'stage-1'],
  ] as const)
    test(`${stage} of ${procedure} has its page`, async () => {
      const web = await complaintsWeb()
      const { status, text } = await seen(web, await web.record({ procedure }), stage)
      assert.equal(status, 200)
      assert.match(text, /Steps/)
    })

  test('a team manager who may not see the complaint sees no stage of it, and nobody’s name is in the title', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    assert.equal((await (await web.signedIn('team-manager')).get(`/complaints/${id}/stages/stage-1`)).status, 404)
    assert.doesNotMatch(/<title>([^<]+)<\/title>/.exec((await seen(web, id, 'stage-1')).html)?.[1] ?? 'Marsh', /Marsh|Ada/)
  })
})
