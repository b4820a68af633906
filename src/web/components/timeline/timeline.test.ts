import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuthoritySettings, WordList } from '../../../domain/authority/settings.ts'
import { WORD_LISTS } from '../../../domain/authority/settings.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { ComplaintEvent, PersonId, Recorded, UserId } from '../../../domain/complaint/events.ts'
import { linesOf, valueInWords, type WordSource } from './recorded-words.ts'
import { pounds } from '../../../words/money.ts'
import { timelineEntries } from './timeline-entries.ts'

const lists = Object.fromEntries(WORD_LISTS.map((list) => [list, []])) as unknown as Record<WordList, AuthoritySettings['words'][WordList]>
const words: WordSource = {
  settings: {
    words: {
      ...lists, channels: [{ code: 'email', label: 'E-mail', from: isoDate('2020-01-01'), until: null }],
      complainantTypes: [{ code: 'parent', label: 'Parent', from: isoDate('2020-01-01'), until: null }],
    },
  } as unknown as AuthoritySettings,
  people: new Map([['p1', { personId: 'p1' as PersonId, version: 1, givenName: 'Ada', familyName: 'Marsh' }]]),
  texts: new Map([['t1', 'She told us on the telephone.']]),
  userNames: new Map([['u1', 'Grace Field']]),
}

const recorded = (seq: number, event: ComplaintEvent, recordedAt = '2026-03-02T10:00:00.000Z'): Recorded<ComplaintEvent> =>
  ({ seq, event, recordedAt, recordedBy: 'u1', knownOn: null })
const text = { textId: 't1', digest: '' }
const received = recorded(1, {
  type: 'ComplaintReceived', happenedOn: isoDate('2026-03-02'), procedure: 'p', reference: '2026-0001', channel: 'email',
  details: { complainants: [{ personId: 'p1' as PersonId, type: 'parent' }] },
})

test('the newest entry comes first, by the day it happened and not by the day it was recorded', () => {
  const late = recorded(2, { type: 'ContactLogged', happenedOn: isoDate('2026-03-01'), kind: 'call' }, '2026-03-05T09:30:00.000Z')
  assert.deepEqual(timelineEntries([received, late], new Set(), words).map((entry) => [entry.title, entry.recordedLater]), [
    ['Received', null], ['Contact', 'recorded on 5 March 2026, 09:30'],
  ])
})

test('a corrected field shows what it said before, through two corrections', () => {
  const correction = (seq: number, on: string): Recorded<ComplaintEvent> => recorded(seq, {
    type: 'FactCorrected', happenedOn: isoDate('2026-03-06'), corrects: 1, changes: { happenedOn: isoDate(on) }, kind: 'fact', reason: text,
  })
  const [entry] = timelineEntries([received, correction(2, '2026-02-27'), correction(3, '2026-02-26')], new Set(), words)
  assert.deepEqual(entry?.corrections.map(({ field, was, now, why, by }) => [field, was, now, why, by]), [
    ['Day it happened', 'Monday 2 March 2026', 'Friday 27 February 2026', 'She told us on the telephone.', 'Grace Field'],
    ['Day it happened', 'Friday 27 February 2026', 'Thursday 26 February 2026', 'She told us on the telephone.', 'Grace Field'],
  ])
})

test('a corrected part of the details is shown by itself', () => {
  const correction = recorded(2, {
    type: 'FactCorrected', happenedOn: isoDate('2026-03-06'), corrects: 1, kind: 'slip', changes: { details: { complainants: [{ type: 'parent' }] } },
  })
  const [entry] = timelineEntries([received, correction], new Set(), words)
  assert.deepEqual(entry?.corrections.map(({ field, was, now }) => [field, was, now]),
    [['Complainant', 'Ada Marsh, Parent', 'Name not known, Parent']])
})

test('a struck-out entry stays, with who struck it out and why', () => {
  const note = recorded(2, { type: 'NoteAdded', happenedOn: isoDate('2026-03-03'), text })
  const striking = recorded(3, { type: 'EventStruckOut', happenedOn: isoDate('2026-03-04'), corrects: 2, reason: text })
  const [entry] = timelineEntries([received, note, striking], new Set([2]), words)
  assert.equal(entry?.title, 'Note')
  assert.equal(entry?.struckOut?.why, 'She told us on the telephone.')
  assert.equal(entry?.struckOut?.by, 'Grace Field')
})

test('every recorded field is put into words, in the same order whatever order the database gives', () =>
  assert.deepEqual(linesOf(received.event, words).map(({ label, value }) => `${label}: ${value}`), [
    'How it came: E-mail', 'Complainant: Ada Marsh, Parent', 'Procedure: p', 'Reference: 2026-0001',
  ]))

test('erased words say that they were erased', () =>
  assert.equal(valueInWords('text', { textId: 'gone', digest: '' }, words), 'These words have been erased.'))

test('a person without an account any more is a former user', () =>
  assert.equal(valueInWords('responderId', 'u9' as UserId, words), 'a former user'))

for (const [pence, printed] of [[130_000, '£1,300'], [4950, '£49.50'], [5, '£0.05'], [123_456_789, '£1,234,567.89']] as const)
  test(`${pence} pence are ${printed}`, () => assert.equal(pounds(pence), printed))
