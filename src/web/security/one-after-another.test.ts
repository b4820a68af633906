import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAfterAnother, TooBusy } from './one-after-another.ts'

test('two run at once, the next ones wait in turn, and what is too much is refused', async () => {
  const inTurn = oneAfterAnother(2, 3)
  const order: string[] = []
  const gates = [1, 2, 3, 4, 5].map(() => Promise.withResolvers<void>())
  const jobs = gates.map((gate, at) => inTurn(async () => {
    order.push(`${at} begins`)
    await gate.promise
    return at
  }))
  await assert.rejects(inTurn(async () => 6), TooBusy)
  assert.deepEqual(order, ['0 begins', '1 begins'])
  gates[1]?.resolve()
  await jobs[1]
  assert.deepEqual(order, ['0 begins', '1 begins', '2 begins'])
  for (const gate of gates) gate.resolve()
  assert.deepEqual(await Promise.all(jobs), [0, 1, 2, 3, 4])
})

test('work that fails makes room for the next', async () => {
  const inTurn = oneAfterAnother(1, 1)
  await assert.rejects(inTurn(async () => { throw new Error('no') }), /no/)
  assert.equal(await inTurn(async () => 'yes'), 'yes')
})
