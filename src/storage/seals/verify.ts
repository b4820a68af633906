import type pg from 'pg'
import type { VerifyReport } from '../../application/operator.ts'
import { listAuthorities } from '../authorities.ts'
import { inTransaction } from '../transaction.ts'
import { Findings } from './findings.ts'
import { verifyChain } from './verify-chain.ts'
import { checkBytes, type LookedFiles } from './verify-bytes.ts'
import { verifyEditions } from './verify-editions.ts'
import { verifySeals } from './verify-seals.ts'
import { verifyTraces } from './verify-traces.ts'

/**
 * Reads the whole register in one snapshot and recomputes every hash, digest and seal. As the owner; changes nothing,
 * holds up nobody, and needs the same memory however long the register is. With `files`, that the bytes of each document are there.
 */
export function verify(owner: pg.Pool, sealsFolder: string, files?: LookedFiles): Promise<VerifyReport> {
  return inTransaction(owner, 'begin isolation level repeatable read read only', async (_trx, client) => {
    const findings = new Findings()
    for (const { authorityId } of await listAuthorities(client)) {
      findings.count('authorities')
      await verifyChain(client, authorityId, findings)
      await verifyCommands(client, authorityId, findings)
      await verifySeals(client, authorityId, sealsFolder, findings)
      await verifyTraces(client, authorityId, findings)
      await verifyEditions(client, authorityId, findings)
      if (files) await checkBytes(client, authorityId, files, findings)
    }
    return findings.report()
  })
}

/** A command that was carried out names the last event it added: that shows when the end of a stream is cut off, even unsealed. */
async function verifyCommands(client: pg.ClientBase, authorityId: string, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ stream_id: string; seq: number }>(`
    select c.stream_id, c.seq from commands c where c.authority_id = $1
      and not exists (select 1 from events e where e.authority_id = c.authority_id and e.stream_id = c.stream_id and e.seq = c.seq)
    limit 10000`, [authorityId])
  for (const row of rows) findings.add({ kind: 'command-without-event', authorityId, streamId: row.stream_id, seq: row.seq })
}
