import type pg from 'pg'
import { listAuthorities } from '../authorities.ts'
import type { Projector } from '../projector.ts'
import { CODE_VERSION } from '../projections/context.ts'
import { PROJECTION_TABLES } from '../projections/tables.ts'
import { inTransaction } from '../transaction.ts'
import { rebuildProjections } from './rebuild.ts'

/**
 * Makes the projections afresh where an earlier release made them, so that what is derived says the same in old complaints
 * as in new ones. Tells how many streams were taken, 0 where nothing was old. As the owner, before anybody is served.
 */
export async function refreshOldProjections(owner: pg.Pool, projector: Projector, note: (sentence: string) => void = () => undefined): Promise<number> {
  if (!await isAnyOld(owner)) return 0
  note('This release derives more from the register: its lists are made afresh, which takes about a minute for 50,000 complaints.')
  return (await rebuildProjections(owner, projector, PROJECTION_TABLES)).streams
}

function isAnyOld(owner: pg.Pool): Promise<boolean> {
  return inTransaction(owner, 'begin read only', async (_trx, client) => {
    for (const { authorityId } of await listAuthorities(client)) {
      await client.query(`set local heard.authority_id = '${authorityId}'`)
      const { rows: [found] } = await client.query<{ old: boolean }>(
        `select exists (select 1 from complaint_summaries where authority_id = $1 and code_version < $2)
          or exists (select 1 from register_entries where authority_id = $1 and code_version < $2) as old`, [authorityId, CODE_VERSION])
      if (found?.old) return true
    }
    return false
  })
}
