import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Reads } from '../../../application/ports.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { textOf } from '../../../../test/support/web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

const FACTS = [
  aFact({ streamId: 'a', receivedOn: isoDate('2025-06-02'), outcome: 'upheld' }), aFact({ streamId: 'b', receivedOn: isoDate('2025-07-02'), outcome: 'not-upheld' }), aFact({ streamId: 'c', receivedOn: isoDate('2024-07-02'), outcome: 'upheld' }),
]
const withFacts = (reads: Reads): Reads => ({ ...reads, reportFacts: async () => FACTS })

async function opened() {
  const web = await complaintsWeb({ store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }) })
  const manager = await web.signedIn()
  const begin = async (year = '2025-26', from = 'outline') => {
    const { html } = await manager.get('/reports')
    return manager.post('/reports', { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), year, from })
  }
  const sections = async (at: string) => [...(await manager.get(at)).html.matchAll(/href="(\/reports\/[^"]+\/sections\/[^"/]+)"/g)].map(([, href]) => href ?? '')
  const save = async (at: string, fields: Readonly<Record<string, string>>, html?: string) => {
    const page = html ?? (await manager.get(at)).html
    return manager.post(at, { commandId: hidden(page, 'commandId'), over: hidden(page, 'over'), heading: 'A heading', ...fields })
  }
  return { ...web, manager, begin, sections, save }
}

describe('Reports', () => {
  test('without a report, the page says how to begin one; the first begins with a section for everything asked for', async () => {
    const { manager, begin } = await opened()
    assert.match(textOf((await manager.get('/reports')).html), /No report is begun yet\./)
    const { status, location } = await begin()
    assert.equal(status, 303)
    const shown = textOf((await manager.get(location)).html)
    assert.match(shown, /REP-2026-0001 · 1 April 2025 to 31 March 2026 Annual report 2025-26 Draft/)
    assert.match(shown, /1\. Introduction Empty .*10\. What we learned, and what we changed/)
    assert.match(textOf((await manager.get('/reports')).html), /Annual report 2025-26 REP-2026-0001 15 0/)
  })

  test('there is one report of a year: a second is not begun, and a double click begins one', async () => {
    const { manager, begin } = await opened()
    const { html } = await manager.get('/reports')
    const sent = { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), year: '2025-26', from: 'outline' }
    const [first, second] = [await manager.post('/reports', sent), await manager.post('/reports', sent)]
    assert.equal(first.location, second.location)
    assert.match(textOf((await begin()).html), /There is a report of that year already: REP-2026-0001/)
    assert.match(textOf((await begin('2031-32')).html), /Choose a year that has begun/)
  })

  test('a figure is put in by its name, and is current in the preview', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    assert.equal((await save(at, { heading: 'In short', text: 'Of [[outcomes.total]] complaints **[[outcomes.upheld %]]** were upheld; [[outcomes.upheld 2024-25]] the year before.\n\n[[table outcomes]]' })).status, 303)
    const shown = textOf((await manager.get(`${location}/preview`)).html)
    assert.match(shown, /In short Of 2 complaints 50% were upheld; 1 the year before\. Outcomes of statutory complaints/)
    assert.match(shown, /Not for publication/)
  })

  test('a name that there is not is refused with the nearest ones, and nothing that was typed is lost', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    const answer = await save(at, { text: 'So many: [[outcomes.uphold]], and a [[table outcome]].' })
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /There is no figure \[\[outcomes\.uphold\]\] in that table\. Near to it: \[\[outcomes\.upheld\]\]/)
    assert.match(textOf(answer.html), /\[\[table outcome\]\] has to stand on a line of its own/)
    assert.match(answer.html, /So many: \[\[outcomes\.uphold\]\]/)
    assert.match(textOf((await manager.get(location)).html), /1\. Introduction Empty/)
  })

  test('two people write one section: the second sees both texts and loses none; another section does not matter', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [one = '', two = ''] = await sections(location)
    const { html } = await manager.get(one)
    const other = (await manager.get(two)).html
    assert.equal((await save(one, { text: 'The first words.' })).status, 303)
    const stale = await save(one, { text: 'The second words.' }, html)
    assert.equal(stale.status, 422)
    assert.match(textOf(stale.html), /Somebody else has written this section.*The second words\..*The first words\./)
    assert.equal((await save(one, { text: 'The first words. The second words.' }, stale.html)).status, 303)
    assert.equal((await save(two, { text: 'Elsewhere.' }, other)).status, 303)
    assert.match(textOf((await manager.get(`${location}/preview`)).html), /The first words\. The second words\..*Elsewhere\./)
  })

  test('a section that somebody took out while another wrote it keeps the words on the page', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    const { html } = await manager.get(at)
    assert.equal((await manager.post(`${at}/remove`, {})).status, 303)
    const answer = await save(at, { text: 'Words that were on their way.' }, html)
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /Somebody has taken this section out.*Words that were on their way\./)
    assert.equal((await manager.post(`${at}/restore`, {})).status, 303)
    assert.equal((await save(at, { text: 'Words that were on their way.' }, answer.html)).status, 303)
  })

  test('next year’s report carries the text forward, and each section waits to be confirmed', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin('2024-25')
    const [at = ''] = await sections(location)
    await save(at, { heading: 'Introduction', text: 'As every year.' })
    const next = await begin('2025-26', 'last')
    const shown = textOf((await manager.get(next.location)).html)
    assert.match(shown, /11 sections carried forward from last year wait to be confirmed.*1\. Introduction Carried forward: to confirm/)
    const [carried = ''] = await sections(next.location)
    assert.equal((await manager.post(`${carried}/confirm`, {})).status, 303)
    assert.match(textOf((await manager.get(next.location)).html), /10 sections carried forward.*1\. Introduction Move down/)
  })

  test('are for those who may see them: a team manager, a reader and an administrator find none, a head of service writes none', async () => {
    const { signedIn, begin, sections } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    const head = await signedIn('head-of-service')
    assert.deepEqual([(await head.get(location)).status, (await head.get(`${location}/preview`)).status, (await head.get(at)).status], [200, 200, 403])
    for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get(location)).status, 403, role)
  })
})
