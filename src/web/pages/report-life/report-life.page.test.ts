import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { plainProtector } from '../../../../test/support/plain-protector.ts'
import { testPress } from '../../../../test/support/press.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { givenReport } from '../../../../test/support/report-to-publish.ts'
import { TEST_AUTHORITY, textOf, type Visitor } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import type { Protector } from '../../../application/protection.ts'
import type { Reads } from '../../../application/ports.ts'
import type { Press } from '../../../application/report/press.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const FACTS = [aFact({ streamId: 'a', receivedOn: isoDate('2019-06-02'), outcome: 'upheld' })]
const withFacts = (reads: Reads): Reads => ({ ...reads, reportFacts: async () => FACTS })

/** Whoever withholds small numbers: begins again whenever something else is asked of them, and is done when the test says so. */
function slowProtector() {
  let isDone = false
  const plain = plainProtector()
  const look: Protector['look'] = async (authorityId, order) => (isDone ? plain.look(authorityId, order) : { kind: 'working', step: null })
  return { protector: { ...plain, look } satisfies Protector, finish: () => (isDone = true), begin: () => (isDone = false) }
}

async function opened({ protector = plainProtector(), words = 'Nothing is counted here.', press = testPress(), ...parts }: Readonly<{ carried?: boolean; words?: string; protector?: Protector; press?: Press }> = {}) {
  const web = await complaintsWeb({ protector, press, store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }) })
  const { services } = web.deps
  const reportId = await givenReport(services, TEST_AUTHORITY.authorityId, words, { recordedAt: services.clock.now(), ...parts })
  const at = (page: string) => `/reports/${reportId}/${page}`
  /** Sends the form of a step as the page shows it. */
  const send = async (someone: Visitor, page: string, step: string, words = '', html?: string) => {
    const shown = html ?? (await someone.get(at(page))).html
    return someone.post(at(page), { commandId: hidden(shown, 'commandId'), seq: hidden(shown, 'seq'), content: hidden(shown, 'content'), step, [`words-${step}`]: words })
  }
  const [manager, head, reader, team] = [await web.signedIn('complaints-manager'), await web.signedIn('head-of-service'), await web.signedIn('reader'), await web.signedIn('team-manager')]
  return { ...web, reportId, at, send, manager, head, reader, team }
}

