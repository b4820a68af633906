import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Store } from '../../../application/ports.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { wordUseInWords } from '../../../words/authority-words.ts'
import { textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const TEAMS = '/settings/words/teams'
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
const day = (field: string, [d, m, y]: readonly [string, string, string]): Fields => ({ [`${field}-day`]: d, [`${field}-month`]: m, [`${field}-year`]: y })

async function opened() {
  const web = await complaintsWeb()
  const someone = await web.signedIn()
  const post = async (visitor: Visitor, url: string, fields: Fields) => visitor.post(url, { seen: seenIn((await visitor.get(url)).html), ...fields })
  return { web, someone, post }
}

describe('a list of the authority’s own words', () => {
  test('shows what is in use, what comes and what has ended; a word is added with its first day', async () => {
    const { someone, post } = await opened()
    assert.match(textOf((await someone.get(TEAMS)).html), /In use.*Assessment Safeguarding from the beginning.*Ended.*Duty \(until 2020\) Safeguarding from the beginning 31 March 2020/)
    const added = await post(someone, TEAMS, { label: 'North <b>team</b>', division: 'safeguarding', ...day('from', ['1', '4', '2027']) })
    assert.equal(added.location, `${TEAMS}?saved=yes`)
    const { html } = await someone.get(added.location)
    assert.match(textOf(html), /Saved\. What was recorded stays as it is.*To come.*Safeguarding 1 April 2027/)
    assert.doesNotMatch(html, /<b>team/)
  })

  test('moves up past what is shown above it, though another has ended between them', async () => {
    const { someone, post } = await opened()
    await post(someone, TEAMS, { label: 'North' })
    await post(someone, TEAMS, { move: /value="(north \w+)">Up/.exec((await someone.get(TEAMS)).html)?.[1] ?? '' })
    assert.match(textOf((await someone.get(TEAMS)).html), /Assessment.*North.*Fostering.*Duty/)
  })

  test('a renamed team ends and begins in one step, and what was recorded with it keeps its name', async () => {
    const { web, someone, post } = await opened()
    const complaintId = await web.record()
    await post(someone, `${TEAMS}/assessment`, { do: 'replace', newLabel: 'Assessment and intervention', ...day('newFrom', ['1', '12', '2026']) })
    assert.match(textOf((await someone.get(TEAMS)).html), /To come.*Assessment and intervention Safeguarding 1 December 2026/)
    assert.match(textOf((await someone.get(`/complaints/${complaintId}`)).html), /Assessment(?! and)/)
  })

  test('a word is ended, taken into use again, and its spelling mended; the page says that a meaning is a new word', async () => {
    const { someone, post } = await opened()
    const word = `${TEAMS}/fostering`
    await post(someone, word, { do: 'end', ...day('until', ['30', '9', '2026']) })
    assert.match(textOf((await someone.get(word)).html), /In use from the beginning to 30 September 2026.*Take it into use again/)
    await post(someone, word, { do: 'resume' })
    await post(someone, word, { do: 'mend', label: 'Fostering service', division: 'safeguarding' })
    assert.match(textOf((await someone.get(word)).html), /Fostering service In use from the beginning\. Its code is fostering.*read everywhere, in old records and figures too\. If it is to mean something else, do not mend it/)
  })

  test('what cannot be is said by field, with what is allowed', async () => {
    const { someone, post } = await opened()
    for (const [url, fields, field] of [
      [TEAMS, { label: '' }, 'label'], [TEAMS, { label: ' FOSTERING' }, 'label'], [TEAMS, { label: 'West', division: 'nowhere' }, 'division'],
      [TEAMS, { label: 'West', ...day('from', ['31', '2', '2026']) }, 'from'],
      [`${TEAMS}/fostering`, { do: 'end', ...day('until', ['1', '1', '1999']) }, 'until'],
      [`${TEAMS}/duty`, { do: 'replace', newLabel: 'Late', ...day('newFrom', ['1', '1', '2027']) }, 'newFrom'],
    ] as const) {
      const { html, status } = await post(someone, url, fields)
      assert.equal(status, 422, JSON.stringify(fields))
      assert.match(html, new RegExp(`href="#${field}"`), JSON.stringify(fields))
    }
  })

  test('the second of two people is told, sees what stands now, and loses nothing that they typed', async () => {
    const { web, someone, post } = await opened()
    const other = await web.signedIn()
    const seen = seenIn((await other.get(TEAMS)).html)
    await post(someone, TEAMS, { label: 'North' })
    const { html, status } = await other.post(TEAMS, { seen, label: 'South' })
    assert.equal(status, 409)
    assert.match(textOf(html), /Somebody else has changed this list.*North/)
    assert.match(html, /name="label"[^>]*value="South"/)
    assert.equal((await other.post(TEAMS, { seen: seenIn(html), label: 'South' })).status, 303)
    assert.match(textOf((await someone.get(TEAMS)).html), /North.*South/)
  })

  test('the page of a word says how often it was recorded, before anybody ends it', async () => {
    const someone = await (await complaintsWeb()).signedIn()
    assert.match(textOf((await someone.get(`${TEAMS}/fostering`)).html), /Nothing was ever recorded with it\..*End it/)
    assert.deepEqual(wordUseInWords('teams', { used: { complaints: 1, entries: 2, lastOn: isoDate('2026-11-04') }, people: 1, words: 0 }),
      ['Recorded in 1 complaint and 2 other entries of the register, corrected ones included; last of 4 November 2026.', '1 person who signs in belongs to it.'])
    assert.deepEqual(wordUseInWords('divisions', { used: { complaints: 0, entries: 1, lastOn: null }, people: 0, words: 3 }), ['Recorded in 1 other entry of the register, corrected ones included.', '3 teams belong to it.'])
  })

  test('a register in which counting takes long offers to count, and waits only where somebody asks for it', async () => {
    const asked: (number | null)[] = []
    const slow = (memory: Store): Store => ({
      ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work({
        ...reads, wordUsed: async ({ withinMs }) => { asked.push(withinMs); return withinMs === null ? { complaints: 200_000, entries: 0, lastOn: null } : null },
      })),
    })
    const someone = await (await complaintsWeb({ store: slow })).signedIn()
    const { html } = await someone.get(`${TEAMS}/fostering`)
    assert.match(textOf(html), /was not counted yet: in a register of this size that takes some seconds\. Count how often it is recorded/)
    const [, href = ''] = /href="([^"]*count=yes)"/.exec(html) ?? []
    assert.match(textOf((await someone.get(href)).html), /Recorded in 200000 complaints/)
    assert.deepEqual(asked, [80, null])
  })

  test('every list has its page; what is no list is not there, and nobody else changes words', async () => {
    const { web, someone } = await opened()
    const hrefs = [...(await someone.get('/settings')).html.matchAll(/href="(\/settings\/words\/\w+)"/g)].map(([, href = '']) => href)
    assert.equal(hrefs.length, 14)
    for (const href of hrefs) assert.equal((await someone.get(href)).status, 200, href)
    for (const none of ['/settings/words/weather', `${TEAMS}/nowhere`]) assert.equal((await someone.get(none)).status, 404)
    for (const role of ['head-of-service', 'team-manager', 'reader', 'administrator'] as const) assert.equal((await (await web.signedIn(role)).get(TEAMS)).status, 403, role)
  })
})
