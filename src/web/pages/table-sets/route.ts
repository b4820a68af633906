import { figureYears } from '../../../application/figures.ts'
import { may } from '../../../application/permissions.ts'
import { saveTableSet } from '../../../application/change-table-sets.ts'
import { readTableSetText, tableSetFile } from '../../../application/read-table-set.ts'
import { figuresOfTableSet, listTableSets, viewTableSet, type TableSetView } from '../../../application/table-sets.ts'
import type { TableSet } from '../../../domain/reporting/built/table-spec.ts'
import { FIGURE_FORMATS, figureFile, type FigureFormat } from '../../../documents/figures/figure-files.ts'
import { drawnFigures } from '../../../documents/figures/drawn-figures.ts'
import { DOCUMENT_FORMAT_LABELS } from '../../../words/document.ts'
import { settingsProblemWords } from '../../../words/settings-file.ts'
import { SET_LIMITS, specProblemInWords, TABLE_SETS, unknownChoiceInWords } from '../../../words/table-builder.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import { askerOf } from '../../asker.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { takeText } from '../settings/take-file.ts'
import { whyNot } from '../figures/route.ts'
import { notKeptSlips } from './not-kept.ts'
import { setPage, setRow } from './set-model.ts'

const access = 'view-figures'
const MOST_BYTES = 500_000
const MOST_PROBLEMS = 20
/** So that its name and "(copy)" are a name of a set. */
const LONGEST_COPIED = 190

/** Sets of tables: choosing one, its tables, its figures of a year, and the set as a file. */
export const tableSetRoutes: readonly Route[] = [
  { method: 'GET', url: urls.tableSets(), access, traces: 'nothing', handler: (visit) => showList(visit) },
  { method: 'POST', url: urls.tableSets(), access: 'build-tables', traces: 'nothing', handler: begin },
  { method: 'POST', url: urls.tableSetLoad(), access: 'build-tables', traces: 'nothing', handler: load, multipart: true },
  { method: 'GET', url: urls.tableSet(':setId'), access, traces: 'nothing', handler: (visit) => showSet(visit) },
  { method: 'GET', url: urls.tableSetFile(':setId'), access, traces: 'nothing', handler: takeAway },
  { method: 'GET', url: urls.tableSetYear(':setId', ':year'), access, traces: 'nothing', handler: showYear },
  ...FIGURE_FORMATS.map((format): Route => ({ method: 'GET', url: urls.tableSetDownload(':setId', ':year', format), access, traces: takesAway('figures', { at: 'setId' }, format), handler: (visit) => download(visit, format) })),
  { method: 'POST', url: urls.tableSetPart(':setId', 'copy'), access: 'build-tables', traces: 'nothing', handler: copy },
  { method: 'POST', url: urls.tableSetPart(':setId', 'name'), access: 'build-tables', traces: 'nothing', handler: rename },
  { method: 'POST', url: urls.tableSetPart(':setId', 'remove'), access: 'build-tables', traces: 'nothing', handler: remove },
]

async function showList({ deps, actor, typed, query }: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const found = await listTableSets(deps.services, actor)
  if (found.kind !== 'sets') return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/table-sets/list.njk', title: TABLE_SETS.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: { own: found.sets.filter(({ isShipped }) => !isShipped).map(setRow), shipped: found.sets.filter(({ isShipped }) => isShipped).map(setRow), mayBuild: may(actor, 'build-tables'), commandId: deps.services.ids.next(), setId: deps.services.ids.next(), removed: query['removed'] === 'yes' },
  }
}

/** A set that is new: without a table, as a copy, or from a file. A double click makes one. */
async function keepNew(visit: Visit, ids: Readonly<{ setId: unknown; commandId: unknown }>, set: TableSet): Promise<Answer> {
  const { setId, commandId } = ids
  if (!isId(setId) || !isId(commandId)) return { kind: 'not-found' }
  const result = await saveTableSet(visit.deps.services, visit.actor, { setId, seen: 0, commandId }, set)
  const { kind } = result
  if (kind === 'not-allowed') return { kind }
  if (kind === 'not-kept') return showList(visit, notKeptSlips(result.problems, SET_LIMITS))
  return kind === 'saved' ? { kind: 'redirect', to: urls.tableSet(setId) } : { kind: 'not-found' }
}

async function begin(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const name = form.words('name', TABLE_SETS.newSet.toLowerCase()).words
  if (form.slips.length > 0) return showList(visit, form.slips)
  return keepNew(visit, { setId: visit.typed['setId'], commandId: visit.typed['commandId'] }, { name, tables: [] })
}

