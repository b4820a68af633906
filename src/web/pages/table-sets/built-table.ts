import { saveTableSet } from '../../../application/change-table-sets.ts'
import { figureYears } from '../../../application/figures.ts'
import { figuresOfTableSet, viewTableSet, type KnownTableSet } from '../../../application/table-sets.ts'
import { drawnFigures, type DrawnTable } from '../../../documents/figures/drawn-figures.ts'
import { DIMENSION_IDS } from '../../../domain/reporting/built/dimensions.ts'
import { MEASURE_IDS, OF_COMPLAINTS } from '../../../domain/reporting/built/measures.ts'
import { PERIODS, problemsOf, SPEC_BASES, type TableSet, type TableSpec } from '../../../domain/reporting/built/table-spec.ts'
import { STATISTICS } from '../../../domain/reporting/statistic.ts'
import { SET_LIMITS, specProblemInWords, TABLE_SETS } from '../../../words/table-builder.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { notKeptSlips } from './not-kept.ts'
import { tableChoices } from './table-choices.ts'

const access = 'build-tables'
const NEW = 'new'

/** One table of a set: built, looked at, changed, moved and taken out. */
export const builtTableRoutes: readonly Route[] = [
  { method: 'GET', url: urls.builtTable(':setId', ':tableId'), access, traces: 'nothing', handler: showTable },
  { method: 'POST', url: urls.builtTable(':setId', ':tableId'), access, traces: 'nothing', handler: saveOrPreview },
  { method: 'POST', url: urls.builtTablePart(':setId', ':tableId', 'remove'), access, traces: 'nothing', handler: (visit) => change(visit, (tables, at) => tables.filter((_, each) => each !== at)) },
  { method: 'POST', url: urls.builtTablePart(':setId', ':tableId', 'earlier'), access, traces: 'nothing', handler: (visit) => change(visit, earlier) },
]

/** The authority's own set of the address, and the table; null for one that is new. */
async function found({ deps, actor, params }: Visit): Promise<Readonly<{ known: KnownTableSet; spec: TableSpec | null }> | null> {
  const view = await viewTableSet(deps.services, actor, params['setId'] ?? '')
  if (view.kind !== 'set' || view.known.isShipped) return null
  const spec = view.known.set.tables.find(({ id }) => id === params['tableId']) ?? null
  return spec === null && params['tableId'] !== NEW ? null : { known: view.known, spec }
}

async function showTable(visit: Visit): Promise<Answer> {
  const at = await found(visit)
  return at ? drawn(visit, at.known, typedSpec(at.spec), {}) : { kind: 'not-found' }
}

type Beside = Readonly<{ slips?: readonly Slip[]; preview?: DrawnTable | null }>

async function drawn(visit: Visit, known: KnownTableSet, typed: Typed, { slips = [], preview = null }: Beside): Promise<Answer> {
  const { deps, actor, params } = visit
  const years = await figureYears(deps.services, actor)
  const labels = years.kind === 'years' ? years.years.map(({ label }) => label) : []
  return {
    kind: 'page', template: 'pages/table-sets/table.njk', title: params['tableId'] === NEW ? 'A new table' : 'Change a table', slips, ...(slips.length > 0 && { status: 422 }),
    typed: { previewYear: labels[1] ?? labels[0] ?? '', seen: String(known.version), ...typed },
    model: {
      ...tableChoices(), setId: known.setId, tableId: params['tableId'] ?? NEW, setName: known.set.name, words: TABLE_SETS.ask, years: labels.map((label) => ({ code: label, label })), preview,
      seen: typed['seen'] ?? String(known.version), commandId: deps.services.ids.next(),
    },
  }
}

/** The boxes of the form as the table stands. */
function typedSpec(spec: TableSpec | null): Typed {
  if (spec === null) return { measure: 'complaints-received', of: 'statutory', rows: 'channel', columns: 'years', years: '4', base: 'itself', percentages: 'yes' }
  const { title, measure, of, statistic, rows, columns, years, base, percentages, notes } = spec
  return { title, measure, of: of ?? '', statistic: statistic ?? '', rows, columns, years: String(years), base, ...(percentages && { percentages: 'yes' }), notes: notes.join('\n') }
}

