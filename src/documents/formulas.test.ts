import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { aDocument, aTable } from '../../test/support/documents.ts'
import { csv } from './csv.ts'
import { madeFiles } from './report/made-files.ts'

/** What a spreadsheet takes for a formula, and a program behind it for an order. Guidance: OWASP, CSV injection. */
const FORMULAS = ['=1+1', '=HYPERLINK("https://evil.example")', '+44', '-1+1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '＝1+1']

test('text that looks like a formula is text in every CSV file that we write', () => {
  for (const formula of FORMULAS) assert.match(csv([[formula]]), /^\uFEFF"?'/, JSON.stringify(formula))
  assert.equal(csv([['plain', 3, -4]]), '\uFEFFplain,3,-4\r\n')
})

test('and in the tables of a document, as CSV and as a spreadsheet', async () => {
  for (const formula of FORMULAS.slice(0, 5)) {
    const table = aTable('table', 1, 1)
    const files = await madeFiles(aDocument([{ kind: 'table', table: { ...table, caption: formula, rows: table.rows.map((row) => ({ ...row, label: formula })) } }]), ['csv', 'ods'])
    for (const { name, bytes } of files) {
      if (name.endsWith('.csv')) for (const line of Buffer.from(bytes).toString('utf8').split('\r\n')) assert.doesNotMatch(line.replace('\uFEFF', ''), /(^|,)"?[=+@]/, name)
      if (name.endsWith('.ods')) assert.doesNotMatch(Object.entries(unzipSync(bytes)).filter(([part]) => part.endsWith('.xml')).map(([, xml]) => strFromU8(xml)).join(''), /table:formula/)
    }
  }
})
