import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { ENGLAND_AND_WALES } from '../../src/domain/calendar/england-and-wales.ts'
import { PROCEDURES } from '../../src/domain/procedure/procedures.ts'
import { timescalesTable } from '../../src/domain/procedure/timescales-table.ts'

const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/timescales.md'), 'utf8')

/** The rows of the table that stands under a procedure's heading. */
function printedTable(id: string): string {
  const after = page.split(`### \`${id}\`\n`)[1]?.split('\n### ')[0] ?? ''
  return after.split('\n').filter(line => line.startsWith('|')).join('\n')
}

for (const procedure of PROCEDURES) {
  test(`docs/timescales.md prints every limit of ${procedure.id} as the code has it`, () =>
    assert.equal(printedTable(procedure.id), timescalesTable(procedure)))
}

test('docs/timescales.md has no table for a procedure that Heard does not know', () => {
  const headings = [...page.matchAll(/^### `([^`]+)`$/gm)].map(([, id]) => id)
  assert.deepEqual(headings, PROCEDURES.map(procedure => procedure.id))
})

test('docs/timescales.md names the bank-holiday list that is counted with, and no other', () => {
  assert.deepEqual([...page.matchAll(/`(england-and-wales[\d-]*)`/g)].map(([, id]) => id), [ENGLAND_AND_WALES.id])
  assert.match(page, /after 31 December 2027/)
  assert.equal(ENGLAND_AND_WALES.vouchedUntil, '2027-12-31')
})

test('a reading of ours that code cites has its heading in docs/timescales.md', () => {
  for (const file of ['src/domain/timescales/moved-limit.ts', 'src/domain/procedure/clock-courses.ts']) {
    const cited = [...readFileSync(join(resolve(import.meta.dirname, '../..'), file), 'utf8').matchAll(/Reading: docs\/timescales\.md, "([^"]+)"/g)]
    assert.ok(cited.length > 0, file)
    for (const [, heading] of cited) assert.ok(page.includes(`### ${heading}\n`), `${file}: ${heading}`)
  }
})
