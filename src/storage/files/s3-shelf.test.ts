import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { s3Server, S3_KEYS } from '../../../test/support/s3-server.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { makeFileStore } from './file-store.ts'
import { s3Shelf } from './s3-shelf.ts'

const ONE = '11111111-1111-4111-8111-111111111111' as AuthorityId
const spool = mkdtempSync(join(tmpdir(), 'heard-s3-'))
after(() => rmSync(spool, { recursive: true }))

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes }

test('Files in a bucket come back as they were kept, encrypted there, and what nothing has any more goes', async () => {
  const server = await s3Server({ after })
  const store = makeFileStore({ shelf: s3Shelf({ url: server.url, ...S3_KEYS }), spool, key: randomBytes(32) })
  const all = [Buffer.alloc(0), Buffer.from('PLAINMARK'), randomBytes(300_000), randomBytes(10), randomBytes(20), randomBytes(30), randomBytes(40)]
  const kept: string[] = []
  for (const bytes of all) {
    const put = await store.put(ONE, once(bytes), 1e9)
    assert.ok(put !== 'too-large')
    kept.push(put.sha256)
  }
  assert.deepEqual(readdirSync(spool), [], 'nothing is left where it grew')
  for (const [at, bytes] of all.entries()) assert.ok(Buffer.concat(await Array.fromAsync(await store.open(ONE, kept[at] ?? '') ?? [])).equals(bytes))
  assert.ok([...server.objects].every(([key, { bytes }]) => key.startsWith(`heard/${ONE}/`) && !bytes.includes('PLAINMARK')))
  assert.deepEqual([await store.has(ONE, kept[0] ?? ''), await store.has(ONE, 'ff'.repeat(32)), await store.open(ONE, 'ff'.repeat(32))], [true, false, null])
  const used = async () => kept.slice(0, 2)
  assert.equal(await store.sweep(ONE, { used, beforeMs: Date.now() - 60_000 }), 0, 'what was kept just now stays')
  server.age()
  assert.equal(await store.sweep(ONE, { used, beforeMs: Date.now() - 60_000 }), 5)
  assert.equal(server.objects.size, 2)
  await store.remove(ONE, kept[0] ?? '')
  assert.equal(server.objects.size, 1)
})

test('A bucket that refuses says so without what was sent, and keeps nothing', async () => {
  const server = await s3Server({ after })
  const store = makeFileStore({ shelf: s3Shelf({ url: server.url, ...S3_KEYS, secret: 'another' }), spool, key: null })
  await assert.rejects(store.put(ONE, once(Buffer.from('PLAINMARK')), 1e9), (error: Error) => /the bucket answered PUT with 403/.test(error.message) && !error.message.includes('PLAINMARK'))
  assert.deepEqual([server.objects.size, readdirSync(spool)], [0, []])
})
