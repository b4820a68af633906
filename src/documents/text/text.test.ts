import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { pdfOf } from '../../../test/support/small-pdf.ts'
import { readText } from './read-text.ts'
import { textOf } from './text-of.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const docx = (body: string) => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`), 'word/theme/theme1.xml': strToU8('<a>never</a>') })

describe('The words of a file', () => {
  test('are those of each page of a PDF', async () => {
    assert.match(await textOf({ bytes: pdfOf({ pages: [{ text: 'Zebedee Quince saw it' }, { text: 'Second page' }] }), mediaType: 'application/pdf' }) ?? '', /Zebedee Quince saw it\s+Second page/)
  })

  test('are those of a Word document, a formatted word in one piece, cells and paragraphs apart', async () => {
    const bytes = docx('<w:p><w:r><w:t>Kan</w:t></w:r><w:r><w:b/><w:t>garoo &amp; co</w:t></w:r></w:p><w:p><w:t>Next</w:t></w:p><w:tc><w:p><w:t>Cell</w:t></w:p></w:tc>')
    assert.equal((await textOf({ bytes, mediaType: DOCX }))?.replaceAll(/\s+/g, ' ').trim(), 'Kangaroo & co Next Cell')
  })

  test('are those of a message, with its subject, who it is from and what is attached', async () => {
    const message = ['From: Ada <ada@example.org>', 'To: team@example.org', 'Subject: =?utf-8?q?Caf=C3=A9?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable', '', '<p>Gr=FC=DFe<script>alert(1)</script></p>', '--b', 'Content-Type: application/pdf; name="report of May.pdf"', 'Content-Disposition: attachment; filename="report of May.pdf"', '', 'x', '--b--'].join('\r\n')
    const text = await textOf({ bytes: Buffer.from(message), mediaType: 'message/rfc822' }) ?? ''
    for (const word of ['Café', 'ada@example.org', 'Grüße', 'report of May.pdf']) assert.ok(text.includes(word), word)
    assert.doesNotMatch(text, /alert/)
  })

  test('of a web page are without its scripts, and of an old text in its own letters', async () => {
    assert.equal((await textOf({ bytes: Buffer.from('<style>p{}</style><p>One&nbsp;two &#233;</p><script>never</script>'), mediaType: 'text/html' }))?.replaceAll(/\s+/g, ' ').trim(), 'One two é')
    assert.equal(await textOf({ bytes: Buffer.from([0x64, 0xe9, 0x6a, 0xe0]), mediaType: 'text/plain' }), 'déjà')
  })

  test('are none of a picture, and none are made up where a file is broken', async () => {
    assert.equal(await textOf({ bytes: Buffer.from('x'), mediaType: 'image/png' }), '')
    for (const mediaType of ['application/pdf', DOCX]) assert.equal(await textOf({ bytes: Buffer.from('%PDF-1.7 and nothing'), mediaType }), null)
  })

  test('have nothing that a database would not take, whatever the bytes are', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('text/plain', 'text/html', DOCX), async (bytes, mediaType) => {
      const text = await textOf({ bytes, mediaType })
      assert.ok(text === null || (text.isWellFormed() && !text.includes('\0')))
    }), { numRuns: 300 })
  })

  test('of a document that says it is larger than a machine are not unpacked', async () => {
    const large = zipSync({ 'word/document.xml': new Uint8Array(61_000_000) }, { level: 9 })
    assert.equal((await textOf({ bytes: large, mediaType: DOCX }))?.trim(), '')
  })

  test('are read beside the pages of the web, and given up where that takes for ever', async () => {
    assert.deepEqual(await readText({ bytes: Buffer.from('Words'), mediaType: 'text/plain' }), { kind: 'read', text: 'Words' })
    assert.deepEqual(await readText({ bytes: Buffer.from('x'), mediaType: 'image/png' }), { kind: 'none' })
    assert.deepEqual(await readText({ bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf' }), { kind: 'failed' })
    assert.deepEqual(await readText({ bytes: Buffer.from('x'), mediaType: 'text/plain' }, 0), { kind: 'failed' })
  })
})
