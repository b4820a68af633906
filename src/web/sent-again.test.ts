import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentAgain } from './sent-again.ts'

test('a form that waits in a page holds everything that was typed, and no password of any name', () => {
  const typed = { _csrf: 'old', email: 'ada@example.org', password: 'a', presentPassword: 'b', repeatedPassword: 'c', teams: ['north', 'south'] }
  assert.deepEqual(sentAgain(typed, 'new'), [
    { name: '_csrf', value: 'new' }, { name: 'email', value: 'ada@example.org' }, { name: 'teams', value: 'north' }, { name: 'teams', value: 'south' },
  ])
})
