import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addTestAuthority, tamper, testDatabase } from '../../../test/support/database.ts'
import type { Trace } from '../../application/access/traces.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { createTraces } from '../traces/traces.ts'
import { seal } from './seal.ts'
import { verify } from './verify.ts'

const db = await testDatabase({ after })
const ids = { next: uuidV7 }
const by = { at: '2026-03-05T01:00:00.000Z', userId: 'operator' as UserId, route: 'heard nightly' }

type Kept = Readonly<{ authorityId: AuthorityId; chain: string; other: string; found(): Promise<string[]> }>

/** Two chains of three traces, sealed, of which the first has words in each; then one more in the first that is not sealed. */
async function keptTraces(): Promise<Kept> {
  const authorityId = await addTestAuthority(db)
  const folder = mkdtempSync(join(tmpdir(), 'heard-seals-'))
  after(() => rmSync(folder, { recursive: true }))
  const [first, second] = [createTraces(db.pools, ids), createTraces(db.pools, ids)]
  for (const day of [1, 2, 3]) {
    await first.keep(authorityId, [traceOf(day, { kind: 'searched', words: `Wilhelmina ${day}` })])
    await second.keep(authorityId, [traceOf(day)])
  }
  const sealed = await seal(db.pools.app, authorityId, folder, '2026-03-04T01:00:00.000Z')
  assert.deepEqual([sealed?.streams, sealed?.chains, sealed?.format], [0, 2, 2])
  assert.equal(await seal(db.pools.app, authorityId, folder, '2026-03-04T02:00:00.000Z'), null)
  await first.keep(authorityId, [traceOf(4)])
  const chains = [...new Set((await first.find(authorityId, { limit: 10 })).map(({ chainId }) => chainId))]
  const found = async () => (await verify(db.pools.owner, folder)).problems.filter((problem) => problem.authorityId === authorityId).map(({ kind }) => kind).toSorted()
  return { authorityId, chain: chains[0] ?? '', other: chains[1] ?? '', found }
}

function traceOf(day: number, given: Partial<Trace> = {}): Trace {
  return { at: `2026-03-0${day}T09:00:00.000Z`, userId: 'maud' as UserId, kind: 'read', subject: { kind: 'complaint', id: uuidV7() }, route: '/complaints/:complaintId', ...given }
}

test('honest traces have nothing to find, and are counted', async () => {
  const { found } = await keptTraces()
  assert.deepEqual(await found(), [])
  const { traces, traceChains } = await verify(db.pools.owner, '/nowhere')
  assert.deepEqual([traces % 7, traceChains % 2], [0, 0])
})

/** What a superuser could do, and what verify says of it. `c`: the first chain, of which the last trace is not sealed. */
const TAMPERINGS: readonly (readonly [name: string, statements: (c: string, other: string) => readonly string[], expected: readonly string[]])[] = [
  ['another person in a trace', (c) => [`update traces set user_id = 'ravi' where chain_id = '${c}' and seq = 2`], ['trace-changed']],
  ['a changed time', (c) => [`update traces set at = at + interval '1 hour' where chain_id = '${c}' and seq = 2`], ['trace-changed']],
  ['another record in a trace', (c) => [`update traces set subject_id = '${uuidV7()}' where chain_id = '${c}' and seq = 2`], ['trace-changed']],
  ['a kind that was made harmless', (c) => [`update traces set kind = 'listed' where chain_id = '${c}' and seq = 2`], ['trace-changed']],
  ['a digest of other words', (c) => [`update traces set words_digest = sha256('x') where chain_id = '${c}' and seq = 2`], ['trace-changed', 'trace-words-changed']],
  ['a missing middle trace', (c) => [`delete from traces where chain_id = '${c}' and seq = 2`], ['trace-missing']],
  ['a missing first trace', (c) => [`delete from traces where chain_id = '${c}' and seq = 1`], ['trace-missing']],
  ['a missing last trace that was sealed', (_, other) => [`delete from traces where chain_id = '${other}' and seq = 3`], ['sealed-trace-missing']],
  ['a whole chain gone, with its words', (c) => [`delete from trace_words w using traces t where t.words_id = w.words_id and t.chain_id = '${c}'`, `delete from traces where chain_id = '${c}'`], ['sealed-trace-missing']],
  ['two traces that changed places', (c) => [
    `update traces set seq = 99 where chain_id = '${c}' and seq = 1`, `update traces set seq = 1 where chain_id = '${c}' and seq = 2`, `update traces set seq = 2 where chain_id = '${c}' and seq = 99`,
  ], ['trace-chain-broken', 'trace-chain-broken', 'trace-chain-broken', 'trace-changed', 'trace-changed']],
  ['a chain under another name', (c) => [`update traces set chain_id = '${uuidV7()}' where chain_id = '${c}'`], ['sealed-trace-missing', 'trace-changed', 'trace-changed', 'trace-changed', 'trace-changed']],
  ['changed words', (c) => [`update trace_words set words = 'nothing' where words_id = (select words_id from traces where chain_id = '${c}' and seq = 1)`], ['trace-words-changed']],
  ['missing words', (c) => [`delete from trace_words where words_id = (select words_id from traces where chain_id = '${c}' and seq = 1)`], ['trace-words-missing']],
  ['a head under a seal that was changed', (c) => [`update sealed_trace_heads set hash = sha256(hash) where chain_id = '${c}'`], ['seal-changed', 'sealed-trace-changed']],
  ['a head under a seal that was taken away', (c) => [`delete from sealed_trace_heads where chain_id = '${c}'`], ['seal-changed']],
  ['a seal that says that it is of the format that had no traces', (_, other) => [`update seals set format = 1, chains = null where authority_id = (select authority_id from traces where chain_id = '${other}' limit 1)`], ['seal-changed', 'seal-differs-from-file']],
  ['a destruction that no trace tells of', (c) => [
    `insert into trace_tombstones select authority_id, chain_id, seq, hash, at, at, at + interval '1 year' from traces where chain_id = '${c}' and seq = 2`,
    `delete from trace_words w using traces t where t.words_id = w.words_id and t.chain_id = '${c}' and t.seq <= 2`, `delete from traces where chain_id = '${c}' and seq <= 2`,
  ], ['traces-destroyed-untold']],
]

for (const [name, statements, expected] of TAMPERINGS) test(`${name} is found`, async () => {
  const { chain, other, found } = await keptTraces()
  await tamper(db, ...statements(chain, other))
  assert.deepEqual(await found(), expected)
})

test('a chain whose sealed traces went in their time is no finding, and one that ends too early after it is', async () => {
  const { authorityId, chain, found } = await keptTraces()
  const traces = createTraces(db.pools, ids)
  assert.equal(await traces.destroyBefore(authorityId, '2026-03-04T00:00:00.000Z', by), 6)
  assert.deepEqual(await found(), [])
  await tamper(db, `update trace_tombstones set last_hash = sha256(last_hash) where chain_id = '${chain}'`)
  assert.deepEqual(await found(), ['sealed-trace-changed', 'trace-chain-broken'])
})
