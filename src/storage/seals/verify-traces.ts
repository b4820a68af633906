import type pg from 'pg'
import { NO_HASH } from '../ledger/hash.ts'
import { digestOf } from '../texts.ts'
import { hashTrace, type TraceRow } from '../traces/trace-row.ts'
import type { Findings } from './findings.ts'
import type { SealedTraceHead } from './seal-root.ts'

const BATCH = 4_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

const COLUMNS = `chain_id as "chainId", seq, at, user_id as "userId", kind, subject_kind as "subjectKind", subject_id as "subjectId", route, what,
  words_id as "wordsId", words_digest as "wordsDigest", hash_format as "hashFormat", prev_hash as "prevHash", hash`

/** The part of a chain that was destroyed in its time. `told`: a trace says so. */
type Tombstone = Readonly<{ chainId: string; throughSeq: number; lastHash: Buffer; lastAt: string; destroyedAt: string; told: boolean }>

/** What a chain begins with: nothing, or the last of what was destroyed. */
type Before = Readonly<{ seq: number; hash: Buffer }>
const NOTHING: Before = { seq: 0, hash: NO_HASH }

/** Walks one authority's traces in the order of their key, in batches, and checks every trace, its words, and what was destroyed. */
export async function verifyTraces(client: pg.ClientBase, authorityId: string, findings: Findings): Promise<void> {
  const tombstones = await lastTombstones(client, authorityId)
  verifyTombstones(authorityId, [...tombstones.values()], findings)
  let last: TraceRow | null = null
  for (let rows = await tracesAfter(client, authorityId, null); rows.length > 0;) {
    // The database reads the next batch while this one is checked.
    const coming = rows.length < BATCH ? Promise.resolve([]) : tracesAfter(client, authorityId, rows.at(-1) ?? null)
    for (const row of rows) {
      const begun: TraceRow | null = last !== null && (last as TraceRow).chainId === row.chainId ? last : null
      if (begun === null) findings.count('traceChains')
      checkTrace(authorityId, begun ?? beginningOf(tombstones.get(row.chainId)), row, findings)
      last = row
    }
    const next = await coming
    await checkWords(client, authorityId, rows, findings)
    rows = next
  }
}

function beginningOf(tombstone: Tombstone | undefined): Before {
  return tombstone ? { seq: tombstone.throughSeq, hash: tombstone.lastHash } : NOTHING
}

async function tracesAfter(client: pg.ClientBase, authorityId: string, last: TraceRow | null): Promise<readonly TraceRow[]> {
  const { rows } = await client.query<TraceRow>(`
    select authority_id as "authorityId", ${COLUMNS} from traces
    where authority_id = $1 and (chain_id, seq) > ($2, $3) order by chain_id, seq limit ${BATCH}`, [authorityId, last?.chainId ?? FIRST_ID, last?.seq ?? 0])
  return rows
}

function checkTrace(authorityId: string, before: Before, row: TraceRow, findings: Findings): void {
  const at = { authorityId, chainId: row.chainId, seq: row.seq }
  const { hash, ...rest } = row
  findings.count('traces')
  if (row.seq !== before.seq + 1) findings.add({ kind: 'trace-missing', ...at, seq: row.seq - 1 })
  else if (!row.prevHash.equals(before.hash)) findings.add({ kind: 'trace-chain-broken', ...at })
  if (!hashTrace(rest).equals(hash)) findings.add({ kind: 'trace-changed', ...at })
}

