import type { AuthorityId } from '../../application/ports.ts'
import { binaryArray } from '../binary-array.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import type { Cell } from './projected-rows.ts'
import type { ColumnType } from './tables.ts'

/** Rows for one table, whose columns are given with their types. */
export type TableRows = Readonly<{ table: string; columns: Readonly<Record<string, ColumnType>>; rows: readonly Readonly<Record<string, Cell>>[] }>

const statements = new Map<string, string>()

/**
 * Adds rows to tables that do not depend on each other, in one round trip: one parameter a column, whose values travel as
 * one array. PostgreSQL works on it while the caller goes on with something else.
 */
export async function insertRows(trx: Trx, authorityId: AuthorityId, tables: readonly TableRows[]): Promise<void> {
  const filled = tables.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) return
  const key = filled.map(({ table }) => table).join()
  let statement = statements.get(key)
  if (statement === undefined) {
    statement = insertStatement(filled)
    statements.set(key, statement)
  }
  await rowsOf(trx, statement, [authorityId, ...filled.flatMap(({ columns, rows }) =>
    Object.entries(columns).map(([name, type]) => columnOf(rows, name, type)))])
}

function insertStatement(tables: readonly TableRows[]): string {
  let next = 2
  const inserts = tables.map(({ table, columns }) => {
    const names = Object.keys(columns)
    // A list within a row travels as text, because an array of arrays would have to be a rectangle.
    const given = Object.values(columns).map((type) => `$${next++}::${type.endsWith('[]') ? 'text' : type}[]`)
    const taken = Object.entries(columns).map(([name, type]) => (type.endsWith('[]') ? `r.${name}::${type}` : `r.${name}`))
    return `${table}_in as (insert into ${table} (authority_id, ${names.join(', ')})
      select $1::uuid, ${taken.join(', ')} from unnest(${given.join(', ')}) as r(${names.join(', ')}))`
  })
  return `with ${inserts.join(', ')} select 1`
}

function columnOf(rows: TableRows['rows'], name: string, type: ColumnType): Buffer {
  if (type === 'text[]' || type === 'integer[]') return binaryArray('text', rows.map((row) => listIn(row[name] ?? null)))
  return binaryArray(type, rows.map((row) => scalarIn(row[name] ?? null)))
}

function listIn(cell: Cell): string | null {
  return typeof cell === 'object' && cell !== null ? arrayLiteral(cell) : null
}

function scalarIn(cell: Cell): string | number | boolean | null {
  if (typeof cell === 'object' && cell !== null) throw new Error('a list in a column of single values')
  return cell
}

const NEEDS_NO_QUOTES = /^[\w-]+$/
const NULL = /^null$/i

/** A list as PostgreSQL reads it from text. Written here because the driver takes ten times as long over it. */
export function arrayLiteral(items: readonly (string | number | boolean | null)[]): string {
  let literal = '{'
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? null
    if (index > 0) literal += ','
    if (typeof item !== 'string') literal += item === null ? 'NULL' : item
    else if (NEEDS_NO_QUOTES.test(item) && !NULL.test(item)) literal += item
    else literal += `"${item.replaceAll(/["\\]/g, '\\$&')}"`
  }
  return `${literal}}`
}
