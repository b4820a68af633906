import { loadBenchmarks, saveBenchmark, viewBenchmarks, type Benchmarks } from '../../../application/benchmarks.ts'
import { may } from '../../../application/permissions.ts'
import { csv } from '../../../documents/csv.ts'
import { BENCHMARK_MEASURES, LONGEST_BENCHMARK_TEXT, type Benchmark } from '../../../domain/reporting/benchmark.ts'
import { readValue } from '../../../domain/reporting/printed-table-text.ts'
import { isYearLabel } from '../../../domain/reporting/year-label.ts'
import { benchmarkRows, readBenchmarkCsv } from '../../../spreadsheets/benchmark-csv.ts'
import { benchmarkProblemInWords, BENCHMARKS, loadedInWords } from '../../../words/benchmarks.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { takeText } from '../settings/take-file.ts'
import { benchmarksModel, placeOf } from './benchmarks-model.ts'

const access = 'view-figures'
const change = 'keep-printed-figures'
const MOST_BYTES = 2_000_000
const MOST_PROBLEMS = 20

/** What other authorities published, typed in with its source, beside ours and never mixed with it. */
export const benchmarkRoutes: readonly Route[] = [
  { method: 'GET', url: urls.benchmarks(), access, traces: 'nothing', handler: (visit) => show(visit) },
  { method: 'POST', url: urls.benchmarks(), access: change, traces: 'nothing', handler: add },
  { method: 'GET', url: urls.benchmarkFile(), access, traces: 'nothing', handler: takeAway },
  { method: 'POST', url: urls.benchmarkLoad(), access: change, traces: 'nothing', handler: load, multipart: true },
  { method: 'POST', url: urls.benchmark(':benchmarkId'), access: change, traces: 'nothing', handler: remove },
]

async function show(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, typed, query } = visit
  const found = await viewBenchmarks(deps.services, actor)
  if (found.kind !== 'benchmarks') return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/benchmarks/page.njk', title: BENCHMARKS.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: { ...benchmarksModel(found), mayKeep: may(actor, change), ask: BENCHMARKS.ask, saved: savedInWords(query), commandId: deps.services.ids.next(), benchmarkId: deps.services.ids.next() },
  }
}

/** What was done, as the address that the browser was sent to says it. */
function savedInWords(query: Visit['query']): string {
  if (query['saved'] === 'yes') return BENCHMARKS.saved
  const [added, changed, same] = ['added', 'changed', 'same'].map((part) => Number(query[part]))
  const isCounted = (count: number | undefined): count is number => count !== undefined && Number.isSafeInteger(count) && count >= 0
  return isCounted(added) && isCounted(changed) && isCounted(same) ? loadedInWords({ added, changed, same }) : ''
}

async function takeAway({ deps, actor }: Visit): Promise<Answer> {
  const found = await viewBenchmarks(deps.services, actor)
  if (found.kind !== 'benchmarks') return { kind: 'not-allowed' }
  return { kind: 'file', body: csv(benchmarkRows(found.kept.map(({ benchmark }) => benchmark))), contentType: 'text/csv; charset=utf-8', fileName: 'benchmarks.csv' }
}

/** Loads all of a CSV, or nothing of it. */
async function load(visit: Visit): Promise<Answer> {
  const { deps, actor } = visit
  const taken = await takeText(visit, MOST_BYTES)
  const wrong = (texts: readonly string[]) => show(visit, texts.slice(0, MOST_PROBLEMS).map((text) => ({ field: 'file', text })))
  if (taken.kind === 'wrong') return wrong([taken.sentence])
  const found = await viewBenchmarks(deps.services, actor)
  if (found.kind !== 'benchmarks') return { kind: 'not-allowed' }
  const read = readBenchmarkCsv(taken.text, found.figures.tables)
  if (read.kind === 'problems') return wrong(read.problems.map(benchmarkProblemInWords))
  const loadId = taken.field('commandId')
  if (!isId(loadId)) return { kind: 'not-found' }
  const loaded = await loadBenchmarks(deps.services, actor, loadId, read.benchmarks)
  if (loaded.kind === 'loaded') return { kind: 'redirect', to: `${urls.benchmarks()}?added=${loaded.added}&changed=${loaded.changed}&same=${loaded.same}` }
  return loaded.kind === 'not-allowed' ? { kind: 'not-allowed' } : show(visit, [{ field: '', text: BENCHMARKS.changed }])
}

async function add(visit: Visit): Promise<Answer> {
  const { deps, actor, typed } = visit
  const found = await viewBenchmarks(deps.services, actor)
  if (found.kind !== 'benchmarks') return { kind: 'not-allowed' }
  const read = readBenchmark(visit, found)
  if (read.kind === 'slips') return show(visit, read.slips)
  const { benchmarkId, commandId } = typed
  if (!isId(benchmarkId) || !isId(commandId)) return { kind: 'not-found' }
  return after(visit, await saveBenchmark(deps.services, actor, { benchmarkId, seen: 0, commandId }, read.benchmark))
}

type Read = Readonly<{ kind: 'benchmark'; benchmark: Benchmark }> | Readonly<{ kind: 'slips'; slips: readonly Slip[] }>

function readBenchmark(visit: Visit, found: Benchmarks): Read {
  const form = formReader(visit.typed, visit.today)
  const { ask } = BENCHMARKS
  const words = (field: 'authority' | 'source') => form.words(field, ask[field].toLowerCase()).words
  const place = form.choice('place', ask.place.toLowerCase(), found.figures.tables.flatMap(({ id, rows }) => rows.map((row) => placeOf(id, row.id))))
  const [table = '', row = ''] = place.split(' ')
  const value = readValue(form.text('value') || 'none')
  const year = form.text('year')
  const benchmark = {
    authority: words('authority'), year, table, row, measure: form.choice('measure', ask.measure.toLowerCase(), BENCHMARK_MEASURES), value: value ?? 0, source: words('source'),
    page: form.text('page'), note: form.text('note'),
  }
  const slips = [
    ...form.slips, ...(value === undefined || value === null ? [{ field: 'value', text: BENCHMARKS.noValue }] : []),
    ...(isYearLabel(year) ? [] : [{ field: 'year', text: BENCHMARKS.yearWrong }]),
    ...(['authority', 'source', 'page', 'note'] as const).flatMap((field) => (benchmark[field].length > LONGEST_BENCHMARK_TEXT ? [{ field, text: BENCHMARKS.tooLong(ask[field]) }] : [])),
  ]
  return slips.length > 0 ? { kind: 'slips', slips } : { kind: 'benchmark', benchmark }
}

async function remove(visit: Visit): Promise<Answer> {
  const { deps, actor, params, typed } = visit
  if (!isId(typed['commandId']) || !isId(params['benchmarkId'])) return { kind: 'not-found' }
  return after(visit, await saveBenchmark(deps.services, actor, { benchmarkId: params['benchmarkId'], seen: Number(typed['seen']), commandId: typed['commandId'] }, null))
}

function after(visit: Visit, { kind }: Awaited<ReturnType<typeof saveBenchmark>>): Answer | Promise<Answer> {
  if (kind === 'not-allowed') return { kind }
  if (kind === 'not-kept') return { kind: 'not-found' }
  return kind === 'saved' ? { kind: 'redirect', to: `${urls.benchmarks()}?saved=yes` } : show(visit, [{ field: '', text: BENCHMARKS.changed }])
}
