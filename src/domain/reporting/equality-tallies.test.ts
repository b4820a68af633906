import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionsOn } from '../register/equality/questions.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { formsOfTallies } from './equality-tallies.ts'
import { equalityTotals } from './equality-totals.ts'

test('forms whose answers were destroyed count as they did, question by question and outcome by outcome', () => {
  const forms = formsOfTallies([
    { question: null, given: ['answered'], many: 3 }, { question: null, given: ['declined'], many: 2 }, { question: null, given: ['not-asked'], many: 1 },
    { question: 'age', given: ['under-16'], many: 2 }, { question: 'age', given: ['25-to-44'], many: 1 }, { question: 'sex', given: ['female'], many: 1 },
  ])
  assert.equal(forms.length, 6)
  const totals = equalityTotals(forms, questionsOn(isoDate('2026-03-31')), 'complainant', false)
  const countOf = (question: string, answer: string) => totals.find((one) => one.question === question)?.rows.find((row) => row.answer === answer)?.shown
  assert.deepEqual([countOf('age', 'under-16'), countOf('age', '25-to-44'), countOf('sex', 'female')], [2, 1, 1].map((count) => ({ kind: 'count', count })))
})

test('without tallies there are no forms', () => assert.deepEqual(formsOfTallies([]), []))
