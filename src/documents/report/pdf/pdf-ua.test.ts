import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { aDocument, aTable, everyBlock, foundingDocument, HOSTILE, text } from '../../../../test/support/documents.ts'
import { testsOfPdfUa } from '../../../../test/support/pdf-ua.ts'
import { madeFiles } from '../made-files.ts'

const referring = () => aDocument([
  ...everyBlock('words'), { kind: 'paragraph', content: [{ kind: 'link', address: '#outcomes', content: [text('see outcomes')] }] }, { kind: 'table', table: aTable('wide', 40, 20) },
])
const DOCUMENTS = {
  'one of every block': referring(), 'the figures of the founding year': foundingDocument(), 'hostile words': aDocument(everyBlock(HOSTILE), { title: HOSTILE, published: null }),
  'a page for young people': aDocument(everyBlock('words').filter(({ kind }) => kind !== 'table' && kind !== 'chart'), { kind: 'young-people' }), 'nothing at all': aDocument([], { title: '', status: '' }),
} as const

for (const [what, document] of Object.entries(DOCUMENTS))
  describe(`The PDF of ${what}`, async () => {
    const [file] = await madeFiles(document, ['pdf'])
    assert.ok(file)
    testsOfPdfUa(file.bytes)
  })
