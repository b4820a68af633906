import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { WorkList, WorkListQuery, WorkListRow } from '../../../application/ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb, withWorkList } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

const ROW: WorkListRow = {
  complaintId: 'c1', reference: '2026-0041', procedure: 'children-act-1989-england', stage: 'stage-1', status: 'open', receivedOn: isoDate('2026-11-02'),
  complainantName: 'Ada Marsh', complainantType: 'parent', teams: ['assessment'], ownerName: null, clockId: 'stage-1-answer', dueOn: isoDate('2026-11-20'),
  provisional: false, pausedOn: null, priority: 'urgent', priorityReason: 'A hearing is set.', nextContactOn: isoDate('2026-11-19'), toComplete: 2, isSafeguardingOpen: false,
}
const list = (rows: readonly Partial<WorkListRow>[], total = rows.length): WorkList => ({
  rows: rows.map((row) => ({ ...ROW, ...row })), total, counts: { overdue: 1, 'due-today': 0, 'due-soon': 3, open: total },
})

async function seen(work: WorkList, query = '', role: 'complaints-manager' | 'team-manager' = 'complaints-manager') {
  const asked: WorkListQuery[] = []
  const web = await complaintsWeb({ store: withWorkList(work, asked) })
  const { html, status } = await (await web.signedIn(role)).get(`/work${query}`)
  return { html, status, text: textOf(html), asked: asked.at(-1) }
}

describe('the work list', () => {
  test('a row says who, what is due, how late it is, who answers it, why it is urgent and what is missing', async () => {
    const { html, text } = await seen(list([{}]))
    assert.match(html, /<a class="govuk-link heard-nowrap" href="\/complaints\/c1">2026-0041<\/a>/)
    assert.match(text, /2026-0041 2 to be completed Ada Marsh Parent 20 Nov 2026 1 working day late Answer at stage 1 Nobody yet Assessment Urgent A hearing is set\. 2 Nov 2026 19 Nov 2026 gone by/)
  })

  for (const [dueOn, words] of [
    ['2026-11-23', 'due today'], ['2026-11-24', '1 working day left'], ['2026-11-30', '5 working days left'], ['2026-11-20', '1 working day late'],
    ['2026-11-06', '11 working days late'],
  ] as const)
    test(`what is due on ${dueOn} reads "${words}" on Monday 23 November`, async () => {
      assert.match((await seen(list([{ dueOn: isoDate(dueOn) }]))).text, new RegExp(words))
    })

  test('a paused clock is neither left nor late', async () => {
    const { text } = await seen(list([{ pausedOn: isoDate('2026-11-10') }]))
    assert.match(text, /paused since 10 Nov 2026/)
    assert.doesNotMatch(text, /working days? late/)
  })

  test('the four groups show their counts, and the current one is marked', async () => {
    const { html, text } = await seen(list([{}], 7), '?group=overdue')
    assert.match(text, /1 Overdue 0 Due today 3 Due in the next 5 working days 7 Everything open/)
    assert.match(html, /href="\/work\?group=overdue" aria-current="page"/)
  })

  test('what is asked in the address is asked of the register, and nothing else is', async () => {
    const { asked } = await seen(list([{}]), '?group=due-soon&stage=stage-1&team=assessment&owner=nobody&clock=stage-1-answer&priority=high&sort=contact&order=descending&page=2')
    assert.deepEqual({ ...asked, visibility: undefined }, {
      group: 'due-soon', stage: 'stage-1', team: 'assessment', owner: 'nobody', clock: 'stage-1-answer', priority: 'high', sort: 'contact', descending: true, page: 2,
      today: '2026-11-23', soonUntil: '2026-11-30', visibility: undefined,
    })
  })

  test('an address that asks for nonsense gives the ordinary list', async () => {
    const { asked, status } = await seen(list([{}]), '?group=all&sort=name&page=-1&order=up')
    assert.equal(status, 200)
    assert.deepEqual([asked?.group, asked?.sort, asked?.page, asked?.descending], ['open', 'due', 1, false])
  })

  test('a word that the authority does not have is dropped: it filters nothing, and stands in no link and nowhere else on the page', async () => {
    const names = ['stage', 'team', 'owner', 'clock', 'priority', 'procedure'] as const
    const asked = (word: string) => `?priority=high&sort=received&${names.filter((name) => name !== 'priority').map((name) => `${name}=${word}`).join('&')}`
    for (const word of ['Adamarsh', 'constructor', '__proto__', '%3Cscript%3E']) {
      const { html, asked: query } = await seen(list([{}], 120), asked(word))
      assert.doesNotMatch(html, new RegExp(`${word}|&lt;script`), word)
      assert.deepEqual(names.map((name) => query?.[name]), [undefined, undefined, undefined, undefined, 'high', undefined])
      assert.match(html, /href="\/work\?priority=high&amp;sort=received&amp;page=2"/)
    }
  })

  test('a team manager is asked for with the eyes of a team manager', async () => {
    assert.equal((await seen(list([{}]), '', 'team-manager')).asked?.visibility.kind, 'teams')
  })

  test('every filter in force is stated in words and can be removed by itself', async () => {
    const { html, text } = await seen(list([{}]), '?team=assessment&priority=high')
    assert.match(text, /Only: Team: Assessment ; Remove the filter Team Priority: High Remove the filter Priority/)
    assert.match(html, /href="\/work\?priority=high">Remove/)
    assert.match(html, /href="\/work\?team=assessment">Remove/)
  })

  test('the columns that can be sorted say how they are sorted, and turn round', async () => {
    const { html } = await seen(list([{}]), '?sort=received')
    assert.match(html, /aria-sort="ascending"><a class="govuk-link heard-sort" href="\/work\?sort=received&amp;order=descending">Received/)
    assert.match(html, /aria-sort="none"><a class="govuk-link heard-sort" href="\/work">Next date/)
  })

  test('more than fifty come on pages that keep the filters', async () => {
    const { html, text } = await seen(list([{}], 120), '?team=assessment&page=2')
    assert.match(text, /51 to 100 of 120/)
    assert.match(html, /href="\/work\?team=assessment&amp;page=3"[^>]*rel="next"/)
    assert.match(html, /href="\/work\?team=assessment"[^>]*rel="prev"/)
  })

  test('an empty group says what that means; an empty filter offers the way back', async () => {
    assert.match((await seen(list([]), '?group=overdue')).text, /Nothing is overdue\./)
    assert.match((await seen(list([]), '?group=overdue&team=assessment')).text, /Nothing matches what you chose\. *Show all again/)
  })

  test('a safeguarding concern that nobody has acknowledged is tagged, and no other row is', async () => {
    assert.match((await seen(list([{ isSafeguardingOpen: true }]))).text, /2026-0041 Safeguarding 2 to be completed/)
    assert.doesNotMatch((await seen(list([{}]))).html, /govuk-tag--red heard-work__harm/)
  })

  test('each procedure calls its stages by its own names, and the list is filtered by procedure', async () => {
    const { text, html, asked } = await seen(list([{ procedure: 'adult-social-care-2009', clockId: null, dueOn: null }]), '?procedure=adult-social-care-2009')
    assert.match(text, /Nothing due The single stage/)
    assert.match(html, /<option value="adult-social-care-2009" selected>/)
    assert.equal(asked?.procedure, 'adult-social-care-2009')
  })

  test('a name cannot break out of its cell', async () => {
    assert.doesNotMatch((await seen(list([{ complainantName: '<img src=x>' }]))).html, /<img src=x>/)
  })
})
