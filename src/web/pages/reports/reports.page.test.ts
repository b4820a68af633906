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

async function opened(reading: (reads: Reads) => Reads = withFacts) {
  const web = await complaintsWeb({ store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(reading(reads))) }) })
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
    assert.match(textOf((await manager.get('/reports')).html), /Annual report 2025-26 REP-2026-0001 Draft 0/)
  })

  test('its first page counts no figure: a large register keeps nobody waiting there', async () => {
    let asked = 0
    const { manager, begin } = await opened((reads) => ({ ...reads, reportFacts: async () => { asked += 1; return FACTS } }))
    const { location } = await begin()
    assert.equal((await manager.get(location)).status, 200)
    assert.equal(asked, 0)
    assert.match(textOf((await manager.get(location)).html), /not answered yet Reconciliation What could identify somebody/)
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
    assert.match(textOf(stale.html), /Somebody else has written this section.*The first words\..*“first” became “second”.*The second words\./)
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
    await save(at, { heading: 'Introduction', text: 'From April 2024 to March 2025: [[statutory-complaints.received]], after [[statutory-complaints.received 2023-24]] the year before.' })
    const next = await begin('2025-26', 'last')
    const shown = textOf((await manager.get(next.location)).html)
    assert.match(shown, /11 sections carried forward from last year wait to be confirmed.*1\. Introduction Carried forward: to confirm It names April 2024, March 2025: look whether each still holds/)
    const [carried = ''] = await sections(next.location)
    const { html } = await manager.get(carried)
    assert.match(textOf(html), /carried forward from last year.*It names April 2024, March 2025/)
    assert.match(html, /after \[\[statutory-complaints\.received 2024-25\]\] the year before/)
    assert.equal((await manager.post(`${carried}/confirm`, {})).status, 303)
    assert.match(textOf((await manager.get(next.location)).html), /10 sections carried forward.*1\. Introduction Move down/)
  })

  test('a figure, a table or a chart is chosen from a list that says what each is now, and put in without JavaScript', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    const { html } = await manager.get(at)
    assert.match(html, /<optgroup label="Figures: Outcomes of statutory complaints">.*?<option value="outcomes.upheld">Upheld: 1<\/option><option value="outcomes.upheld %">Upheld: 50%/)
    const answer = await save(at, { text: 'So many were upheld:', do: 'insert', insert: 'outcomes.upheld' })
    assert.match(answer.html, /So many were upheld: \[\[outcomes\.upheld\]\]<\/textarea>/)
    const table = await save(at, { text: 'See below.', do: 'insert', insert: 'table outcomes' })
    assert.match(table.html, /See below\.\n\n\[\[table outcomes\]\]<\/textarea>/)
    assert.match(textOf((await save(at, { text: 'x', do: 'insert', insert: 'no.such' })).html), /Choose what to put in/)
  })

  test('what is typed and not saved is kept for its writer alone, shown again, and thrown away on saving', async () => {
    const { manager, begin, sections, save, signedIn } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    const kept = await manager.post(`${at}/draft`, { over: '2', heading: 'Introduction', text: 'Half a sen' })
    assert.deepEqual([kept.status, kept.html], [200, 'Kept as a draft at 23 November 2026, 09:00. Only you see it until you save the section.'])
    assert.match(textOf((await save(at, { text: 'Half a sentence', do: 'draft' })).html), /Kept as a draft at/)
    const again = await manager.get(at)
    assert.match(textOf(again.html), /This is what you typed and did not save.*Half a sentence/)
    assert.doesNotMatch((await (await signedIn('head-of-service')).get(`${location}/preview`)).html, /Half a sen/)
    await save(at, { text: 'A sentence.' })
    assert.doesNotMatch((await manager.get(at)).html, /Half a sen/)
    await save(at, { text: 'Another', do: 'draft' })
    assert.equal((await save(at, { do: 'discard' })).status, 303)
    assert.match((await manager.get(at)).html, />\nA sentence\.<\/textarea>/)
  })

  test('the history of a section shows what changed, word by word, in words too; an earlier version is saved again', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    await save(at, { heading: 'Introduction', text: 'Few people complained.' })
    await save(at, { heading: 'Introduction', text: 'Many people complained.' })
    const { html } = await manager.get(`${at}/history`)
    assert.match(textOf(html), /Version 3, as it stands .* \[taken out: Few ?\] ?\[put in: Many ?\] people complained\..*“Few” became “Many”/)
    assert.match(textOf((await manager.get(`${location}/history`)).html), /Section written Introduction Test complaints manager/)
    const old = { commandId: hidden(html, 'commandId'), over: hidden(html, 'over'), heading: 'Introduction', text: 'Few people complained.', do: 'save' }
    assert.equal((await manager.post(at, old)).status, 303)
    assert.match(textOf((await manager.get(`${location}/preview`)).html), /Few people complained\./)
  })

  test('a head of service comments, the complaints manager answers and settles; nobody does so twice', async () => {
    const { manager, begin, sections, signedIn } = await opened()
    const { location } = await begin()
    const section = (await sections(location))[2]?.split('/').at(-1) ?? ''
    const head = await signedIn('head-of-service')
    const comment = async (who: typeof head, fields: Readonly<Record<string, string>>) => {
      const { html } = await who.get(`${location}/comments`)
      return who.post(`${location}/comments`, { commandId: hidden(html, 'commandId'), ...fields })
    }
    assert.equal((await comment(head, { do: 'comment', section, text: '' })).status, 422)
    assert.equal((await comment(head, { do: 'comment', section, text: 'Say why it fell.' })).status, 303)
    assert.match(textOf((await manager.get(`${location}/sections/${section}`)).html), /Open comments \(1\) Say why it fell\. Test head of service, 23 November 2026/)
    const commentId = hidden((await manager.get(`${location}/comments`)).html, 'commentId')
    await comment(manager, { do: 'answer', commentId, [`text-${commentId}`]: 'It is chance.' })
    await comment(manager, { do: 'settle', commentId, [`text-${commentId}`]: '' })
    assert.match(textOf((await head.get(`${location}/comments`)).html), /Every comment is settled\..*Say why it fell\..*It is chance\..*Settled\. Test complaints manager/)
    assert.match(textOf((await comment(manager, { do: 'answer', commentId, [`text-${commentId}`]: 'Too late' })).html), /This comment is settled already/)
  })

  test('what it has to contain is found by the program where a table says it, and answered by hand where not', async () => {
    const { manager, begin } = await opened()
    const { location } = await begin()
    const at = `${location}/checklist`
    const { html } = await manager.get(at)
    assert.match(textOf(html), /R1\. How many representations were recorded under the procedure Met Found by the program, in 3\. Complaints received SI 2006\/1738 reg\. 13\. Read in the source\./)
    assert.match(textOf(html), /G10\. How effective the complaints procedure was Not answered yet Getting the Best from Complaints \(2006\), part 5\. General knowledge: to be confirmed\./)
    const send = (fields: Readonly<Record<string, string>>) => manager.post(at, { commandId: hidden(html, 'commandId'), requirement: 'g10', ...fields })
    assert.match(textOf((await send({ 'answer-g10': 'not-met', 'text-g10': '' })).html), /Enter why it is not in the report/)
    assert.equal((await send({ 'answer-g10': 'not-met', 'text-g10': 'The survey is not back yet.' })).status, 303)
    assert.match(textOf((await manager.get(at)).html), /G10\. How effective the complaints procedure was Not met Answered by a person The survey is not back yet\./)
  })

  test('hostile text is printed as it was typed, and too long a text comes back whole', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const [at = ''] = await sections(location)
    await save(at, { heading: '<img src=x onerror=alert(1)>', text: '<script>alert(1)</script> {{ 7 * 7 }} **bold**' })
    const { html } = await manager.get(`${location}/preview`)
    assert.doesNotMatch(html, /<script>alert|<img src=x/)
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; {{ 7 \* 7 }} <strong>bold<\/strong>/)
    const long = 'word '.repeat(12_000)
    const answer = await save(at, { text: long })
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /Shorten the text: at most 50,000 characters/)
    assert.ok(answer.html.includes(long.trimEnd()))
  })

  test('what could identify somebody in the text is shown with why; the name of a figure is nobody’s', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    assert.match(textOf((await manager.get(`${location}/identification`)).html), /Nothing was found in the sections’ text\./)
    const [at = ''] = await sections(location)
    await save(at, { heading: 'Introduction', text: 'Mrs Threlfall of the school rang about [[outcomes.upheld]] of them.' })
    assert.match(textOf((await manager.get(`${location}/identification`)).html), /1\. Introduction Mrs Threlfall/)
    assert.match(textOf((await manager.get(location)).html), /What could identify somebody : something to look at/)
  })

  test('a set of tables is chosen for the report, and is named in the text without its set', async () => {
    const { manager, begin, sections, save } = await opened()
    const { location } = await begin()
    const { html } = await manager.get(location)
    assert.equal((await manager.post(`${location}/tables`, { commandId: hidden(html, 'commandId'), set: 'no-such-set' })).status, 422)
    assert.equal((await manager.post(`${location}/tables`, { commandId: hidden(html, 'commandId'), set: 'founding' })).status, 303)
    const [at = ''] = await sections(location)
    assert.match((await manager.get(at)).html, /<option value="table ~outcomes">/)
    assert.equal((await save(at, { text: '[[table ~outcomes]]' })).status, 303)
    assert.equal((await manager.get(`${location}/preview`)).status, 200)
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
