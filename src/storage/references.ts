import { sql } from 'kysely'
import type { AuthorityId, References } from '../application/ports.ts'
import type { Trx } from './projector.ts'

/** Numbers of references. The row is locked until the transaction ends, and a rollback gives its numbers back. */
export function makeReferences(trx: Trx, authorityId: AuthorityId): References {
  return {
    next: async (series, year, many = 1) => {
      const { rows: [row] } = await sql<{ first: number }>`
        insert into reference_numbers as n (authority_id, series, year, next_number)
        values (${authorityId}, ${series}, ${year}, ${many} + 1)
        on conflict (authority_id, series, year) do update set next_number = n.next_number + ${many}
        returning next_number - ${many}::integer as first`.execute(trx)
      if (!row) throw new Error('no reference number was given')
      return row.first
    },
  }
}
