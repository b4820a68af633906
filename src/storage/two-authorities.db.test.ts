import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { addTestAuthority, tamper, testStore } from '../../test/support/database.ts'
import { fillEveryTable, rowFor, tablesOf, type Marks, type Table } from '../../test/support/every-table.ts'
import { SIGHTS, type Seeing } from '../application/access/sight.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { inAuthority } from './transaction.ts'

const db = await testStore({ after })
const { app, owner } = db.pools
const OURS: Marks = { authorityId: db.authorityId, id: uuidV7(), word: 'Ourstead' }
const THEIRS: Marks = { authorityId: await addTestAuthority(db), id: uuidV7(), word: 'Theirsham' }
/** An id and a word of nothing that ever was. */
const NEVER: Marks = { authorityId: OURS.authorityId, id: uuidV7(), word: 'Neverley' }
const tables = await tablesOf(db)
for (const marks of [OURS, THEIRS]) await fillEveryTable(db, tables, marks)

const ourUser: Seeing = { authorityId: OURS.authorityId, sight: { kind: 'whole', userId: OURS.id as UserId, teams: [] } }
/** With everything in sight, and every list and name that a transaction can be given full of what is theirs. */
const FORGED = [
  `set local heard.authority_id = '${OURS.authorityId}'`, "set local heard.sight = 'whole'", `set local heard.user_id = '${THEIRS.id}'`, `set local heard.teams = '{${THEIRS.word}}'`,
  ...['granted', 'released'].map((list) => `set local heard.${list} = '{${THEIRS.id}}'`), ...['sealed', 'sealed_people'].map((list) => `set local heard.${list} = '{}'`), "set local heard.tier = 'protected-contact'", "set local heard.now = '2026-03-02T12:00:00Z'",
]

/** What a statement did in a transaction that is taken back: how many rows it gave or changed, or with which code it was refused. */
async function outcomeOf(statement: string, opening: readonly string[] = FORGED): Promise<string> {
  const client = await app.connect()
  try {
    await client.query(['begin', ...opening].join('; '))
    const { rowCount, rows } = await client.query<Record<string, unknown>>(statement)
    return `${rowCount} rows ${JSON.stringify(rows)}`
  } catch (error) {
    return error instanceof pg.DatabaseError ? `refused ${error.code}` : String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Every row of theirs, as text, in one digest. */
async function theirs(): Promise<string> {
  const digests: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ digest: string }>(`select count(*) || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest from ${name} t where authority_id = $1`, [THEIRS.authorityId])
    digests.push(`${name} ${rows[0]?.digest ?? ''}`)
  }
  return digests.join('\n')
}

/** The same statement with their ids and words, and with those that never were. */
const never = (statement: string): string => statement.replaceAll(THEIRS.id, NEVER.id).replaceAll(THEIRS.word, NEVER.word).replaceAll(THEIRS.word.toLowerCase(), NEVER.word.toLowerCase())
const idsOf = ({ columns }: Table) => columns.filter(({ name, type }) => type === 'uuid' && name !== 'authority_id').map(({ name }) => name)

