import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { threadOf, type Said } from './thread-of.ts'

const said = (more: Partial<Said>) => threadOf({ addressed: [], answers: [], follows: [], ...more })

describe('The complaint to which a message belongs', () => {
  test('is the one whose signed address it came to, or whose letter it answers', () => {
    assert.deepEqual(said({ addressed: ['a'] }), { kind: 'certain', streamId: 'a', by: 'reply-address' })
    assert.deepEqual(said({ answers: ['a'] }), { kind: 'certain', streamId: 'a', by: 'headers' })
    assert.deepEqual(said({ addressed: ['a'], answers: ['a'], follows: [{ streamId: 'a', isSameSender: false }] }), { kind: 'certain', streamId: 'a', by: 'reply-address' })
  })

  test('is the one of an earlier message that the same person sent, and not of one that somebody else did', () => {
    assert.deepEqual(said({ follows: [{ streamId: 'a', isSameSender: true }] }), { kind: 'certain', streamId: 'a', by: 'headers' })
    assert.deepEqual(said({ follows: [{ streamId: 'a', isSameSender: true }, { streamId: 'a', isSameSender: false }] }), { kind: 'uncertain' })
  })

  test('is for somebody to decide where the message names none, or more than one', () => {
    assert.deepEqual(said({}), { kind: 'uncertain' })
    assert.deepEqual(said({ addressed: ['a', 'b'] }), { kind: 'uncertain' })
    assert.deepEqual(said({ addressed: ['a'], answers: ['b'] }), { kind: 'uncertain' })
    assert.deepEqual(said({ answers: ['a'], follows: [{ streamId: 'b', isSameSender: true }] }), { kind: 'uncertain' })
  })
})
