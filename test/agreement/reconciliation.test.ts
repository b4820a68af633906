import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { CHECKS, VERDICTS } from '../../src/domain/reporting/reconciliation/checks.ts'
import { PITFALLS } from '../../src/domain/reporting/reconciliation/pitfalls.ts'
import { CHECK_LABELS, PITFALL_WORDS, VERDICT_LABELS } from '../../src/words/reconciliation.ts'

const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/reconciliation.md'), 'utf8')

function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')))
}

test('docs/reconciliation.md has every check of the code, with what it is called when it is found, in its order', () => {
  assert.deepEqual(rowsUnder('What is looked for').map(([check, verdict]) => [check, verdict]), Object.entries(CHECKS))
  for (const [check = '', , what = ''] of rowsUnder('What is looked for')) assert.ok(what.length > 20, check)
})

test('docs/reconciliation.md has every pitfall of the code, with its law and how well it is known', () => {
  assert.deepEqual(rowsUnder('Law that is out of date or misdescribed'), Object.entries(PITFALLS).map(([pitfall, { law, mark }]) => [pitfall, law, mark]))
})

test('every check, verdict and pitfall has its words', () => {
  assert.deepEqual(Object.keys(CHECK_LABELS), Object.keys(CHECKS))
  assert.deepEqual(Object.keys(VERDICT_LABELS), [...VERDICTS])
  assert.deepEqual(Object.keys(PITFALL_WORDS), Object.keys(PITFALLS))
})
