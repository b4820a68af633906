import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differences } from './differences.ts'

test('what was changed is told with what stood there, word by word', () => {
  assert.deepEqual(differences('Thank you Wren for coming on 12 March at last', 'Thank you [name] for coming recently at last'), [
    { kind: 'same', text: 'Thank you ' }, { kind: 'changed', was: 'Wren', now: '[name]' }, { kind: 'same', text: ' for coming ' },
    { kind: 'changed', was: 'on 12 March', now: 'recently' }, { kind: 'same', text: ' at last' },
  ])
  assert.deepEqual(differences('the same', 'the same'), [{ kind: 'same', text: 'the same' }])
  assert.deepEqual(differences('', 'new'), [{ kind: 'changed', was: '', now: 'new' }])
})

test('whatever the texts, the stretches together are the one and the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'Wren'), { maxLength: 30 }).map((parts) => parts.join(''))
  fc.assert(fc.property(text, text, (before, after) => {
    const all = differences(before, after)
    assert.equal(all.map((one) => (one.kind === 'same' ? one.text : one.was)).join(''), before)
    assert.equal(all.map((one) => (one.kind === 'same' ? one.text : one.now)).join(''), after)
  }))
})
