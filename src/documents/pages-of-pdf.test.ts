import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfOf } from '../../test/support/small-pdf.ts'
import { pagesOfPdf } from './pages-of-pdf.ts'

test('the pages of a PDF are counted, and what is none has none', async () => {
  assert.equal(await pagesOfPdf(pdfOf({ pages: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] })), 3)
  assert.equal(await pagesOfPdf(pdfOf({ pages: [{ text: 'one' }] })), 1)
  assert.equal(await pagesOfPdf(new TextEncoder().encode('Dear Ada')), null)
  assert.equal(await pagesOfPdf(new Uint8Array()), null)
})
