import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Deputy } from '../domain/authority/settings.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { addDays, isoDate } from '../domain/calendar/iso-date.ts'
import { workingDaysBetween } from '../domain/calendar/working-days.ts'
import { silentSince, standInOn } from './reminders.ts'

const TODAY = isoDate('2026-11-23')
const away = (userId: string, deputyId: string, from = '2026-11-20', until: string | null = null): Deputy =>
  ({ userId, deputyId, from: isoDate(from), until: until === null ? null : isoDate(until) })
const standIn = (deputies: readonly Deputy[], present: readonly string[] = ['ada', 'ben', 'cy']) => standInOn('ada', deputies, TODAY, new Set(present))

describe('who is reminded in whose place', () => {
  test('nobody stands in for somebody who is there', () => assert.equal(standIn([]), 'ada'))
  test('a deputy does, from the first day to the last, and not a day longer', () => {
    assert.equal(standIn([away('ada', 'ben', '2026-11-23', '2026-11-23')]), 'ben')
    assert.equal(standIn([away('ada', 'ben', '2026-11-24')]), 'ada')
    assert.equal(standIn([away('ada', 'ben', '2026-11-01', '2026-11-22')]), 'ada')
  })
  test('where the deputy is away too, theirs does', () => assert.equal(standIn([away('ada', 'ben'), away('ben', 'cy')]), 'cy'))
  test('two who stand in for each other do not go round for ever', () => assert.ok(['ada', 'ben'].includes(standIn([away('ada', 'ben'), away('ben', 'ada')]) ?? '')))
  test('a deputy whose account has ended leaves it with whoever is away', () => assert.equal(standIn([away('ada', 'ben')], ['ada', 'cy']), 'ada'))
  test('where nobody of them is there, it is nobody’s', () => assert.equal(standIn([away('ada', 'ben')], ['cy']), null))
  test('where only the deputy still works here, it is the deputy', () => assert.equal(standIn([away('ada', 'ben')], ['ben']), 'ben'))
})

describe('silence', () => {
  const calendar = englandAndWales()
  test('of ten working days on a Monday is since the Monday two weeks before', () => assert.equal(silentSince(TODAY, 10, calendar), '2026-11-09'))
  test('is the last day with so many whole working days after it, on weekends and bank holidays too', () => fc.assert(fc.property(
    fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 60 }), (later, workingDays) => {
      const today = addDays(isoDate('2022-01-01'), later)
      const since = silentSince(today, workingDays, calendar)
      assert.ok(workingDaysBetween(calendar, since, today) >= workingDays)
      assert.ok(workingDaysBetween(calendar, addDays(since, 1), today) < workingDays)
    })))
})
