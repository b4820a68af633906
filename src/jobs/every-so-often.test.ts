import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { everySoOften } from './every-so-often.ts'

test('work that is done again and again is never done twice at once, goes on after a fault, and ends when it is stopped', async () => {
  let [running, most, done] = [0, 0, 0]
  const faults: string[] = []
  const going = everySoOften({
    work: async () => {
      running += 1
      most = Math.max(most, running)
      await pause(3)
      running -= 1
      done += 1
      if (done === 2) throw new Error('once')
    },
    onError: ({ message }) => void faults.push(message),
  }, 2)
  while (done < 5) await pause(2)
  await going.stop()
  const after = done
  await pause(20)
  assert.deepEqual([most, faults, done === after, running], [1, ['once'], true, 0])
})

test('stopping does not wait for the pause', async () => {
  const going = everySoOften({ work: async () => undefined, onError: () => undefined }, 600_000)
  await pause(5)
  await going.stop()
})
