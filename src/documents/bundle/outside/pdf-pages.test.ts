import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { isPdf, pdfPages } from './pdf-pages.ts'
import { keptPages, pagesIn } from './scan-pages.ts'
import { pdfOf } from '../../../../test/support/small-pdf.ts'

const sizeOf = (png: Uint8Array) => { const bytes = Buffer.from(png); return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colour: bytes[25] } }
/** The share of pixels of a grey picture that are dark. */
function darkIn(png: Uint8Array): number {
  const bytes = Buffer.from(png)
  const { width, height } = sizeOf(png)
  const rows = inflateSync(bytes.subarray(bytes.indexOf('IDAT') + 4, bytes.length - 16))
  const before = new Uint8Array(width)
  let dark = 0
  for (let row = 0; row < height; row += 1) for (let at = 0; at < width; at += 1) {
    before[at] = ((rows[row * (width + 1) + 1 + at] ?? 0) + (before[at] ?? 0)) % 256
    if ((before[at] ?? 255) < 100) dark += 1
  }
  return dark / (width * height)
}

describe('A PDF from outside', () => {
  test('becomes a picture for each page, and nothing of its words, its attachments or its maker comes along', async () => {
    const bytes = pdfOf({ pages: [{ text: 'Zebedee Quince saw it' }, { text: 'Second page', width: 842, height: 595 }], info: 'Zebedee Quince made this' })
    assert.ok(isPdf(bytes))
    const told: string[] = []
    const made = await pdfPages(bytes, (done, of) => told.push(`${done}/${of}`))
    assert.ok(made.kind === 'pages')
    assert.deepEqual(told, ['1/2', '2/2'])
    assert.deepEqual(made.pages.map(sizeOf), [{ width: 1654, height: 2341, colour: 0 }, { width: 1654, height: 1169, colour: 0 }])
    for (const png of made.pages) {
      assert.doesNotMatch(Buffer.from(png).toString('latin1'), /Zebedee|Quince|tEXt|iTXt/)
      assert.ok(darkIn(png) > 0.0005, 'words were drawn')
    }
  })

  test('shows what somebody blacked out as black, and what was under it is gone', async () => {
    const covered = await pdfPages(pdfOf({ pages: [{ text: 'Zebedee Quince', box: true }] }))
    assert.ok(covered.kind === 'pages')
    assert.ok(darkIn(covered.pages[0] ?? new Uint8Array()) > 0.03)
  })

  test('is not taken where it is broken, empty, locked, of too many pages, or takes for ever', async () => {
    const good = pdfOf({ pages: [{ text: 'One' }] })
    assert.deepEqual(await pdfPages(Buffer.from('%PDF-1.7 and then nothing')), { kind: 'broken' })
    assert.deepEqual(await pdfPages(good.subarray(0, 60)), { kind: 'broken' })
    assert.deepEqual(await pdfPages(pdfOf({ pages: [] })), { kind: 'broken' })
    assert.deepEqual(await pdfPages(pdfOf({ pages: Array.from({ length: 201 }, () => ({ text: 'x' })) })), { kind: 'too-many' })
    assert.deepEqual(await pdfPages(good, undefined, 1), { kind: 'too-slow' })
  })

  test('as large as a street is drawn no larger than a page, and one without a size is drawn at all', async () => {
    const huge = await pdfPages(pdfOf({ pages: [{ text: 'Large', width: 14_400, height: 14_400 }, { text: 'A line', width: 3, height: 14_400 }] }))
    assert.ok(huge.kind === 'pages')
    for (const { width, height } of huge.pages.map(sizeOf)) assert.ok(width * height <= 8_100_000, `${width} × ${height}`)
  })

  test('is known by its bytes, whatever it is called', () => {
    assert.ok(!isPdf(Buffer.from('<html>')))
    assert.ok(isPdf(Buffer.from('some mail\n%PDF-1.4')))
  })

  test('is kept page by page, in order', () => {
    const pages = Array.from({ length: 12 }, (_, at) => Buffer.from([at]))
    const kept = keptPages(pages)
    assert.equal(kept.pages, 12)
    assert.deepEqual(pagesIn(kept).map((page) => page[0]), pages.map((page) => page[0]))
    assert.equal(keptPages([Buffer.from([7])]).mediaType, 'image/png')
  })
})
