/**
 * Measures and prints a table: `npm run bench`, or `npm run bench -- --quick` with a tenth of the register. Some of it with
 * `--only calendar`, `documents`, `documents-search`, `letters`, `disclosure`, `sign-in`, `register`, `pages`, `checks`, `outbox` or `mail`, one or more. Each figure is a median of one run on this machine; nothing here is asserted by a test.
 */
import { parseArgs } from 'node:util'
import { openBenchRegister, removeBenchRegister } from './bench-register.ts'
import { calendarBench } from './calendar.ts'
import { checksBench } from './checks.ts'
import { disclosureBench } from './disclosure.ts'
import { documentsBench } from './documents.ts'
import { documentsSearchBench } from './documents-search.ts'
import { lettersBench } from './letters.ts'
import type { Measurement } from './measure.ts'
import { mailBench } from './mail.ts'
import { outboxBench } from './outbox.ts'
import { pagesBench, type RegisterFolder } from './pages.ts'
import { importBench, loadRegister, redateBench } from './register.ts'
import { signInBench } from './sign-in.ts'

const SMALL = 2_000

const PARTS = ['calendar', 'documents', 'documents-search', 'letters', 'disclosure', 'sign-in', 'register', 'pages', 'checks', 'outbox', 'mail'] as const
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [...PARTS] } } })
const LARGE = values.quick ? 20_000 : 200_000
const asks = (part: (typeof PARTS)[number]) => values.only.includes(part)

const note = (sentence: string) => process.stderr.write(`${sentence}\n`)

async function calendar(): Promise<Measurement[]> {
  return (await calendarBench()).map(({ name, ours, ratio, target, met }) =>
    ratio === undefined ? { name, value: ours, unit: '', target, met } : { name, value: ratio, unit: 'times as fast', target, met })
}

/** Makes and fills a register, measures what needs it open, and leaves it closed for the server to start on. */
async function filled(size: number, measured: Measurement[]): Promise<RegisterFolder> {
  const bench = await openBenchRegister()
  try {
    const loaded = await loadRegister(bench, size, note)
    if (size !== SMALL && asks('register')) measured.push(...(await importBench(bench, loaded)), ...(await redateBench(bench)))
    return { folder: bench.folder, main: loaded.main, complaints: Math.floor(size / 2) }
  } finally {
    await bench.close()
  }
}

function table(rows: readonly Measurement[]): string {
  const cells = rows.map(({ name, value, unit, target, met }) => [name, `${Number(value.toPrecision(3))} ${unit}`.trim(), target, met ? 'met' : 'NOT MET'])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

const measured = [...asks('calendar') ? await calendar() : [], ...asks('documents') ? documentsBench() : [], ...asks('documents-search') ? await documentsSearchBench(note) : [], ...asks('letters') ? await lettersBench() : [], ...asks('disclosure') ? disclosureBench(note) : [], ...asks('sign-in') ? await signInBench() : [], ...asks('outbox') ? await outboxBench() : [], ...asks('mail') ? await mailBench(note) : []]
const folders: RegisterFolder[] = []
try {
  for (const size of asks('pages') ? [SMALL, LARGE] : asks('register') || asks('checks') ? [LARGE] : []) {
    note(`Making a register of ${size.toLocaleString('en-GB')} complaints …`)
    folders.push(await filled(size, measured))
  }
  const [small, large] = folders
  if (asks('pages') && small && large) measured.push(...(await pagesBench(small, large)))
  const largest = folders.at(-1)
  if (asks('checks') && largest) measured.push(...(await checksBench(largest, note)))
} finally {
  for (const { folder } of folders) removeBenchRegister(folder)
}
process.stdout.write(`${table(measured)}\n`)
