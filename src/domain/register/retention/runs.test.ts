import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { foundIn, soughtIn, WORDS_OF_A_RUN } from './runs.ts'

const SAID = 'The taxi did not come on Monday, and nobody rang to say so. I waited for two hours with the children.'

describe('Where words of a record stand elsewhere', () => {
  test('a sentence that was quoted is found, whatever stands between its words', () => {
    assert.equal(foundIn('She writes: “the taxi did not\ncome on Monday — and nobody rang”.', soughtIn([SAID], [])), 'the taxi did not come on monday and nobody rang')
  })

  test('the longest of several quotations is told', () => {
    assert.equal(foundIn('The taxi did not come on Monday. Later: I waited for two hours with the children.', soughtIn([SAID], [])), 'i waited for two hours with the children')
  })

  test('words in another order, or fewer than six of them, are nobody’s quotation', () => {
    assert.equal(foundIn('On Monday the taxi did not come at all', soughtIn([SAID], [])), null)
    assert.equal(foundIn('nobody rang to say', soughtIn([SAID], [])), null)
  })

  test('a whole name is found, and half of one is not', () => {
    const sought = soughtIn([], ['Mary-Ann Quillfeather', 'Sam'])
    assert.equal(foundIn('Ms MARY-ANN QUILLFEATHER rang', sought), 'mary-ann quillfeather')
    assert.equal(foundIn('Quillfeather and Sam', sought), null)
  })

  test('any run that is copied into other words is found whole', () => {
    const word = fc.stringMatching(/^[a-z]{2,6}$/)
    fc.assert(fc.property(fc.array(word, { minLength: WORDS_OF_A_RUN, maxLength: 30 }), fc.nat(30), fc.array(word, { maxLength: 8 }), (words, from, before) => {
      const part = words.slice(from % (words.length - WORDS_OF_A_RUN + 1))
      const found = foundIn([...before, '0', ...part, '1'].join(' '), soughtIn([words.join(' ')], []))
      assert.ok(found !== null && found.length >= part.join(' ').length)
    }))
  })
})
