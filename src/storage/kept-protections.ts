import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { AuthorityId, Clock } from '../application/ports.ts'
import type { KeptProtections } from '../application/protection.ts'
import { addDays } from '../domain/calendar/iso-date.ts'
import type { ProtectedFigures } from '../domain/reporting/disclosure/protect.ts'
import type { Pools } from './pools.ts'
import { inAuthority } from './transaction.ts'

/** Days after which a result that nobody asked for is taken away. A report is on its way to publication for less. */
const KEPT_DAYS = 180

/** What disclosure control worked out, by this program: another may know of more that an outsider could work out. Decision: 0068. */
export function createKeptProtections(pools: Pick<Pools, 'app'>, clock: Clock, program: () => string): KeptProtections & Readonly<{
  /** Takes away what nobody asked for in half a year, whichever program made it. Answers how many. */
  prune(authorityId: AuthorityId): Promise<number>
}> {
  const find = async (authorityId: AuthorityId, problem: string): Promise<ProtectedFigures | null> => {
    const today = clock.today()
    const row = await inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<{ figures: string; usedOn: string }>`
      select figures, used_on as "usedOn" from kept_protections
      where authority_id = ${authorityId}::uuid and problem = ${problem} and program = ${program()}`.execute(trx)).rows[0])
    if (!row) return null
    if (row.usedOn < today) await inAuthority(pools.app, wholeOf(authorityId), 'write', (trx) => sql`
      update kept_protections set used_on = ${today}::date
      where authority_id = ${authorityId}::uuid and problem = ${problem} and program = ${program()} and used_on < ${today}::date`.execute(trx))
    return JSON.parse(row.figures) as ProtectedFigures
  }
  return {
    find,
    keep: async (authorityId, { problem, figures }) => {
      await inAuthority(pools.app, wholeOf(authorityId), 'write', (trx) => sql`
        insert into kept_protections (authority_id, problem, program, figures, made_at, used_on)
        values (${authorityId}::uuid, ${problem}, ${program()}, ${JSON.stringify(figures)}, ${clock.now()}::timestamptz, ${clock.today()}::date)
        on conflict do nothing`.execute(trx))
      return await find(authorityId, problem) ?? figures
    },
    forget: async (authorityId, problem) => {
      await inAuthority(pools.app, wholeOf(authorityId), 'write', (trx) => sql`
        delete from kept_protections where authority_id = ${authorityId}::uuid and problem = ${problem} and program = ${program()}`.execute(trx))
    },
    prune: (authorityId) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => Number((await sql`
      delete from kept_protections where authority_id = ${authorityId}::uuid and used_on < ${addDays(clock.today(), -KEPT_DAYS)}::date`.execute(trx)).numAffectedRows ?? 0)),
  }
}
