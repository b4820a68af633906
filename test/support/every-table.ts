import type { AuthorityId } from '../../src/application/ports.ts'
import { tamper, type TestDatabase } from './database.ts'

/** What stands in every row of one authority: in each column that takes an id, and in each that takes words. */
export type Marks = Readonly<{ authorityId: AuthorityId; id: string; word: string }>
export type Column = Readonly<{ name: string; type: string }>
export type Table = Readonly<{ name: string; columns: readonly Column[]; isRead: boolean; isWritten: Readonly<Record<'insert' | 'update' | 'delete', boolean>> }>

/** What a column takes of all that its type would allow, by its name, or by that of its table and its own. */
const TAKES: Readonly<Record<string, string>> = {
  covers: "'own'", whose: "'child'", problem: `'${'0'.repeat(64)}'`, shut_by: 'null', corrects: 'null', salt: zeros(16), until_at: "'2027-01-01Z'",
  'reminders.kind': "'silent'", 'kept_versions.kind': "'table-set'", 'second_factors.kind': "'code-app'", 'seal_notices.kind': "'broken'", 'files.scan': "'clean'", words_state: "'none'",
}

function zeros(bytes: number): string {
  return `decode('${'00'.repeat(bytes)}', 'hex')`
}

/** The tables that belong to an authority, with what the server's role may do to each; not the list of authorities, which it reads before it knows which. */
export async function tablesOf(database: TestDatabase): Promise<readonly Table[]> {
  const { rows } = await database.pools.owner.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      has_table_privilege($1, c.oid, 'select') as "isRead",
      json_build_object('insert', has_table_privilege($1, c.oid, 'insert'), 'update', has_table_privilege($1, c.oid, 'update'), 'delete', has_table_privilege($1, c.oid, 'delete')) as "isWritten"
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_migrations', 'authorities') order by 1`, [database.appRole])
  return rows
}

/** A row for a table, as the text of an INSERT. Where a check wants something else of a new row, `TAKES` has it. */
export function rowFor({ name, columns }: Table, marks: Marks): string {
  const values = columns.map((column) => (column.name === 'authority_id' ? `'${marks.authorityId}'` : TAKES[`${name}.${column.name}`] ?? TAKES[column.name] ?? valueOf(column, marks)))
  return `insert into ${name} (${columns.map((column) => column.name).join(', ')}) values (${values.join(', ')})`
}

function valueOf({ name, type }: Column, { id, word }: Marks): string {
  switch (type) {
    case 'uuid': return `'${id}'`
    case 'uuid[]': return `'{${id}}'`
    case 'text': return /^(name|email)$/.test(name) ? `'${word.toLowerCase()}'` : `'${word}'`
    case 'text[]': return `'{${word}}'`
    case 'jsonb': return `'${JSON.stringify({ word, personId: id, complaint: id })}'`
    case 'bytea': return zeros(32)
    case 'boolean': return 'true'
    case 'date': return "'2026-01-01'"
    case 'integer[]': return "'{1}'"
    case 'timestamp with time zone': return "'2026-01-01Z'"
    default: return '1'
  }
}

/** One row of one authority in every table, whatever belongs together: as the superuser, past foreign keys, policies and checks, which are there again afterwards. */
export async function fillEveryTable(database: TestDatabase, tables: readonly Table[], marks: Marks): Promise<void> {
  const { rows: checks } = await database.pools.owner.query<{ on: string; name: string; says: string }>(`
    select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as says from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
  await tamper(database, 'set session_replication_role = replica', ...checks.map((check) => `alter table ${check.on} drop constraint ${check.name}`), ...tables.map((table) => rowFor(table, marks)),
    ...checks.map((check) => `alter table ${check.on} add constraint ${check.name} ${check.says.replace(/ NOT VALID$/, '')} not valid`))
}
