import { hash, randomFillSync } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityId, NewText, Texts } from '../application/ports.ts'
import type { TextRef } from '../domain/complaint/events.ts'
import { binaryArray } from './binary-array.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'

const SALT_BYTES = 16

/** SHA-256 of the salt and the words in UTF-8: what an event holds of a text. */
export function digestOf(salt: Buffer, body: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(body)]), 'buffer')
}

/** Free text, salted, so that an erased one cannot be guessed from the digest that stays in the ledger. */
export function makeTexts(trx: Trx, authorityId: AuthorityId): Texts {
  const addMany = async (texts: readonly NewText[], recordedAt: string): Promise<readonly TextRef[]> => {
    if (texts.length === 0) return []
    const salts = randomFillSync(Buffer.allocUnsafe(SALT_BYTES * texts.length))
    const rows = texts.map(({ textId, streamId, body }, index) => {
      const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES)
      return { textId, streamId, body, salt, digest: digestOf(salt, body) }
    })
    await sql`
      insert into texts (authority_id, text_id, stream_id, body, salt, digest, recorded_at)
      select ${authorityId}::uuid, r.*, ${recordedAt}::timestamptz from unnest(
        ${binaryArray('uuid', rows.map((row) => row.textId))}::uuid[], ${binaryArray('uuid', rows.map((row) => row.streamId))}::uuid[],
        ${binaryArray('text', rows.map((row) => row.body))}::text[], ${binaryArray('bytea', rows.map((row) => row.salt))}::bytea[],
        ${binaryArray('bytea', rows.map((row) => row.digest))}::bytea[]) as r`.execute(trx)
    const own = added.get(trx) ?? new Map<string, string>()
    added.set(trx, own)
    for (const { textId, body } of texts) own.set(textId, body)
    return rows.map(({ textId, digest }) => ({ textId, digest: digest.toString('hex') }))
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

/** The words that a transaction has added itself: they need not be asked of the database again. */
const added = new WeakMap<Trx, Map<string, string>>()

/** The words of those texts that are there, by id. */
export async function readTexts(trx: Trx, authorityId: AuthorityId, textIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const own = added.get(trx)
  const known = new Map(textIds.flatMap((id): [string, string][] => {
    const body = own?.get(id)
    return body === undefined ? [] : [[id, body]]
  }))
  const ids = textIds.filter((id) => !known.has(id) && isUuid(id))
  if (ids.length === 0) return known
  const { rows } = await sql<{ text_id: string; body: string }>`
    select text_id, body from texts where authority_id = ${authorityId} and text_id = any(${ids}::uuid[])`.execute(trx)
  return new Map([...known, ...rows.map((row): [string, string] => [row.text_id, row.body])])
}
