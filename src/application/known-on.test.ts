import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { asKnownOn } from './known-on.ts'

const entry = (recordedAt: string, knownOn: string | null = null) =>
  ({ seq: 1, event: 'e', recordedAt, recordedBy: 'somebody', knownOn: knownOn === null ? null : isoDate(knownOn) })
const isKnown = (recordedAt: string, day: string, knownOn: string | null = null) => asKnownOn([entry(recordedAt, knownOn)], isoDate(day)).length === 1

test('an entry is known from the day on which it was recorded', () => {
  assert.ok(!isKnown('2024-03-04T12:00:00.000Z', '2024-03-03'))
  assert.ok(isKnown('2024-03-04T12:00:00.000Z', '2024-03-04'))
})

test('the day is London’s: half past eleven at night in UTC is tomorrow in summer, and today in winter', () => {
  assert.ok(!isKnown('2024-07-04T23:30:00.000Z', '2024-07-04'))
  assert.ok(isKnown('2024-07-04T23:30:00.000Z', '2024-07-05'))
  assert.ok(isKnown('2024-01-04T23:30:00.000Z', '2024-01-04'))
})

test('where an old register knew it earlier, that day counts', () => {
  assert.ok(isKnown('2026-11-23T12:00:00.000Z', '2019-05-01', '2019-04-03'))
  assert.ok(!isKnown('2026-11-23T12:00:00.000Z', '2019-04-02', '2019-04-03'))
})
