import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partsOf, partsToTry, slipsForgiven } from './parts.ts'
import { slipsBetween } from './slips-between.ts'
import { wordForms, wordsAsked } from './word-forms.ts'

test('a name is found joined and by its parts, without accents and in any case', () => {
  assert.deepEqual([...wordForms('Áine O’Brien-Łuczak')], ['aine', 'obrienluczak', 'brien', 'luczak'])
  assert.deepEqual([...wordForms("D'Arcy")], ['darcy', 'arcy'])
  assert.deepEqual([...wordForms('Straße, Œuvre')], ['strasse', 'oeuvre'])
  assert.deepEqual([...wordForms('')], [])
})

test('what is asked is joined at an apostrophe and apart at a hyphen', () => {
  assert.deepEqual(wordsAsked("O'Brien Smith-Jones"), ['obrien', 'smith', 'jones'])
  assert.deepEqual(wordsAsked('o brien'), ['brien'])
  assert.deepEqual(wordsAsked('x'), ['x'])
})

for (const [one, other, slips] of [
  ['smiht', 'smith', 1], ['fetherston', 'featherstone', 2], ['smith', 'smyth', 1], ['ab', 'ba', 1], ['abcd', 'dcba', 3], ['', 'ab', 2], ['same', 'same', 0],
] as const) test(`from ${one} to ${other} it is ${slips} slips`, () => {
  assert.equal(slipsBetween(one, other, 5), slips)
  assert.equal(slipsBetween(other, one, 5), slips)
  assert.equal(slipsBetween(one, other, slips - 1 < 0 ? 0 : slips - 1), Math.min(slips, Math.max(slips - 1, 0) + 1))
})

test('a short word forgives one slip, a long one two, a number none', () => {
  assert.deepEqual(['ab', 'abc', 'abcde', 'abcdef', 'a1bcdef'].map(slipsForgiven), [0, 1, 1, 2, 0])
})

const word = fc.stringMatching(/^[a-e]{3,12}$/)
const slip = fc.record({ kind: fc.constantFrom('drop', 'add', 'change'), at: fc.nat(30), letter: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x', 'y', 'z') })

function slipped(text: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = at % (text.length + (kind === 'add' ? 1 : 0) || 1)
  if (kind === 'add') return text.slice(0, place) + letter + text.slice(place)
  return text.slice(0, place) + (kind === 'drop' ? '' : letter) + text.slice(place + 1)
}

test('a word with as many slips as are forgiven still shares a part with the word meant', () => {
  fc.assert(fc.property(word, fc.array(slip, { maxLength: 2 }), (meant, slips) => {
    const asked = slips.reduce(slipped, meant)
    const forgiven = slipsForgiven(asked)
    const parts = partsOf(meant)
    if (!parts || slipsBetween(asked, meant, 2) > forgiven) return
    const tries = partsToTry(asked, forgiven)
    assert.ok(parts.some((part, third) => tries[third as 0 | 1 | 2].includes(part)), `${asked} for ${meant}`)
  }), { numRuns: 3_000 })
})

test('two neighbours swapped still share a part with the word meant', () => {
  fc.assert(fc.property(word, fc.nat(20), (meant, at) => {
    const place = at % (meant.length - 1)
    const asked = meant.slice(0, place) + (meant[place + 1] ?? '') + (meant[place] ?? '') + meant.slice(place + 2)
    const tries = partsToTry(asked, 1)
    assert.ok(partsOf(meant)?.some((part, third) => tries[third as 0 | 1 | 2].includes(part)), `${asked} for ${meant}`)
  }), { numRuns: 3_000 })
})
