import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeTurns } from './turns.ts'

test('what concerns the same thing goes one after another, what concerns another does not wait, and a failure holds nobody up', async () => {
  const inTurn = makeTurns<string>()
  const said: string[] = []
  const held = Promise.withResolvers<undefined>()
  const first = inTurn('a', async () => {
    await held.promise
    said.push('first')
    throw new Error('it failed')
  })
  const second = inTurn('a', async () => { said.push('second') })
  await inTurn('b', async () => { said.push('other') })
  held.resolve(undefined)
  await assert.rejects(first, /it failed/)
  await second
  assert.deepEqual(said, ['other', 'first', 'second'])
})
