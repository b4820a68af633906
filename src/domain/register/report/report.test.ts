import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../calendar/iso-date.ts'
import type { Recorded } from '../../complaint/events.ts'
import { effectiveEvents } from '../../complaint/effective.ts'
import { DOCUMENT_KINDS } from '../../reporting/document/report-document.ts'
import { contentsOf } from '../../reporting/report-contents.ts'
import { parseSection } from '../../reporting/document/markdown/parse-section.ts'
import type { RegisterEvent } from '../events.ts'
import { REPORT_DOCUMENTS, REQUIREMENT_IDS } from './events.ts'
import { impossibleInReport } from './impossible-in-report.ts'
import { foldReport, unconfirmed } from './report.ts'
import { versionsOf } from './section-history.ts'

const on = { happenedOn: isoDate('2026-05-04') }
const text = (textId: string) => ({ textId, digest: 'd' })
const BEGUN: RegisterEvent = { type: 'ReportBegun', ...on, reference: 'REP-2026-0001', year: '2025-26', document: 'annual-report' }
const added = (sectionId: string, after?: string): RegisterEvent => ({ type: 'SectionAdded', ...on, sectionId, heading: text(`h-${sectionId}`), ...(after !== undefined && { after }) })
const wrote = (sectionId: string, words: string, carriedFrom?: string): RegisterEvent =>
  ({ type: 'SectionWritten', ...on, sectionId, heading: text(`h-${sectionId}`), text: text(words), ...(carriedFrom !== undefined && { carriedFrom }) })
const stream = (...events: readonly RegisterEvent[]): readonly Recorded<RegisterEvent>[] =>
  events.map((event, at) => ({ seq: at + 1, event, recordedAt: `2026-05-04T09:00:0${at % 10}.000Z`, recordedBy: `user-${at + 1}`, knownOn: null }))
const folded = (...events: readonly RegisterEvent[]) => {
  const state = foldReport(stream(BEGUN, ...events))
  assert.ok(state)
  return state
}
const order = (...events: readonly RegisterEvent[]) => folded(...events).sections.map(({ id }) => id).join('')
const wrong = (...events: readonly RegisterEvent[]) => impossibleInReport(effectiveEvents(stream(BEGUN, ...events)))

describe('A report', () => {
  test('has its sections in order: added at the end or after another, moved, taken out and put back', () => {
    const abc = [added('a'), added('b'), added('c')]
    assert.equal(order(...abc), 'abc')
    assert.equal(order(...abc, added('d', 'a')), 'adbc')
    assert.equal(order(...abc, { type: 'SectionMoved', ...on, sectionId: 'c' }), 'cab')
    assert.equal(order(...abc, { type: 'SectionMoved', ...on, sectionId: 'a', after: 'b' }), 'bac')
    assert.equal(order(...abc, { type: 'SectionRemoved', ...on, sectionId: 'b' }), 'ac')
    assert.equal(order(...abc, { type: 'SectionRemoved', ...on, sectionId: 'b' }, { type: 'SectionRestored', ...on, sectionId: 'b' }), 'acb')
  })

  test('a later save stands; text carried forward waits until somebody confirms it or writes it anew', () => {
    const carried = folded(added('a'), wrote('a', 'old', 'last-year'), added('b'), wrote('b', 'old', 'last-year'))
    assert.deepEqual(unconfirmed(carried).map(({ id }) => id), ['a', 'b'])
    const after = folded(added('a'), wrote('a', 'old', 'last-year'), added('b'), wrote('b', 'old', 'last-year'), { type: 'SectionConfirmed', ...on, sectionId: 'a' }, wrote('b', 'new'))
    assert.deepEqual(unconfirmed(after), [])
    assert.deepEqual(after.sections.map(({ carried: from, text: words, version }) => [from, words?.textId, version]), [['last-year', 'old', 3], [null, 'new', 7]])
  })

  test('a section is written, moved and confirmed only while it stands; a comment is settled once', () => {
    const gone = [added('a'), { type: 'SectionRemoved', ...on, sectionId: 'a' }] as const
    assert.equal(wrong(...gone, wrote('a', 'x')), 'section-removed')
    assert.equal(wrong(...gone, { type: 'SectionRemoved', ...on, sectionId: 'a' }), 'section-removed')
    assert.equal(wrong(added('a'), { type: 'SectionRestored', ...on, sectionId: 'a' }), 'section-not-removed')
    assert.equal(wrong(added('a'), { type: 'SectionConfirmed', ...on, sectionId: 'a' }), 'section-confirmed')
    assert.equal(wrong(wrote('a', 'x')), 'no-such-item')
    assert.equal(wrong(added('a'), added('a')), 'already-recorded')
    const comment = [{ type: 'CommentMade', ...on, commentId: 'c', text: text('t') }, { type: 'CommentSettled', ...on, commentId: 'c' }] as const
    assert.equal(wrong(...comment), null)
    assert.equal(wrong(...comment, { type: 'CommentAnswered', ...on, commentId: 'c', text: text('t') }), 'comment-settled')
  })

  test('the history of a section is every text that was saved, with who saved it', () => {
    const versions = versionsOf(stream(BEGUN, added('a'), added('b'), wrote('a', 'one', 'last-year'), wrote('b', 'x'), wrote('a', 'two')), 'a')
    assert.deepEqual(versions.map(({ seq, text: words, by, isCarried }) => [seq, words?.textId, by, isCarried]), [[2, undefined, 'user-2', false], [4, 'one', 'user-4', true], [6, 'two', 'user-6', false]])
  })

  test('may be every kind of document that there is, but for the figures by themselves, which nobody writes', () => {
    assert.deepEqual([...REPORT_DOCUMENTS, 'figures', 'personal-data'], DOCUMENT_KINDS)
  })
})

describe('What a report has to contain', () => {
  const standing = (words: string, state = folded()) => new Map(contentsOf(state, [{ id: 'a', blocks: parseSection(words).blocks }]).map(({ requirement, answer, section }) => [requirement.id, [answer, section]]))

  test('is met where one of its tables or charts is put in, not where a sentence has a number of it; not met where none is; open where only a person can tell', () => {
    const found = standing('[[table statutory-complaints]]\n\n[[chart outcomes]]\n\nOf them [[timeliness-percent.within-10-working-days %]] were answered.')
    assert.deepEqual([found.get('r1'), found.get('r2'), found.get('r3'), found.get('r5')], [['met', 'a'], ['met', 'a'], ['not-met', null], [null, null]])
    assert.deepEqual([...found.keys()], REQUIREMENT_IDS)
  })

  test('what a person answered stands in place of what the program found', () => {
    const found = standing('[[table outcomes]]', folded({ type: 'ChecklistAnswered', ...on, requirement: 'r2', answer: 'not-held', text: text('t') }))
    assert.deepEqual(found.get('r2'), ['not-held', 'a'])
  })
})
