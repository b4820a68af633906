import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { behindOfSet, figuresOfSet, partsOfBuiltId, yearsOfSet, type OfSet } from '../domain/reporting/built/figures-of-set.ts'
import { SHIPPED_SETS } from '../domain/reporting/built/shipped-sets.ts'
import type { TableSet } from '../domain/reporting/built/table-spec.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { daysNeeded, type YearFigures } from '../domain/reporting/year-figures.ts'
import { forFigures, type Seeing } from './access/sight.ts'
import { questionOf, type FigureBehind, type FigurePlace, type FiguresRequest, type NoFigures } from './figures.ts'
import { besideFacts } from './figures-beside.ts'
import type { KeptVersion } from './kept.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { printedBeside } from './printed-reports.ts'
import { readTableSet } from './read-table-set.ts'

/** A set as somebody chooses it; `version` 0 for one that comes with the program. */
export type KnownTableSet = Readonly<{ setId: string; set: TableSet; version: number; isShipped: boolean; savedAt: string | null; savedBy: string | null }>

export type TableSets = Readonly<{ kind: 'sets'; sets: readonly KnownTableSet[] }> | Readonly<{ kind: 'not-allowed' }>

/** The sets of the authority, then those that come with the program. */
export async function listTableSets(services: Services, actor: Actor): Promise<TableSets> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(forFigures(actor), async (reads) => ({ kind: 'sets', sets: [...await ownSets(reads), ...shippedSets()] }))
}

function shippedSets(): readonly KnownTableSet[] {
  return Object.entries(SHIPPED_SETS).map(([setId, set]) => ({ setId, set, version: 0, isShipped: true, savedAt: null, savedBy: null }))
}

async function ownSets(reads: Reads): Promise<readonly KnownTableSet[]> {
  return (await reads.kept('table-set')).flatMap((version) => setOf(version) ?? [])
}

function setOf({ keptId, version, body, recordedAt, recordedBy }: KeptVersion): KnownTableSet | null {
  const read = readTableSet(body)
  return read.kind === 'set' ? { setId: keptId, set: read.set, version, isShipped: false, savedAt: recordedAt, savedBy: recordedBy } : null
}

/** A set by its id, or by its very name. */
async function setCalled(reads: Reads, asked: string): Promise<KnownTableSet | null> {
  const all = [...await ownSets(reads), ...shippedSets()]
  return all.find(({ setId }) => setId === asked) ?? all.find(({ set }) => set.name === asked) ?? null
}

export type TableSetView = Readonly<{ kind: 'set'; known: KnownTableSet; history: readonly KeptVersion[]; people: ReadonlyMap<string, string> }> | Readonly<{ kind: 'not-found' }>

/** One set and who changed it when. */
export async function viewTableSet(services: Services, actor: Actor, setId: string): Promise<TableSetView> {
  if (!may(actor, 'view-figures')) return { kind: 'not-found' }
  return services.store.read(forFigures(actor), async (reads) => {
    const known = await setCalled(reads, setId)
    if (!known) return { kind: 'not-found' }
    const users = await reads.users()
    return { kind: 'set', known, history: await reads.keptHistory('table-set', setId), people: new Map(users.map(({ userId, name }) => [userId, name])) }
  })
}

/** A set to be counted: one that is kept, by its id or name; or one that somebody holds in their hands. */
export type SetAsked = Readonly<{ id: string } | { set: TableSet }>
export type SetFigures = Readonly<{ kind: 'figures'; figures: YearFigures<string>; name: string }> | NoFigures | Readonly<{ kind: 'no-such-set' }>

/** Every table of a set for a year, as known on a day. What is kept is counted under its own name, so that its cells open. */
export async function figuresOfTableSet(services: Services, actor: Actor, asked: SetAsked, request: FiguresRequest, seeing: Seeing = forFigures(actor)): Promise<SetFigures> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(seeing, async (reads): Promise<SetFigures> => {
    const known = 'id' in asked ? await setCalled(reads, asked.id) : { setId: 'unsaved', set: asked.set }
    if (!known) return { kind: 'no-such-set' }
    const found = await readyToCount(reads, services, known, request)
    if (found.kind !== 'ready') return found
    return { kind: 'figures', figures: figuresOfSet(found.of, found.facts, await printedBeside(reads)), name: known.set.name }
  })
}

type Ready = Readonly<{ kind: 'ready'; of: OfSet; facts: readonly ReportFact[] }>

async function readyToCount(reads: Reads, services: Services, { setId, set }: Pick<KnownTableSet, 'setId' | 'set'>, request: FiguresRequest): Promise<Ready | NoFigures> {
  const settings: AuthoritySettings = await reads.settings()
  const question = questionOf({ ...request, years: yearsOfSet(set) }, settings, services.clock.today())
  if (question.kind !== 'question') return question
  const { year, asKnownOn } = question
  const facts = await reads.reportFacts({ ...daysNeeded(question), asKnownOn })
  const { learning = [] } = await besideFacts(reads, facts, asKnownOn)
  return { kind: 'ready', of: { setId, set, year, asKnownOn, settings, learning }, facts }
}

/** Whether a table's name is that of a built one. */
export function isBuilt(table: string): boolean {
  return partsOfBuiltId(table) !== null
}

/** One figure of a built table: `year` is the report's, `column` the label of a period or the code of what stands in the column. */
export async function builtFigureBehind(services: Services, actor: Actor, place: FigurePlace & Readonly<{ column: string }>): Promise<FigureBehind> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  const opens = may(actor, 'open-figures') && visibilityOf(actor).kind === 'all'
  return services.store.read(forFigures(actor), async (reads): Promise<FigureBehind> => {
    const parts = partsOfBuiltId(place.table)
    const known = parts && await setCalled(reads, parts.setId)
    const spec = known?.set.tables.find(({ id }) => id === parts?.tableId)
    if (!known || !spec) return { kind: 'no-such-figure' }
    const found = await readyToCount(reads, services, { setId: known.setId, set: { ...known.set, tables: [spec] } }, place)
    if (found.kind !== 'ready') return found
    const [table] = figuresOfSet(found.of, found.facts, await printedBeside(reads)).tables
    const at = table?.columns.findIndex(({ code, label }) => (code ?? label) === place.column) ?? -1
    const [column, row] = [table?.columns[at], table?.rows.find(({ id }) => id === place.row)]
    const cell = row?.cells[at]
    const behind = behindOfSet(found.of, found.facts, { tableId: spec.id, row: place.row, column: place.column })
    if (!table || !column || !row || !cell || !behind) return { kind: 'no-such-figure' }
    const alone = { ...table, columns: [column], baseCounts: [table.baseCounts[at] ?? null] }
    return { kind: 'figure', year: column, asKnownOn: found.of.asKnownOn, table: alone, row, cell, facts: opens ? behind : null }
  })
}
