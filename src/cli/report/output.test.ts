import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { anActor, servicesWithFacts } from '../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../test/support/report-facts.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { OUTPUT_KINDS, OUTPUTS } from '../../domain/reporting/outputs/output-kinds.ts'
import { createProtector } from '../../solver/protect-in-worker.ts'
import { reportCommand } from '../report.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-outputs-'))
const protector = createProtector()
after(() => rmSync(folder, { recursive: true, force: true }))

async function report(...args: readonly string[]) {
  const seen = { out: '', err: '', open: 0 }
  const services = { ...servicesWithFacts(foundingFacts()), protector }
  const command = reportCommand({ openServices: async () => ({ services, actor: anActor('complaints-manager'), close: async () => { seen.open -= 1 } }) })
  const code = await command.run(args, {
    stdin: (async function* () {})(), out: (text) => { seen.out += text }, err: (text) => { seen.err += text }, today: () => isoDate('2026-11-23'), env: {},
  })
  return { code, ...seen }
}

/** How many pages a PDF says that it has. */
function pagesOf(pdf: Buffer): number {
  return Math.max(...[...pdf.toString('latin1').matchAll(/\/Type\s*\/Pages[^>]*?\/Count (\d+)|\/Count (\d+)[^>]*?\/Type\s*\/Pages/g)].map(([, a, b]) => Number(a ?? b)))
}

test('the briefing for councillors fits on one side of A4', async () => {
  const out = join(folder, 'briefing')
  const { code, out: said } = await report('--kind', 'briefing', '--year', '2019-20', '--format', 'pdf', '--out', out)
  assert.equal(code, 0)
  assert.match(said, /^Briefing for councillors 2019-20, Sandbourne\. Small numbers are withheld/)
  const [file = ''] = readdirSync(out)
  assert.equal(pagesOf(readFileSync(join(out, file))), 1)
})

test('the page for young people is one page, and one that stands alone, with its pictures hidden from who listens', async () => {
  const out = join(folder, 'young')
  assert.equal((await report('--kind', 'young-people', '--year', '2019-20', '--out', out)).code, 0)
  const files = readdirSync(out)
  assert.deepEqual(new Set(files.map((name) => name.split('.').at(-1))), new Set(['html', 'pdf']))
  assert.equal(pagesOf(readFileSync(join(out, files.find((name) => name.endsWith('.pdf')) ?? ''))), 1)
  const html = readFileSync(join(out, files.find((name) => name.endsWith('.html')) ?? ''), 'utf8')
  assert.doesNotMatch(html, /<script|<link|src="http/)
  const pictures = [...html.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag)
  assert.ok(pictures.length >= 4 && pictures.every((tag) => tag.includes('aria-hidden="true"')))
})

test('every document is made without a browser', async () => {
  for (const kind of OUTPUT_KINDS) {
    const when = { year: ['--year', '2019-20'], quarter: ['--year', '2019-20', '--quarter', '1'], month: ['--month', '2019-06'] }[OUTPUTS[kind].spans[0] ?? 'year']
    const out = join(folder, 'each', kind)
    const answer = await report('--kind', kind, ...when, ...(OUTPUTS[kind].isOfTeam ? ['--team', 'cin-widnes'] : []), '--format', 'json', '--out', out)
    assert.deepEqual([answer.code, answer.err], [0, ''])
    const made = readFileSync(join(out, readdirSync(out)[0] ?? ''), 'utf8')
    assert.equal((JSON.parse(made) as { kind: string }).kind, kind)
    // Where a reader compares, a chart stands above its table; a return for information explains nothing.
    const isDrawn = ['corporate-parenting', 'inspection', 'quarterly-report', 'compliments'].includes(kind)
    assert.equal(/"kind": ?"chart"/.test(made), isDrawn, `${kind} ${isDrawn ? 'has' : 'has no'} charts`)
  }
})

test('a data return is a spreadsheet and CSV unless another format is asked for', async () => {
  const out = join(folder, 'return')
  await report('--kind', 'data-return', '--year', '2019-20', '--out', out)
  assert.deepEqual(new Set(readdirSync(out).map((name) => name.split('.').at(-1))), new Set(['csv', 'ods']))
})

for (const [why, args, words, code] of [
  ['a document that is none', ['--kind', 'novel', '--year', '2019-20', '--out', 'x'], '"novel" is not a document', 2],
  ['no period', ['--kind', 'briefing', '--out', 'x'], 'say for when', 2],
  ['a quarter of no year', ['--kind', 'quarterly-report', '--quarter', '2', '--out', 'x'], 'say of which year the quarter is', 2],
  ['a month and a year', ['--kind', 'compliments', '--month', '2019-11', '--year', '2019-20', '--out', 'x'], 'not several of them', 2],
  ['no folder', ['--kind', 'briefing', '--year', '2019-20'], 'say where to write', 2],
  ['a format that is none', ['--kind', 'briefing', '--year', '2019-20', '--format', 'doc', '--out', 'x'], '"doc" is not a format', 2],
  ['a briefing about a month', ['--kind', 'briefing', '--month', '2019-11', '--out', 'x'], 'made for a reporting year', 1],
  ['a fifth quarter', ['--kind', 'quarterly-report', '--year', '2019-20', '--quarter', '5', '--out', 'x'], 'no such quarter', 1],
  ['a team sheet without a team', ['--kind', 'monthly-team-sheet', '--month', '2019-11', '--out', 'x'], 'Say which team', 1],
  ['a team in a briefing', ['--kind', 'briefing', '--year', '2019-20', '--team', 'cin-widnes', '--out', 'x'], 'about the whole authority', 1],
  ['a month to come', ['--kind', 'monthly-team-sheet', '--month', '2030-01', '--team', 'cin-widnes', '--out', 'x'], 'has not begun', 1],
  ['figures as known on a day, of a document', ['--kind', 'briefing', '--year', '2019-20', '--as-known-on', '2020-01-01', '--out', 'x'], 'as-known-on', 2],
] as const)
  test(`${why} is refused in words, and nothing is written`, async () => {
    const answer = await report(...args)
    assert.deepEqual([answer.code, answer.out], [code, ''])
    assert.ok(answer.err.includes(words), answer.err)
  })

test('the help tells each document with what it is for', async () => {
  const { out } = await report('--kind', 'briefing', '--help')
  for (const kind of OUTPUT_KINDS) assert.ok(out.includes(kind))
})
