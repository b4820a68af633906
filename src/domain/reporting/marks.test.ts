import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../calendar/iso-date.ts'
import { concerns, marksBetween, type Mark } from './marks.ts'

const mark = (label: string, from: string, until: string | null, kind: Mark['kind'] = 'disruption'): Mark =>
  ({ label, from: isoDate(from), until: until === null ? null : isoDate(until), kind, entryId: null, stages: [], procedure: null })
const between = (...marks: readonly Mark[]) => marksBetween(marks, isoDate('2020-04-01'), isoDate('2021-03-31')).map(({ label }) => label)

test('a mark that touches one day is shown, one before or after is not', () =>
  assert.deepEqual(between(mark('before', '2020-01-01', '2020-03-31'), mark('after', '2021-04-01', null), mark('last', '2021-03-31', null), mark('first', '2019-01-01', '2020-04-01')), ['first', 'last']))

test('what lasts is shown, however long ago it began; a change is shown where it was made', () =>
  assert.deepEqual(between(mark('lasts', '2015-01-01', null), mark('changed long ago', '2015-01-01', null, 'change'), mark('changed', '2020-09-01', null, 'change')), ['lasts', 'changed']))

test('a disruption of one stage concerns the charts of that stage; one of every stage and a theme concern all of them', () => {
  const charts = ['statutory-complaints', 'outcomes', 'teams', 'timeliness-percent', 'stage-2', 'corporate', 'compliments'] as const
  const chartsOf = (parts: Partial<Mark>) => charts.filter((table) => concerns({ ...mark('one', '2020-03-23', null), ...parts }, table))
  assert.deepEqual(chartsOf({}), charts)
  assert.deepEqual(chartsOf({ kind: 'theme' }), charts)
  assert.deepEqual(chartsOf({ stages: ['stage-1'] }), ['outcomes', 'timeliness-percent'])
  assert.deepEqual(chartsOf({ stages: ['stage-2', 'stage-3'] }), ['outcomes', 'stage-2'])
  assert.deepEqual(chartsOf({ stages: ['corporate-review'] }), [])
  assert.equal(concerns(mark('one', '2020-03-23', null), 'remedies'), false)
})

test('a change concerns complaints of its own procedure, and no compliment', () => {
  const change = (procedure: Mark['procedure']) => ({ ...mark('changed', '2020-09-01', null, 'change'), procedure })
  assert.deepEqual([concerns(change('statutory'), 'outcomes'), concerns(change('statutory'), 'corporate'), concerns(change('statutory'), 'compliments')], [true, false, false])
  assert.deepEqual([concerns(change('corporate'), 'outcomes'), concerns(change('corporate'), 'corporate')], [false, true])
})
