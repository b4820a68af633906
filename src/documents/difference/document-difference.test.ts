import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, DocumentTable } from '../../domain/reporting/document/report-document.ts'
import { documentDifference } from './document-difference.ts'

const table = (cells: Readonly<Record<string, string>>): DocumentTable => ({
  id: 'outcomes', caption: 'Outcomes', base: 'Base: complaints answered in the year.', unit: 'complaints', notes: [], rowHeading: 'Outcome', columns: [{ id: '2019-20', label: '2019-20' }],
  rows: Object.entries(cells).map(([id, printed]) => ({ id, label: id, isTotal: false, cells: [{ printed, count: null, percent: null, mark: null }] })),
})
const says = (...blocks: readonly Block[]) => ({ title: 'Annual report', subtitle: '', blocks })
const heading = (text: string): Block => ({ kind: 'heading', id: text, level: 2, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })

test('a document does not differ from itself', () => {
  const one = says(heading('Outcomes'), paragraph('Of 33 complaints, 12 were upheld. None is open.'), { kind: 'table', table: table({ upheld: '12' }) })
  assert.deepEqual(documentDifference(one, one), { cells: [], sentences: [] })
})

test('a cell that is printed otherwise is named by its table, row and column', () => {
  const { cells } = documentDifference(says({ kind: 'table', table: table({ upheld: '12', 'not upheld': '5' }) }), says({ kind: 'table', table: table({ upheld: '13', 'not upheld': '5' }) }))
  assert.deepEqual(cells, [{ table: 'Outcomes', row: 'upheld', column: '2019-20', before: '12', after: '13' }])
})

test('a row that one of the two does not have is shown with its cells', () => {
  const { cells } = documentDifference(says({ kind: 'table', table: table({ upheld: '12', old: '1' }) }), says({ kind: 'table', table: table({ upheld: '12', new: 'c' }) }))
  assert.deepEqual(cells.map(({ row, before, after }) => [row, before, after]), [['new', null, 'c'], ['old', '1', null]])
})

test('only the sentence that changed is shown, below its heading', () => {
  const { sentences } = documentDifference(
    says(heading('Outcomes'), paragraph('Of 33 complaints, 12 were upheld. None is open.')), says(heading('Outcomes'), paragraph('Of 33 complaints, 13 were upheld. None is open.')))
  assert.deepEqual(sentences, [{ heading: 'Outcomes', before: 'Of 33 complaints, 12 were upheld.', after: 'Of 33 complaints, 13 were upheld.' }])
})

test('what is new and what is gone stand in the order of reading', () => {
  const { sentences } = documentDifference(
    says(heading('One'), paragraph('First.'), heading('Two'), paragraph('Gone.')), says(heading('One'), paragraph('First. New.'), heading('Two')))
  assert.deepEqual(sentences, [{ heading: 'One', before: null, after: 'New.' }, { heading: 'Two', before: 'Gone.', after: null }])
})

test('a chart that says another number differs by its description', () => {
  const chart = (description: string): Block => ({ kind: 'chart', table: 'outcomes', chart: { id: 'c', shape: 'bars', title: 'Outcomes', description, series: [] } })
  assert.deepEqual(documentDifference(says(chart('12 upheld.')), says(chart('13 upheld.'))).sentences, [{ heading: 'Annual report', before: '12 upheld.', after: '13 upheld.' }])
})
