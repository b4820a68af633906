import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { anActor, servicesWithFacts } from '../../test/support/figures-services.ts'
import { aFact, foundingFacts, REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import type { FiguresJson } from '../documents/figures/figures-json.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { createProtector } from '../solver/protect-in-worker.ts'
import { reportCommand } from './report.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-report-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command, and tells what it printed, and whether the register was closed again. */
async function report(args: readonly string[], services = servicesWithFacts(foundingFacts())) {
  const seen = { out: '', err: '', opened: 0, closed: 0 }
  const command = reportCommand({
    openServices: async () => {
      seen.opened += 1
      return { services, actor: anActor('complaints-manager'), close: async () => { seen.closed += 1 } }
    },
  })
  const code = await command.run(args, {
    stdin: (async function* () {})(), out: (text) => { seen.out += text }, err: (text) => { seen.err += text }, today: () => isoDate('2026-11-23'), env: {},
  })
  return { code, ...seen }
}

test('the figures of 2019-20 as JSON hold the published counts, and say they are not for publication', async () => {
  const out = join(folder, 'json')
  const { code, out: said } = await report(['--year', '2019-20', '--format', 'json', '--out', out])
  assert.equal(code, 0)
  assert.match(said, /Not for publication/)
  const json = JSON.parse(readFileSync(join(out, 'figures-2019-20.json'), 'utf8')) as FiguresJson
  assert.deepEqual([json.year, json.asKnownOn, json.status], ['2019-20', '2026-11-23', 'not for publication'])
  const row = json.tables.find(({ id }) => id === 'channel-percent')?.rows.find(({ id }) => id === 'email')
  assert.deepEqual(row?.cells.map(({ count, percent, published }) => [count, percent, published]), [[10, 43, 42], [19, 63, 64], [19, 43, 43], [19, 58, 58]])
})

test('CSV is one file with every figure and one for each table, and opens as what it says', async () => {
  const out = join(folder, 'csv')
  assert.equal((await report(['--year', '2019-20', '--format', 'csv', '--out', out])).code, 0)
  const all = parse(readFileSync(join(out, 'figures-2019-20.csv')), { bom: true, columns: true }) as Record<string, string>[]
  // A table without a row has its file too, and no line among all figures.
  for (const table of new Set(all.map((line) => line['table'] ?? ''))) assert.ok(readdirSync(out).includes(`figures-2019-20-${table}.csv`), table)
  assert.ok(all.every(({ status }) => status === 'not for publication'))
  const fall = all.find(({ table, row, column }) => table === 'change-on-year-before' && row === 'statutory-complaints' && column === '2019-20')
  assert.deepEqual([fall?.['count'], fall?.['percent']], ['-11', '-25'])
  for (const file of readdirSync(out)) {
    const lines = parse(readFileSync(join(out, file)), { bom: true }) as string[][]
    assert.ok(lines.slice(1).every(([status]) => status === 'not for publication'), file)
  }
})

test('a division whose name looks like a formula is made harmless in CSV', async () => {
  const out = join(folder, 'formula')
  const divisions = [{ code: 'odd', label: '=HYPERLINK("http://example.com")', from: isoDate('2006-09-01'), until: null }]
  const services = servicesWithFacts([aFact({ divisions: ['odd'] })], { words: { ...REPORTING_SETTINGS.words, divisions } })
  await report(['--year', '2019-20', '--format', 'csv', '--out', out], services)
  const cells = (parse(readFileSync(join(out, 'figures-2019-20-divisions.csv')), { bom: true }) as string[][]).flat()
  assert.ok(cells.some((cell) => cell.includes('HYPERLINK')) && cells.every((cell) => !cell.startsWith('=')))
})

test('HTML is one file that loads nothing from elsewhere', async () => {
  const out = join(folder, 'html')
  await report(['--year', '2019-20', '--format', 'html', '--out', out])
  const html = readFileSync(join(out, 'figures-2019-20.html'), 'utf8')
  assert.deepEqual(readdirSync(out), ['figures-2019-20.html'])
  assert.ok(!/<(script|link|img|iframe)|url\(|@import|src=/.test(html))
  assert.ok(html.includes('Not for publication'))
})

test('words that look like HTML stay words in the page and in its charts', async () => {
  const out = join(folder, 'escaped')
  const teams = [{ code: 'odd', label: '<script>alert(1)</script> & Co', from: isoDate('2006-09-01'), until: null }]
  await report(['--year', '2019-20', '--format', 'html', '--out', out], servicesWithFacts([aFact({ teams: ['odd'] })], { name: 'A <b>name</b>', words: { ...REPORTING_SETTINGS.words, teams } }))
  const html = readFileSync(join(out, 'figures-2019-20.html'), 'utf8')
  assert.ok(!html.includes('<script') && !html.includes('<b>name') && html.includes('&lt;script&gt;'))
})

test('without a format all of them are written', async () => {
  const out = join(folder, 'all')
  const { code, out: said } = await report(['--year', '2019-20', '--years', '1', '--out', out])
  assert.equal(code, 0, said)
  for (const format of ['json', 'csv', 'html', 'pdf', 'docx', 'odt', 'ods']) assert.ok(readdirSync(out).includes(`figures-2019-20.${format}`), format)
  assert.equal(readFileSync(join(out, 'figures-2019-20.pdf'), 'latin1').slice(0, 5), '%PDF-')
})

test('--years says how many, and --as-known-on leaves out what came later', async () => {
  const out = join(folder, 'known')
  const services = servicesWithFacts([aFact({ receivedOn: isoDate('2019-12-02') })])
  await report(['--year', '2019-20', '--years', '2', '--as-known-on', '2019-12-01', '--format', 'json', '--out', out], services)
  const json = JSON.parse(readFileSync(join(out, 'figures-2019-20.json'), 'utf8')) as FiguresJson
  assert.deepEqual([json.asKnownOn, json.tables[0]?.columns, json.tables[0]?.rows[0]?.cells.map(({ count }) => count)], ['2019-12-01', ['2018-19', '2019-20'], [0, 0]])
})

for (const [why, args, words, code] of [
  ['no year', ['--out', 'x'], 'say which year', 2],
  ['no folder', ['--year', '2019-20'], 'say where to write', 2],
  ['a format that is none', ['--year', '2019-20', '--out', 'x', '--format', 'xlsx'], '"xlsx" is not a format', 2],
  ['31 February', ['--year', '2019-20', '--out', 'x', '--as-known-on', '2020-02-31'], '"2020-02-31" is not a day', 2],
  ['an option that is none', ['--year', '2019-20', '--out', 'x', '--colour', 'red'], 'colour', 2],
  ['a loose word', ['2019-20', '--year', '2019-20', '--out', 'x'], '"2019-20" is not an option', 2],
  ['half a year', ['--year', '2019-20', '--out', 'x', '--years', '1.5'], 'not a whole number', 2],
  ['a year that is none', ['--year', '2019-21', '--out', 'x'], 'There is no reporting year “2019-21”', 1],
  ['a year to come', ['--year', '2030-31', '--out', 'x'], 'has not begun', 1],
  ['a day to come', ['--year', '2019-20', '--out', 'x', '--as-known-on', '2030-01-01'], 'Nobody can know today', 1],
  ['too many years', ['--year', '2019-20', '--out', 'x', '--years', '99'], '1 to 20 years', 1],
] as const)
  test(`${why} is refused plainly, and nothing is written`, async () => {
    const answer = await report(args)
    assert.deepEqual([answer.code, answer.out], [code, ''])
    assert.ok(answer.err.includes(words), answer.err)
    assert.equal(answer.opened, answer.closed)
  })

test('a file in the way of the folder is said so', async () => {
  const out = join(folder, 'a-file')
  writeFileSync(out, '')
  const answer = await report(['--year', '2019-20', '--out', out])
  assert.deepEqual([answer.code, answer.err], [1, `heard report: cannot write in ${out}: it is a file, not a folder.\n`])
})

test('the register is closed again where it fails in the middle', async () => {
  let closed = 0
  const services = servicesWithFacts([aFact(), aFact()])
  const command = reportCommand({ openServices: async () => ({ services, actor: anActor('complaints-manager'), close: async () => { closed += 1 } }) })
  const io = { stdin: (async function* () {})(), out: () => undefined, err: () => undefined, today: () => isoDate('2026-11-23'), env: {} }
  await assert.rejects(command.run(['--year', '2019-20', '--out', folder], io), /two versions/)
  assert.equal(closed, 1)
})

test('--help explains each option', async () => {
  const answer = await report(['--help'])
  assert.equal(answer.code, 0)
  for (const option of ['--year', '--out', '--format', '--years', '--as-known-on']) assert.ok(answer.out.includes(option))
})

test('small numbers are withheld where it is to be published, with a mark instead, and it says what was done', async () => {
  const out = join(folder, 'safe')
  const services = { ...servicesWithFacts(foundingFacts()), protector: createProtector() }
  const { code, out: said } = await report(['--year', '2019-20', '--years', '1', '--safe-to-publish', '--out', out], services)
  assert.equal(code, 0)
  assert.match(said, /small numbers are withheld, and \d+ more from which they would follow. No cheaper choice is safe./)
  const all = parse(readFileSync(join(out, 'safe-figures-2019-20.csv')), { bom: true, columns: true }) as Record<string, string>[]
  const outcomes = all.filter(({ table, row }) => table === 'outcomes' && row !== 'total')
  assert.ok(outcomes.filter(({ count }) => count === 'c').length >= 2, 'one number alone would follow from the total')
  assert.ok(outcomes.every(({ count, percent }) => count !== 'c' || percent === 'c'))
  const withheldByRule = all.filter(({ table, count }) => !['training', 'learning'].includes(table ?? '') && ['1', '2', '3', '4'].includes(count ?? ''))
  assert.deepEqual(withheldByRule.map(({ table, row }) => `${table}/${row}`).filter((place) => !/before-a-complaint|training|learning|procedure|bases|change/.test(place)), [])
})

test('a set is made safe with everything that goes out about the year: what the year withholds it does not print', async () => {
  const [set, year] = [join(folder, 'safe-set'), join(folder, 'safe-year')]
  const services = { ...servicesWithFacts(foundingFacts()), protector: createProtector() }
  const { code, out: said, err } = await report(['--year', '2019-20', '--set', 'founding', '--safe-to-publish', '--out', set], services)
  assert.deepEqual([code, err], [0, ''])
  assert.match(said, /small numbers are withheld/)
  await report(['--year', '2019-20', '--safe-to-publish', '--out', year], services)
  const cells = (out: string) => (parse(readFileSync(join(out, 'safe-figures-2019-20.csv')), { bom: true, columns: true }) as Record<string, string>[])
    .filter(({ table }) => /^(founding~)?outcomes$/.test(table ?? '')).map(({ row, column, count }) => [`${row} ${column}`, count] as const)
  const [ofSet, ofYear] = [cells(set), new Map(cells(year))]
  assert.ok(ofSet.some(([, count]) => count === 'c'))
  for (const [cell, count] of ofSet) assert.ok(ofYear.get(cell) === 'c' || ofYear.get(cell) === count || count === 'c', `${cell}: ${count}`)
  assert.deepEqual(ofSet.filter(([cell, count]) => count !== 'c' && ofYear.get(cell) === 'c'), [])
})

test('a set that there is not is refused plainly', async () => {
  const services = { ...servicesWithFacts(foundingFacts()), protector: createProtector() }
  assert.match((await report(['--year', '2019-20', '--set', 'nowhere', '--safe-to-publish', '--out', folder], services)).err, /no set of that name/)
})

test('what is safe to publish is written as CSV alone, and not at all where nothing can make it so', async () => {
  assert.match((await report(['--year', '2019-20', '--safe-to-publish', '--format', 'html', '--out', folder])).err, /writes CSV alone/)
  assert.match((await report(['--year', '2019-20', '--safe-to-publish', '--out', folder])).err, /cannot be withheld here/)
})
