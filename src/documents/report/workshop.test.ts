import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDocument } from '../../../test/support/documents.ts'
import { Workshop } from './workshop.ts'

/** A worker that does with a document what its title says. */
const SCRIPT = new URL(`data:text/javascript,${encodeURIComponent(`
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ number, document: { title } }) => {
  if (title === 'hangs') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (title === 'ends') process.exit(7)
  if (title === 'runs out of memory') for (const kept = []; ;) kept.push(new Array(1e6).fill(kept.length))
  if (title === 'throws') throw new Error('a fault in a library')
  parentPort.postMessage({ number, files: [{ name: title }] })
})`)}`)
/** Long enough for a worker to start on a machine that is busy. */
const LIMIT_MS = 2_000

const asked = (workshop: Workshop, ...titles: readonly string[]) => Promise.all(titles.map((title) => workshop.make(aDocument([], { title }), ['json']).then((files) => files.map(({ name }) => name).join(), (error: Error) => `failed: ${error.message}`)))

test('a document that is never done fails after a while, and those that wait behind it are made', async () => {
  const workshop = new Workshop(SCRIPT, LIMIT_MS)
  assert.deepEqual(await asked(workshop, 'one', 'hangs', 'two', 'hangs', 'three'), [
    'one', 'failed: The files of a document were not made within 2 seconds.', 'two', 'failed: The files of a document were not made within 2 seconds.', 'three',
  ])
  assert.deepEqual(await asked(workshop, 'four'), ['four'])
})

test('a worker that ends, throws or runs out of memory fails the document that it was at, and no other', async () => {
  const workshop = new Workshop(SCRIPT)
  assert.deepEqual(await asked(workshop, 'ends', 'one', 'throws', 'two'), ['failed: The worker that makes documents ended with 7.', 'one', 'failed: a fault in a library', 'two'])
  const [outOfMemory, after] = await asked(workshop, 'runs out of memory', 'three')
  assert.match(outOfMemory ?? '', /^failed: .*memory/)
  assert.equal(after, 'three')
})

const anAsker = (who: string, going = new AbortController()) => ({ who, gone: going.signal, goes: () => going.abort() })
const made = (workshop: Workshop, title: string, asker: ReturnType<typeof anAsker> | null) => workshop.make(aDocument([], { title }), ['json'], asker).then(() => 'made', (error: Error) => `${error.name}: ${error.message}`)
const TOO_MANY = 'DocumentsBusy: too many documents are waiting'

test('somebody who asks again and again waits for three and is told so, and the next person is served', async () => {
  const workshop = new Workshop(SCRIPT)
  const again = anAsker('ines')
  const asking = [...Array.from({ length: 50 }, () => made(workshop, 'one', again)), made(workshop, 'two', anAsker('tom'))]
  assert.deepEqual(await Promise.all(asking), ['made', 'made', 'made', ...Array.from({ length: 47 }, () => TOO_MANY), 'made'])
  assert.equal(await made(workshop, 'four', again), 'made')
})

test('of many people twenty wait, and the program itself is never turned away', async () => {
  const workshop = new Workshop(SCRIPT)
  const asking = [...Array.from({ length: 30 }, (_, at) => made(workshop, 'one', anAsker(String(at)))), made(workshop, 'published', null)]
  assert.deepEqual(await Promise.all(asking), [...Array.from({ length: 20 }, () => 'made'), ...Array.from({ length: 10 }, () => TOO_MANY), 'made'])
})

test('for whoever has gone nothing is made, and their place is free', async () => {
  const workshop = new Workshop(SCRIPT)
  const ines = anAsker('ines')
  const first = made(workshop, 'one', ines)
  const left = [made(workshop, 'hangs', ines), made(workshop, 'hangs', ines)]
  const behind = made(workshop, 'two', anAsker('tom'))
  ines.goes()
  assert.deepEqual(await Promise.all([first, ...left, behind]), ['made', 'DocumentsBusy: nobody waits for this document any more', 'DocumentsBusy: nobody waits for this document any more', 'made'])
  assert.equal(await made(workshop, 'three', ines), TOO_MANY)
})
