import { createHash, randomFillSync } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId, NewText, Texts } from '../application/ports.ts'
import type { TextRef } from '../domain/complaint/events.ts'
import { asBytea } from './ledger/rows.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './transaction.ts'

const SALT_BYTES = 16

/** SHA-256 of the salt and the words in UTF-8: what an event holds of a text. */
export function digestOf(salt: Buffer, body: string): Buffer {
  return createHash('sha256').update(salt).update(body, 'utf8').digest()
}

/** Free text, salted, so that an erased one cannot be guessed from the digest that stays in the ledger. */
export function makeTexts(trx: Trx, authorityId: AuthorityId): Texts {
  const addMany = async (texts: readonly NewText[], recordedAt: string): Promise<readonly TextRef[]> => {
    if (texts.length === 0) return []
    const salts = randomFillSync(Buffer.allocUnsafe(SALT_BYTES * texts.length))
    const rows = texts.map(({ textId, streamId, body }, index) => {
      const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES)
      return { text_id: textId, stream_id: streamId, body, salt: asBytea(salt), digest: asBytea(digestOf(salt, body)) }
    })
    await sql`
      insert into texts (authority_id, text_id, stream_id, body, salt, digest, recorded_at)
      select ${authorityId}::uuid, r.text_id, r.stream_id, r.body, r.salt, r.digest, ${recordedAt}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}) as r(text_id uuid, stream_id uuid, body text, salt bytea, digest bytea)`.execute(trx)
    return rows.map((row) => ({ textId: row.text_id, digest: row.digest.slice(2) }))
  }
  return {
    add: async (text, recordedAt) => {
      const [ref] = await addMany([text], recordedAt)
      if (!ref) throw new Error('a text was not kept')
      return ref
    },
    addMany,
    get: (textIds) => readTexts(trx, authorityId, textIds),
  }
}

/** The words of those texts that are there, by id. */
export async function readTexts(trx: Trx, authorityId: AuthorityId, textIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = textIds.filter(isUuid)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ text_id: string; body: string }>`
    select text_id, body from texts where authority_id = ${authorityId} and text_id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.text_id, row.body]))
}
