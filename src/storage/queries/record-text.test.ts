import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { recordCells } from './record-text.ts'

/** As PostgreSQL's `record_out` writes it. */
function written(cells: readonly (string | null)[]): string {
  const cell = (text: string | null) => {
    if (text === null) return ''
    return text === '' || /["\\(),\s]/.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""')}"` : text
  }
  return `(${cells.map(cell).join(',')})`
}

test('a cell without anything in it is null, and an empty text is one', () => assert.deepEqual(recordCells('(a,,"",)'), ['a', null, '', null]))
test('a list in a record keeps its commas', () => assert.deepEqual(recordCells('(t,"{a,b}","{""c d""}")'), ['t', '{a,b}', '{"c d"}']))
test('whatever stands in a record is read as it was written', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\\', ',', '(', ')', ' ', '\n', 'a', '{', '}') }))
  fc.assert(fc.property(fc.array(fc.option(text), { minLength: 2, maxLength: 8 }), (cells) => assert.deepEqual(recordCells(written(cells)), cells)))
})
