import assert from 'node:assert/strict'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { write, utils, type WorkBook } from '@e965/xlsx'
import { FileRefused, type SheetRow } from '../application/import/register-file.ts'
import { openRegister } from './open-register.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-spreadsheets-'))
after(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function fileOf(content: string | Buffer): string {
  files += 1
  const path = join(folder, `file-${files}`)
  writeFileSync(path, content)
  return path
}

async function read(path: string, mostRows?: number) {
  const { file, close } = await openRegister(path, { temporaryFolder: folder, ...(mostRows !== undefined && { mostRows }) })
  const rows: SheetRow[] = []
  for await (const batch of file.rows()) rows.push(...batch)
  await close()
  return { headings: file.headings, rows, digest: file.digest }
}

async function refusal(path: string, mostRows?: number) {
  try {
    await read(path, mostRows)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'read'
}

const book = (rows: readonly (readonly unknown[])[], change: (book: WorkBook) => void = () => undefined): Buffer => {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows.map((row) => [...row]), { cellDates: false }), 'Register')
  change(made)
  return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

for (const [what, content] of [
  ['UTF-8', Buffer.from('Name,Words\nZoë,“quiet”\n')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFName,Words\nZoë,“quiet”\n')],
  ['UTF-16 little end first', Buffer.from('\uFEFFName,Words\r\nZoë,“quiet”\r\n', 'utf16le')],
  ['UTF-16 big end first', Buffer.from('\uFEFFName,Words\nZoë,“quiet”\n', 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from('Name,Words\nZoë,“quiet”\n', 'utf16le')],
  ['Windows-1252', Buffer.from('Name,Words\nZo\u00eb,\u0093quiet\u0094\n', 'latin1')],
  ['semicolons', Buffer.from('Name;Words\nZoë;“quiet”\n')],
  ['tabs', Buffer.from('Name\tWords\nZoë\t“quiet”\n')],
  ['a line that names the delimiter', Buffer.from('sep=;\nName;Words\nZoë;“quiet”\n')],
] as const)
  test(`a file in ${what} reads the same`, async () => {
    const { headings, rows } = await read(fileOf(content))
    assert.deepEqual(headings, ['Name', 'Words'])
    assert.deepEqual(rows.map((row) => row.cells), [['Zoë', '“quiet”']])
  })

test('rows are numbered as a spreadsheet numbers them, with line breaks in cells and empty rows', async () => {
  const { rows } = await read(fileOf('Ref,Words\r\n1,"one\r\ntwo, and ""three"""\r\n\r\n3,last\r\n'))
  assert.deepEqual(rows.map(({ number, cells }) => [number, cells]), [[2, ['1', 'one\r\ntwo, and "three"']], [3, ['']], [4, ['3', 'last']]])
})

test('text that looks like a formula stays text, and loses only the apostrophe that guards it', async () => {
  const { rows } = await read(fileOf("Ref,Words\n1,=cmd|' /C calc'!A0\n2,'=1+1\n3,'tis\n4,+44 1234\n"))
  assert.deepEqual(rows.map(({ cells }) => cells[1]), ["=cmd|' /C calc'!A0", '=1+1', "'tis", '+44 1234'])
})

for (const [why, content, code] of [
  ['is empty', '', 'empty'], ['has only spaces', ' \r\n \r\n', 'empty'], ['has only headings', 'Ref,Words\n', 'no-rows'], ['has headings and empty rows', 'Ref,Words\n,\n\n', 'no-rows'],
  ['has a quotation mark that never closes', `Ref,Words\n1,"and so on\n${'x,y\n'.repeat(50)}`, 'never-ending-cell'],
  ['has a cell of megabytes', `Ref,Words\n1,"${'x'.repeat(3_000_000)}"\n`, 'never-ending-cell'],
  ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 0, 9, 9]), 'not-a-table'],
  ['is in an encoding that nobody knows', Buffer.concat([Buffer.from('Ref,Words\n1,'), Buffer.from([0x81, 0xff, 0x9d, 0x90]), Buffer.from('\n')]), 'wrong-encoding'],
  ['is a torn zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]), 'broken-spreadsheet'],
  ['is protected by a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from('EncryptedPackage', 'utf16le')]), 'password-protected'],
  ['is an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000)]), 'old-spreadsheet'],
] as const)
  test(`a file that ${why} is refused as ${code}`, async () => assert.equal(await refusal(fileOf(content)), code))

test('a spreadsheet of 200 MB is refused before it is read', async () => {
  const path = fileOf(book([['Ref'], ['1']]))
  truncateSync(path, 200 * 1024 * 1024)
  assert.equal(await refusal(path), 'too-large')
})

test('dates, numbers, yes and no come out of a spreadsheet as text', async () => {
  const { headings, rows } = await read(fileOf(book([['Ref', 'Received', 'Amount', 'Advocate', 'Words'], [17, 43558, 1300.5, true, 'Zoë'], ['', '', '', false]], ({ Sheets }) => {
    const sheet = Sheets['Register']!
    sheet['B2'] = { t: 'n', v: 43558, z: 'dd/mm/yyyy' }
  })))
  assert.deepEqual(headings, ['Ref', 'Received', 'Amount', 'Advocate', 'Words'])
  assert.deepEqual(rows[0]?.cells, ['17', '2019-04-03', '1300.5', 'yes', 'Zoë'])
})

test('a cell with a formula, or with an error, is named and its value not taken', async () => {
  const { rows } = await read(fileOf(book([['Ref', 'Words', 'Late'], ['1', 'x', 'y']], ({ Sheets }) => {
    Sheets['Register']!['B2'] = { t: 'n', v: 2, f: '1+1' }
    Sheets['Register']!['C2'] = { t: 'e', v: 0x2a, w: '#N/A' }
  })))
  assert.deepEqual(rows, [{ number: 2, cells: ['1', '', ''], faults: [{ position: 1, code: 'formula' }, { position: 2, code: 'error-value' }] }])
})

test('the first sheet that shows and has something in it is read, and gaps keep their row numbers', async () => {
  const { rows } = await read(fileOf(book([[]], (made) => {
    const sheet = utils.aoa_to_sheet([['Ref'], ['1']])
    sheet['A5'] = { t: 's', v: '5' }
    sheet['!ref'] = 'A1:A5'
    utils.book_append_sheet(made, sheet, 'Second')
  })))
  assert.deepEqual(rows.filter(({ cells }) => cells[0] !== '').map(({ number, cells }) => [number, cells[0]]), [[2, '1'], [5, '5']])
})

test('a spreadsheet with more rows than fit is refused, and one with as many is read', async () => {
  const rows = [['Ref'], ...Array.from({ length: 20 }, (_, at) => [String(at)])]
  assert.equal(await refusal(fileOf(book(rows)), 19), 'too-many-rows')
  assert.equal((await read(fileOf(book(rows)), 20)).rows.length, 20)
})

test('nothing is left in the temporary folder', () => assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.csv')), []))

test('a long file is read batch by batch in flat memory', async () => {
  const path = join(folder, 'long')
  const out = openSync(path, 'w')
  writeSync(out, 'Ref,Words\n')
  const block = Array.from({ length: 1000 }, (_, at) => `${at},${'some words '.repeat(20)}\n`).join('')
  for (let written = 0; written < 200; written += 1) writeSync(out, block)
  closeSync(out)
  const { file } = await openRegister(path, { temporaryFolder: folder })
  const start = process.memoryUsage().rss
  let [rows, most] = [0, 0]
  for await (const batch of file.rows()) {
    rows += batch.length
    most = Math.max(most, process.memoryUsage().rss - start)
  }
  assert.equal(rows, 200_000)
  assert.ok(most < 150 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB more`)
})
