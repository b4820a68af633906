import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { FigureRow, FigureTableId } from '../domain/reporting/figure-table.ts'
import { reportingYearOf, type ReportingYear } from '../domain/reporting/reporting-year.ts'
import { tableById, type YearFigures } from '../domain/reporting/year-figures.ts'
import { figuresOfYear } from './figures.ts'
import { learningList, type LearningList } from './learning.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import type { NotFound } from './view-complaint.ts'

/** The causes with how many complaints stand as upheld for each, by the year of receipt; this year is the last column. */
export type CausesView = Readonly<{ kind: 'causes'; settings: AuthoritySettings; columns: readonly ReportingYear[]; rows: readonly FigureRow[] }>

/** Counted as the figures count them, by whom may see figures: across all teams, and without saying which complaints. Decision: 0050. */
export async function listCauses(services: Services, actor: Actor): Promise<CausesView | NotFound> {
  const counted = await countedBy(services, actor, null)
  if (counted === null) return { kind: 'not-found' }
  const { settings, figures } = counted
  return { kind: 'causes', settings, columns: figures.columns, rows: rowsOf(figures, 'causes') }
}

export type CauseView = Readonly<{
  kind: 'cause'
  code: string
  settings: AuthoritySettings
  columns: readonly ReportingYear[]
  /** How many complaints have it in each year, and in each team. */
  row: FigureRow
  teams: readonly FigureRow[]
  /** How these complaints came about: of their other causes too. */
  natures: readonly FigureRow[]
  /** What was learned from it, as far as the actor may see it; null for who may see no learning. */
  learning: LearningList | null
}>

/** One cause of the authority, or one that was recorded in these years without being among its words. */
export async function viewCause(services: Services, actor: Actor, code: string): Promise<CauseView | NotFound> {
  const counted = await countedBy(services, actor, code)
  const row = counted && rowsOf(counted.figures, 'causes').find(({ id, ownLabel }) => id === code && ownLabel !== null)
  if (!counted || !row) return { kind: 'not-found' }
  const { settings, figures } = counted
  const learning = await learningList(services, actor, { state: 'all', team: null, cause: code, theme: null, source: null, page: 1 })
  return {
    kind: 'cause', code, settings, columns: figures.columns, row, natures: rowsOf(figures, 'cause-natures'),
    teams: rowsOf(figures, 'causes-by-team').filter(({ crosses }) => crosses?.at(-1)?.id === code),
    learning: learning.kind === 'learning' ? learning : null,
  }
}

/** The figures of this year and the ones before it: of every complaint, or of those that have one cause. */
async function countedBy(services: Services, actor: Actor, code: string | null): Promise<Readonly<{ settings: AuthoritySettings; figures: YearFigures }> | null> {
  if (!may(actor, 'view-figures')) return null
  const settings = await services.store.read(actor, (reads) => reads.settings())
  const { label } = reportingYearOf(services.clock.today(), settings.reportingYearStartsInMonth)
  const found = await figuresOfYear(services, actor, { year: label }, { counts: ({ causes }) => code === null || causes.includes(code) })
  return found.kind === 'figures' ? { settings, figures: found.figures } : null
}

function rowsOf({ tables }: YearFigures, id: FigureTableId): readonly FigureRow[] {
  return (tableById(tables, id)?.rows ?? []).filter(({ kind }) => kind === 'part')
}
