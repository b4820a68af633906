import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { parseHTML } from 'linkedom'
import { z } from 'zod'
import { aCell, aDocument, aTable, everyBlock, foundingDocument, HOSTILE, text } from '../../../test/support/documents.ts'
import { DOCUMENT_KINDS, MARKS, PICTURES, type Block, type ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { DocumentFormat } from './formats.ts'
import { madeFiles } from './made-files.ts'
import { oneDownload } from './one-download.ts'

async function made(document: ReportDocument, format: DocumentFormat): Promise<string> {
  const [file] = await madeFiles(document, [format])
  assert.ok(file)
  return Buffer.from(file.bytes).toString('utf8')
}

const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/schemas/document.schema.json'), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0])

test('the JSON of a document is what its schema says, whatever kinds of blocks it has', async () => {
  for (const document of [foundingDocument(), aDocument(everyBlock('words')), aDocument([]), aDocument(everyBlock(HOSTILE), { published: null })]) {
    const read = schema.safeParse(JSON.parse(await made(document, 'json')))
    assert.ok(read.success, read.error?.message ?? '')
  }
})

test('the schema knows every kind, mark and picture, and refuses what is none', () => {
  const isRight = (parts: object) => schema.safeParse({ ...aDocument([]), ...parts }).success
  for (const kind of DOCUMENT_KINDS) assert.ok(isRight({ kind }))
  for (const mark of MARKS) assert.ok(isRight({ blocks: [{ kind: 'table', table: aTable('t', 1, 1, { rows: [{ id: 'r', label: 'r', isTotal: false, cells: [{ printed: mark, count: null, percent: null, mark }] }] }) }] }))
  for (const picture of PICTURES) assert.ok(isRight({ blocks: [{ kind: 'big-number', printed: '1', words: 'w', picture }] }))
  for (const wrong of [{ kind: 'poem' }, { schema: 'heard-document-2' }, { extra: 1 }, { blocks: [{ kind: 'script' }] }, { published: { edition: 0, on: '2020-07-01' } }]) assert.ok(!isRight(wrong))
})

test('the page has its title as the one heading of level 1, a contents list that leads to every heading and table, and no script', async () => {
  const { document } = parseHTML(await made(foundingDocument(), 'html'))
  assert.equal(document.documentElement.getAttribute('lang'), 'en-GB')
  assert.equal(document.querySelectorAll('h1').length, 1)
  const targets = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
  assert.equal(targets.length, foundingDocument().blocks.filter(({ kind }) => kind === 'table').length + document.querySelectorAll('main h2').length)
  for (const target of targets) assert.equal(document.querySelectorAll(`[id="${target}"]`).length, 1, target)
  assert.equal(document.querySelectorAll('script, link, iframe, object').length, 0)
  assert.equal(document.querySelectorAll('table').length, document.querySelectorAll('caption').length)
})

test('names are used once, though a table and a chart stand twice', async () => {
  const [, chart] = everyBlock('words').filter(({ kind }) => kind === 'table' || kind === 'chart')
  const twice: Block[] = [{ kind: 'table', table: aTable('teams', 1, 1) }, { kind: 'table', table: aTable('teams', 1, 1) }, chart!, chart!, { kind: 'heading', id: 'teams', level: 2, text: 'Teams' }]
  const { document } = parseHTML(await made(aDocument(twice), 'html'))
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
})

test('hostile text stays text on the page: no element, no address and no style comes of it', async () => {
  const html = await made(aDocument(everyBlock(HOSTILE), { title: HOSTILE, subtitle: HOSTILE, authority: HOSTILE, status: `"}</style>${HOSTILE}`, published: null }), 'html')
  assert.ok(!html.includes('<script') && !/<\/style>[^\n]*alert/.test(html) && html.includes('&lt;script&gt;'))
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(html, /[\u0000-\u0008\u000B-\u001F\u202A-\u202E\uD800-\uDFFF]/)
  assert.match(html, /عربى/)
})

test('a link leads to the web or to a mailbox; any other is printed as its words', async () => {
  const link = (address: string) => ({ kind: 'link', address, content: [text(`to ${address}`)] }) as const
  const html = await made(aDocument([{ kind: 'paragraph', content: ['https://example.org/?a=1&b=2', 'mailto:complaints@example.org', 'javascript:alert(1)', 'data:text/html,x', '/relative'].map(link) }]), 'html')
  assert.deepEqual([...html.matchAll(/<main[\s\S]*/g)].flatMap(([main]) => [...main.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)), ['https://example.org/?a=1&amp;b=2', 'mailto:complaints@example.org'])
  assert.match(html, /to javascript:alert\(1\)/)
})

test('headings skip no level, and one without words is left out', async () => {
  const heading = (level: 1 | 2 | 3 | 4, words: string) => ({ kind: 'heading', id: words, level, text: words }) as const
  const html = await made(aDocument([heading(4, 'deep'), heading(4, 'deeper'), heading(2, ' '), heading(3, 'third'), heading(2, 'back')]), 'html')
  assert.deepEqual([...html.matchAll(/<h(\d) id="([^"]*)"/g)].map(([, level, id]) => `${level} ${id}`), ['2 contents', '2 deep', '3 deeper', '3 third', '2 back'])
})

test('a table without rows says so, and a chart whose table is not there brings its numbers as a table', async () => {
  const html = await made(aDocument([{ kind: 'table', table: aTable('empty', 0, 3) }, ...everyBlock('words').filter(({ kind }) => kind === 'chart')]), 'html')
  assert.match(html, /There is nothing to count\./)
  assert.equal(html.match(/The numbers of the chart: words/g)?.length, 4)
})

test('a mark is explained below its table, once', async () => {
  const cells = [{ printed: 'c', count: null, percent: null, mark: 'c' }, { printed: '4 (c)', count: 4, percent: null, mark: 'c' }] as const
  const html = await made(aDocument([{ kind: 'table', table: aTable('marked', 0, 2, { rows: [{ id: 'r', label: 'R', isTotal: false, cells }] }) }]), 'html')
  assert.equal(html.match(/c: withheld, so that nobody can be recognised\./g)?.length, 1)
  assert.doesNotMatch(html, /not applicable/)
})

test('CSV is one file of all cells and one for each table, with counts and percentages as numbers and marks as text', async () => {
  const rows = [{ id: 'r', label: '=SUM(A1)', isTotal: false, cells: [aCell(12, 40), { printed: 'c', count: null, percent: null, mark: 'c' as const }, aCell(null, null, 'under 3%'), aCell(1200, null, '1,200 (on 31 March 2020)')] }]
  const files = await madeFiles(aDocument([{ kind: 'table', table: aTable('one', 0, 4, { rows }) }, { kind: 'table', table: aTable('two', 2, 1) }]), ['csv'])
  assert.deepEqual(files.map(({ name }) => name), ['annual-report-2019-20.csv', 'annual-report-2019-20-one.csv', 'annual-report-2019-20-two.csv'])
  const [all, one] = files.map(({ bytes }) => parse(Buffer.from(bytes), { bom: true, columns: true }) as Record<string, string>[])
  assert.equal(all?.length, 6)
  assert.deepEqual(one, [{
    status: 'Published', table: 'Table one', base: 'Base: complaints received in the year.', unit: 'complaints', Team: '\'=SUM(A1)',
    'Column 1, count': '12', 'Column 1, percent': '40', 'Column 2': 'c', 'Column 3': 'under 3%', 'Column 4, count': '1200', 'Column 4, as printed': '1,200 (on 31 March 2020)',
  }])
})

test('one file is given as it is; several of one format are given in one zip file called after them, with all of them and the same bytes each time', async () => {
  const document = aDocument([{ kind: 'table', table: aTable('one', 2, 1) }, { kind: 'table', table: aTable('two', 2, 1) }])
  const csv = await madeFiles(document, ['csv'])
  const given = oneDownload(document, csv)
  assert.ok(given)
  assert.deepEqual([given.name, given.mediaType], ['annual-report-2019-20-csv.zip', 'application/zip'])
  const inside = Object.entries(unzipSync(given.bytes))
  assert.deepEqual(inside.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]), csv.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))
  assert.deepEqual(oneDownload(document, await madeFiles(document, ['csv']))?.bytes, given.bytes)
  const [json] = await madeFiles(document, ['json'])
  assert.ok(json)
  assert.equal(oneDownload(document, [json]), json)
  assert.equal(oneDownload(document, []), null)
})

test('files are called after what they are: a draft says so, and so does a later edition', async () => {
  const nameOf = async (parts: Partial<ReportDocument>) => (await madeFiles(aDocument([], parts), ['json']))[0]?.name
  assert.equal(await nameOf({}), 'annual-report-2019-20.json')
  assert.equal(await nameOf({ published: null }), 'annual-report-2019-20-draft.json')
  assert.equal(await nameOf({ published: { edition: 2, on: aDocument([]).asKnownOn } }), 'annual-report-2019-20-edition-2.json')
  assert.equal(await nameOf({ kind: 'figures', published: null, period: { ...aDocument([]).period, label: '../2019/20' } }), 'figures-2019-20.json')
})
