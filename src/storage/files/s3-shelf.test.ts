import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { s3Server, S3_KEYS, type S3Server } from '../../../test/support/s3-server.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { makeFileStore } from './file-store.ts'
import { s3Shelf } from './s3-shelf.ts'

const ONE = '11111111-1111-4111-8111-111111111111' as AuthorityId
const OLD = new Date('2020-01-01T00:00:00Z')

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes }

describe('Files in a bucket', async () => {
  const server = await s3Server({ after })
  const spool = mkdtempSync(join(tmpdir(), 'heard-s3-'))
  after(() => rmSync(spool, { recursive: true }))
  const keysIn = (folder: string) => server.keys().filter((key) => key.startsWith(`${folder}/`))

  test('come back as they were kept, encrypted there, and what nothing has any more goes', async () => {
    const store = makeFileStore({ shelf: s3Shelf({ ...S3_KEYS, url: `${server.url}/heard` }), spool, key: randomBytes(32) })
    const all = [Buffer.alloc(0), Buffer.from('PLAINMARK'), randomBytes(300_000), randomBytes(10), randomBytes(20)]
    const kept: string[] = []
    for (const bytes of all) {
      const put = await store.put(ONE, once(bytes), 1e9)
      assert.ok(put !== 'too-large')
      kept.push(put.sha256)
    }
    assert.deepEqual(readdirSync(spool), [], 'nothing is left where it grew')
    for (const [at, bytes] of all.entries()) assert.ok(Buffer.concat(await Array.fromAsync(await store.open(ONE, kept[at] ?? '') ?? [])).equals(bytes))
    assert.equal(keysIn(`heard/${ONE}`).length, all.length)
    assert.ok(keysIn('heard').every((key) => !readFileSync(server.pathOf(key)).includes('PLAINMARK')))
    assert.deepEqual([await store.has(ONE, kept[0] ?? ''), await store.has(ONE, 'ff'.repeat(32)), await store.open(ONE, 'ff'.repeat(32))], [true, false, null])
    const used = async () => kept.slice(0, 2)
    assert.equal(await store.sweep(ONE, { used, beforeMs: Date.now() - 60_000 }), 0, 'what was kept just now stays')
    for (const key of keysIn('heard')) utimesSync(server.pathOf(key), OLD, OLD)
    assert.equal(await store.sweep(ONE, { used, beforeMs: Date.now() - 60_000 }), 3)
    assert.equal(keysIn('heard').length, 2)
    await store.remove(ONE, kept[0] ?? '')
    assert.equal(keysIn('heard').length, 1)
  })

  test('are listed to the last one, a thousand at a time, and none of another folder', async () => {
    lay(server, 'many/a', 1_004)
    lay(server, 'many/ab', 1)
    const names: string[] = []
    for await (const { name, takenMs } of s3Shelf({ ...S3_KEYS, url: `${server.url}/many` }).list('a')) {
      names.push(name)
      assert.equal(takenMs, OLD.getTime())
    }
    assert.equal(new Set(names).size, 1_004)
    assert.ok(names.every((name) => /^a\/\d+$/.test(name)))
  })

  test('are refused where the secret is another, without a word of what was sent, and nothing is kept', async () => {
    const store = makeFileStore({ shelf: s3Shelf({ ...S3_KEYS, url: `${server.url}/refused`, secret: 'another' }), spool, key: null })
    await assert.rejects(store.put(ONE, once(Buffer.from('PLAINMARK')), 1e9), (error: Error) => /the bucket answered PUT with 403/.test(error.message) && !error.message.includes('PLAINMARK'))
    assert.deepEqual([keysIn('refused'), readdirSync(spool)], [[], []])
  })

  test('are not kept where there is no such bucket', async () => {
    const shelf = s3Shelf({ ...S3_KEYS, url: server.url.replace(/bucket$/, 'another') })
    await assert.rejects(makeFileStore({ shelf, spool, key: null }).put(ONE, once(Buffer.from('x')), 1e9), /there is no such bucket/)
  })
})

/** Old objects by the hundred, straight where the server keeps them. */
function lay(server: S3Server, folder: string, many: number): void {
  mkdirSync(dirname(server.pathOf(`${folder}/0`)), { recursive: true })
  for (let at = 0; at < many; at += 1) {
    const path = server.pathOf(`${folder}/${at}`)
    writeFileSync(path, 'x')
    utimesSync(path, OLD, OLD)
  }
}

test('A bucket that is busy for a moment is asked again, and what is sent again is whole', async () => {
  const sent: string[] = []
  const url = await listening(async (request, response) => {
    sent.push(Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString())
    response.writeHead(sent.length < 3 ? 503 : 200).end()
  })
  const spool = mkdtempSync(join(tmpdir(), 'heard-s3-'))
  after(() => rmSync(spool, { recursive: true }))
  const store = makeFileStore({ shelf: s3Shelf({ ...S3_KEYS, url }, 1), spool, key: null })
  await store.put(ONE, once(Buffer.from('all of it')), 1e9)
  assert.deepEqual(sent, ['all of it', 'all of it', 'all of it'])
})

test('A large file goes to a bucket without being in memory', async () => {
  const [spool, megabytes] = [mkdtempSync(join(tmpdir(), 'heard-s3-')), 100]
  after(() => rmSync(spool, { recursive: true }))
  const path = join(spool, 'large')
  writeFileSync(path, '')
  truncateSync(path, megabytes * 1_000_000)
  const before = process.memoryUsage().arrayBuffers
  let [most, came] = [0, 0]
  const url = await listening(async (request, response) => {
    for await (const some of request as AsyncIterable<Buffer>) {
      came += some.length
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    response.writeHead(request.headers['content-length'] === String(megabytes * 1_000_000) ? 200 : 411).end()
  })
  await s3Shelf({ ...S3_KEYS, url }).take('large', path)
  assert.equal(came, megabytes * 1_000_000)
  assert.ok(most < 60_000_000, `${most} bytes were in memory`)
})

test('What comes from a bucket leaves room for the pages of others between its parts', async () => {
  const url = await listening(async (_, response) => void response.end(Buffer.alloc(30_000_000)))
  let [together, most, came, isOver] = [0, 0, 0, false]
  const turn = (): void => { together = 0; if (!isOver) setImmediate(turn) }
  turn()
  for await (const some of await s3Shelf({ ...S3_KEYS, url }).open('large') ?? []) {
    came += some.length
    most = Math.max(most, together += 1)
    // As long as it takes to decrypt and to prove a part.
    for (const until = performance.now() + 1; performance.now() < until;);
  }
  isOver = true
  assert.equal(came, 30_000_000)
  assert.ok(most <= 2, `${most} parts in one go`)
})

async function listening(answer: (...given: Parameters<RequestListener>) => Promise<void>): Promise<string> {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  after(() => { server.closeAllConnections(); server.close() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`
}
