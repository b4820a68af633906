import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { COLUMNS } from '../../src/application/import/columns.ts'
import { matchColumns, tellApart } from '../../src/application/import/match-columns.ts'
import { plainWords } from '../../src/domain/authority/word-code.ts'
import { ROW_KINDS } from '../../src/application/import/row-kinds.ts'
import { MAPPABLE_LISTS } from '../../src/application/import/word-choices.ts'
import { columnTable } from '../support/import-column-table.ts'

const page = readFileSync('docs/how-to/import-a-register.md', 'utf8')

test('the how-to has the table of columns that the import reads', () => assert.ok(page.includes(columnTable(COLUMNS))))

test('the how-to names every kind of row and every list of words', () => {
  for (const kind of ROW_KINDS) assert.ok(page.includes(`- \`${kind}\``), kind)
  for (const list of MAPPABLE_LISTS) assert.match(page, new RegExp(`\\b${list}\\b`))
})

test('ids, names and synonyms of columns are told apart', () => {
  const ids = COLUMNS.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const names = COLUMNS.map(({ name }) => plainWords(name))
  assert.equal(new Set(names).size, names.length)
  const synonyms = COLUMNS.flatMap((column) => column.synonyms.map(plainWords))
  assert.deepEqual(synonyms.filter((synonym, at) => synonyms.indexOf(synonym) < at), [], 'no heading may mean two columns')
})

test('every column is matched by its own name and by its id', () => {
  assert.deepEqual(matchColumns(COLUMNS.map(({ name }) => name)), COLUMNS.map(({ id }) => id))
  assert.deepEqual(matchColumns(COLUMNS.map(({ id }) => id)), COLUMNS.map(({ id }) => id))
})

test('the user\'s choice of a column comes before what its heading says', () => {
  assert.deepEqual(matchColumns(['Ref', 'Received', 'Logged'], { Logged: 'received-on', Received: null }), ['key', null, 'received-on'])
  assert.deepEqual(matchColumns(['Date', 'Date received']), ['received-on', null], 'of two headings for one column the first is taken')
})

test('headings that come twice, or not at all, are told apart', () =>
  assert.deepEqual(tellApart(['Date', ' date ', '', 'Ref', '', 'DATE']), ['Date', 'date (2)', 'Column 3', 'Ref', 'Column 5', 'DATE (3)']))
