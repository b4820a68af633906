import type pg from 'pg'
import { canonicalJson, NO_HASH, hashRow } from '../ledger/hash.ts'
import { digestOf } from '../texts.ts'
import type { Findings } from './findings.ts'
import { checkFiles, collectFiles, type FileUse } from './verify-files.ts'

const BATCH = 4_000

type EventRow = {
  stream_id: string; seq: number; stream_kind: string; type: string; version: number; payload: object; happened_on: string; known_on: string | null
  recorded_at: string; recorded_by: string; command_id: string; hash_format: number; prev_hash: Buffer; hash: Buffer
}

type TextUse = Readonly<{ streamId: string; seq: number; textId: string; digest: string }>

/** Walks one authority's ledger in the order of its key, in batches, and checks every event and the words it names. */
export async function verifyChain(client: pg.ClientBase, authorityId: string, findings: Findings): Promise<void> {
  for (let last: EventRow | null = null; ;) {
    const rows = await eventsAfter(client, authorityId, last)
    const uses: TextUse[] = []
    const files: FileUse[] = []
    rows.forEach((row, index) => {
      const before: EventRow | null = index === 0 ? last : rows[index - 1] ?? null
      checkEvent(authorityId, before?.stream_id === row.stream_id ? before : null, row, findings)
      collectTexts(row.payload, row, uses)
      collectFiles(row.payload, row, files)
    })
    await checkTexts(client, authorityId, uses, findings)
    await checkFiles(client, authorityId, files, findings)
    if (rows.length < BATCH) return
    last = rows.at(-1) ?? null
  }
}

async function eventsAfter(client: pg.ClientBase, authorityId: string, last: EventRow | null): Promise<readonly EventRow[]> {
  const { rows } = await client.query<EventRow>(`
    select stream_id, seq, stream_kind, type, version, payload, happened_on, known_on, recorded_at, recorded_by, command_id, hash_format, prev_hash, hash
    from events where authority_id = $1 and (stream_id, seq) > ($2, $3) order by stream_id, seq limit ${BATCH}`,
    [authorityId, last?.stream_id ?? '00000000-0000-0000-0000-000000000000', last?.seq ?? 0])
  return rows
}

function checkEvent(authorityId: string, before: EventRow | null, row: EventRow, findings: Findings): void {
  const at = { authorityId, streamId: row.stream_id, seq: row.seq }
  findings.count('events')
  if (before === null) findings.count('streams')
  if (row.seq !== (before?.seq ?? 0) + 1) findings.add({ kind: 'event-missing', ...at, seq: row.seq - 1 })
  else if (!row.prev_hash.equals(before?.hash ?? NO_HASH)) findings.add({ kind: 'chain-broken', ...at })
  if (before !== null && row.recorded_at < before.recorded_at) findings.add({ kind: 'time-runs-back', ...at })
  if (!recomputed(authorityId, row).equals(row.hash)) findings.add({ kind: 'event-changed', ...at })
}

function recomputed(authorityId: string, row: EventRow): Buffer {
  return hashRow({
    authorityId, streamId: row.stream_id, seq: row.seq, streamKind: row.stream_kind, type: row.type, version: row.version, payload: row.payload,
    happenedOn: row.happened_on, knownOn: row.known_on, recordedAt: row.recorded_at, recordedBy: row.recorded_by, commandId: row.command_id,
    hashFormat: row.hash_format, prevHash: row.prev_hash,
  })
}

/** Wherever an event holds a reference to words, or to answers for equality monitoring: an object with their id and a `digest`. */
function collectTexts(value: unknown, row: EventRow, uses: TextUse[]): void {
  if (typeof value !== 'object' || value === null) return
  const { textId: wordsId, answersId, digest } = value as Readonly<Record<string, unknown>>
  const textId = wordsId ?? answersId
  if (typeof textId === 'string' && typeof digest === 'string') uses.push({ streamId: row.stream_id, seq: row.seq, textId, digest })
  else for (const part of Object.values(value)) collectTexts(part, row, uses)
}

async function checkTexts(client: pg.ClientBase, authorityId: string, uses: readonly TextUse[], findings: Findings): Promise<void> {
  const { rows } = await client.query<{ text_id: string; salt: Buffer; body: string; digest: Buffer }>(
    'select text_id, salt, body, digest from texts where authority_id = $1 and text_id = any($2::uuid[])', [authorityId, uses.map((use) => use.textId)])
  const answered = await client.query<{ text_id: string; salt: Buffer; answers: unknown; digest: Buffer }>(
    'select answers_id as text_id, salt, answers, digest from equality_answers where authority_id = $1 and answers_id = any($2::uuid[])', [authorityId, uses.map((use) => use.textId)])
  const texts = new Map([...rows, ...answered.rows.map((row) => ({ ...row, body: canonicalJson(row.answers) }))].map((row) => [row.text_id, row]))
  for (const use of uses) {
    const at = { authorityId, streamId: use.streamId, seq: use.seq, textId: use.textId }
    const text = texts.get(use.textId)
    findings.count('texts')
    if (!text) await noteMissing(client, at, findings)
    else if (text.digest.toString('hex') !== use.digest) findings.add({ kind: 'text-differs', ...at })
    else if (!digestOf(text.salt, text.body).equals(text.digest)) findings.add({ kind: 'text-changed', ...at })
  }
}

/** The events that say that words were erased on purpose; without one that lists them, missing words are a finding. */
const ERASURES = ['WordsErased', 'RecordDestroyed']

async function noteMissing(
  client: pg.ClientBase, at: Readonly<{ authorityId: string; streamId: string; seq: number; textId: string }>, findings: Findings,
): Promise<void> {
  const { rowCount } = await client.query(
    "select 1 from events where authority_id = $1 and stream_id = $2 and type = any($3::text[]) and payload->'textIds' ? $4", [at.authorityId, at.streamId, ERASURES, at.textId])
  if (rowCount === 0) findings.add({ kind: 'text-missing', ...at })
  else findings.count('erasedTexts')
}
