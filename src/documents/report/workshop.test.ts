import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDocument } from '../../../test/support/documents.ts'
import { Workshop } from './workshop.ts'

/** A worker that does with a document what its title says. */
const SCRIPT = new URL(`data:text/javascript,${encodeURIComponent(`
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ number, document: { title } }) => {
  if (title === 'hangs') for (;;);
  if (title === 'ends') process.exit(7)
  if (title === 'runs out of memory') for (const kept = []; ;) kept.push(new Array(1e6).fill(kept.length))
  if (title === 'throws') throw new Error('a fault in a library')
  parentPort.postMessage({ number, files: [{ name: title }] })
})`)}`)
const LIMIT_MS = 400

const asked = (workshop: Workshop, ...titles: readonly string[]) => Promise.all(titles.map((title) => workshop.make(aDocument([], { title }), ['json']).then((files) => files.map(({ name }) => name).join(), (error: Error) => `failed: ${error.message}`)))

test('a document that is never done fails after a while, and those that wait behind it are made', async () => {
  const workshop = new Workshop(SCRIPT, LIMIT_MS)
  assert.deepEqual(await asked(workshop, 'one', 'hangs', 'two', 'hangs', 'three'), [
    'one', 'failed: The files of a document were not made within 0 seconds.', 'two', 'failed: The files of a document were not made within 0 seconds.', 'three',
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
