import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import type { Learning, LearningAction } from '../../register/learning/learning.ts'
import { learningFacts } from '../learning-facts.ts'
import { behindFigure, figuresFrom, tableById, type BesideFacts } from '../year-figures.ts'

const day = isoDate
const text = { textId: 'text', digest: 'digest' } as Learning['text']
const action = (actionId: string, parts: Partial<LearningAction> = {}): LearningAction => ({
  actionId, text, owner: null, team: null, role: null, recommendationId: null, agreedOn: day('2019-06-10'), firstDueOn: day('2019-09-01'), dueOn: day('2019-09-01'), replanned: 0,
  doneOn: null, evidence: null, notDoneOn: null, reasons: null, ...parts,
})
const learning: Learning = {
  reference: 'LE-1', notedOn: day('2019-06-03'), from: 'complaint', complaint: 'complaint', points: [], entry: null, theme: null, text, cause: null, teams: [], divisions: [],
  recommendations: [], takenUp: ['action-of-the-complaint'], lookedBack: [], closedOn: null,
  actions: [
    action('in-time', { doneOn: day('2019-09-01') }), action('late', { doneOn: day('2019-09-02') }), action('dropped', { notDoneOn: day('2019-08-01'), reasons: text }), action('to-come'),
    action('next-year', { agreedOn: day('2020-04-01') }),
  ],
  shared: [{ how: 'team-meeting', on: day('2019-07-01'), teams: [], people: 11, text: null }, { how: 'team-meeting', on: day('2019-07-08'), teams: [], people: null, text: null }],
}
const asked = (asKnownOn: string, beside: BesideFacts) => ({ year: aYear('2019-20'), years: 1, asKnownOn: day(asKnownOn), ...beside })
const learnedBy = (asKnownOn: string): BesideFacts => ({ learning: learningFacts('learning-1', learning, day(asKnownOn)) })

function counted(asKnownOn: string, table: string, beside: BesideFacts, facts = [aFact()]): Readonly<Record<string, number | null>> {
  const rows = tableById(figuresFrom(facts, REPORTING_SETTINGS, asked(asKnownOn, beside), null).tables, table)?.rows ?? []
  return Object.fromEntries(rows.flatMap(({ id, cells }) => (cells[0]?.count ? [[id, cells[0].count] as const] : [])))
}

test('an action is done in time on the last day planned, late on the next, and open until its day has gone by', () => {
  assert.deepEqual(counted('2019-09-01', 'learning-actions', learnedBy('2019-09-01')), { 'action-done-in-time': 1, 'action-done-late': 1, 'action-not-done': 1, 'action-open': 1, total: 4 })
  assert.deepEqual(counted('2019-09-02', 'learning-actions', learnedBy('2019-09-02')), { 'action-done-in-time': 1, 'action-done-late': 1, 'action-not-done': 1, 'action-overdue': 1, total: 4 })
})

test('learning is counted once by its source, and each time it was shared, with the people that were counted', () => {
  assert.deepEqual(counted('2020-03-31', 'learning', learnedBy('2020-03-31')), { 'learned-from-complaint': 1, total: 1 })
  assert.deepEqual(counted('2020-03-31', 'learning-shared', learnedBy('2020-03-31')), { 'shared-team-meeting': 2, 'people-told': 11 })
})

test('several actions of one piece of learning open to it once, and to no action of another year', () => {
  const at = { year: aYear('2019-20'), table: 'learning-actions', settings: REPORTING_SETTINGS, ...learnedBy('2020-03-31') }
  assert.deepEqual(behindFigure([], day('2020-03-31'), { ...at, row: 'total' })?.map(({ streamId }) => streamId), ['learning-1'])
  assert.deepEqual(behindFigure([], day('2020-03-31'), { ...at, row: 'action-done-late' })?.length, 1)
  assert.deepEqual(behindFigure([], day('2020-03-31'), { ...at, row: 'action-open' }), [])
})

const themes = { themes: [{ code: 'covid', label: 'COVID-19', from: day('2020-03-16'), until: day('2020-07-04') }], delays: [] }
const facts = [
  aFact({ streamId: 'statutory', themes: ['covid'] }), aFact({ streamId: 'corporate', kind: 'corporate-complaint', themes: ['covid', 'covid'] }),
  aFact({ streamId: 'earlier', receivedOn: day('2019-03-31'), themes: ['covid'] }), aFact({ streamId: 'other' }),
]

test('complaints of either procedure count in the year of receipt at the theme they are about, each once', () => {
  assert.deepEqual(counted('2020-03-31', 'themes', { themes }, facts), { covid: 2 })
  const behind = behindFigure(facts, day('2020-03-31'), { year: aYear('2019-20'), table: 'themes', row: 'covid', settings: REPORTING_SETTINGS, themes })
  assert.deepEqual(behind?.map(({ streamId }) => streamId).toSorted(), ['corporate', 'statutory'])
})

test('a delay counts in the year in which it was first named, whenever the complaint was received', () => {
  const delays = [
    { complaintId: 'earlier', by: 'covid', what: 'investigation', on: day('2020-03-25') }, { complaintId: 'earlier', by: 'lockdown', what: 'investigation', on: day('2020-03-25') },
    { complaintId: 'statutory', by: 'covid', what: 'answer', on: day('2020-04-01') },
  ] as const
  const known = { ...themes, delays }
  assert.deepEqual(counted('2020-05-01', 'delays', { themes: known }, facts), { 'covid~investigation': 1, 'lockdown~investigation': 1 })
  const table = tableById(figuresFrom(facts, REPORTING_SETTINGS, asked('2020-05-01', { themes: known }), null).tables, 'delays')
  assert.deepEqual(table?.rows.map(({ crosses }) => crosses?.[0]), [{ id: 'covid', ownLabel: 'COVID-19' }, { id: 'lockdown', ownLabel: null }])
  const behind = behindFigure(facts, day('2020-05-01'), { year: aYear('2019-20'), table: 'delays', row: 'covid~investigation', settings: REPORTING_SETTINGS, themes: known })
  assert.deepEqual(behind?.map(({ streamId }) => streamId), ['earlier'])
})

test('a year that no theme touches has no table of themes', () => {
  const later = { themes: { ...themes, themes: themes.themes.map((theme) => ({ ...theme, from: day('2024-01-01'), until: null })) } }
  const tables = figuresFrom([aFact()], REPORTING_SETTINGS, asked('2024-05-01', later), null).tables.map(({ id }) => id)
  assert.ok(!tables.includes('themes') && !tables.includes('delays') && tables.includes('learning'))
})
