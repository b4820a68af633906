import type { AuthorityId } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import type { Cell } from './projected-rows.ts'

/** How many rows go in one statement: enough to make the round trip cheap, few enough to keep memory flat. */
const ROWS_AT_ONCE = 5_000

const statements = new Map<string, string>()

/**
 * Adds rows to a table: one parameter a column, whose values travel as one array. A list within a row travels as text,
 * because an array of arrays would have to be a rectangle.
 */
export async function insertRows(
  trx: Trx, authorityId: AuthorityId, table: string, columns: Readonly<Record<string, string>>, rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const names = Object.keys(columns)
  let statement = statements.get(table)
  if (statement === undefined) {
    statement = insertStatement(table, columns)
    statements.set(table, statement)
  }
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = rows.slice(start, start + ROWS_AT_ONCE)
    await rowsOf(trx, statement, [authorityId, ...names.map((name) => part.map((row) => asParameter(row[name] ?? null)))])
  }
}

function insertStatement(table: string, columns: Readonly<Record<string, string>>): string {
  const names = Object.keys(columns)
  const given = Object.values(columns).map((type, index) => `$${index + 2}::${type.endsWith('[]') ? 'text' : type}[]`)
  const taken = Object.entries(columns).map(([name, type]) => (type.endsWith('[]') ? `r.${name}::${type}` : `r.${name}`))
  return `insert into ${table} (authority_id, ${names.join(', ')})
    select $1::uuid, ${taken.join(', ')} from unnest(${given.join(', ')}) as r(${names.join(', ')})`
}

function asParameter(cell: Cell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? arrayLiteral(cell) : cell
}

/** A list as PostgreSQL reads it from text. */
export function arrayLiteral(items: readonly (string | number)[]): string {
  return `{${items.map((item) => (typeof item === 'number' ? item : `"${item.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}
