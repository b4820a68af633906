import { randomFillSync } from 'node:crypto'
import { sql } from 'kysely'
import type { EqualityAnswers, KeptAnswers } from '../application/equality-answers.ts'
import type { AuthorityId } from '../application/ports.ts'
import { canonicalJson } from './ledger/hash.ts'
import type { Trx } from './projector.ts'
import { digestOf } from './texts.ts'
import { isUuid } from './is-uuid.ts'

const SALT_BYTES = 16

/** What people said about themselves, apart from the ledger: salted, so that erased answers cannot be guessed from the digest that stays. */
export function makeEqualityAnswers(trx: Trx, authorityId: AuthorityId): EqualityAnswers {
  return {
    add: async (streamId, { answersId, whose, setVersion, answers }, { recordedBy, recordedAt }) => {
      const salt = randomFillSync(Buffer.alloc(SALT_BYTES))
      const digest = digestOf(salt, canonicalJson(answers))
      await sql`
        insert into equality_answers (authority_id, answers_id, stream_id, whose, set_version, answers, salt, digest, entered_by, recorded_at)
        values (${authorityId}::uuid, ${answersId}::uuid, ${streamId}::uuid, ${whose}, ${setVersion}, ${JSON.stringify(answers)}::jsonb, ${salt}, ${digest},
          ${recordedBy}, ${recordedAt}::timestamptz)`.execute(trx)
      return { answersId, digest: digest.toString('hex') }
    },
  }
}

/** The answers with these ids that are there. */
export async function readEqualityAnswers(trx: Trx, authorityId: AuthorityId, answersIds: readonly string[]): Promise<readonly KeptAnswers[]> {
  const ids = answersIds.filter(isUuid)
  if (ids.length === 0) return []
  const { rows } = await sql<KeptAnswers>`
    select answers_id as "answersId", whose, set_version as "setVersion", answers, entered_by as "enteredBy"
    from equality_answers where authority_id = ${authorityId} and answers_id = any(${ids}::uuid[])`.execute(trx)
  return rows
}
