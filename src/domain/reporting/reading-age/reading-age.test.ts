import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readingAge } from './reading-age.ts'
import { sentencesOf, wordsOf } from './sentences.ts'
import { syllablesOf } from './syllables.ts'

/** The text that the authors of the formula measured with it, published as 14.5 (119 words, 639 letters, 5 sentences). */
const COLEMAN_LIAU = `Existing computer programs that measure readability are based largely upon subroutines which estimate number of syllables, usually by counting vowels. The shortcoming in estimating syllables is that it necessitates keypunching the prose into the computer. There is no need to estimate syllables since word length in letters is a better predictor of readability than word length in syllables. Therefore, a new readability formula was computed that has for its predictor variables letters per 100 words and sentences per 100 words. Both predictor variables can be counted by an optical scanning device, and thus the formula makes it economically feasible for an organization such as the U.S. Office of Education to calibrate the readability of all textbooks for the public school system.`
const READER = { age: 11 }

function measured(...paragraphs: readonly string[]) {
  const found = readingAge(paragraphs, READER)
  assert.ok(found)
  return found
}

describe('The reading age of a text', () => {
  test('the text that Coleman and Liau published measures as they published it', () => {
    const found = measured(COLEMAN_LIAU)
    assert.equal(found.sentences, 5)
    assert.ok(Math.abs(found.colemanLiau - 14.5) < 0.4, String(found.colemanLiau))
  })

  test('sentences that are published with their school year by Flesch and Kincaid measure so', () => {
    for (const [text, grade] of [
      ['The cat sat on the mat.', -1.45],
      ['The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.', 11.3],
      ['This sentence, taken as a reading passage unto itself, is being used to prove a point.', 6.8],
    ] as const) assert.ok(Math.abs(measured(text).fleschKincaid - grade) < 1, `${text} ${measured(text).fleschKincaid}`)
  })

  test('SMOG counts words of three syllables and more, and says that a short text is rough', () => {
    const easy = measured('The dog ran. The dog sat.')
    assert.equal(easy.smog, 3.1291)
    assert.equal(easy.isShortForSmog, true)
    const found = measured(...Array.from({ length: 30 }, () => 'An advocate will help.'))
    assert.equal(found.isShortForSmog, false)
    assert.ok(Math.abs(found.smog - (3.1291 + 1.043 * Math.sqrt(30))) < 1e-9)
  })

  test('syllables are counted as they are heard', () => {
    for (const [word, many] of [
      ['cat', 1], ['make', 1], ['makes', 1], ['helped', 1], ['wanted', 2], ['little', 2], ['people', 2], ['listen', 2], ['complaint', 2], ['complained', 2], ['advocate', 3], ['family', 3],
      ['places', 2], ['changes', 2], ['being', 2], ['2019-20', 1], ['children’s', 2], ['radio', 3], ['serious', 3], ['social', 2], ['nation', 2],
    ] as const) assert.equal(syllablesOf(word), many, word)
  })

  test('a sentence ends with its mark, or with its paragraph; a decimal point ends nothing', () => {
    assert.deepEqual(sentencesOf(['We took 4.5 days. Is that long? No!', 'One thing', '—']), ['We took 4.5 days.', 'Is that long?', 'No!', 'One thing'])
    assert.deepEqual(wordsOf('Don’t wait: 1,200 well-known cases.'), ['Don’t', 'wait', '1,200', 'well-known', 'cases'])
  })

  test('the hardest sentence is named first, with what makes it hard; an easy text names none', () => {
    const hard = 'Representations concerning accommodation are investigated independently in accordance with the statutory procedure and its regulations.'
    const found = measured(`We can help you. ${hard} Ask us.`)
    assert.equal(found.hardest[0]?.text, hard)
    assert.ok(found.hardest[0].longWords.includes('Representations'))
    assert.deepEqual(measured('We can help you. Ask us.').hardest, [])
  })

  test('a long word that the page explains is long, and not uncommon', () => {
    const found = readingAge(['An advocate will help.'], { age: 11, explained: new Set(['advocate']) })
    assert.deepEqual([found?.longWords, found?.uncommonWords], [0.25, 0])
  })

  test('nothing written has no reading age', () => {
    assert.equal(readingAge([], READER), null)
    assert.equal(readingAge(['', ' … '], READER), null)
  })

  test('whatever is written, the measures are numbers, the age is that of the strictest, and shares lie between 0 and 1', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 6 }), (paragraphs) => {
      const found = readingAge(paragraphs, READER)
      if (found === null) return
      for (const value of [found.fleschKincaid, found.colemanLiau, found.smog, found.age]) assert.ok(Number.isFinite(value))
      assert.equal(found.age, Math.max(...Object.values(found.ages)))
      for (const share of [found.longSentences, found.longWords, found.uncommonWords]) assert.ok(share >= 0 && share <= 1)
      assert.ok(found.uncommonWords <= found.longWords)
    }))
  })

  test('joining two sentences never makes a text easier by Flesch and Kincaid', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('dog', 'listen', 'advocate', 'complaint'), { minLength: 1, maxLength: 9 }), (words) => {
      const text = words.join(' ')
      assert.ok(measured(`${text}, ${text}.`).fleschKincaid >= measured(`${text}. ${text}.`).fleschKincaid)
    }))
  })
})