async function load(visit: Visit): Promise<Answer> {
  const taken = await takeText(visit, MOST_BYTES)
  const wrong = (texts: readonly string[]) => showList(visit, texts.slice(0, MOST_PROBLEMS).map((text) => ({ field: 'file', text })))
  if (taken.kind === 'wrong') return wrong([taken.sentence])
  const { text } = taken
  const read = readTableSetText(text)
  if (read.kind === 'problems') return wrong([...read.problems.map((problem) => unknownChoiceInWords(problem) ?? settingsProblemWords(problem)), ...read.ofTables.map((problem) => `${problem.table}: ${specProblemInWords(problem)}`)])
  return keepNew(visit, { setId: taken.field('setId'), commandId: taken.field('commandId') }, read.set)
}

/** The set of the address, for a page that draws it. */
async function withSet(visit: Visit, draw: (found: Extract<TableSetView, { kind: 'set' }>) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await viewTableSet(visit.deps.services, visit.actor, visit.params['setId'] ?? '')
  return found.kind === 'set' ? draw(found) : { kind: 'not-found' }
}

async function showSet(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, query } = visit
  const years = await figureYears(deps.services, actor)
  return withSet(visit, (found) => ({
    kind: 'page', template: 'pages/table-sets/set.njk', title: found.known.set.name, slips, typed: { name: found.known.set.name }, ...(slips.length > 0 && { status: 422 }),
    model: {
      ...setPage(found), years: years.kind === 'years' ? years.years.map(({ label }) => label) : [], mayBuild: may(actor, 'build-tables'),
      commandId: deps.services.ids.next(), newSetId: deps.services.ids.next(), saved: query['saved'] === 'yes' ? TABLE_SETS.saved : '',
    },
  }))
}

async function takeAway(visit: Visit): Promise<Answer> {
  return withSet(visit, ({ known }) => ({ kind: 'file', body: tableSetFile(known.set), contentType: 'application/json', fileName: 'table-set.json' }))
}

async function showYear(visit: Visit): Promise<Answer> {
  const { deps, actor, params } = visit
  const found = await figuresOfTableSet(deps.services, actor, { id: params['setId'] ?? '' }, { year: params['year'] ?? '' })
  if (found.kind === 'no-such-set') return { kind: 'not-found' }
  if (found.kind !== 'figures') return whyNot(found)
  const { groups, ...drawn } = await drawnFigures(found.figures)
  return {
    kind: 'page', template: 'pages/table-sets/year.njk', title: `${found.name}, ${drawn.year}`,
    model: { ...drawn, tables: groups.flatMap(({ tables }) => tables), setId: params['setId'] ?? '', takeAway: Object.entries(DOCUMENT_FORMAT_LABELS) },
  }
}

async function download(visit: Visit, format: FigureFormat): Promise<Answer> {
  const { deps, actor, params } = visit
  const found = await figuresOfTableSet(deps.services, actor, { id: params['setId'] ?? '' }, { year: params['year'] ?? '' })
  if (found.kind === 'no-such-set') return { kind: 'not-found' }
  if (found.kind !== 'figures') return whyNot(found)
  const { name, mediaType, content } = await figureFile(found.figures, format, askerOf(visit))
  return { kind: 'file', body: typeof content === 'string' ? content : Buffer.from(content), contentType: mediaType, fileName: name.replace(/\.\w+$/, '-of-set-not-for-publication$&') }
}

async function copy(visit: Visit): Promise<Answer> {
  return withSet(visit, ({ known: { set } }) =>
    keepNew(visit, { setId: visit.typed['newSetId'], commandId: visit.typed['commandId'] }, { ...set, name: `${set.name.slice(0, LONGEST_COPIED)} (copy)` }))
}

async function rename(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const name = form.words('name', TABLE_SETS.newSet.toLowerCase()).words
  if (form.slips.length > 0) return showSet(visit, form.slips)
  return withSet(visit, ({ known }) => saveOver(visit, known.setId, { ...known.set, name }))
}

async function remove(visit: Visit): Promise<Answer> {
  return withSet(visit, ({ known }) => saveOver(visit, known.setId, null))
}

/** Saves over the version that the form was drawn from; where somebody else was faster, the set as it is now. */
async function saveOver(visit: Visit, setId: string, set: TableSet | null): Promise<Answer> {
  const { commandId, seen } = visit.typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const result = await saveTableSet(visit.deps.services, visit.actor, { setId, seen: Number(seen), commandId }, set)
  const { kind } = result
  if (kind === 'not-allowed') return { kind }
  if (kind === 'not-kept') return showSet(visit, notKeptSlips(result.problems, SET_LIMITS))
  if (kind !== 'saved') return showSet(visit, [{ field: '', text: kind === 'shipped' ? TABLE_SETS.shipped : TABLE_SETS.changed }])
  return { kind: 'redirect', to: set === null ? `${urls.tableSets()}?removed=yes` : `${urls.tableSet(setId)}?saved=yes` }
}
