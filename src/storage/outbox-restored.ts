import type pg from 'pg'

/**
 * In a register that came back from a backup, what was to be sent when it was made may have been sent since: nobody here can tell. Each
 * such message waits for a person. Returns how many.
 */
export async function doubtRestored(owner: pg.Pool, at: string): Promise<number> {
  const { rowCount } = await owner.query(`
    update outbox set state = 'may-have-been-sent', last_failure = 'restored', changed_at = $1::timestamptz where state in ('queued', 'handing-over') and channel <> 'demonstration'`, [at])
  return rowCount ?? 0
}
