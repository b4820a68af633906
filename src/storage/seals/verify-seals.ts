import type pg from 'pg'
import type { Findings } from './findings.ts'
import { type SealLine, readSealFile } from './seal-file.ts'
import { NO_ROOT, SEAL_FORMATS, SealRoot } from './seal-root.ts'
import { traceHeads, walkHeads } from './seal.ts'
import { verifySealedTraces } from './verify-traces.ts'

type SealRow = { number: number; format: number; sealed_at: string; streams: number; chains: number | null; prev_root: Buffer; root: Buffer }

/** Checks each seal against its heads, the seal before it, the ledger as it is now, and the file outside the database. */
export async function verifySeals(client: pg.ClientBase, authorityId: string, sealsFolder: string, findings: Findings): Promise<void> {
  const { rows: seals } = await client.query<SealRow>(
    'select number, format, sealed_at, streams, chains, prev_root, root from seals where authority_id = $1 order by number', [authorityId])
  let before: SealRow | null = null
  for (const seal of seals) {
    findings.count('seals')
    for (let number = (before?.number ?? 0) + 1; number < seal.number; number += 1) findings.add({ kind: 'seal-missing', authorityId, sealNumber: number })
    await verifySeal(client, authorityId, seal, before, findings)
    before = seal
  }
  compareWithFile(authorityId, seals, await readSealFile(sealsFolder, authorityId), findings)
}

async function verifySeal(client: pg.ClientBase, authorityId: string, seal: SealRow, before: SealRow | null, findings: Findings): Promise<void> {
  const root = new SealRoot({ format: seal.format, authorityId, number: seal.number, sealedAt: seal.sealed_at, prevRoot: seal.prev_root })
  const streams = await walkHeads(client, authorityId, seal.number, async (heads) => {
    const { rows } = await client.query<{ stream_id: string; hash: Buffer }>(`
      select e.stream_id, e.hash from unnest($2::uuid[], $3::integer[]) as h(stream_id, seq)
      join events e on e.authority_id = $1 and e.stream_id = h.stream_id and e.seq = h.seq`,
      [authorityId, heads.map((head) => head.streamId), heads.map((head) => head.seq)])
    const present = new Map(rows.map((row) => [row.stream_id, row.hash]))
    for (const head of heads) {
      root.add(head)
      const hash = present.get(head.streamId)
      const at = { authorityId, streamId: head.streamId, seq: head.seq, sealNumber: seal.number }
      if (hash === undefined) findings.add({ kind: 'sealed-event-missing', ...at })
      else if (!hash.equals(head.hash)) findings.add({ kind: 'sealed-event-changed', ...at })
    }
  })
  const chains = await traceHeads(client, authorityId, seal.number)
  for (const head of chains) root.addTraces(head)
  await verifySealedTraces(client, { authorityId, sealNumber: seal.number }, chains, findings)
  const follows = seal.prev_root.equals(before?.root ?? NO_ROOT)
  if (!follows || streams !== seal.streams || chains.length !== (seal.chains ?? 0) || !SEAL_FORMATS.includes(seal.format) || !root.digest().equals(seal.root))
    findings.add({ kind: 'seal-changed', authorityId, sealNumber: seal.number })
}

function compareWithFile(authorityId: string, seals: readonly SealRow[], file: readonly (SealLine | null)[] | null, findings: Findings): void {
  if (file === null) {
    if (seals.length > 0) findings.count('withoutSealFile')
    return
  }
  const kept = new Map<number, SealLine>()
  for (const line of file) {
    if (line === null) findings.add({ kind: 'seal-file-unreadable', authorityId })
    else kept.set(line.number, line)
  }
  for (const seal of seals) {
    const line = kept.get(seal.number)
    if (!line) findings.add({ kind: 'seal-not-in-file', authorityId, sealNumber: seal.number })
    else if (!isSame(line, seal)) findings.add({ kind: 'seal-differs-from-file', authorityId, sealNumber: seal.number })
    kept.delete(seal.number)
  }
  for (const number of kept.keys()) findings.add({ kind: 'seal-only-in-file', authorityId, sealNumber: number })
}

function isSame(line: SealLine, seal: SealRow): boolean {
  return line.root === seal.root.toString('hex') && line.prevRoot === seal.prev_root.toString('hex') &&
    line.sealedAt === seal.sealed_at && line.streams === seal.streams && (line.chains ?? null) === seal.chains
}
