import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Reads } from '../../../application/ports.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { textOf } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ReportFact } from '../../../domain/reporting/report-fact.ts'

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

const fact = (streamId: string, receivedOn: string, outcome: ReportFact['outcome']) => aFact({ streamId, receivedOn: isoDate(receivedOn), outcome, stageOneAnsweredOn: isoDate(receivedOn), stageOneWorkingDays: 5 })

/** A register of four complaints, and a report whose first section says what `text` says. */
async function opened(text: string) {
  let facts = [fact('a', '2025-06-02', 'upheld'), fact('b', '2025-07-02', 'not-upheld'), fact('c', '2025-08-04', 'upheld'), fact('d', '2024-07-02', 'upheld')]
  const withFacts = (reads: Reads): Reads => ({ ...reads, reportFacts: async () => facts })
  const web = await complaintsWeb({ store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }) })
  const manager = await web.signedIn()
  const { html } = await manager.get('/reports')
  const { location } = await manager.post('/reports', { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), year: '2025-26', from: 'outline' })
  const [section = ''] = [...(await manager.get(location)).html.matchAll(/href="(\/reports\/[^"]+\/sections\/[^"/]+)"/g)].map(([, href]) => href ?? '')
  const write = async (words: string) => {
    const page = (await manager.get(section)).html
    return manager.post(section, { commandId: hidden(page, 'commandId'), over: hidden(page, 'over'), heading: 'In short', text: words })
  }
  assert.equal((await write(text)).status, 303)
  const at = `${location}/reconciliation`
  const explainLink = async (words: string) => {
    const page = (await manager.get(at)).html
    const part = page.split('class="heard-finding"').find((one) => one.includes(words)) ?? ''
    return /href="([^"]+\/explain\?[^"]+)"/.exec(part)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }
  return { ...web, manager, section, write, at, explainLink, addFact: (one: ReportFact) => { facts = [...facts, one] } }
}

const explain = async (web: Awaited<ReturnType<typeof opened>>, words: string, why: string) => {
  const link = await web.explainLink(words)
  const { html } = await web.manager.get(link)
  const sent = { commandId: hidden(html, 'commandId'), finding: hidden(html, 'finding'), why }
  return { link, html, sent, answer: await web.manager.post(web.at, sent) }
}

describe('Reconciliation of a report', () => {
  test('a typed number that disagrees is pointed at in its sentence, with both numbers and the way to it; put in by name, it is mended', async () => {
    const web = await opened('We received 5 statutory complaints. In all 2 complaints were upheld.')
    const shown = await web.manager.get(web.at)
    assert.match(textOf(shown.html), /In short Open the section.*A number in the text disagrees with the figures Wrong Doubtful We received 5 statutory complaints\. “5” stands in the text; Statutory complaints received, Received, 2025-26 is 3\./)
    assert.ok(shown.html.includes(`href="${web.section}"`))
    assert.equal((await web.write('We received [[statutory-complaints.received]] statutory complaints. In all 2 complaints were upheld.')).status, 303)
    assert.doesNotMatch(textOf((await web.manager.get(web.at)).html), /disagrees with the figures/)
  })

  test('a finding that is explained is kept with who explained it, and the same number explains it no longer when it changes', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const { answer } = await explain(web, 'stands in the text', 'One of two was decided after the year’s end.')
    assert.deepEqual([answer.status, answer.location], [303, web.at])
    assert.match(textOf((await web.manager.get(web.at)).html), /Explained In short.*“1” stands in the text\. That is the figure of 2024-25; Outcomes of statutory complaints, Upheld, 2025-26 is 2\. Explained by .+, 23 November 2026: “One of two was decided after the year’s end\.”/)
    web.addFact(fact('e', '2025-09-01', 'upheld'))
    const changed = textOf((await web.manager.get(web.at)).html)
    assert.match(changed, /Upheld, 2025-26 is 3\. Explained before, when its numbers were others by .+: “One of two was decided after the year’s end\.” Explain why it stands/)
  })

  test('a double click keeps one explanation, and an explanation can be put into other words', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const { sent } = await explain(web, 'stands in the text', 'First words.')
    assert.equal((await web.manager.post(web.at, sent)).status, 303)
    assert.match((await web.manager.get(await web.explainLink('stands in the text'))).html, /First words\.<\/textarea>/)
    await explain(web, 'stands in the text', 'Second words.')
    const shown = textOf((await web.manager.get(web.at)).html)
    assert.match(shown, /“Second words\.”/)
    assert.doesNotMatch(shown, /First words/)
  })

  test('an empty explanation is a slip, and nothing is kept', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const { answer } = await explain(web, 'stands in the text', '  ')
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /Error.*Enter why it stands/s)
    assert.match(textOf((await web.manager.get(web.at)).html), /to mend or to explain\./)
  })

  test('a finding that is another by the time its explanation comes is not explained, and the list says so', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const { html } = await web.manager.get(await web.explainLink('stands in the text'))
    web.addFact(fact('e', '2025-09-01', 'upheld'))
    const answer = await web.manager.post(web.at, { commandId: hidden(html, 'commandId'), finding: hidden(html, 'finding'), why: 'As it was.' })
    assert.equal(answer.location, `${web.at}?changed=1`)
    assert.match(textOf((await web.manager.get(answer.location)).html), /has changed since you opened it\. Nothing was kept\./)
  })

  test('what somebody makes up as a finding is never kept', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const { html } = await web.manager.get(await web.explainLink('stands in the text'))
    const answer = await web.manager.post(web.at, { commandId: hidden(html, 'commandId'), finding: 'Jane Example complained', why: 'A name.' })
    assert.equal(answer.location, `${web.at}?changed=1`)
  })

  test('hostile words stay words in the list and on the form', async () => {
    const web = await opened('<script>alert(1)</script> In all 1 complaint was upheld & done.')
    for (const page of [await web.manager.get(web.at), await web.manager.get(await web.explainLink('stands in the text'))]) {
      assert.ok(!page.html.includes('<script>alert'))
      assert.match(page.html, /1 complaint was upheld &amp; done/)
    }
  })

  test('law that is misdescribed has its source; a report that says little has its gaps alone', async () => {
    const web = await opened('Stage 4 is the Ombudsman.')
    assert.match(textOf((await web.manager.get(web.at)).html), /The law is out of date or misdescribed Law.*The procedure has three stages.*Guidance: three stages, the Ombudsman is outside them/)
  })

  test('a head of service sees what is found and explains nothing; who may not see reports sees none', async () => {
    const web = await opened('In all 1 complaint was upheld.')
    const head = await web.signedIn('head-of-service')
    const shown = await head.get(web.at)
    assert.equal(shown.status, 200)
    assert.ok(!shown.html.includes('Explain why it stands'))
    assert.equal((await head.get(await web.explainLink('stands in the text'))).status, 403)
    assert.equal((await head.post(web.at, { commandId: 'x', finding: 'x', why: 'x' })).status, 403)
    for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await web.signedIn(role)).get(web.at)).status, 403, role)
    assert.equal((await web.manager.get('/reports/00000000-0000-4000-8000-000000000000/reconciliation')).status, 404)
  })
})
