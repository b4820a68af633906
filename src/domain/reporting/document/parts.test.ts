import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingsOf, plainText, tablesOf } from './parts.ts'
import type { Block, DocumentTable } from './report-document.ts'

const table = (id: string): DocumentTable => ({ id, caption: id, base: 'Counts complaints', unit: 'complaints', notes: [], rowHeading: 'Row', columns: [], rows: [] })

const BLOCKS: readonly Block[] = [
  { kind: 'heading', id: 'one', level: 2, text: 'One' },
  { kind: 'table', table: table('outcomes') },
  { kind: 'heading', id: 'two', level: 3, text: 'Two' },
  { kind: 'table', table: table('outcomes') },
  { kind: 'table', table: table('teams') },
]

test('the contents list is the headings in the order of reading', () => {
  assert.deepEqual(headingsOf({ blocks: BLOCKS }).map(({ level, text }) => `${level} ${text}`), ['2 One', '3 Two'])
})

test('a table that stands twice is one table of the document', () => {
  assert.deepEqual(tablesOf({ blocks: BLOCKS }).map(({ id }) => id), ['outcomes', 'teams'])
})

test('text is read without its form, with the figures in it', () => {
  assert.equal(plainText([
    { kind: 'text', text: 'Of ' }, { kind: 'strong', content: [{ kind: 'figure', name: 'outcomes.total', text: '33' }] },
    { kind: 'link', address: 'https://example.org/', content: [{ kind: 'emphasis', content: [{ kind: 'text', text: ' complaints' }] }] },
  ]), 'Of 33 complaints')
})
