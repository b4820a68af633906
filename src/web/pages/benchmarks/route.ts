import { saveBenchmark, viewBenchmarks, type Benchmarks } from '../../../application/benchmarks.ts'
import { may } from '../../../application/permissions.ts'
import { BENCHMARK_MEASURES, type Benchmark } from '../../../domain/reporting/benchmark.ts'
import { readValue } from '../../../domain/reporting/printed-table-text.ts'
import { BENCHMARKS } from '../../../words/benchmarks.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { benchmarksModel, placeOf } from './benchmarks-model.ts'

const access = 'view-figures'
const change = 'keep-printed-figures'

/** What other authorities published, typed in with its source, beside ours and never mixed with it. */
export const benchmarkRoutes: readonly Route[] = [
  { method: 'GET', url: urls.benchmarks(), access, handler: (visit) => show(visit) },
  { method: 'POST', url: urls.benchmarks(), access: change, handler: add },
  { method: 'POST', url: urls.benchmark(':benchmarkId'), access: change, handler: remove },
]

async function show(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, typed, query } = visit
  const found = await viewBenchmarks(deps.services, actor)
  if (found.kind !== 'benchmarks') return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/benchmarks/page.njk', title: BENCHMARKS.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: { ...benchmarksModel(found), mayKeep: may(actor, change), ask: BENCHMARKS.ask, saved: query['saved'] === 'yes' ? BENCHMARKS.saved : '', commandId: deps.services.ids.next(), benchmarkId: deps.services.ids.next() },
  }
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
    ...(/^\d{4}(-\d{2})?$/.test(year) ? [] : [{ field: 'year', text: BENCHMARKS.yearWrong }]),
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
  return kind === 'saved' ? { kind: 'redirect', to: `${urls.benchmarks()}?saved=yes` } : show(visit, [{ field: '', text: BENCHMARKS.changed }])
}
