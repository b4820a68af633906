import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { letFinish } from './let-finish.ts'

const isOver = (waiting: Promise<void>) => Promise.race([waiting.then(() => true), new Promise<boolean>((resolve) => { setTimeout(() => resolve(false), 20) })])

test('waits for the end of what is sent, for its breaking off, for more than anybody needs, and no longer than it must', async () => {
  const whole = new PassThrough()
  const waiting = letFinish(whole)
  whole.write('a part')
  assert.equal(await isOver(waiting), false)
  whole.end()
  await waiting
  await letFinish(whole)
  const broken = new PassThrough()
  const torn = letFinish(broken)
  broken.destroy()
  await torn
  const endless = new PassThrough()
  const flooded = letFinish(endless, { mostBytes: 5 })
  endless.write('more than five')
  await flooded
  await letFinish(new PassThrough(), { longestMs: 1 })
})