async function checkWords(client: pg.ClientBase, authorityId: string, rows: readonly TraceRow[], findings: Findings): Promise<void> {
  const uses = rows.flatMap(({ chainId, seq, wordsId, wordsDigest }) => (wordsId && wordsDigest ? [{ chainId, seq, wordsId, wordsDigest }] : []))
  if (uses.length === 0) return
  const ids = uses.map(({ wordsId }) => wordsId)
  const { rows: kept } = await client.query<{ wordsId: string; words: string; salt: Buffer }>(
    'select words_id as "wordsId", words, salt from trace_words where authority_id = $1 and words_id = any($2::uuid[])', [authorityId, ids])
  const words = new Map(kept.map((each) => [each.wordsId, each]))
  const gone = ids.filter((id) => !words.has(id))
  // A trace tells of words that were erased by themselves; what went with a record, the ledger tells.
  const erased = new Set((await client.query<{ id: string }>(`
    select subject_id as id from traces where authority_id = $1 and kind = 'words-erased' and subject_id = any($2)
    union select id from events e cross join lateral jsonb_array_elements_text(e.payload -> 'traceWords') as id
    where e.authority_id = $1 and e.type in ('RecordDestroyed', 'PeopleErased') and id = any($2)`, [authorityId, gone])).rows.map(({ id }) => id))
  for (const { chainId, seq, wordsId, wordsDigest } of uses) {
    const at = { authorityId, chainId, seq, textId: wordsId }
    const found = words.get(wordsId)
    if (!found && !erased.has(wordsId)) findings.add({ kind: 'trace-words-missing', ...at })
    if (found && !digestOf(found.salt, found.words).equals(wordsDigest)) findings.add({ kind: 'trace-words-changed', ...at })
  }
}

/** The last tombstone of each chain, with whether a trace tells of it. */
async function lastTombstones(client: pg.ClientBase, authorityId: string): Promise<ReadonlyMap<string, Tombstone>> {
  const { rows } = await client.query<Tombstone>(`
    select distinct on (b.chain_id) b.chain_id as "chainId", b.through_seq as "throughSeq", b.last_hash as "lastHash", b.last_at as "lastAt", b.destroyed_at as "destroyedAt",
      exists (select 1 from traces t where t.authority_id = b.authority_id and t.kind = 'destroyed' and t.subject_kind = 'traces'
        and t.subject_id = b.chain_id::text and t.what = 'through-' || b.through_seq) as told
    from trace_tombstones b where b.authority_id = $1 order by b.chain_id, b.through_seq desc`, [authorityId])
  return new Map(rows.map((row) => [row.chainId, row]))
}

/** A destruction is told by a trace; where that trace's own time is up, the destruction that took it is told. */
function verifyTombstones(authorityId: string, tombstones: readonly Tombstone[], findings: Findings): void {
  const toldUntil = tombstones.reduce((latest, { told, lastAt }) => (told && lastAt > latest ? lastAt : latest), '')
  for (const { chainId, throughSeq, destroyedAt, told } of tombstones)
    if (!told && destroyedAt > toldUntil) findings.add({ kind: 'traces-destroyed-untold', authorityId, chainId, seq: throughSeq })
}

/** Whether the heads that a seal names are there as they were sealed, or went when their time was up. */
export async function verifySealedTraces(
  client: pg.ClientBase, { authorityId, sealNumber }: Readonly<{ authorityId: string; sealNumber: number }>, heads: readonly SealedTraceHead[], findings: Findings,
): Promise<void> {
  const { rows } = await client.query<{ chainId: string; hash: Buffer | null; isDestroyed: boolean }>(`
    select h.chain_id as "chainId", coalesce(t.hash, b.last_hash) as hash,
      exists (select 1 from trace_tombstones d where d.authority_id = $1 and d.chain_id = h.chain_id and d.through_seq > h.seq) as "isDestroyed"
    from unnest($2::uuid[], $3::integer[]) as h(chain_id, seq)
    left join traces t on t.authority_id = $1 and t.chain_id = h.chain_id and t.seq = h.seq
    left join trace_tombstones b on b.authority_id = $1 and b.chain_id = h.chain_id and b.through_seq = h.seq`,
    [authorityId, heads.map(({ chainId }) => chainId), heads.map(({ seq }) => seq)])
  const present = new Map(rows.map((row) => [row.chainId, row]))
  for (const { chainId, seq, hash } of heads) {
    const found = present.get(chainId)
    const at = { authorityId, chainId, seq, sealNumber }
    if (found?.hash) {
      if (!found.hash.equals(hash)) findings.add({ kind: 'sealed-trace-changed', ...at })
    } else if (found?.isDestroyed !== true) findings.add({ kind: 'sealed-trace-missing', ...at })
  }
}
