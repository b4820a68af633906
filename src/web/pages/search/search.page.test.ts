import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Store } from '../../../application/ports.ts'
import type { SearchHit, SearchResult } from '../../../application/search-ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import type { MemoryStore } from '../../../../test/support/memory-store.ts'
import { textOf } from '../../../../test/support/web.ts'

const HIT: SearchHit = {
  kind: 'complaint', complaintId: 'c7', reference: '2026-0007', procedure: 'children-act-1989-england', status: 'open', receivedOn: isoDate('2026-11-02'),
  names: ['Ada Smith'], matched: ['smith'],
}
type Found = Pick<SearchResult, 'hits' | 'total' | 'spelling'> & Partial<SearchResult>
/** Everything asked of the search, and what it answers. */
const finding = (result: Found, pages: number[] = []) => (memory: MemoryStore): Store => ({
  ...memory,
  read: (authorityId, work) => memory.read(authorityId, (reads) => work({ ...reads, search: async ({ page }) => { pages.push(page); return { counts: [], people: [], ...result } } })),
})

async function searched(result: Found, fields: Record<string, string>) {
  const pages: number[] = []
  const web = await complaintsWeb({ store: finding(result, pages) })
  const someone = await web.signedIn()
  await someone.get('/search')
  const answer = await someone.post('/search', fields)
  return { ...answer, text: textOf(answer.html), pages }
}

describe('search', () => {
  test('shows what was found, with whom, since when and by which words', async () => {
    const { html, text, status } = await searched({ hits: [HIT], total: 1, spelling: [] }, { words: 'smith' })
    assert.equal(status, 200)
    assert.match(html, /<a class="govuk-link heard-nowrap" href="\/complaints\/c7">2026-0007<\/a>/)
    assert.match(text, /1 complaint .*2026-0007 Complaint Ada Smith 2 Nov 2026 Open smith/)
    assert.match(html, /value="smith"/)
  })

  test('marks what was recorded in error', async () => {
    const { text } = await searched({ hits: [{ ...HIT, status: 'recorded-in-error' }], total: 1, spelling: [] }, { words: 'smith' })
    assert.match(text, /2026-0007 Complaint Ada Smith 2 Nov 2026 Recorded in error/)
  })

  test('says which spelling it took instead', async () => {
    const { text } = await searched({ hits: [HIT], total: 1, spelling: [{ asked: 'Smiht', found: ['smith'] }] }, { words: 'Smiht' })
    assert.match(text, /Showing results for smith/)
  })

  test('says nothing about spelling where the word was found as it was asked', async () => {
    const { text } = await searched({ hits: [HIT], total: 1, spelling: [{ asked: 'Smith', found: ['smith', 'smyth'] }] }, { words: 'Smith' })
    assert.doesNotMatch(text, /Showing results for/)
  })

  test('a whole reference opens the complaint at once', async () => {
    assert.equal((await searched({ hits: [HIT], total: 1, spelling: [] }, { words: ' 2026-0007 ' })).location, '/complaints/c7')
  })

  test('nothing found says what to try, and nothing asked says what to enter', async () => {
    assert.match((await searched({ hits: [], total: 0, spelling: [] }, { words: 'zzz' })).text, /Nothing that you may see matches “zzz”/)
    const { html, status } = await searched({ hits: [], total: 0, spelling: [] }, { words: '   ' })
    assert.equal(status, 422)
    assert.match(html, /href="#words"/)
  })

  test('what is searched for stands in no address: the next page is asked for by a form', async () => {
    const hits = Array.from({ length: 50 }, (_, index) => ({ ...HIT, complaintId: `c${index}`, reference: `2026-1${index}` }))
    const { html, pages } = await searched({ hits, total: 120, spelling: [] }, { words: 'smith', page: '2' })
    assert.deepEqual(pages, [2])
    assert.doesNotMatch(html, /href="[^"]*smith/)
    assert.match(html, /name="page" value="3"/)
  })

  test('those who may not search are kept out', async () => {
    const web = await complaintsWeb()
    assert.equal((await (await web.signedIn('reader')).get('/search')).status, 403)
  })

  test('a query is shown as text, never as markup', async () => {
    assert.doesNotMatch((await searched({ hits: [], total: 0, spelling: [] }, { words: '<b>x</b>' })).html, /<b>x<\/b>/)
  })
})
