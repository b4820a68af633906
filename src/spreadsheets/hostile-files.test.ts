import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { zipSync } from 'fflate'
import { FileRefused } from '../application/import/register-file.ts'
import { openRegister } from './open-register.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-hostile-'))
after(() => rmSync(folder, { recursive: true }))

const CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
const RELS = (type: string, target: string) => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
const WORKBOOK = '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'

function workbook(sheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Buffer {
  const text = (value: string) => new TextEncoder().encode(value)
  return Buffer.from(zipSync({
    '[Content_Types].xml': text(CONTENT_TYPES), '_rels/.rels': text(RELS('officeDocument', 'xl/workbook.xml')), 'xl/workbook.xml': text(WORKBOOK),
    'xl/_rels/workbook.xml.rels': text(RELS('worksheet', 'worksheets/sheet1.xml')), 'xl/worksheets/sheet1.xml': text(sheet), ...more,
  }))
}

const sheetOf = (first: string, second: string, before = '') =>
  `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${first}</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${second}</t></is></c></row></sheetData></worksheet>`

async function opened(bytes: Buffer, fileName: string): Promise<string> {
  const path = join(folder, 'register')
  writeFileSync(path, bytes)
  try {
    const { file, close } = await openRegister(path, { temporaryFolder: folder, fileName })
    const rows: string[] = [file.headings.join('|')]
    for await (const batch of file.rows()) for (const { cells } of batch) rows.push(cells.join('|'))
    await close()
    return rows.join('\n')
  } catch (error) {
    if (error instanceof FileRefused) return `refused: ${error.code}`
    throw error
  }
}

describe('A file that was made to do harm', () => {
  test('a plain workbook made in the same way is read', async () => assert.equal(await opened(workbook(sheetOf('Key', 'A1')), 'a.xlsx'), 'Key\nA1'))

  test('an entity in a sheet opens no file of the server and unfolds to nothing', async () => {
    const outside = await opened(workbook(sheetOf('Key', '&x;', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), 'a.xlsx')
    assert.doesNotMatch(outside, /root:/)
    const laughs = await opened(workbook(sheetOf('Key', '&c;', `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`)), 'a.xlsx')
    assert.ok(laughs.length < 1_000, laughs.slice(0, 100))
  })

  test('a workbook of more parts than anybody makes is refused before any of them is unfolded', async () => {
    const parts = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`xl/media/${at}.png`, new Uint8Array(1)]))
    assert.equal(await opened(workbook(sheetOf('Key', 'A1'), parts), 'a.xlsx'), 'refused: broken-spreadsheet')
  })

  test('one that says it unfolds to gigabytes is refused, whatever it holds', async () => {
    const bytes = workbook(sheetOf('Key', 'A1'))
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt32LE(2_000_000_000, entry + 24)
    assert.equal(await opened(bytes, 'a.xlsx'), 'refused: too-large')
  })

  test('the name of a file is not believed, and is no path: what is inside decides', async () => {
    assert.equal(await opened(workbook(sheetOf('Key', 'A1')), '../../../etc/passwd.csv'), 'Key\nA1')
    assert.match(await opened(Buffer.from('Key\nA1\n'), 'register.xlsx'), /^Key\nA1$/)
  })

  for (const [what, bytes] of [
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1')], ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['a PDF that is a zip too', Buffer.concat([Buffer.from('%PDF-1.7\n'), workbook(sheetOf('Key', 'A1'))])], ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
  ] as const) test(`${what} gives at most a plain refusal or words in cells`, async () => assert.doesNotMatch(await opened(bytes, 'register.xlsx'), /alert\(1\)[^<]*$|\nA1$/))
})
