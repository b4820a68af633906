import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { testDatabase, testStore, type TestStore } from '../../../test/support/database.ts'
import { s3Server, S3_KEYS } from '../../../test/support/s3-server.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { FileStore } from '../../application/files/ports.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { bringUpToDate } from '../../main/register.ts'
import { diskShelf } from '../files/disk-shelf.ts'
import { makeFileStore } from '../files/file-store.ts'
import { s3Shelf } from '../files/s3-shelf.ts'
import { GRACE_MS, sweepFiles } from '../files/sweep-files.ts'
import { verify } from '../seals/verify.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-documents-'))
after(() => rmSync(folder, { recursive: true }))
let number = 0
const nextFolder = () => join(folder, String(number += 1))

/** Where bytes lie. `paths`: on this machine, wherever that is, and those that are still growing. */
type Lying = Readonly<{ fileStore: FileStore; paths(): readonly string[] }>

function onDisk(key: Buffer | null): Lying {
  const at = nextFolder()
  return { fileStore: makeFileStore({ shelf: diskShelf(join(at, 'files')), spool: join(at, 'spool'), key }), paths: () => pathsIn(at) }
}

const s3 = await s3Server({ after })

function inBucket(key: Buffer | null): Lying {
  const at = nextFolder()
  const own = `register-${number}`
  return {
    fileStore: makeFileStore({ shelf: s3Shelf({ ...S3_KEYS, url: `${s3.url}/${own}` }), spool: at, key }),
    paths: () => [...pathsIn(at), ...s3.keys().filter((name) => name.startsWith(`${own}/`)).map(s3.pathOf)],
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes }

function pathsIn(at: string): readonly string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).map((name) => join(at, name)).filter((path) => statSync(path).isFile())
}

/** A document of a complaint of its own. */
async function filed(db: TestStore, { fileStore }: Lying, bytes: Buffer, name = 'scan.pdf'): Promise<{ streamId: string; sha256: string }> {
  const kept = await fileStore.put(db.authorityId, once(bytes), 1e9)
  assert.ok(kept !== 'too-large')
  const [streamId, fileId, documentId] = [uuidV7(), uuidV7(), uuidV7()]
  const recordedAt = '2026-03-02T09:00:00.000Z'
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: uuidV7(), streamId, body: 'x' }, recordedAt)
    const file = await tx.files.add({ ...kept, fileId, streamId, name, mediaType: 'application/pdf', scan: 'not-scanned', addedAt: recordedAt, addedBy: 'somebody' })
    await tx.ledger.append('complaint', streamId, 0, [
      { type: 'ComplaintReceived', happenedOn: isoDate('2026-03-02'), procedure: 'p', reference: streamId, channel: 'email', said, details: {} },
      { type: 'DocumentFiled', happenedOn: isoDate('2026-03-02'), documentId, file, kind: 'evidence', audience: 'internal', isSensitive: false },
    ], { commandId: uuidV7(), recordedBy: 'somebody', recordedAt })
  })
  return { streamId, sha256: kept.sha256 }
}

async function bytesOf(db: TestStore, { fileStore }: Lying, sha256: string): Promise<Buffer | null> {
  const found = await fileStore.open(db.authorityId, sha256)
  return found && Buffer.concat(await Array.fromAsync(found))
}

const OLD = new Date('2020-01-01T00:00:00Z')
const makeOld = ({ paths }: Lying) => { for (const path of paths()) utimesSync(path, OLD, OLD) }

