/**
 * Measures and prints a table: `npm run bench`, or `npm run bench -- --quick` with a tenth of the register.
 * Each figure is a median of one run on this machine; nothing here is asserted by a test.
 */
import { parseArgs } from 'node:util'
import { openBenchRegister, removeBenchRegister } from './bench-register.ts'
import { calendarBench } from './calendar.ts'
import { disclosureBench } from './disclosure.ts'
import { documentsBench } from './documents.ts'
import type { Measurement } from './measure.ts'
import { pagesBench, type RegisterFolder } from './pages.ts'
import { importBench, loadRegister, redateBench } from './register.ts'

const SMALL = 2_000

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const LARGE = values.quick ? 20_000 : 200_000

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
    if (size !== SMALL) measured.push(...(await importBench(bench, loaded)), ...(await redateBench(bench)))
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

const measured = [...await calendar(), ...documentsBench(), ...await disclosureBench(note)]
const folders: RegisterFolder[] = []
try {
  for (const size of [SMALL, LARGE]) {
    note(`Making a register of ${size.toLocaleString('en-GB')} complaints …`)
    folders.push(await filled(size, measured))
  }
  const [small, large] = folders
  if (small && large) measured.push(...(await pagesBench(small, large)))
} finally {
  for (const { folder } of folders) removeBenchRegister(folder)
}
process.stdout.write(`${table(measured)}\n`)