describe('checking and approving a report', () => {
  test('whoever submitted it is told who may be second, and finds no button to approve it', async () => {
    const { manager, head, at, send } = await opened()
    assert.equal((await send(manager, 'approve', 'submit-report', 'Look at the tables.')).status, 303)
    const shown = (await manager.get(at('approve'))).html
    assert.match(textOf(shown), /Submitted by Test complaints manager/)
    assert.match(textOf(shown), /Who may be second Test head of service \(Head of service \(adjudicating officer\)\)/)
    assert.match(textOf(shown), /Whoever submitted a report cannot check or approve it too/)
    assert.doesNotMatch(shown, /value="approve-report"/)
    assert.match(textOf((await send(manager, 'approve', 'approve-report')).html), /Whoever submitted a report cannot check or approve it too/)
    assert.match((await head.get(at('approve'))).html, /value="approve-report"/)
  })

  test('it waits for the second person on a page of theirs, and is approved once for two clicks', async () => {
    const { manager, head, reader, at, send } = await opened()
    await send(manager, 'approve', 'submit-report')
    assert.match(textOf((await head.get('/reports/waiting')).html), /Annual report 2019-20/)
    assert.match(textOf((await reader.get('/reports/waiting')).html), /No report waits for you/)
    assert.match(textOf((await head.get('/work')).html), /Reports to check and approve ?: Annual report 2019-20 ?, submitted on/)
    assert.doesNotMatch((await reader.get('/work')).html, /Reports to check and approve<\/strong>/)
    const { html } = await head.get(at('approve'))
    assert.deepEqual([(await send(head, 'approve', 'approve-report', '', html)).status, (await send(head, 'approve', 'approve-report', '', html)).status], [303, 303])
    assert.match(textOf((await manager.get(at('publish'))).html), /Approved by Test head of service.*Publish edition 1/)
  })

  test('text that was carried forward has to be confirmed first, and the page says where', async () => {
    const { manager, at, send } = await opened({ carried: true })
    assert.match(textOf((await manager.get(at('approve'))).html), /To be put right first Text carried forward.* Training/)
    const refused = await send(manager, 'approve', 'submit-report')
    assert.match(textOf(refused.html), /There is a problem Something has to be put right first/)
  })

  test('a section that says nothing has to be written or taken out first', async () => {
    const { manager, at } = await opened({ words: ' ' })
    assert.match((await manager.get(at('approve'))).html, /say nothing\. Write each, or take it out\.[^]*<a class="govuk-link" href="\/reports\/[^"]+\/sections\/[^"]+">Training<\/a>/)
  })

  test('while small numbers are being worked out nobody is told that figures have changed, and nothing can be submitted or approved', async () => {
    const { protector, begin, finish } = slowProtector()
    const { manager, head, at, send } = await opened({ protector })
    finish()
    const before = (await manager.get(at('approve'))).html
    begin()
    const early = await send(manager, 'approve', 'submit-report', '', before)
    assert.match(textOf(early.html), /There is a problem Something has to be put right first.*is being worked out/)
    assert.doesNotMatch(early.html, /value="submit-report"/)
    finish()
    assert.equal((await send(manager, 'approve', 'submit-report')).status, 303)
    begin()
    const working = await head.get(at('approve'))
    assert.match(textOf(working.html), /is being worked out/)
    assert.doesNotMatch(textOf(working.html), /Figures have changed/)
    assert.doesNotMatch(working.html, /value="approve-report"/)
    finish()
    assert.equal((await send(head, 'approve', 'approve-report')).status, 303)
    const { html } = await manager.get(at('publish'))
    begin()
    const again = textOf((await send(manager, 'publish', 'publish-report', '', html)).html)
    assert.match(again, /There is a problem Something has to be put right first/)
    assert.doesNotMatch(again, /are not the same/)
    finish()
    assert.equal((await send(manager, 'publish', 'publish-report')).status, 303)
    begin()
    assert.doesNotMatch(textOf((await manager.get(at('correct'))).html), /Figures have changed/)
  })

  test('sending it back needs words, and makes it a draft that says them', async () => {
    const { manager, head, at, send } = await opened()
    await send(manager, 'approve', 'submit-report')
    assert.match(textOf((await send(head, 'approve', 'send-back-report')).html), /Say what is to be changed/)
    assert.equal((await send(head, 'approve', 'send-back-report', 'The total is missing.')).status, 303)
    assert.match(textOf((await manager.get(at('approve'))).html), /Draft.*Test head of service sent it back.*The total is missing\./)
  })

  test('whoever has checked it is told why they cannot approve it too, and is not named among those who may', async () => {
    const web = await opened()
    const { manager, head, services, at, send } = web
    await services.store.write(wholeOf(TEST_AUTHORITY.authorityId), async (tx) => tx.settings.save({ ...await tx.settings.current(), reportSecondPersons: 2, reportSecondRoles: ['head-of-service', 'reader'] },
      { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: services.clock.today() }))
    await send(manager, 'approve', 'submit-report')
    assert.equal((await send(head, 'approve', 'check-report')).status, 303)
    const shown = textOf((await head.get(at('approve'))).html)
    assert.match(shown, /The same person cannot be second twice: you have checked this report.*Who may be second Test reader \(Reader of figures\)/)
    assert.match(textOf((await send(head, 'approve', 'approve-report')).html), /There is a problem The same person cannot be second twice/)
  })

  test('a page that was drawn before somebody else was faster says so', async () => {
    const { manager, head, at, send } = await opened()
    await send(manager, 'approve', 'submit-report')
    const { html } = await head.get(at('approve'))
    await send(manager, 'approve', 'send-back-report', 'I saw something.')
    assert.match(textOf((await send(head, 'approve', 'approve-report', '', html)).html), /Somebody else has done something with this report/)
  })

  test('nobody else sees a draft: not a reader, not a team manager, not the public', async () => {
    const { manager, reader, team, visitor, at, send } = await opened()
    await send(manager, 'approve', 'submit-report')
    for (const someone of [reader, team]) for (const page of ['approve', 'publish', 'correct', 'approve/document']) assert.equal((await someone.get(at(page))).status, 404, page)
    assert.equal((await visitor().get(at('approve'))).status, 303)
    assert.equal((await visitor().get('/published/2019-20/annual-report')).status, 404)
  })
})

