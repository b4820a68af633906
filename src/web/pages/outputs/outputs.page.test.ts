import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { textOf } from '../../../../test/support/web.ts'
import type { Reads } from '../../../application/ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { createProtector } from '../../../solver/protect-in-worker.ts'
import { readWhen, writtenWhen } from './periods.ts'

const FACTS = Array.from({ length: 12 }, (_, at) => aFact({ streamId: `c${at}`, receivedOn: isoDate(`2025-06-${String(at + 1).padStart(2, '0')}`), outcome: at % 2 === 0 ? 'upheld' : 'not-upheld', teams: ['assessment'] }))
const withFacts = (reads: Reads): Reads => ({ ...reads, reportFacts: async () => FACTS, firstReceivedOn: async () => isoDate('2025-06-01'), editions: async () => [], publishingEvents: async () => new Map() })
const protector = createProtector()

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

async function opened() {
  const web = await complaintsWeb({
    store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }),
    protector,
  })
  const manager = await web.signedIn()
  /** The page of a document of a year, once its small numbers are withheld. */
  const made = async (address: string) => {
    for (let tried = 0; tried < 200; tried += 1) {
      const answer = await manager.get(address)
      if (!answer.html.includes('It goes on by itself')) return answer
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the small numbers were never withheld')
  }
  return { ...web, manager, made }
}

describe('Other documents', () => {
  test('the page offers each document with what it is for; a team manager finds the sheets of their teams alone', async () => {
    const { manager, signedIn } = await opened()
    const { html } = await manager.get('/outputs')
    assert.match(textOf(html), /Page for young people.*Briefing for councillors.*Data return/)
    const team = textOf((await (await signedIn('team-manager')).get('/outputs')).html)
    assert.doesNotMatch(team, /Briefing for councillors/)
    const reader = await (await signedIn('reader')).get('/outputs')
    assert.equal(reader.status, 403)
  })

  test('a document is shown with its files; the page for young people tells how hard it is to read', async () => {
    const { made, manager } = await opened()
    const { html, status } = await made('/outputs/young-people?when=2025-26')
    assert.equal(status, 200)
    assert.match(textOf(html), /How hard it is to read Reading age: \d+\.\d years\. A reader of 11 can be expected to read it\./)
    assert.match(textOf(html), /12 is how many complaints we got\./)
    assert.match(html, /href="\/outputs\/young-people\/file\/html\?when=2025-26"/)
    const file = await manager.get('/outputs/young-people/file/html?when=2025-26')
    assert.equal(file.status, 200)
    assert.match(file.html, /You speak, we listen/)
    const tables = await manager.get('/outputs/briefing/file/csv?when=2025-26')
    assert.match(String(tables.headers['content-disposition']), /filename="briefing-2025-26-draft-csv\.zip"/)
  })

  test('writing your own words begins a report of its own with ours, once; its words are then those of the document', async () => {
    const { made, manager } = await opened()
    const { html } = await made('/outputs/young-people?when=2025-26')
    const sent = { commandId: hidden(html, 'commandId'), reportId: hidden(html, 'reportId'), when: hidden(html, 'when') }
    const { location, status } = await manager.post('/outputs/young-people/words', sent)
    assert.equal(status, 303)
    assert.equal((await manager.post('/outputs/young-people/words', { ...sent, reportId: sent.commandId })).location, location)
    const report = await manager.get(location)
    assert.match(textOf(report.html), /Page for young people 2025-26/)
    const [, section = ''] = /href="(\/reports\/[^"]+\/sections\/[^"/]+)"/.exec(report.html) ?? []
    const edit = await manager.get(section)
    assert.match(textOf(edit.html), /How hard it is to read Reading age/)
    const hard = 'Representations concerning accommodation are investigated independently in accordance with the statutory procedure and its regulations.'
    const looked = await manager.post(section, { do: 'look', heading: 'What is a complaint?', text: hard, over: hidden(edit.html, 'over'), commandId: hidden(edit.html, 'commandId') })
    assert.match(textOf(looked.html), /Harder than a reader of 11 can be expected to read\..*Sentences to look at first “Representations concerning/)
    assert.match(textOf((await made('/outputs/young-people?when=2025-26')).html), /The words are those of REP-/)
  })

  test('what makes no sense comes back at its field, and what there is not is not found', async () => {
    const { manager } = await opened()
    const wrong = await manager.get('/outputs/briefing?when=2025-11.m')
    assert.equal(wrong.status, 422)
    assert.match(textOf(wrong.html), /made for a reporting year/)
    assert.equal((await manager.get('/outputs/briefing?when=nonsense')).status, 422)
    assert.equal((await manager.get('/outputs/monthly-team-sheet?when=2025-11.m')).status, 422)
    assert.match(textOf((await manager.get('/outputs/monthly-team-sheet?when=2031-11.m&team=assessment')).html), /has not begun/)
    assert.equal((await manager.get('/outputs/novel')).status, 404)
    assert.equal((await manager.get('/outputs/briefing/file/exe?when=2025-26')).status, 404)
  })

  test('a month, a quarter and a year are told apart in an address, 2010-11 among them', () => {
    for (const when of [{ span: 'year', year: '2010-11' }, { span: 'month', month: '2010-11' }, { span: 'quarter', year: '2010-11', quarter: 3 }, { span: 'year', year: '2019' }] as const)
      assert.deepEqual(readWhen(writtenWhen(when)), when)
    for (const nonsense of [undefined, '', '2010-11.5', '2010-11.m.m', '<script>', '2010-11-01']) assert.equal(readWhen(nonsense), null)
  })
})