describe('Nothing of another authority is read, whatever is asked', () => {
  test('there is something of theirs in every table', async () => {
    for (const { name } of tables) assert.equal((await owner.query(`select 1 from ${name} where authority_id = $1`, [THEIRS.authorityId])).rowCount, 1, name)
  })

  for (const kind of SIGHTS) test(`every row that the sight “${kind}” has in any table is of one’s own authority`, async () => {
    await inAuthority(app, { ...ourUser, sight: { ...ourUser.sight, kind } }, 'read', async (_trx, client) => {
      for (const { name, isRead } of tables) if (isRead) {
        const { rows } = await client.query<{ authority_id: string }>(`select distinct authority_id from ${name}`)
        assert.deepEqual(rows.filter(({ authority_id: of }) => of !== OURS.authorityId), [], name)
      }
    })
  })

  test('by id, by no authority, by joins, by counting, by what a view or a kept plan holds: as if it never was', async () => {
    for (const table of tables) if (table.isRead) {
      const asked = [
        `select * from ${table.name} where authority_id = '${THEIRS.authorityId}'`, `select * from ${table.name} where authority_id is null or authority_id <> '${OURS.authorityId}'`,
        `select count(*) from ${table.name} t where t::text ilike '%${THEIRS.word}%' or position('${THEIRS.id}' in t::text) > 0`,
        ...idsOf(table).map((column) => `select * from ${table.name} where ${column} = '${THEIRS.id}' or ${column} is null`),
        ...idsOf(table).map((column) => `select a.name, t.* from authorities a left join ${table.name} t on t.authority_id = a.authority_id and t.${column} = '${THEIRS.id}' order by a.authority_id`),
        `with recursive w as (select 1 as n union all select n + 1 from w where n < 2) select count(t.authority_id) from w cross join lateral (select * from ${table.name} where authority_id = '${THEIRS.authorityId}' offset 0) t`,
      ]
      for (const statement of asked) assert.equal(await outcomeOf(statement), (await outcomeOf(never(statement))), statement)
      assert.match(await outcomeOf(asked[0] ?? ''), /^0 rows/)
    }
  })

  test('a view of one’s own, a plan that was kept while the other was looked at, and a function that tells what it is given', async () => {
    const client = await app.connect()
    try {
      const inOne = async (authorityId: string, statement: string) => {
        await client.query(`begin; set local heard.authority_id = '${authorityId}'; set local heard.sight = 'whole'; set local heard.sealed = '{}'; set local heard.sealed_people = '{}'`)
        const { rows } = await client.query<{ body: string }>(statement)
        await client.query('commit')
        return rows.map(({ body }) => body)
      }
      await client.query('prepare kept as select body from texts')
      for (let at = 0; at < 8; at += 1) assert.deepEqual(await inOne(THEIRS.authorityId, 'execute kept'), [THEIRS.word])
      assert.deepEqual(await inOne(OURS.authorityId, 'execute kept'), [OURS.word])
      // What costs nothing is asked first, and tells of each row that it is asked about; but no row comes to it before its policy.
      await client.query(`create temporary view looked as select * from texts;
        create function pg_temp.tell(body text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise exception 'told: %', body; end $$`)
      assert.deepEqual(await inOne(OURS.authorityId, 'select body from looked'), [OURS.word])
      await assert.rejects(inOne(OURS.authorityId, 'select body from texts where pg_temp.tell(body)'), { message: `told: ${OURS.word}` })
      await client.query('rollback')
      assert.deepEqual(await inOne(OURS.authorityId, `select body from texts where pg_temp.tell(body) and text_id = '${THEIRS.id}'`), [])
    } finally {
      client.release(true)
    }
  })

  test('what PostgreSQL itself counts of the tables shows no value of them', async () => {
    await tamper(db, 'analyze')
    assert.match(await outcomeOf("select * from pg_stats where schemaname = 'public' and tablename <> 'schema_migrations' and tablename <> 'authorities'"), /^0 rows/)
    for (const statement of ['select * from pg_statistic', 'select * from pg_authid', "select pg_read_file('postgresql.conf')", "copy texts to program 'cat'", "copy texts to '/tmp/texts'", 'create extension dblink', "select lo_import('/etc/passwd')"])
      assert.match(await outcomeOf(statement), /^refused (42501|0A000|58P01|42883)$/, statement)
    assert.doesNotMatch(await outcomeOf('copy (select * from texts) to stdout'), new RegExp(THEIRS.word))
  })
})

