import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { wholeOf } from '../application/access/sight.ts'
import type { AnyEvent } from '../application/ports.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { uuidV7 } from '../main/ids.ts'
import { inAuthority } from './transaction.ts'

const db = await testStore({ after })
const { owner, app } = db.pools

/** The list of applied migrations belongs to the database itself and not to any authority. */
const NOT_AN_AUTHORITYS = "('schema_migrations')"
const TABLES = `select c.oid, c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not in ${NOT_AN_AUTHORITYS}`

async function names(sql: string, values: readonly unknown[] = []): Promise<string[]> {
  return (await owner.query<{ name: string }>(sql, [...values])).rows.map((row) => row.name)
}

test('every table begins with the authority', async () => {
  const others = await names(`
    with t as (${TABLES}) select t.relname as name from t join pg_attribute a on a.attrelid = t.oid and a.attnum = 1
    where a.attname <> 'authority_id' or a.atttypid <> 'uuid'::regtype or not a.attnotnull`)
  assert.deepEqual(others, [])
})

test('every key and every unique index begins with the authority', async () => {
  const others = await names(`
    with t as (${TABLES}) select i.indexrelid::regclass::text as name from t join pg_index i on i.indrelid = t.oid
    where (i.indisunique or i.indisprimary) and i.indkey[0] <> 1`)
  assert.deepEqual(others, [])
})

test('every table has a key', async () => {
  const others = await names(`with t as (${TABLES}) select t.relname as name from t where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`)
  assert.deepEqual(others, [])
})

test('every foreign key carries the authority', async () => {
  const others = await names(`select conname as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conkey[1] <> 1`)
  assert.deepEqual(others, [])
})

test('row-level security is forced on every table, with a policy for the server’s role', async () => {
  const others = await names(`
    with t as (${TABLES}) select t.relname as name from t join pg_class c on c.oid = t.oid
    where not c.relrowsecurity or not c.relforcerowsecurity
      or not exists (select 1 from pg_policy p where p.polrelid = t.oid and $1::regrole = any(p.polroles))`, [db.appRole])
  assert.deepEqual(others, [])
})

test('every policy of the server’s role asks for the authority, but the list of authorities', async () => {
  const others = await names(`
    select tablename as name from pg_policies where $1 = any(roles) and permissive = 'PERMISSIVE' and tablename <> 'authorities'
      and (qual not like '%heard.authority_id%' or with_check not like '%heard.authority_id%')`, [db.appRole])
  assert.deepEqual(others, [])
})

test('there are no triggers, no rules, no sequences and no views that would run as their owner', async () => {
  assert.deepEqual(await names(`select tgname as name from pg_trigger where not tgisinternal`), [])
  assert.deepEqual(await names(`select relname as name from pg_class where relkind in ('S', 'v', 'm') and relnamespace = 'public'::regnamespace`), [])
})

test('the functions that run as the owner are those that destroy what two people agreed to or a rule lets go, the one that protects a contact, and those that say by ids what is sealed or one’s own, and each names where it looks', async () => {
  const definer = await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`)
  const byIds = ['followed_from', 'own_messages', 'people_in_nothing_but', 'sealed_about_reader', 'sealed_at_all', 'sealed_from_reader']
  assert.deepEqual(definer, ['destroy_answers', 'destroy_record', 'erase_people', 'erase_words', 'forget_import_sources', 'protect_contact', ...byIds].toSorted())
  assert.deepEqual(await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and not (proconfig @> array['search_path=public, pg_temp'])`), [])
  const owners = await names(`select proname as name from pg_proc p where pronamespace = 'public'::regnamespace and not prosecdef and prorettype <> 'trigger'::regtype and has_function_privilege($1, p.oid, 'execute') order by 1`, [db.appRole])
  for (const each of ['destroy_rows', 'people_without_a_part', 'approved_destruction', 'tally_equality', 'people_named_in']) assert.ok(!owners.includes(each), each)
})

test('the server’s role owns nothing and has no power beyond its grants', async () => {
  assert.deepEqual(await names(`select relname as name from pg_class where relowner = $1::regrole`, [db.appRole]), [])
  const { rows: [role] } = await owner.query('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1', [db.appRole])
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
})

const ADDED_NEVER_CHANGED = ['events', 'commands', 'texts', 'people', 'equality_answers', 'settings_versions', 'seals', 'sealed_heads', 'kept_versions', 'report_editions', 'report_files', 'traces', 'sealed_trace_heads']

for (const table of ADDED_NEVER_CHANGED) test(`the server’s role may add to ${table}, and never change or remove`, async () => {
  const granted = await names('select privilege_type as name from information_schema.role_table_grants where grantee = $1 and table_name = $2 order by 1', [db.appRole, table])
  assert.deepEqual(granted, ['INSERT', 'SELECT'])
  for (const statement of [`update ${table} set authority_id = authority_id`, `delete from ${table}`, `truncate ${table}`])
    await assert.rejects(inAuthority(app, wholeOf(db.authorityId), 'write', (_trx, client) => client.query(statement)), /permission denied/)
})

test('the list of authorities may only be read by the server', async () => {
  const granted = await names(`select privilege_type as name from information_schema.role_table_grants where grantee = $1 and table_name = 'authorities'`, [db.appRole])
  assert.deepEqual(granted, ['SELECT'])
})

test('without an authority nothing at all can be read', async () => {
  await assert.rejects(app.query('select * from events'), /heard.authority_id|uuid/)
})

test('what one authority wrote another cannot see, nor write in its name', async () => {
  const other = await addTestAuthority(db)
  const event: AnyEvent = { type: 'TrainingHeld', happenedOn: isoDate('2026-03-02'), sessions: 2 }
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    const streamId = uuidV7()
    await tx.texts.add({ textId: uuidV7(), streamId, body: 'words' }, '2026-03-02T09:00:00.000Z')
    await tx.ledger.append('training', streamId, 0, [event], { commandId: uuidV7(), recordedBy: 'x', recordedAt: '2026-03-02T09:00:00.000Z' })
  })
  for (const table of ['events', 'commands', 'texts']) {
    const seen = await inAuthority(app, wholeOf(other), 'read', async (_trx, client) => (await client.query(`select * from ${table}`)).rows)
    assert.deepEqual(seen, [], table)
  }
  const forged = inAuthority(app, wholeOf(other), 'write', (_trx, client) =>
    client.query('insert into commands (authority_id, command_id, stream_id, seq) values ($1, $2, $3, 1)', [db.authorityId, 'forged', uuidV7()]))
  await assert.rejects(forged, /row-level security/)
})

test('the setting that names the authority ends with its transaction', async () => {
  const client = await app.connect()
  try {
    await client.query(`begin; set local heard.authority_id = '${db.authorityId}'`)
    await client.query('commit')
    await assert.rejects(client.query('select * from events'), /uuid/)
  } finally {
    client.release()
  }
})