for (const [called, lyingWith, key] of [['on disk as they are', onDisk, null], ['on disk encrypted', onDisk, randomBytes(32)], ['in a bucket encrypted', inBucket, randomBytes(32)]] as const) {
  describe(`Documents that lie ${called}`, () => {
    test('are in the backup, come back with it byte for byte, and verify to the last byte', async () => {
      const [db, lying, restored] = [await testStore({ after }), lyingWith(key), lyingWith(key)]
      const scan = Buffer.concat([Buffer.from('PLAINMARK'), randomBytes(300_000)])
      const all = [await filed(db, lying, scan), await filed(db, lying, Buffer.alloc(0)), await filed(db, lying, Buffer.alloc(49_152, 10)), await filed(db, lying, scan)]
      const file = `${nextFolder()}.heard`
      const made = await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z', { fileStore: lying.fileStore, key })
      assert.deepEqual([made.documents, made.missing], [3, 0])
      assert.equal(gunzipSync(readFileSync(file)).includes(Buffer.from('PLAINMARK').toString('base64')), key === null, 'a backup is encrypted where documents are')
      const target = await testDatabase({ after }, { migrated: false })
      const came = await restore(target.pools.owner, file, target.appRole, { replace: false, documents: { fileStore: restored.fileStore, key } })
      await bringUpToDate(target.pools, target.appRole)
      assert.equal(came.documents, 3)
      for (const { sha256 } of all) assert.deepEqual(await bytesOf(db, restored, sha256), await bytesOf(db, lying, sha256))
      assert.deepEqual((await verify(target.pools.owner, '/nowhere', { fileStore: restored.fileStore, isWhole: true })).problems, [])
    })

    test('that were altered or are gone are told, hold up no backup, and are not restored as something else', async () => {
      const [db, lying, restored] = [await testStore({ after }), lyingWith(key), lyingWith(key)]
      const [first, second] = [await filed(db, lying, randomBytes(200_000)), await filed(db, lying, randomBytes(100_000))]
      const [altered = ''] = lying.paths().filter((path) => statSync(path).size > 150_000)
      const bytes = readFileSync(altered)
      bytes[150_000] = (bytes[150_000] ?? 0) ^ 1
      writeFileSync(altered, bytes)
      assert.deepEqual((await verify(db.pools.owner, '/nowhere', { fileStore: lying.fileStore, isWhole: false })).problems, [])
      assert.deepEqual((await verify(db.pools.owner, '/nowhere', { fileStore: lying.fileStore, isWhole: true })).problems.map(({ kind, streamId }) => ({ kind, streamId })), [{ kind: 'document-bytes-changed', streamId: first.streamId }])
      const file = `${nextFolder()}.heard`
      const made = await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z', { fileStore: lying.fileStore, key })
      assert.deepEqual([made.documents, made.missing], [1, 1])
      const target = await testDatabase({ after }, { migrated: false })
      await restore(target.pools.owner, file, target.appRole, { replace: false, documents: { fileStore: restored.fileStore, key } })
      assert.equal(await bytesOf(db, restored, first.sha256), null)
      assert.ok(await bytesOf(db, restored, second.sha256))
      assert.deepEqual((await verify(target.pools.owner, '/nowhere', { fileStore: restored.fileStore, isWhole: false })).problems.map(({ kind }) => kind), ['document-bytes-missing'])
    })

    test('go when the last record that has them went, and not before; what was sent just now stays until its form is recorded', async () => {
      const [db, lying] = [await testStore({ after }), lyingWith(key)]
      const [shared, own] = [randomBytes(1_000), randomBytes(2_000)]
      const [first, second] = [await filed(db, lying, shared), await filed(db, lying, shared)]
      const alone = await filed(db, lying, own)
      const waiting = await lying.fileStore.put(db.authorityId, once(randomBytes(3_000)), 1e9)
      assert.ok(waiting !== 'too-large')
      const sweep = () => sweepFiles(db.pools.owner, lying.fileStore, db.authorityId, Date.now() - GRACE_MS)
      const gone = (streamId: string) => db.pools.owner.query('delete from files where stream_id = $1', [streamId])
      await gone(first.streamId)
      await gone(alone.streamId)
      assert.equal(await sweep(), 0, 'nothing is a day old')
      makeOld(lying)
      const again = await lying.fileStore.put(db.authorityId, once(own), 1e9)
      assert.ok(again !== 'too-large')
      assert.equal(await sweep(), 1, 'only what waited too long went')
      assert.equal(await bytesOf(db, lying, waiting.sha256), null)
      assert.ok(await bytesOf(db, lying, alone.sha256), 'the same was sent again just now')
      assert.ok(await bytesOf(db, lying, second.sha256), 'another record has it')
      await gone(second.streamId)
      makeOld(lying)
      assert.equal(await sweep(), 2)
      assert.deepEqual(lying.paths(), [])
    })
  })
}

test('Encrypted documents are not restored without their key, nor with another', async () => {
  const [db, lying] = [await testStore({ after }), onDisk(randomBytes(32))]
  const key = randomBytes(32)
  await filed(db, lying, randomBytes(1_000))
  const file = `${nextFolder()}.heard`
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z', { fileStore: lying.fileStore, key })
  const target = await testDatabase({ after }, { migrated: false })
  for (const wrong of [null, randomBytes(32)]) {
    const { fileStore } = onDisk(wrong)
    await assert.rejects(restore(target.pools.owner, file, target.appRole, { replace: false, documents: { fileStore, key: wrong } }), wrong ? /not as it was kept|another/ : /HEARD_FILES_KEY/)
  }
  const { rows } = await target.pools.owner.query("select to_regclass('events') as there")
  assert.deepEqual(rows, [{ there: null }], 'nothing was touched')
})
