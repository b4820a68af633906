import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../calendar/iso-date.ts'
import { questionsOn } from '../register/equality/questions.ts'
import { againstPopulation } from './against-population.ts'
import { equalityTotals, type Held } from './equality-totals.ts'

const SET = questionsOn(isoDate('2026-11-23'))
const answered = (sex: string, many: number): readonly Held[] => Array.from({ length: many }, () => ({ outcome: 'answered', answers: { sex } }))
const compared = (held: readonly Held[], isProtected: boolean) => againstPopulation(equalityTotals(held, SET, 'complainant', isProtected), new Map([['female', 512], ['white', 965]]))

test('a share is of those who answered, not of those who were not asked or would not say', () => {
  const held: readonly Held[] = [null, { outcome: 'declined' }, ...answered('female', 6), ...answered('male', 3), ...answered('not-known', 2)]
  assert.deepEqual(compared(held, false), [
    { group: 'female', perThousand: 512, ofAnswered: { percent: 66.7, answered: 9 } }, { group: 'white', perThousand: 965, ofAnswered: null },
  ])
})

test('where an answer of the question is withheld no percentage is worked out, since it would give it away', () => {
  const held = [...answered('female', 6), ...answered('male', 3)]
  assert.equal(compared(held, true)[0]?.ofAnswered, null)
  assert.deepEqual(compared([...answered('female', 6), ...answered('male', 6)], true)[0]?.ofAnswered, { percent: 50, answered: 12 })
})
