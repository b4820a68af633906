import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isoDate } from '../calendar/iso-date.ts'
import { areAnswers, questionsFor, questionsOn, WHOSE, type Answers } from '../register/equality/questions.ts'
import { equalityTotals, type Held } from './equality-totals.ts'

const SET = questionsOn(isoDate('2026-11-23'))

test('not asked, prefer not to say and not known are three rows, and every complaint is in one row of each question', () => {
  const held: readonly Held[] = [
    null, { outcome: 'not-asked' }, { outcome: 'declined' }, { outcome: 'answered', answers: { sex: 'female', religion: 'not-known' } },
    { outcome: 'answered', answers: { sex: 'prefer-not-to-say' } },
  ]
  const rows = equalityTotals(held, SET, 'complainant', false).find(({ question }) => question === 'sex')?.rows
  assert.deepEqual(rows?.map(({ answer, shown }) => [answer, shown.kind === 'count' ? shown.count : null]), [
    ['female', 1], ['male', 0], ['not-asked', 2], ['prefer-not-to-say', 2], ['not-known', 0],
  ])
})

test('the rows of each question, and of its groups, add up to the complaints, whatever was answered', () =>
  fc.assert(fc.property(fc.constantFrom(...WHOSE), fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 40 }), (whose, seeds) => {
    const held = seeds.map((seed): Held => {
      if (seed % 5 === 0) return null
      const answers: Answers = Object.fromEntries(questionsFor(SET, whose).map(({ id, answers: all }) => [id, all[seed % all.length] ?? '']))
      return { outcome: 'answered', answers }
    })
    for (const { rows, groups } of equalityTotals(held, SET, whose, false))
      for (const table of [rows, ...(groups.length > 0 ? [groups] : [])])
        assert.equal(table.reduce((sum, { shown }) => sum + (shown.kind === 'count' ? shown.count : 0), 0), held.length)
  })))

test('where small numbers are protected, ethnic group has its groups alone', () => {
  const [ethnic] = equalityTotals([null], SET, 'child', true)
  assert.deepEqual([ethnic?.question, ethnic?.rows.length, ethnic?.groups.length], ['ethnic-group', 0, 8])
})

test('each set asks by the categories of its day: Roma is one of nineteen groups, and was none of eighteen', () => {
  const groups = (day: string) => questionsOn(isoDate(day)).questions.find(({ id }) => id === 'ethnic-group')?.answers ?? []
  assert.deepEqual([groups('2019-06-01').length, groups('2026-06-01').length], [18, 19])
  assert.deepEqual(groups('2026-06-01').filter((code) => !groups('2019-06-01').includes(code)), ['roma'])
})

test('an answer of another question, of the other person or of nobody’s list is none; nor is the orientation of a child under 16', () => {
  assert.ok(areAnswers(SET, 'child', { 'child-disability': 'autism' }))
  assert.ok(!areAnswers(SET, 'complainant', { 'child-disability': 'autism' }))
  assert.ok(!areAnswers(SET, 'child', { sex: 'roma' }))
  assert.ok(!areAnswers(SET, 'child', { 'sexual-orientation': 'straight' }))
  assert.ok(!areAnswers(SET, 'complainant', { age: 'under-16', 'sexual-orientation': 'straight' }))
  assert.ok(areAnswers(SET, 'complainant', { age: '16-or-17', 'sexual-orientation': 'prefer-not-to-say' }))
})
