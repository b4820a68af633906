import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../calendar/iso-date.ts'
import { marksBetween, type Mark } from './marks.ts'

const mark = (label: string, from: string, until: string | null, kind: Mark['kind'] = 'disruption'): Mark =>
  ({ label, from: isoDate(from), until: until === null ? null : isoDate(until), kind })
const between = (...marks: readonly Mark[]) => marksBetween(marks, isoDate('2020-04-01'), isoDate('2021-03-31')).map(({ label }) => label)

test('a mark that touches one day is shown, one before or after is not', () =>
  assert.deepEqual(between(mark('before', '2020-01-01', '2020-03-31'), mark('after', '2021-04-01', null), mark('last', '2021-03-31', null), mark('first', '2019-01-01', '2020-04-01')), ['first', 'last']))

test('what lasts is shown, however long ago it began; a change is shown where it was made', () =>
  assert.deepEqual(between(mark('lasts', '2015-01-01', null), mark('changed long ago', '2015-01-01', null, 'change'), mark('changed', '2020-09-01', null, 'change')), ['lasts', 'changed']))
