import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { fillEveryTable, tablesOf, type Marks } from '../../test/support/every-table.ts'
import { uuidV7 } from '../main/ids.ts'

const db = await testStore({ after })
const tables = await tablesOf(db)
const SEALED: Marks = { authorityId: db.authorityId, id: uuidV7(), word: 'Sealedham' }
await fillEveryTable(db, tables, SEALED)

/** What a row is about: a record, or somebody who has a part in nothing but a sealed one. */
const ABOUT: ReadonlySet<string> = new Set(['stream_id', 'complaint_id', 'person_id', 'other_id'])
/** Ids without words that are asked for before it is known what somebody may see, and why. */
const WITHOUT_WORDS: ReadonlyMap<string, string> = new Map([
  ['commands', 'whether a form was sent before'],
  ['sealed_heads', 'the last entry of each record under a nightly seal'],
  ['import_rows', 'which rows of a file were brought before: whoever has the file has the row'],
])

test('what is sealed is in no table in sight of whoever it is sealed from, however they look', async () => {
  const about = tables.filter(({ name, isRead, columns }) => isRead && !WITHOUT_WORDS.has(name) && columns.some((column) => ABOUT.has(column.name)))
  assert.ok(about.length > 25)
  const seen: string[] = []
  for (const sight of ['register', 'own', 'figures', 'duties', 'rights']) {
    const client = await db.pools.app.connect()
    try {
      await client.query([
        'begin', `set local heard.authority_id = '${SEALED.authorityId}'`, `set local heard.user_id = '${uuidV7()}'`, `set local heard.teams = '{${SEALED.word}}'`, "set local heard.now = '2026-03-02T12:00:00Z'",
        ...['granted', 'released'].map((list) => `set local heard.${list} = '{}'`), ...['sealed', 'sealed_people'].map((list) => `set local heard.${list} = '{${SEALED.id}}'`), `set local heard.sight = '${sight}'`,
      ].join('; '))
      for (const { name } of about) if ((await client.query(`select 1 from ${name}`)).rowCount !== 0) seen.push(`${name} (${sight})`)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  assert.deepEqual(seen, [])
})

test('the tables that are left out are there', () => {
  for (const name of WITHOUT_WORDS.keys()) assert.ok(tables.some((table) => table.name === name), name)
})
