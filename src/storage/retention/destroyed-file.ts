import { closeSync, createReadStream, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type pg from 'pg'
import { z } from 'zod'
import { wholeOf } from '../../application/access/sight.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { makeFolder } from '../make-folder.ts'
import { inAuthority } from '../transaction.ts'

const line = z.object({
  streamId: z.string(), kind: z.string(), type: z.enum(['RecordDestroyed', 'WordsErased', 'PeopleErased']), happenedOn: z.string(), payload: z.record(z.string(), z.unknown()),
})

/** That something was destroyed, as it is kept outside the database: the event, which has ids, codes and days alone. */
export type DestroyedLine = z.infer<typeof line>

/** What was destroyed in one authority lies beside its seals, in a file that is only ever added to. */
export function destroyedFile(folder: string, authorityId: string): string {
  return join(folder, `${authorityId}.destroyed.jsonl`)
}

/** What the file says, in its order. A line that cannot be read is left out: the next completion writes it again. */
export async function readDestroyed(folder: string, authorityId: string): Promise<readonly DestroyedLine[]> {
  const path = destroyedFile(folder, authorityId)
  if (!existsSync(path)) return []
  const lines: DestroyedLine[] = []
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const read = parsed(text)
    if (read) lines.push(read)
  }
  return lines
}

function parsed(text: string): DestroyedLine | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Adds whatever the ledger says was destroyed and the file does not say yet: a process may have died in between. How many lines. */
export async function completeDestroyedFile(pool: pg.Pool, authorityId: AuthorityId, folder: string): Promise<number> {
  const known = new Set((await readDestroyed(folder, authorityId)).map(keyOf))
  const { rows } = await inAuthority(pool, wholeOf(authorityId), 'read', (_trx, client) => client.query<DestroyedLine>(`
    select stream_id as "streamId", stream_kind as kind, type, happened_on as "happenedOn", payload from events
    where authority_id = $1 and type in ('RecordDestroyed', 'WordsErased', 'PeopleErased') order by recorded_at, stream_id, seq`, [authorityId]))
  const fresh = rows.filter((row) => !known.has(keyOf(row)))
  if (fresh.length > 0) append(folder, authorityId, fresh)
  return fresh.length
}

/** Again or not, it is one destruction of one thing. */
function keyOf({ streamId, type, payload }: DestroyedLine): string {
  return [streamId, type, type === 'WordsErased' ? String(payload['destruction']) : ''].join(' ')
}

function append(folder: string, authorityId: string, lines: readonly DestroyedLine[]): void {
  makeFolder(folder, 0o700)
  const file = openSync(destroyedFile(folder, authorityId), 'a', 0o600)
  const { size } = fstatSync(file)
  try {
    writeFileSync(file, lines.map((each) => `${JSON.stringify(each)}\n`).join(''))
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  } finally {
    closeSync(file)
  }
}
