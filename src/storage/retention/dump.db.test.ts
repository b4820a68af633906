import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { after, describe, test } from 'node:test'
import { copiedOut, dumpedBy, filesOf, foundIn } from '../../../test/support/dump.ts'
import { MARKS, agreed, proposal, worldOfDestruction } from '../../../test/support/world-of-destruction.ts'
import { carryOutDestructions } from '../../application/retention/carry-out.ts'
import { backup } from '../backup/backup.ts'
import { makePool } from '../pools.ts'
import { completeDestroyedFile } from './destroyed-file.ts'
import { forgetBytes } from './forget-bytes.ts'

const there = await worldOfDestruction({ after })
const { db, folder, goes } = there
/** Of another complaint, which stays: what is looked for by the same search, and found before and after. */
const STAYS = ['Stayhere', 'Nobody rang back']
/** As the embedded database has it: the owner of the tables may write PostgreSQL's own statistics anew. */
const owner = makePool({ connectionString: db.urls.superuser }, 1, () => undefined)
after(() => owner.end())

async function backedUp(name: string): Promise<Buffer> {
  await backup(db.pools.owner, join(folder, name), '2026-03-17T20:00:00.000Z')
  return gunzipSync(readFileSync(join(folder, name)))
}

describe('A record that two people agreed to destroy, looked for in everything that can be taken away', () => {
  test('before: every name, address, telephone and word of it is found in a dump, in a backup and in the files of the database', async () => {
    await owner.query('analyze')
    const looked = { copied: await copiedOut(db, { statistics: true }), files: await filesOf(db), backup: await backedUp('before.heard') }
    for (const [name, bytes] of Object.entries(looked)) assert.deepEqual(foundIn(bytes, [...MARKS, ...STAYS]), [...MARKS, ...STAYS], name)
    const dumped = dumpedBy(db)
    if (dumped) assert.deepEqual(foundIn(dumped, [...MARKS, ...STAYS]), [...MARKS, ...STAYS], 'pg_dump')
  })

  test('after: none of them, and what stays is found as before', async (t) => {
    await agreed(there, proposal(goes))
    const [done] = await carryOutDestructions(db.services, db.authorityId)
    assert.deepEqual(done?.destroyed, [goes])
    const copied = await copiedOut(db, { statistics: false })
    assert.deepEqual(foundIn(copied, [...MARKS, ...STAYS]).filter((word) => !STAYS.includes(word)), [], 'at once, for every query')
    assert.deepEqual(await forgetBytes(owner), [], 'and the same night in the files')
    const [again, files, kept] = [await copiedOut(db, { statistics: true }), await filesOf(db), await backedUp('after.heard')]
    for (const [name, bytes] of Object.entries({ again, files, kept })) assert.deepEqual(foundIn(bytes, [...MARKS, ...STAYS]), STAYS, name)
    const dumped = dumpedBy(db)
    if (dumped) assert.deepEqual(foundIn(dumped, [...MARKS, ...STAYS]), STAYS, 'pg_dump')
    t.diagnostic(`${MARKS.length} names and words of a destroyed complaint: none in ${copied.length} bytes copied out of the database, ${dumped ? `${dumped.length} bytes of pg_dump, ` : ''}${files.length} bytes of its files, ${kept.length} bytes of a backup.`)
  })

  test('nor in what is kept beside the database: its seals, and the list of what was destroyed', async () => {
    assert.ok(await completeDestroyedFile(db.pools.app, db.authorityId, folder) > 0)
    for (const name of readdirSync(folder)) if (!name.endsWith('.heard')) assert.deepEqual(foundIn(readFileSync(join(folder, name)), MARKS), [], name)
  })
})
