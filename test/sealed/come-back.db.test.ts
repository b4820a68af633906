import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { wholeOf, type Seeing } from '../../src/application/access/sight.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { bringUpToDate } from '../../src/main/register.ts'
import { backup } from '../../src/storage/backup/backup.ts'
import { restore } from '../../src/storage/backup/restore.ts'
import type { Pools } from '../../src/storage/pools.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../../src/storage/projections/tables.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { checkProjections, rebuildProjections } from '../../src/storage/rebuild/rebuild.ts'
import { seal } from '../../src/storage/seals/seal.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { createStore } from '../../src/storage/store.ts'
import { inAuthority } from '../../src/storage/transaction.ts'
import { tamper, testDatabase } from '../support/database.ts'
import { ONLY_SEALED, twoRegisters } from './registers.ts'

const db = await twoRegisters({ after })
const { sealed, services, clock } = db
const { authorityId, sealedIds: ids, ada } = sealed
if (ids === null) throw new Error('nothing is sealed')
const projector = makeProjector(englandAndWales())
const folder = mkdtempSync(join(tmpdir(), 'heard-come-back-'))
after(() => rmSync(folder, { recursive: true }))

const meta = { recordedBy: 'test', recordedAt: clock.now() }
const manager = sealed.userOf('complaints-manager')
const WHY = 'He must not know where they are.'
await services.store.write(wholeOf(authorityId), async (tx) => {
  // Of somebody in the sealed complaint, and of somebody who has a part in other ones too.
  for (const person of [ids.child, ada]) await tx.people.contacts.protect(person, ['telephone'], WHY, meta)
  await tx.seals.breakSeal({ noticeId: services.ids.next(), reference: ONLY_SEALED.reference, reason: 'Somebody is ill', userId: sealed.userOf('head-of-service'), at: clock.now(), untilAt: '2026-03-02T18:00:00.000Z' })
})
await seal(db.pools.app, authorityId, folder, clock.now())

const looking = (userId: UserId): Seeing => ({ authorityId, sight: { kind: 'register', userId, teams: [] } })
/** What a seal and a protection are made of: rows of the ledger, of people, and of what was derived. */
const OF_SEALS = ['events', 'texts', 'people', 'protected_contacts', 'complaint_seals', 'sealed_people', 'complaint_hidden', 'entry_complaints', 'seal_breaks', 'seal_notices', 'search_documents', 'search_postings', 'search_words', 'complaint_links', 'complaint_people']

async function rowsOf({ owner }: Pools): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const tables = new Map<string, readonly unknown[]>()
  for (const table of OF_SEALS) tables.set(table, (await owner.query(`select t::text as row from ${table} t order by 1`)).rows)
  return tables
}

/** What somebody who is not on the list, whoever is, and whoever broke the seal find; and what stands of protected contacts in a transaction that did not ask for them. */
async function seen(pools: Pools) {
  if (ids === null) throw new Error('nothing is sealed')
  const store = createStore({ pools, projector, reads: makeReads(englandAndWales()), clock })
  const of = (userId: UserId) => store.read(looking(userId), async (reads) => ({
    streams: await Promise.all([ids.complaintId, ids.enquiry, ids.contact, ids.learning, ids.bundle, ids.disclosure, ids.twin].map(async (id) => (await reads.stream(id)).length)),
    found: await Promise.all([ONLY_SEALED.word, ONLY_SEALED.family, ONLY_SEALED.reference].map(async (words) => (await reads.search({ visibility: { kind: 'all' }, words, page: 1 })).total)),
    people: (await reads.people([ids.child, ada])).map(({ personId, protected: parts, contact }) => [personId, parts, contact]),
    protected: [(await reads.protectedContact(ids.child)).contact, (await reads.protectedContact(ada)).contact],
  }))
  const unasked = await inAuthority(pools.app, wholeOf(authorityId), 'read', async (_trx, client) => (await client.query('select 1 from protected_contacts')).rowCount, clock)
  return { unlisted: await of(manager), keeper: await of(sealed.userOf('keeper')), breaker: await of(sealed.userOf('head-of-service')), unasked }
}

test('before anything: whoever is not on the list finds nothing of it, whoever is finds all, and no protected contact stands with its person', async () => {
  const { unlisted, keeper, breaker, unasked } = await seen(db.pools)
  assert.deepEqual([unlisted.streams, unlisted.found, unlisted.protected[0], unasked], [Array.from({ length: 7 }, () => 0), [0, 0, 0], {}, 0])
  assert.ok(keeper.streams.every((length) => length > 0) && keeper.found.every((total) => total > 0))
  assert.ok((breaker.streams[0] ?? 0) > 0)
  assert.deepEqual(keeper.protected, [{ telephone: ONLY_SEALED.telephone }, { telephone: '01632 960001' }])
  const { rows } = await db.pools.owner.query('select contact from people where person_id = any($1)', [[ids.child, ada]])
  assert.ok(rows.length >= 4 && !/01632/.test(JSON.stringify(rows)), 'in no version of them')
})

test('a rebuild finds nothing to differ, finds each row of a seal that was taken away behind its back, and puts it right', async () => {
  const [before, { unlisted }] = [await rowsOf(db.pools), await seen(db.pools)]
  assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  for (const table of ['complaint_seals', 'sealed_people', 'entry_complaints']) {
    await tamper(db, `delete from ${table} where authority_id = '${authorityId}' and ctid = (select min(ctid) from ${table} where authority_id = '${authorityId}')`)
    assert.ok((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences.length > 0, table)
    await rebuildProjections(db.pools.owner, projector, PROJECTION_TABLES)
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [], table)
    // Where what is searched by lies side by side is packed anew; what it says is compared above.
    for (const [name, rows] of await rowsOf(db.pools)) if (!name.startsWith('search_')) assert.deepEqual(rows, before.get(name), `${table}: ${name}`)
    assert.deepEqual((await seen(db.pools)).unlisted, unlisted, table)
  }
})

test('a backup brings all of it back: the same rows, the same chain, and the same to each who looks', async () => {
  const file = join(folder, 'sealed.heard')
  await backup(db.pools.owner, file, clock.now())
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  assert.deepEqual(await rowsOf(target.pools), await rowsOf(db.pools))
  assert.deepEqual((await verify(target.pools.owner, folder)).problems, [])
  assert.deepEqual((await checkProjections(target.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  assert.deepEqual(await seen(target.pools), await seen(db.pools))
})
