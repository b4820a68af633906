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
    const alone = questionsFor(SET, whose).filter(({ several }) => several === undefined).map(({ id }) => id)
    for (const { rows, groups } of equalityTotals(held, SET, whose, false).filter(({ question }) => alone.includes(question)))
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

const SEVERAL = questionsFor(SET, 'child').find(({ id }) => id === 'child-disability')
const anyDisabilities = fc.oneof(
  fc.constant(null), fc.constantFrom('none', 'not-known', 'prefer-not-to-say', 'autism').map((one): Answers => ({ 'child-disability': one })),
  fc.uniqueArray(fc.constantFrom('mobility', 'learning', 'autism', 'hearing'), { minLength: 1 }).map((all): Answers => ({ 'child-disability': all })),
)

test('a child may have several disabilities: it counts once in each, once in the group, and the groups add up to the complaints', () =>
  fc.assert(fc.property(fc.array(anyDisabilities, { maxLength: 30 }), (all) => {
    const held = all.map((answers): Held => answers && { outcome: 'answered', answers })
    for (const answers of all) assert.ok(answers === null || areAnswers(SET, 'child', answers))
    const found = equalityTotals(held, SET, 'child', false).find(({ question }) => question === 'child-disability')
    const countOf = (rows: readonly { answer: string; shown: { kind: string } }[], code: string) => rows.flatMap((row) => (row.answer === code && 'count' in row.shown ? [row.shown.count] : []))[0]
    const has = (answers: Answers | null, code: string) => [answers?.['child-disability'] ?? []].flat().includes(code)
    for (const code of SEVERAL?.answers ?? []) assert.equal(countOf(found?.rows ?? [], code), all.filter((answers) => has(answers, code)).length, code)
    assert.equal(countOf(found?.groups ?? [], 'any-disability'), all.filter((answers) => ['mobility', 'learning', 'autism', 'hearing'].some((code) => has(answers, code))).length)
    assert.equal(found?.groups.reduce((sum, { shown }) => sum + (shown.kind === 'count' ? shown.count : 0), 0), held.length)
    // Rows that overlap cannot be protected one by one, so that only the groups are shown.
    assert.deepEqual(equalityTotals(held, SET, 'child', true).find(({ question }) => question === 'child-disability')?.rows, [])
  })))

test('none, not known and prefer not to say go with no other answer; nothing is given twice, and other questions have one answer', () => {
  for (const [given, isRight] of [
    [['autism', 'learning'], true], [['autism'], true], [['none'], true], [['none', 'autism'], false], [['not-known', 'autism'], false], [['autism', 'autism'], false], [[], false],
    [['autism', 'roma'], false],
  ] as const) assert.equal(areAnswers(SET, 'child', { 'child-disability': given }), isRight, given.join(' '))
  assert.ok(!areAnswers(SET, 'child', { sex: ['female', 'male'] }))
  assert.ok(!areAnswers(SET, 'complainant', { age: ['under-16'], 'sexual-orientation': ['straight'] }))
})
