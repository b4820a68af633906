import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { BAR, gapsIn, isNamed, proposedIn, standsIn, withBars, withoutPassages } from './redact.ts'

describe('What is taken out of a text', () => {
  test('is gone wherever it stands, in whatever case, and over the end of a line', () => {
    const text = 'Ann Other rang.\nI told ANN\nother to wait; Mrs Other’s son.'
    assert.equal(withBars(withoutPassages(text, ['ann other'])), `${BAR} rang.\nI told ${BAR} to wait; Mrs Other’s son.`)
  })

  test('leaves one bar of one length, however long it was and however passages overlap', () => {
    assert.equal(withBars(withoutPassages('abcdefgh', ['bcd', 'cdef'])), `a${BAR}gh`)
    assert.equal(withBars(withoutPassages('x a y', ['a'])).length, withBars(withoutPassages('x a very long passage y', ['a very long passage'])).length)
  })

  test('takes hostile passages as they are typed', () => {
    assert.equal(withBars(withoutPassages('a.c abc (x] 😀 مريم', ['a.c', '(x]', '😀', 'مريم'])), `${BAR} abc ${BAR} ${BAR} ${BAR}`)
    assert.equal(gapsIn(withoutPassages('anything', ['', '   '])), 0)
  })

  test('finds a letter with its accent written either way', () => {
    assert.equal(withBars(withoutPassages('Zoe\u0308 came', ['Zoë'])), `${BAR} came`)
  })

  test('never stands in what is left', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('ann', 'other', ' ', '\n', 'x', 'ß', '😀'), { maxLength: 30 }), fc.array(fc.constantFrom('ann other', 'other', 'x ann', '😀x'), { maxLength: 3 }), (parts, passages) => {
      const left = withoutPassages(parts.join(''), passages)
      for (const part of left) for (const passage of passages) assert.ok(part === null || !standsIn(part, passage))
    }))
  })
})

describe('What is proposed', () => {
  const other = { personId: 'p', givenName: 'Ann', familyName: 'Other', contact: { email: 'ann@example.org', address: '1 High Street, Testford' } }

  test('are names and contact details of other people that stand in the text', () => {
    assert.deepEqual(proposedIn('Ann wrote from 1 High Street: ann@example.org.', [other]).map(({ passage }) => passage), ['Ann', 'ann@example.org', '1 High Street'])
  })

  test('are whole words: Ann is not in planning', () => {
    assert.equal(isNamed('The planning meeting', 'Ann'), false)
    assert.deepEqual(proposedIn('The planning meeting', [other]), [])
  })
})