async function saveOrPreview(visit: Visit): Promise<Answer> {
  const at = await found(visit)
  if (!at) return { kind: 'not-found' }
  const isPreview = visit.typed['act'] === 'preview'
  const form = formReader(visit.typed, visit.today)
  const spec = readSpec(form, at.spec?.id ?? newId(form.text('title'), at.known.set), isPreview)
  const slips = form.slips.length > 0 ? form.slips : problemsOf(spec).map((problem) => ({ field: problem.field, text: specProblemInWords(problem) }))
  if (slips.length > 0) return drawn(visit, at.known, visit.typed, { slips })
  if (isPreview) return drawn(visit, at.known, visit.typed, { preview: await previewOf(visit, spec, form.text('previewYear')) })
  const { tables } = at.known.set
  return save(visit, at.known, { ...at.known.set, tables: at.spec ? tables.map((table) => (table.id === spec.id ? spec : table)) : [...tables, spec] })
}

async function previewOf({ deps, actor }: Visit, spec: TableSpec, year: string): Promise<DrawnTable | null> {
  const counted = await figuresOfTableSet(deps.services, actor, { set: { name: spec.title, tables: [spec] } }, { year })
  return counted.kind === 'figures' ? (await drawnFigures(counted.figures)).groups.flatMap(({ tables }) => tables)[0] ?? null : null
}

async function save(visit: Visit, known: KnownTableSet, set: TableSet): Promise<Answer> {
  const { commandId, seen } = visit.typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const result = await saveTableSet(visit.deps.services, visit.actor, { setId: known.setId, seen: Number(seen), commandId }, set)
  const { kind } = result
  if (kind === 'not-kept') return drawn(visit, known, visit.typed, { slips: notKeptSlips(result.problems, SET_LIMITS, (part) => (part === 'tables' ? '' : part)) })
  if (kind === 'saved') return { kind: 'redirect', to: `${urls.tableSet(known.setId)}?saved=yes` }
  if (kind !== 'changed-meanwhile') return kind === 'not-allowed' ? { kind } : { kind: 'not-found' }
  // What was typed stays in the boxes, over the set as it is now.
  const { seen: _seen, ...typed } = visit.typed
  return drawn(visit, known, typed, { slips: [{ field: '', text: TABLE_SETS.changed }] })
}

async function change(visit: Visit, changed: (tables: readonly TableSpec[], at: number) => readonly TableSpec[]): Promise<Answer> {
  const at = await found(visit)
  if (!at?.spec) return { kind: 'not-found' }
  const { set } = at.known
  return save(visit, at.known, { ...set, tables: changed(set.tables, set.tables.indexOf(at.spec)) })
}

function earlier(tables: readonly TableSpec[], at: number): readonly TableSpec[] {
  const [before, moved] = [tables[at - 1], tables[at]]
  return before && moved ? [...tables.slice(0, at - 1), moved, before, ...tables.slice(at + 1)] : tables
}

function readSpec(form: FormReader, id: string, isPreview: boolean): TableSpec {
  const { ask } = TABLE_SETS
  const title = isPreview ? form.text('title') || ask.title : form.words('title', ask.title.toLowerCase()).words
  const [of, statistic] = [form.optionalChoice('of', ask.of, OF_COMPLAINTS), form.optionalChoice('statistic', ask.statistic, STATISTICS)]
  return {
    id, title, measure: form.choice('measure', ask.measure, MEASURE_IDS), of: OF_COMPLAINTS.find((code) => code === of) ?? null, statistic: STATISTICS.find((code) => code === statistic) ?? null,
    rows: form.choice('rows', ask.rows, DIMENSION_IDS), columns: form.choice('columns', ask.columns, [...PERIODS, ...DIMENSION_IDS]), years: form.wholeNumber('years', ask.years.toLowerCase()),
    base: form.choice('base', ask.base, SPEC_BASES), percentages: form.text('percentages') === 'yes', notes: form.text('notes').split('\n').map((note) => note.trim()).filter((note) => note !== ''),
  }
}

/** A name for addresses out of the title, that no other table of the set has. */
function newId(title: string, { tables }: TableSet): string {
  const plain = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 50) || 'table'
  const taken = new Set(tables.map(({ id }) => id))
  if (plain !== NEW && !taken.has(plain)) return plain
  let number = 2
  while (taken.has(`${plain}-${number}`)) number += 1
  return `${plain}-${number}`
}
