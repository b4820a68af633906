import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import type { AuthorityId } from '../../application/ports.ts'
import { diskShelf } from './disk-shelf.ts'
import { makeFileStore } from './file-store.ts'
import { openedBytes, sealedBytes } from './sealed-bytes.ts'

const ONE = '11111111-1111-4111-8111-111111111111' as AuthorityId
const OTHER = '22222222-2222-4222-8222-222222222222' as AuthorityId
const MOST = 10_000_000
const folders: string[] = []
after(() => { for (const folder of folders) rmSync(folder, { recursive: true }) })

function storeWith(key: Buffer | null) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-files-'))
  folders.push(folder)
  return { folder, store: makeFileStore({ shelf: diskShelf(join(folder, 'files')), spool: join(folder, 'spool'), key }) }
}

async function* inPieces(bytes: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function whole(bytes: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const some of bytes ?? []) pieces.push(some)
  return Buffer.concat(pieces)
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
}

for (const [called, key] of [['as they are', null], ['with a key', randomBytes(32)]] as const) {
  describe(`Files that lie ${called}`, () => {
    test('come back as they were kept, whatever their size', async () => {
      const { store } = storeWith(key)
      for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_001]) {
        const bytes = randomBytes(size)
        const kept = await store.put(ONE, inPieces(bytes), MOST)
        assert.ok(kept !== 'too-large' && kept.size === size)
        assert.ok((await whole(await store.open(ONE, kept.sha256))).equals(bytes), `${size} bytes`)
      }
    })

    test('lie there once, however often and at whatever moment they are kept', async () => {
      const { store, folder } = storeWith(key)
      const bytes = randomBytes(200_000)
      const kept = await Promise.all(Array.from({ length: 8 }, () => store.put(ONE, inPieces(bytes), MOST)))
      assert.equal(new Set(kept.map((each) => JSON.stringify(each))).size, 1)
      assert.equal(filesIn(folder).length, 1)
    })

    test('of one authority are not those of another', async () => {
      const { store } = storeWith(key)
      const kept = await store.put(ONE, inPieces(randomBytes(100)), MOST)
      assert.ok(kept !== 'too-large')
      assert.equal(await store.open(OTHER, kept.sha256), null)
      await store.remove(OTHER, kept.sha256)
      assert.notEqual(await store.open(ONE, kept.sha256), null)
    })

    test('that are too large, or break off, leave nothing behind', async () => {
      const { store, folder } = storeWith(key)
      assert.equal(await store.put(ONE, inPieces(randomBytes(100_001)), 100_000), 'too-large')
      async function* broken(): AsyncGenerator<Buffer> {
        yield randomBytes(70_000)
        throw new Error('the line was cut')
      }
      await assert.rejects(store.put(ONE, broken(), MOST), /the line was cut/)
      assert.deepEqual(filesIn(folder), [])
    })

    test('that are taken away are gone', async () => {
      const { store, folder } = storeWith(key)
      const kept = await store.put(ONE, inPieces(randomBytes(100)), MOST)
      assert.ok(kept !== 'too-large')
      await store.remove(ONE, kept.sha256)
      await store.remove(ONE, kept.sha256)
      assert.equal(await store.open(ONE, kept.sha256), null)
      assert.deepEqual(filesIn(folder), [])
    })

    test('that somebody altered are told when they are read', async () => {
      const { store, folder } = storeWith(key)
      const kept = await store.put(ONE, inPieces(randomBytes(150_000)), MOST)
      assert.ok(kept !== 'too-large')
      const [path = ''] = filesIn(folder)
      const bytes = readFileSync(path)
      for (const altered of [bytes.subarray(0, -1), bytes.subarray(0, 65_536), Buffer.alloc(0), Buffer.concat([bytes, Buffer.from('!')]), bytes.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte))]) {
        writeFileSync(path, altered)
        await assert.rejects(async () => whole(await store.open(ONE, kept.sha256)), /not as it was kept|cut short|not kept with a key/)
      }
    })
  })
}

describe('A file that is encrypted', () => {
  const key = randomBytes(32)

  test('shows neither its words nor its digest, by name or by content', async () => {
    const { store, folder } = storeWith(key)
    const kept = await store.put(ONE, inPieces(Buffer.from('Ada Marsh lives at 4 Quarry Lane')), MOST)
    assert.ok(kept !== 'too-large')
    const [path = ''] = filesIn(folder)
    assert.ok(!path.includes(kept.sha256) && !readFileSync(path).includes('Quarry'))
  })

  test('is read with no other key, and never lies twice in the same bytes', async () => {
    const bytes = Buffer.from('the same words')
    const [one, two] = [await whole(sealedBytes(inPieces(bytes), key)), await whole(sealedBytes(inPieces(bytes), key))]
    assert.ok(!one.equals(two))
    await assert.rejects(whole(openedBytes(inPieces(one), randomBytes(32))), /the key is another/)
  })

  test('whose parts are swapped, doubled or left out hands on nothing that is not proved', async () => {
    const bytes = randomBytes(65_536 * 3)
    const kept = await whole(sealedBytes(inPieces(bytes), key))
    const parts = [0, 1, 2].map((at) => kept.subarray(42 + at * 65_552, 42 + (at + 1) * 65_552))
    const head = kept.subarray(0, 42)
    for (const order of [[1, 0, 2], [0, 0, 1, 2], [0, 2], [0, 1], [2]]) {
      const given = Buffer.concat([head, ...order.flatMap((at) => parts[at] ?? [])])
      await assert.rejects(whole(openedBytes(inPieces(given), key)), /not as it was kept/)
    }
  })

  test('comes back whatever it is, in whatever pieces it comes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 1, max: 70_000 }), async (bytes, into, outOf) => {
      const kept = await whole(sealedBytes(inPieces(Buffer.from(bytes), into), key))
      assert.ok((await whole(openedBytes(inPieces(kept, outOf), key))).equals(Buffer.from(bytes)))
    }), { numRuns: 50 })
  })
})
