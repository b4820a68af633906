import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { factsOfLetter } from '../../../../test/support/letter-facts.ts'
import { fillingOf } from '../../../words/letters/field-words.ts'
import { procedureById } from '../../procedure/procedures.ts'
import { readingAge } from '../../reporting/reading-age/reading-age.ts'
import { examineDraft, isComplete } from '../draft.ts'
import { READERS } from '../letter-facts.ts'
import { requirementsOf, templatesFor } from '../letter-template.ts'
import { templateProblems, unsaidIn } from '../template/check-template.ts'
import { filled } from '../template/fill.ts'
import { SEED_TEMPLATES } from './seed-templates.ts'

const PROCEDURES = ['children-act-1989-england', 'corporate-council', 'corporate-code'] as const

describe('the templates that come with the program', () => {
  test('have nothing wrong with them, and say what the letters have to say that they are for', () => {
    for (const { template } of SEED_TEMPLATES) {
      assert.deepEqual(templateProblems(template.body, requirementsOf(template)), [], template.title)
      for (const { procedure, rule } of template.isFor) {
        const requirements = procedureById(procedure)?.letters.find(({ id }) => id === rule)?.mustSay.map(({ id }) => id) ?? []
        assert.deepEqual(unsaidIn(template.body, requirements), [], `${template.title}, ${procedure}`)
      }
    }
  })

  test('have an id of their own each', () => assert.equal(new Set(SEED_TEMPLATES.map(({ templateId }) => templateId)).size, SEED_TEMPLATES.length))

  for (const procedure of PROCEDURES)
    for (const rule of procedureById(procedure)?.letters ?? [])
      for (const reader of READERS)
        test(`${procedure}: there is one for “${rule.title}” to ${reader === 'adult' ? 'an adult' : 'a child'}, and a complaint that has the facts is not held`, () => {
          const [template] = templatesFor(SEED_TEMPLATES, { procedure, rule: rule.id, reader, isEasyRead: false })
          assert.ok(template && template.template.reader === reader && !template.template.isEasyRead)
          const draft = filled(template.template.body, fillingOf(factsOfLetter({ procedure, rule: rule.id, reader })))
          const examined = examineDraft(draft, rule.mustSay.map(({ id }) => id))
          assert.deepEqual([examined.gaps, examined.unsaid, examined.problems], [[], [], []], draft)
          assert.ok(isComplete(examined))
        })

  test('those for children read easily', () => {
    for (const { template } of SEED_TEMPLATES.filter(({ template: { reader } }) => reader === 'child')) {
      const words = template.body.replaceAll(/\(\([^)]*\)\)/g, '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
      const age = readingAge(words, { age: 11 })
      assert.ok(age !== null && age.ages.fleschKincaid <= 11, `${template.title}: ${age?.ages.fleschKincaid}`)
    }
  })
})