describe('publishing, correcting and withdrawing', () => {
  async function published() {
    const web = await opened()
    await web.send(web.manager, 'approve', 'submit-report')
    await web.send(web.head, 'approve', 'approve-report')
    assert.equal((await web.send(web.manager, 'publish', 'publish-report')).status, 303)
    return web
  }

  test('what was approved is at its public page for everybody', async () => {
    const { visitor, manager, at } = await published()
    assert.match(textOf((await visitor().get('/published')).html), /Annual report 2019-20 Edition 1/)
    assert.match(textOf((await manager.get(at('publish'))).html), /Edition 1 is out\. Anybody can read it, without signing in, at \/published\/2019-20\/annual-report/)
    assert.match(textOf((await manager.get('/reports')).html), /Annual report 2019-20.*Published/)
  })

  test('what is published offers nothing to change, and a page that was opened before keeps what was typed on it', async () => {
    const web = await opened()
    const { manager, reportId } = web
    const report = `/reports/${reportId}`
    const section = /href="(\/reports\/[^"]+\/sections\/[^"/]+)"/.exec((await manager.get(report)).html)?.[1] ?? ''
    const before = await manager.get(section)
    await web.send(manager, 'approve', 'submit-report')
    await web.send(web.head, 'approve', 'approve-report')
    await web.send(manager, 'publish', 'publish-report')
    const { html } = await manager.get(report)
    assert.match(textOf(html), /The report is published, and an edition is never changed\. Begin a correction/)
    assert.doesNotMatch(html, /Take out|Add the section|Choose the set/)
    assert.ok(html.includes(`href="${section}"`), 'it can still be read')
    const now = await manager.get(section)
    assert.match(textOf(now.html), /an edition is never changed.*What it says.*Nothing is counted here\./)
    assert.doesNotMatch(now.html, /<textarea/)
    assert.doesNotMatch((await manager.get(`${section}/history`)).html, /Save version/)
    const late = await manager.post(section, { commandId: hidden(before.html, 'commandId'), over: hidden(before.html, 'over'), heading: 'A heading', text: 'Words on their way.' })
    assert.match(textOf(late.html), /There is a problem The report is published.*Words on their way\./)
    assert.equal((await manager.post(`${section}/remove`, {})).status, 422)
    // Kept by itself while the report went out, it is there when a correction has begun.
    await manager.post(`${section}/draft`, { over: hidden(before.html, 'over'), heading: 'A heading', text: 'Words on their way.' })
    await web.send(manager, 'correct', 'begin-report-correction', 'A word was missing.')
    const again = await manager.get(section)
    assert.match(again.html, /Words on their way\.<\/textarea>/)
    assert.equal((await manager.post(section, { commandId: hidden(again.html, 'commandId'), over: hidden(again.html, 'over'), heading: 'A heading', text: 'Words on their way.' })).status, 303)
  })

  test('a correction is begun with words that everybody will read', async () => {
    const { manager, at, send } = await published()
    assert.match(textOf((await send(manager, 'correct', 'begin-report-correction')).html), /Say what was wrong/)
    assert.equal((await send(manager, 'correct', 'begin-report-correction', 'One was counted twice.')).status, 303)
    assert.match(textOf((await manager.get(at('approve'))).html), /Edition 2, which corrects edition 1/)
  })

  test('the last edition is the one with the highest number, even where the clock was put back between them', async () => {
    const { manager, head, at, send, minutesPass } = await published()
    await send(manager, 'correct', 'begin-report-correction', 'One was counted twice.')
    minutesPass(-90)
    await send(manager, 'approve', 'submit-report')
    await send(head, 'approve', 'approve-report')
    assert.equal((await send(manager, 'publish', 'publish-report')).status, 303)
    assert.match(textOf((await manager.get(at('publish'))).html), /Edition 2 was published.*Edition 2 is out/)
  })

  test('a report that is withdrawn is gone for everybody, with the reason', async () => {
    const { manager, visitor, send } = await published()
    assert.equal((await send(manager, 'correct', 'withdraw-report', 'It named a school.')).status, 303)
    const gone = await visitor().get('/published/2019-20/annual-report')
    assert.deepEqual([gone.status, /It named a school\./.test(gone.html)], [410, true])
  })

  test('where its files cannot be made, or the disk is full, nothing is published, the page says so, and it can be sent again', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    for (const [fault, status, said] of [
      [new Error('The worker that makes documents ended with 1.'), 500, /What you sent was not saved\. .*Try again\. If it happens again, tell the person who runs Heard/],
      [new Error('The files of a document were not made within 180 seconds.'), 500, /What you sent was not saved\./], [full, 503, /The disk of the server is full\. What you sent was not saved\./],
    ] as const) {
      const [whole, faults] = [testPress(), [fault]]
      const once = () => { for (const one of faults.splice(0)) throw one }
      const web = await opened({ press: testPress(fault === full ? { seal: async (of) => (once(), whole.seal(of)) } : { files: async (of) => (once(), whole.files(of)) }) })
      await web.send(web.manager, 'approve', 'submit-report')
      await web.send(web.head, 'approve', 'approve-report')
      const shown = (await web.manager.get(web.at('publish'))).html
      const failed = await web.send(web.manager, 'publish', 'publish-report', '', shown)
      assert.deepEqual([failed.status, said.test(textOf(failed.html))], [status, true], textOf(failed.html))
      assert.doesNotMatch(failed.html, /ended with|180 seconds|left on device/)
      assert.equal((await web.visitor().get('/published/2019-20/annual-report')).status, 404)
      assert.equal((await web.send(web.manager, 'publish', 'publish-report', '', shown)).status, 303)
      assert.equal((await web.visitor().get('/published/2019-20/annual-report')).status, 200)
    }
  })

  test('the document can be read before it goes out, and can do nothing', async () => {
    const { manager, at } = await opened()
    const page = await manager.get(at('approve/document'))
    assert.equal(page.status, 200)
    assert.match(String(page.headers['content-security-policy']), /^default-src 'none'; style-src 'sha256-/)
    assert.equal(page.headers['cache-control'], 'no-store')
  })
})