describe('Nothing of another authority is written, whatever is sent', () => {
  test('no row of theirs is added, changed, moved or removed in any table, and what is refused is refused as for what never was', async () => {
    const before = await theirs()
    for (const table of tables) {
      const { name, isWritten } = table
      const inTheirName = await outcomeOf(rowFor(table, { ...THEIRS, id: uuidV7() }))
      assert.match(inTheirName, /^refused (42501|23505)$/, `${name}: added in their name`)
      if (isWritten.insert) {
        assert.equal(inTheirName, 'refused 42501', name)
        // With their ids in one's own name: no key, unique index or foreign key tells that there is such a thing elsewhere.
        const own = rowFor(table, { ...THEIRS, authorityId: OURS.authorityId })
        for (const statement of [own, `${own} on conflict do nothing`]) assert.equal(await outcomeOf(statement), await outcomeOf(never(statement)), statement)
      }
      const changed = [
        `delete from ${name} where authority_id = '${THEIRS.authorityId}'`, `update ${name} set authority_id = authority_id where authority_id <> '${OURS.authorityId}'`,
        ...idsOf(table).flatMap((column) => [`delete from ${name} where ${column} = '${THEIRS.id}'`, `update ${name} set ${column} = '${NEVER.id}' where ${column} = '${THEIRS.id}'`]),
      ]
      for (const statement of changed) assert.match(await outcomeOf(statement), /^(0 rows \[\]|refused 42501)$/, statement)
      assert.equal(await outcomeOf(`update ${name} set authority_id = '${THEIRS.authorityId}'`), 'refused 42501', `${name}: given to them`)
      assert.equal(await outcomeOf(`truncate ${name} cascade`), 'refused 42501', name)
    }
    assert.equal(await theirs(), before)
  })

  test('a foreign key does not tell whom they have', async () => {
    for (const statement of [
      `insert into sessions (authority_id, token_hash, user_id, created_at, last_seen_at, expires_at) values ('${OURS.authorityId}', sha256('x'), '${THEIRS.id}', now(), now(), now())`,
      `insert into drafts (authority_id, draft_id, user_id, kind, body, updated_at) values ('${OURS.authorityId}', '${uuidV7()}', '${THEIRS.id}', 'x', '{}', now())`,
      `insert into import_rows (authority_id, source, row_key, stream_id, row_digest, import_id) values ('${OURS.authorityId}', 'x', 'x', '${uuidV7()}', sha256('x'), '${THEIRS.id}')`,
    ]) assert.deepEqual([await outcomeOf(statement), await outcomeOf(never(statement))], ['refused 23503', 'refused 23503'], statement)
  })

  test('no function of the owner’s does anything to them, or says anything of them', async () => {
    const before = await theirs()
    const { rows: functions } = await owner.query<{ name: string; takes: string[]; given: string }>(`
      select p.proname as name, array(select format_type(t, null) from unnest(p.proargtypes) t) as takes, p.prorettype::regtype::text as given
      from pg_proc p where p.pronamespace = 'public'::regnamespace and has_function_privilege($1, p.oid, 'execute') order by 1`, [db.appRole])
    const given: Readonly<Record<string, string>> = { uuid: `'${THEIRS.id}'`, 'uuid[]': `'{${THEIRS.id}}'`, 'text[]': `'{${THEIRS.word}}'`, text: "'register'", date: "'2030-01-01'", 'timestamp with time zone': "'2030-01-01Z'", boolean: 'true', regclass: "'texts'", jsonb: "'{}'", 'integer[]': "'{1}'", 'smallint[]': "'{1}'", 'bytea[]': 'array[sha256(\'x\')]' }
    assert.ok(functions.length > 20)
    for (const { name, takes } of functions) for (const first of [THEIRS.id, THEIRS.authorityId]) {
      const statement = `select * from ${name}(${takes.map((type, at) => (at === 0 && type === 'uuid' ? `'${first}'` : given[type] ?? 'null')).join(', ')})`
      const outcome = await outcomeOf(statement)
      assert.ok(!outcome.includes(THEIRS.word), statement)
      assert.equal(outcome.replaceAll(THEIRS.id, NEVER.id), await outcomeOf(never(statement)), statement)
    }
    assert.equal(await theirs(), before)
  })
})

describe('Nobody is in two authorities at once', () => {
  const VALUES = ['', 'null', 'default', '*', '%', `${OURS.authorityId},${THEIRS.authorityId}`, `{${OURS.authorityId},${THEIRS.authorityId}}`, `${OURS.authorityId}' or '1'='1`.replaceAll("'", "''")]

  test('what is no authority’s id opens nothing at all', async () => {
    for (const value of VALUES) for (const { name, isRead } of tables) if (isRead)
      assert.match(await outcomeOf(`select * from ${name}`, [...FORGED, `set local heard.authority_id = '${value}'`]), /^refused/, `${name} as ${value}`)
  })

  test('the server’s role can take no other role, put no policy aside and give itself nothing', async () => {
    const me = (await owner.query<{ current_user: string }>('select current_user')).rows[0]?.current_user ?? ''
    for (const statement of [
      'set local row_security = off; select * from texts', `set local role ${me}`, 'set session authorization postgres', 'set local session_replication_role = replica',
      'alter table texts disable row level security', 'alter table texts no force row level security', 'drop policy own_authority on texts', 'create policy mine on texts using (true)', 'alter policy own_authority on texts using (true)',
      `alter role ${db.appRole} bypassrls`, 'create table public.copied as select * from texts', 'alter function protect_contact(uuid, uuid, text[]) security invoker', 'create rule x as on select to texts do instead select 1',
      "create or replace function not_sealed() returns text language sql immutable as $$ select 'true' $$", "select limit_sight('texts', '{}')", "select secure_table('texts', 'all')", 'create schema mine',
    ]) assert.match(await outcomeOf(statement), /^refused (42501|22023|42P17)$/, statement)
    // PostgreSQL only warns that there is nothing to give.
    await outcomeOf('grant all on texts to public')
    assert.equal((await owner.query("select 1 from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'")).rowCount, 0)
  })

  test('what keeps traces by itself keeps none of another authority for a transaction that is in one', async () => {
    const keep = `select keep_traces('${THEIRS.authorityId}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`
    assert.equal(await outcomeOf(keep), 'refused 42501')
    assert.match(await outcomeOf(keep, []), /^1 rows/)
  })
})
