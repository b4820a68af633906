import { BENCHMARK_MEASURES, benchmarkKey, besideOthers, LONGEST_BENCHMARK_TEXT, type Benchmark, type Beside } from '../domain/reporting/benchmark.ts'
import { parseReportingYear, reportingYearOf } from '../domain/reporting/reporting-year.ts'
import { daysNeeded, figuresFrom, type YearFigures } from '../domain/reporting/year-figures.ts'
import { forFigures } from './access/sight.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { besideFacts } from './figures-beside.ts'
import { MOST_YEARS, questionOf } from './figures.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { fileReader } from './settings-file/file-reader.ts'

export type KeptBenchmark = Readonly<{ benchmarkId: string; version: number; benchmark: Benchmark; savedAt: string; savedBy: string }>

/** A benchmark as it was kept; null where it is none. */
function readBenchmark(value: unknown): Benchmark | null {
  const reader = fileReader()
  const body = reader.object(value, '', ['authority', 'year', 'table', 'row', 'measure', 'value', 'source', 'page', 'note'])
  if (!body) return null
  const text = (part: string) => reader.text(body[part], part, LONGEST_BENCHMARK_TEXT)
  const [authority, year, table, row, source] = [text('authority'), text('year'), text('table'), text('row'), text('source')]
  const measure = reader.oneOf(body['measure'], 'measure', BENCHMARK_MEASURES)
  const { value: number, page, note } = body
  if (!authority || !year || !table || !row || !source || !measure || typeof number !== 'number' || typeof page !== 'string' || typeof note !== 'string') return null
  if (page.length > LONGEST_BENCHMARK_TEXT || note.length > LONGEST_BENCHMARK_TEXT) return null
  return reader.problems.length > 0 ? null : { authority, year, table, row, measure, value: number, source, page, note }
}

/** Those that were not taken away, as figures alone. */
export async function benchmarksIn(reads: Reads): Promise<readonly Benchmark[]> {
  return (await benchmarksOf(reads)).map(({ benchmark }) => benchmark)
}

async function benchmarksOf(reads: Reads): Promise<readonly KeptBenchmark[]> {
  return (await reads.kept('benchmark')).flatMap(({ keptId, version, body, recordedAt, recordedBy }) => {
    const benchmark = readBenchmark(body)
    return benchmark ? [{ benchmarkId: keptId, version, benchmark, savedAt: recordedAt, savedBy: recordedBy }] : []
  })
}

export type Benchmarks = Readonly<{
  kind: 'benchmarks'
  kept: readonly KeptBenchmark[]
  beside: readonly Beside[]
  /** Our own figures of the years that others are set beside, and of this one: what can be chosen. */
  figures: YearFigures
}>

/** What others published, each beside the same figure of ours, counted from the register now. */
export async function viewBenchmarks(services: Services, actor: Actor): Promise<Benchmarks | Readonly<{ kind: 'not-allowed' }>> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(forFigures(actor), async (reads) => {
    const settings = await reads.settings()
    const [today, month] = [services.clock.today(), settings.reportingYearStartsInMonth]
    const kept = await benchmarksOf(reads)
    const now = reportingYearOf(today, month)
    const begins = kept.flatMap(({ benchmark: { year } }) => parseReportingYear(year, month)?.from.slice(0, 4) ?? []).map(Number)
    const years = Math.min(MOST_YEARS, Number(now.from.slice(0, 4)) - Math.min(Number(now.from.slice(0, 4)), ...begins) + 1)
    const question = questionOf({ year: now.label, years }, settings, today)
    if (question.kind !== 'question') return { kind: 'not-allowed' }
    const facts = await reads.reportFacts({ ...daysNeeded(question), asKnownOn: question.asKnownOn })
    const figures = figuresFrom(facts, settings, { ...question, ...await besideFacts(reads, facts, question.asKnownOn) }, null)
    return { kind: 'benchmarks', kept, figures, beside: besideOthers(figures.tables, kept.map(({ benchmark }) => benchmark)) }
  })
}

/** Keeps a figure of another authority; null takes it away. What was typed before stays as a version. Nothing is kept that could not be read again: `not-kept`. */
export async function saveBenchmark(
  services: Services, actor: Actor, { benchmarkId, seen, commandId }: Readonly<{ benchmarkId: string; seen: number; commandId: string }>, benchmark: Benchmark | null,
): Promise<Readonly<{ kind: 'saved' | 'not-allowed' | 'not-kept' | 'changed-meanwhile' }>> {
  if (!may(actor, 'keep-printed-figures')) return { kind: 'not-allowed' }
  if (benchmark && !readBenchmark(benchmark)) return { kind: 'not-kept' }
  const kind = await services.store.write(actor, (tx) => tx.kept.save({
    kind: 'benchmark', keptId: benchmarkId, body: benchmark, seen, commandId, recordedAt: services.clock.now(), recordedBy: actor.userId,
  }))
  return { kind }
}

/** How many rows of a file were new, had another value than the one that is kept, and were there already. */
export type BenchmarksLoaded = Readonly<{ kind: 'loaded'; added: number; changed: number; same: number }> | Readonly<{ kind: 'not-allowed' | 'changed-meanwhile' }>

/**
 * Keeps all of them, or none. A figure that is kept already (the same authority, year, place and measure) becomes another
 * version where anything of it differs, and is left alone where nothing does: a file may be loaded again. A double click,
 * with the same `loadId`, loads once.
 */
export async function loadBenchmarks(services: Services, actor: Actor, loadId: string, benchmarks: readonly Benchmark[]): Promise<BenchmarksLoaded> {
  if (!may(actor, 'keep-printed-figures')) return { kind: 'not-allowed' }
  const kept = new Map((await services.store.read(actor, benchmarksOf)).map((one) => [benchmarkKey(one.benchmark), one]))
  const rows = benchmarks.map((benchmark, at) => ({ benchmark, at, before: kept.get(benchmarkKey(benchmark)) }))
  const differing = rows.filter(({ benchmark, before }) => !before || !isSame(before.benchmark, benchmark))
  const added = differing.filter(({ before }) => !before).length
  return allOrNothing<BenchmarksLoaded>(services.store, actor, async ({ tx, undo }) => {
    for (const { benchmark, at, before } of differing) {
      const result = await tx.kept.save({
        kind: 'benchmark', keptId: before?.benchmarkId ?? nth(loadId, at), body: benchmark, seen: before?.version ?? 0, commandId: nth(loadId, at), recordedAt: services.clock.now(), recordedBy: actor.userId,
      })
      if (result !== 'saved') undo({ kind: 'changed-meanwhile' })
    }
    return { kind: 'loaded', added, changed: differing.length - added, same: rows.length - differing.length }
  })
}

function isSame(one: Benchmark, other: Benchmark): boolean {
  return one.value === other.value && one.source === other.source && one.page === other.page && one.note === other.note
}

/** An id of its own for each row of a load, the same when the load is sent again. */
function nth(loadId: string, at: number): string {
  const first = Number.parseInt(loadId.slice(0, 8), 16)
  return `${((first + at + 1) % 0x1_0000_0000).toString(16).padStart(8, '0')}${loadId.slice(8)}`
}
