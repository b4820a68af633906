import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { Factor, Factors } from '../application/access/sign-in-ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Pools } from './pools.ts'
import { isUuid } from './is-uuid.ts'
import { inAuthority } from './transaction.ts'

type Row = Readonly<{
  factorId: string; name: string; createdAt: string; lastUsedAt: string | null; kind: 'code-app' | 'passkey'
  secret: string | null; lastStep: number | null; credentialId: string | null; publicKey: Buffer | null; counter: number | null; transports: string[] | null
}>

const COLUMNS = sql.raw(
  'factor_id as "factorId", name, created_at as "createdAt", last_used_at as "lastUsedAt", kind, secret, last_step as "lastStep", ' +
  'credential_id as "credentialId", public_key as "publicKey", counter, transports')

/** Second factors and recovery codes, in PostgreSQL. */
export function createFactors(pools: Pick<Pools, 'app'>): Factors {
  const changed = (authorityId: AuthorityId, statement: ReturnType<typeof sql>): Promise<boolean> =>
    inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => (await statement.execute(trx)).numAffectedRows === 1n)
  return {
    of: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<Row>`
      select ${COLUMNS} from second_factors where authority_id = ${authorityId} and user_id = ${userId} order by created_at, factor_id`.execute(trx)).rows.map(factorOf)),
    add: async (authorityId, userId, factor) => {
      const passkey = factor.kind === 'passkey' ? factor : null
      const app = factor.kind === 'code-app' ? factor : null
      await changed(authorityId, sql`
        insert into second_factors (authority_id, factor_id, user_id, kind, name, secret, last_step, credential_id, public_key, counter, transports, created_at, last_used_at)
        values (${authorityId}, ${factor.factorId}, ${userId}, ${factor.kind}, ${factor.name}, ${app?.secret ?? null}, ${app?.lastStep ?? null},
          ${passkey?.credentialId ?? null}, ${passkey === null ? null : Buffer.from(passkey.publicKey)}, ${passkey?.counter ?? null},
          ${passkey === null ? null : [...passkey.transports]}, ${factor.createdAt}, ${factor.lastUsedAt})`)
    },
    useStep: (authorityId, factorId, step, at) => changed(authorityId, sql`
      update second_factors set last_step = ${step}, last_used_at = ${at} where authority_id = ${authorityId} and factor_id = ${factorId} and last_step < ${step}`),
    used: async (authorityId, factorId, counter, at) => void (await changed(authorityId, sql`
      update second_factors set counter = greatest(counter, ${counter}), last_used_at = ${at} where authority_id = ${authorityId} and factor_id = ${factorId}`)),
    remove: async (authorityId, userId, factorId) => {
      if (isUuid(factorId)) await changed(authorityId, sql`delete from second_factors where authority_id = ${authorityId} and user_id = ${userId} and factor_id = ${factorId}`)
    },
    removeAll: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`delete from second_factors where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
      await sql`delete from recovery_codes where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
    }),
    setRecoveryCodes: (authorityId, userId, digests) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`delete from recovery_codes where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
      for (const digest of digests) await sql`insert into recovery_codes (authority_id, user_id, code_digest) values (${authorityId}, ${userId}, ${Buffer.from(digest, 'hex')})`.execute(trx)
    }),
    useRecoveryCode: (authorityId, userId, digest) => changed(authorityId, sql`
      delete from recovery_codes where authority_id = ${authorityId} and user_id = ${userId} and code_digest = ${Buffer.from(digest, 'hex')}`),
    recoveryCodesLeft: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<{ left: number }>`
      select count(*) as left from recovery_codes where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)).rows[0]?.left ?? 0),
  }
}

function factorOf({ factorId, name, createdAt, lastUsedAt, ...row }: Row): Factor {
  const about = { factorId, name, createdAt, lastUsedAt }
  if (row.kind === 'code-app') return { ...about, kind: row.kind, secret: row.secret ?? '', lastStep: row.lastStep ?? 0 }
  return {
    ...about, kind: row.kind, credentialId: row.credentialId ?? '', publicKey: new Uint8Array(row.publicKey ?? []), counter: row.counter ?? 0, transports: row.transports ?? [],
  }
}
