import type pg from 'pg'

/** Tables from which a destruction has taken rows with names and words. */
const TABLES = [
  'texts', 'people', 'protected_contacts', 'equality_answers', 'drafts', 'import_rows', 'search_documents', 'search_postings', 'search_words', 'reminders',
  'working_papers', 'working_files', 'files', 'file_texts', 'trace_words', 'seal_notices', 'seal_breaks', 'complaint_summaries', 'complaint_people', 'register_entries', 'register_people', 'compliments',
  'contact_arrangements', 'imports', 'users', 'sessions', 'second_factors', 'one_use', 'outbox', 'outbox_contents',
  // What ANALYZE has sampled from all of these, values of columns among it. Skipped, with a warning, where the owner of the tables is no superuser.
  'pg_catalog.pg_statistic',
] as const

/** How long a table may be waited for: whoever works at night goes first, and the next destruction tries again. */
const WAIT = '10s'
/** Up to this size a table is written anew, which takes seconds; a larger one is locked for too long. */
const MOST_BYTES = 4 * 1024 ** 3

/** Tables whose rows are gone for every query, and whose bytes are still in their files. */
export type BytesLeft = readonly string[]

/**
 * Frees the bytes of what was destroyed. A plain VACUUM does not: it gives the space of a row back without clearing it, and
 * names were found in files after one. So each table is written anew, indexes and all, and the old file goes; statistics are
 * taken anew, since they hold samples of values. What is too large, or was not free in time, gets a plain VACUUM and is told.
 */
export async function forgetBytes(owner: pg.Pool): Promise<BytesLeft> {
  const left: string[] = []
  const client = await owner.connect()
  try {
    await client.query(`set lock_timeout = '${WAIT}'`)
    for (const table of TABLES) if (!await writtenAnew(client, table)) left.push(table)
  } finally {
    await client.query('reset lock_timeout')
    client.release()
  }
  return left
}

async function writtenAnew(client: pg.PoolClient, table: string): Promise<boolean> {
  const { rows: [row] } = await client.query<{ bytes: number }>('select pg_total_relation_size($1::regclass) as bytes', [table])
  const isSystem = table.startsWith('pg_catalog.')
  if ((row?.bytes ?? 0) <= MOST_BYTES) {
    try {
      await client.query(isSystem ? `vacuum full ${table}` : `vacuum (full, analyze) ${table}`)
      return isSystem || await withoutOldSamples(client, table)
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
  await client.query(`vacuum (analyze, skip_locked) ${table}`)
  return false
}

/**
 * ANALYZE samples nothing of a table that has become empty, and leaves what it had sampled before: so that goes by itself. The
 * owner of the tables may take it away from PostgreSQL 18 on, before that only where it is a superuser.
 */
async function withoutOldSamples(client: pg.PoolClient, table: string): Promise<boolean> {
  const { rows: [may] } = await client.query<{ isEmpty: boolean; isSuper: boolean; canClear: boolean }>(`
    select not exists (select 1 from ${table}) as "isEmpty", current_setting('is_superuser')::boolean as "isSuper", to_regproc('pg_clear_attribute_stats') is not null as "canClear"`)
  if (may?.isEmpty !== true) return true
  if (may.isSuper) await client.query('delete from pg_catalog.pg_statistic where starelid = $1::regclass', [table])
  else if (may.canClear) await client.query("select pg_clear_attribute_stats('public', $1, attname, false) from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped", [table])
  return may.isSuper || may.canClear
}

/** `lock_not_available`: somebody was working with it. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
