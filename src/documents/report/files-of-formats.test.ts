import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import { aDocument, aTable, everyBlock, foundingDocument, HOSTILE, text } from '../../../test/support/documents.ts'
import { isInstalled, partOf, xmlProblem } from '../../../test/support/files.ts'
import type { Block, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { anchoredBlocks, contentsOf } from './anchors.ts'
import { DOCUMENT_FORMATS, type DocumentFile, type DocumentFormat } from './formats.ts'
import { madeFiles } from './made-files.ts'
import { typstData } from './pdf/typst-data.ts'
import { printable } from './printable.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-formats-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Files are dear: those of a document that several tests look at are made once. */
const kept = new Map<ReportDocument, Map<DocumentFormat, Promise<readonly DocumentFile[]>>>()

function filesIn(document: ReportDocument, format: DocumentFormat): Promise<readonly DocumentFile[]> {
  const ofDocument = kept.get(document) ?? new Map<DocumentFormat, Promise<readonly DocumentFile[]>>()
  kept.set(document, ofDocument)
  const files = ofDocument.get(format) ?? madeFiles(document, [format])
  ofDocument.set(format, files)
  return files
}

async function made(document: ReportDocument, format: DocumentFormat): Promise<DocumentFile> {
  const [file] = await filesIn(document, format)
  assert.ok(file)
  return file
}

const ODD_NAMES = 'Zażółć gęślą jaźń, İstanbul’da şğıöç, Ελληνικά, Кириллица, עברית, Gàidhlig, Cymraeg ŵŷ, €½'
const paragraphs = (words: string): readonly Block[] => [{ kind: 'heading', id: 'h', level: 2, text: words }, { kind: 'paragraph', content: [text(words)] }]
const hostile = aDocument(everyBlock(HOSTILE), { title: HOSTILE, subtitle: HOSTILE, authority: HOSTILE, status: HOSTILE, published: null })
const founding = foundingDocument()
const every = aDocument(everyBlock('words'))
const wideAndLong = aDocument([{ kind: 'heading', id: 'long', level: 2, text: 'A very long heading '.repeat(30) }, { kind: 'table', table: aTable('wide', 12, 40) }, { kind: 'table', table: aTable('long', 300, 3) }, { kind: 'table', table: aTable('empty', 0, 2) }, { kind: 'table', table: aTable('bare', 2, 0) }, { kind: 'paragraph', content: [text('x'.repeat(400))] }])

/** The digest of every file of every format, by its name. */
const DIGESTS = `
import { createHash } from 'node:crypto'
import { madeFiles } from ${JSON.stringify(join(import.meta.dirname, 'made-files.ts'))}
import { aDocument, everyBlock } from ${JSON.stringify(join(import.meta.dirname, '../../../test/support/documents.ts'))}
const files = await madeFiles(aDocument(everyBlock('words')), ${JSON.stringify(DOCUMENT_FORMATS)})
process.stdout.write(JSON.stringify(files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')])))
`
/** Another day, by a clock that is thirteen months ahead, and other lots. */
const ANOTHER_DAY = `
const RealDate = Date
globalThis.Date = class extends RealDate { constructor(...parts) { parts.length === 0 ? super(RealDate.now() + 34e9) : super(...parts) } static now() { return RealDate.now() + 34e9 } }
let lot = 7
Math.random = () => (lot = (lot * 16807) % 2147483647) / 2147483647
`

test('the same document makes the same bytes in every format, in another process, on another day, in another time zone', async () => {
  const here = (await Promise.all(DOCUMENT_FORMATS.map((one) => filesIn(every, one)))).flat()
  const again = await madeFiles(aDocument(everyBlock('words')), DOCUMENT_FORMATS)
  const digests = (files: readonly DocumentFile[]) => files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')])
  assert.deepEqual(digests(again), digests(here))
  writeFileSync(join(folder, 'elsewhere.ts'), ANOTHER_DAY + DIGESTS)
  const elsewhere: unknown = JSON.parse(execFileSync(process.execPath, [join(folder, 'elsewhere.ts')], { encoding: 'utf8', env: { ...process.env, TZ: 'Pacific/Auckland' } }))
  assert.deepEqual(elsewhere, digests(here))
})

test('another day of publication makes other bytes: the day is in the file', async () => {
  for (const format of ['pdf', 'docx', 'odt', 'ods'] as const) {
    const [one, other] = [await made(aDocument([]), format), await made(aDocument([], { published: { edition: 1, on: aDocument([]).period.to } }), format)]
    assert.notDeepEqual(one.bytes, other.bytes, format)
  }
  assert.match(partOf((await made(aDocument([]), 'docx')).bytes, 'docProps/core.xml'), /2020-07-01T00:00:00Z/)
  assert.match(partOf((await made(aDocument([]), 'odt')).bytes, 'meta.xml'), /2020-07-01T00:00:00/)
})

for (const [what, document] of [['hostile text in every place', hostile], ['a wide, a long and an empty table', wideAndLong], ['the founding year', founding], ['nothing at all', aDocument([], { title: '', status: '' })]] as const)
  test(`of ${what}, every format makes a file whose parts are well-formed`, async () => {
    for (const { format, name, bytes } of (await Promise.all(DOCUMENT_FORMATS.map((one) => filesIn(document, one)))).flat()) {
      assert.ok(bytes.length > 0, name)
      if (['docx', 'odt', 'ods'].includes(format))
        for (const [part, inside] of Object.entries(unzipSync(bytes))) if (/\.(xml|rels)$/.test(part)) assert.equal(xmlProblem(Buffer.from(inside).toString('utf8')), null, `${name} ${part}`)
    }
  })

test('hostile text is there as text, letter for letter, in Word, ODT and ODS', async () => {
  for (const [format, part] of [['docx', 'word/document.xml'], ['odt', 'content.xml'], ['ods', 'content.xml']] as const) {
    const xml = partOf((await made(hostile, format)).bytes, part).replaceAll('&apos;', '\'').replaceAll('&quot;', '"')
    for (const piece of ['&lt;script&gt;alert(1)&lt;/script&gt; &amp; "quoted" \'single\' ]]&gt;', '#panic() $x$', '{{ 7*7 }} {% raw %} =1+1', 'عربى']) assert.ok(xml.includes(piece), `${format}: ${piece}`)
    assert.doesNotMatch(xml, /[\u202A-\u202E]/)
  }
})

test('Word has real headings, a language, heading rows that come again, lists and alternative texts', async () => {
  const { bytes } = await made(every, 'docx')
  const xml = partOf(bytes, 'word/document.xml')
  for (const style of ['Heading1', 'Heading2', 'Heading3', 'Caption', 'Quotation']) assert.ok(xml.includes(`w:val="${style}"`), style)
  assert.equal(xml.match(/<w:tblHeader/g)?.length, xml.match(/<w:tbl>/g)?.length)
  assert.match(xml, /<wp:docPr [^>]*descr="words"/)
  assert.match(xml, /<w:numPr>/)
  assert.match(partOf(bytes, 'word/styles.xml'), /<w:lang [^>]*w:val="en-GB"/)
})

test('a table of few rows stays on one page with what is said below it, and a long one goes over several', async () => {
  const of = (rows: number): ReportDocument => aDocument([{ kind: 'table', table: { ...aTable('one', rows, 2), base: 'Counts complaints.', notes: ['First.', 'Last.'] } }])
  const word = async (rows: number) => partOf((await made(of(rows), 'docx')).bytes, 'word/document.xml')
  // Each row, the base and the first note stay with what follows; the last note does not.
  assert.match(await word(4), /<w:keepNext\/>(?:(?!<w:p[ >]).)*Counts complaints\.[\s\S]*<w:keepNext\/>(?:(?!<w:p[ >]).)*First\./)
  assert.equal((await word(4)).match(/<w:keepNext\/>/g)?.length, 5 * 3 + 2)
  assert.equal((await word(40)).match(/<w:keepNext\/>/g)?.length, 3 + 2)
  const odt = async (rows: number) => partOf((await made(of(rows), 'odt')).bytes, 'content.xml')
  assert.match(await odt(4), /table:style-name="ShortTable"/)
  assert.doesNotMatch(await odt(40), /table:style-name="ShortTable"/)
  assert.match(await odt(4), /"Table_20_note_20_before_20_another">First\.[\s\S]*"Table_20_note">Last\./)
})

test('a notice with which a document begins is read before its contents list, in every format', async () => {
  const headings = [1, 2, 3, 4, 5].map((number): Block => ({ kind: 'heading', id: `h${number}`, level: 2, text: `Heading ${number}` }))
  const document = aDocument([{ kind: 'notice', title: 'Corrected', content: [text('The number of answers was wrong.')] }, ...headings])
  const inOrder = (words: string) => assert.match(words, /Corrected[\s\S]*The number of answers was wrong\.[\s\S]*Contents[\s\S]*Heading 1[\s\S]*Heading 1/)
  inOrder(Buffer.from((await made(document, 'html')).bytes).toString())
  inOrder(partOf((await made(document, 'docx')).bytes, 'word/document.xml'))
  inOrder(partOf((await made(document, 'odt')).bytes, 'content.xml'))
  const { data } = await typstData(document, [])
  assert.match(JSON.stringify(data), /"notices":\[\{"kind":"notice"[^\]]*Corrected.*"blocks":\[\{"kind":"heading"/)
})

test('ODT has real headings, a language, heading rows that come again, and titles and descriptions of its pictures', async () => {
  const { bytes } = await made(every, 'odt')
  const xml = partOf(bytes, 'content.xml')
  for (const level of [1, 2, 3]) assert.ok(xml.includes(`text:outline-level="${level}"`))
  assert.equal(xml.match(/<table:table-header-rows>/g)?.length, xml.match(/<table:table /g)?.length)
  assert.equal(xml.match(/<svg:desc>/g)?.length, 2)
  assert.match(xml, /text:style-name="Notice_20_title"/)
  assert.match(partOf(bytes, 'styles.xml'), /style:name="Notice_20_title"[^>]*>(?:(?!<\/style:style>).)*fo:keep-with-next="always"/)
  assert.match(partOf(bytes, 'styles.xml'), /fo:language="en" fo:country="GB"/)
  assert.deepEqual(Object.keys(unzipSync(bytes))[0], 'mimetype')
})

test('the contents list of Word and ODT is their own field: a link and a page number for each entry, and nothing that Word would ask about', async () => {
  const entries = contentsOf(anchoredBlocks(printable(founding)), 'annual-report').map(({ anchor }) => anchor)
  const docx = (await made(founding, 'docx')).bytes
  const xml = partOf(docx, 'word/document.xml')
  assert.match(xml, /TOC [^<]*\\o &quot;2-3&quot;/)
  assert.deepEqual([...xml.matchAll(/PAGEREF ([\w-]+) \\h"[^>]*>.*?<w:t[^>]*>(\d+)</g)].map(([, anchor]) => anchor), entries)
  for (const anchor of entries) assert.ok(xml.includes(`<w:hyperlink w:history="1" w:anchor="${anchor}"`) || xml.includes(`w:anchor="${anchor}"`), anchor)
  assert.doesNotMatch(xml + partOf(docx, 'word/settings.xml'), /w:dirty="(?:true|1)"|<w:updateFields(?! w:val="(?:false|0)")/)
  const odt = partOf((await made(founding, 'odt')).bytes, 'content.xml')
  assert.deepEqual([...odt.matchAll(/text:reference-format="page" text:ref-name="([^"]*)">\d+</g)].map(([, anchor]) => anchor), entries)
  assert.equal(odt.match(/<text:index-entry-page-number\/>/g)?.length, 3)
  // Neither list is underlined from end to end, as links are elsewhere.
  assert.equal(odt.match(/<text:a [^>]*text:style-name="Index_20_link"/g)?.length, entries.length)
})

test('ODS has a sheet for each table after the list of them, with counts and percentages as numbers and base and unit above', async () => {
  const xml = partOf((await made(founding, 'ods')).bytes, 'content.xml')
  const names = [...xml.matchAll(/<table:table table:name="([^"]*)"/g)].map(([, name]) => name ?? '')
  assert.equal(names.length, 1 + founding.blocks.filter(({ kind }) => kind === 'table').length)
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length)
  assert.ok(names.every((name) => name.length <= 31))
  assert.match(xml, /office:value-type="float" office:value="33"/)
  for (const above of ['Base', 'Counts are of', 'Status']) assert.ok(xml.includes(`<text:p>${above}</text:p>`), above)
})

test('letters of many scripts need no substitute; those that the font lacks are named, and printed as [?], in the PDF alone', async () => {
  assert.deepEqual((await made(aDocument(paragraphs(ODD_NAMES)), 'pdf')).warnings, [])
  const document = aDocument(paragraphs('中文 and 😀 and عربى'))
  const { warnings } = await made(document, 'pdf')
  assert.equal(warnings.length, 1)
  for (const part of ['7 characters', 'printed as [?]', 'U+4E2D (Han)', 'U+1F600 (a picture)', 'U+0639 (Arabic)']) assert.ok(warnings[0]?.includes(part), part)
  for (const format of ['html', 'docx', 'odt'] as const) assert.deepEqual((await made(document, format)).warnings, [], format)
})

test('a character that the font lacks in a chart is named for Word and ODT too: there a chart is a picture', async () => {
  const charts = everyBlock('中').filter(({ kind }) => kind === 'chart')
  for (const format of ['docx', 'odt'] as const) assert.match((await made(aDocument(charts), format)).warnings.join(), /U\+4E2D/)
})

test('a logo that is no image is left out, and one that is comes with its words', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'
  const logo = (base64: string) => aDocument([], { branding: { colour: null, logo: { mediaType: 'image/svg+xml', base64, alternative: 'The logo' } } })
  for (const format of ['pdf', 'docx', 'odt'] as const) assert.ok((await made(logo(Buffer.from('<svg').toString('base64')), format)).bytes.length > 0)
  assert.match(partOf((await made(logo(Buffer.from(svg).toString('base64')), 'odt')).bytes, 'content.xml'), /<svg:title>The logo<\/svg:title>/)
})

test('the PDF is tagged: title, headings, table headings, lists, contents, and alternative texts', { skip: !isInstalled('pdfinfo') && 'pdfinfo is not installed (poppler-utils)' }, async () => {
  const file = join(folder, 'every.pdf')
  writeFileSync(file, (await made(aDocument([...everyBlock('words'), ...everyBlock('more')]), 'pdf')).bytes)
  const info = (...options: readonly string[]) => execFileSync('pdfinfo', [...options, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  assert.match(info(), /Title: +Annual report 2019-20[\s\S]*Tagged: +yes/)
  const tree = info('-struct')
  // Each table has two rows of two numbers, and a heading for each column and each row.
  assert.equal(tree.match(/^ *TH\b/gm)?.length, 2 * (3 + 2) + 2 * (3 + 2))
  assert.match(tree, /TH[^\n]*\n *\/Scope \/Row/)
  for (const tag of ['Document', 'H1', 'H2', 'H3', 'TOC', 'TOCI', 'Table', 'TH', 'TD', 'Caption', 'L', 'LI', 'Figure']) assert.match(tree, new RegExp(`^ *${tag}\\b`, 'm'), tag)
  const raw = readFileSync(file, 'latin1')
  assert.ok(raw.includes('/Lang (en-GB)') && raw.includes('<pdfuaid:part>1</pdfuaid:part>'))
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').slice(2)
  assert.ok(fonts.length > 0 && fonts.every((line) => /Arimo.* yes yes yes /.test(line)), fonts.join('\n'))
})

test('the PDF prints hostile text as it is, and a table of 40 columns in parts', { skip: !isInstalled('pdftotext') && 'pdftotext is not installed (poppler-utils)' }, async () => {
  const printed = async (document: ReportDocument) => {
    const file = join(folder, 'printed.pdf')
    writeFileSync(file, (await made(document, 'pdf')).bytes)
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  }
  const words = (await printed(hostile)).replaceAll(/\s+/g, ' ')
  for (const piece of ['<script>alert(1)</script>', '#panic()', '$x$', '*bold* _it_ @ref', '{{ 7*7 }}', '[?]']) assert.ok(words.includes(piece), piece)
  const wide = await printed(wideAndLong)
  for (const part of ['columns 1 to 7 of 40', 'columns 36 to 40 of 40', 'There is nothing to count.']) assert.ok(wide.includes(part), part)
  assert.ok((wide.match(/^[\f ]*Team +Column 1 +Column 2 +Column 3$/gm)?.length ?? 0) > 5, 'the heading row comes again on each page')
})

test('a table of more than eight rows that meets the end of a page of the PDF goes on below its headings again, with three rows at least on each page', { skip: !isInstalled('pdftotext') && 'pdftotext is not installed (poppler-utils)' }, async () => {
  const rows = /^\s*Row \d+\b/gm
  const lines = (count: number) => Array.from({ length: count }, (): Block => ({ kind: 'paragraph', content: [text('A line.')] }))
  // From before one at which all of it fits to one at which none of it does.
  const parted = await Promise.all([20, 22, 24, 26, 28, 30, 32, 34].map(async (before) => {
    const file = join(folder, `parted-${before}.pdf`)
    writeFileSync(file, (await made(aDocument([...lines(before), { kind: 'heading', id: 'above', level: 3, text: 'Above it' }, { kind: 'table', table: aTable('parted', 12, 2) }]), 'pdf')).bytes)
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').map((page) => ({ rows: page.match(rows)?.length ?? 0, headings: page.match(/^\s*Team +Column 1/gm)?.length ?? 0, captions: page.match(/Above it[\s\S]*Table parted/g)?.length ?? 0 })).filter((page) => page.rows + page.headings > 0)
  }))
  for (const pages of parted) {
    assert.equal(pages.reduce((sum, page) => sum + page.rows, 0), 12)
    assert.ok(pages.every((page) => page.rows >= 3 && page.headings === 1), JSON.stringify(pages))
    assert.equal(pages[0]?.captions, 1)
  }
  assert.ok(parted.some((pages) => pages.length === 2) && parted.some((pages) => pages.length === 1), JSON.stringify(parted))
})

describe('LibreOffice', { skip: !(isInstalled('soffice') && isInstalled('pdftotext')) && 'soffice or pdftotext is not installed (libreoffice-writer, libreoffice-calc, poppler-utils)' }, () => {
  // To start it costs more than to convert: all that becomes a PDF is converted by one call, and the spreadsheet by another.
  const convert = (to: string, ...names: readonly string[]) =>
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, ...names.map((name) => join(folder, name))], { stdio: 'ignore', timeout: 160_000 })
  const pagesOf = (name: string) => execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' }).split('\f')
  const opened = aDocument([{ kind: 'table', table: aTable('teams', 3, 2) }, ...paragraphs(ODD_NAMES), ...everyBlock('<b>&')])

  before(async () => {
    const files = [['opened', opened], ['listed', founding]] as const
    const names = files.flatMap(([name, document]) => (['docx', 'odt'] as const).map((format) => ({ name: `${name}-${format}.${format}`, document, format })))
    for (const { name, document, format } of names) writeFileSync(join(folder, name), (await made(document, format)).bytes)
    writeFileSync(join(folder, 'opened.ods'), (await made(opened, 'ods')).bytes)
    convert('pdf', ...names.map(({ name }) => name))
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2', 'opened.ods')
  }, { timeout: 170_000 })

  test('opens Word, ODT and ODS, and reads in them what was written', () => {
    for (const format of ['docx', 'odt']) assert.match(pagesOf(`opened-${format}`).join('\n'), /Zażółć gęślą jaźń, İstanbul’da/, format)
    assert.match(readFileSync(join(folder, 'opened-Table teams.csv'), 'utf8'), /Row 2,10,0,11,1/)
  })

  test('finds each entry of the contents list of ODT on the page that the list says, and of Word within a page of it', () => {
    for (const [format, most] of [['odt', 0], ['docx', 1]] as const) {
      const pages = pagesOf(`listed-${format}`).map((page) => page.split('\n').map((line) => line.trim()))
      const listed = pages.slice(0, 3).flat().flatMap((line) => { const [, text, page] = /^(.+?)\.{4,} ?(\d+)$/.exec(line) ?? []; return text ? [{ text, page: Number(page) }] : [] })
      assert.ok(listed.length > 20, format)
      for (const { text: entry, page } of listed) {
        const stands = pages.flatMap((lines, at) => (lines.includes(entry) ? [at + 1] : []))
        if (stands.length > 0) assert.ok(stands.some((one) => Math.abs(one - page) <= most), `${format}: ${entry} is said to be on ${page} and is on ${stands.join()}`)
      }
    }
  })
})
