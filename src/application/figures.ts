import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { FigureCell, FigureColumn, FigureRow, FigureTable } from '../domain/reporting/figure-table.ts'
import type { ReportFact } from '../domain/reporting/report-fact.ts'
import { parseReportingYear, reportingYearBegins, reportingYearOf, yearsUpTo, type ReportingYear } from '../domain/reporting/reporting-year.ts'
import { behindFigure, daysNeeded, figuresFrom, tableById, type FiguresQuestion, type YearFigures } from '../domain/reporting/year-figures.ts'
import { forFigures, type Seeing } from './access/sight.ts'
import { besideFacts } from './figures-beside.ts'
import { may, visibilityOf } from './permissions.ts'
import { printedBeside } from './printed-reports.ts'
import type { Actor, Services } from './ports.ts'

/** The year and the three before it, unless another number of years is asked for. */
export const YEARS_SHOWN = 4
export const MOST_YEARS = 20

/** Which figures: a year's label ("2019-20"), how many years with it, and the day as known on which (today if absent). */
export type FiguresRequest = Readonly<{ year: string; years?: number; asKnownOn?: IsoDate }>

/** Why there are no figures to give. */
export type NoFigures =
  | Readonly<{ kind: 'not-allowed' }>
  | Readonly<{ kind: 'unknown-year'; asked: string; example: string }>
  | Readonly<{ kind: 'not-begun'; year: string; beginsOn: IsoDate }>
  | Readonly<{ kind: 'not-yet-known'; asKnownOn: IsoDate; today: IsoDate }>
  | Readonly<{ kind: 'wrong-number-of-years'; most: number }>

export type FiguresResult = Readonly<{ kind: 'figures'; figures: YearFigures }> | NoFigures

/** What is let in, everything where nothing is said; and how far it is looked, where it is not for somebody's own eyes. */
export type FiguresOptions = Readonly<{ counts?: (fact: ReportFact) => boolean; seeing?: Seeing }>

/** The figures of a year and the years before it. Reads the report facts of those days once. */
export async function figuresOfYear(services: Services, actor: Actor, request: FiguresRequest, options: FiguresOptions = {}): Promise<FiguresResult> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(options.seeing ?? forFigures(actor), async (reads) => {
    const settings = await reads.settings()
    const question = questionOf(request, settings, services.clock.today())
    if (question.kind !== 'question') return question
    const facts = await reads.reportFacts({ ...daysNeeded(question), asKnownOn: question.asKnownOn })
    const beside = await besideFacts(reads, facts, question.asKnownOn)
    return { kind: 'figures', figures: figuresFrom(facts.filter(options.counts ?? (() => true)), settings, { ...question, ...beside }, await printedBeside(reads)) }
  })
}

/** One figure of one year, by the ids of its table and row. */
export type FigurePlace = Readonly<{ year: string; table: string; row: string; asKnownOn?: IsoDate }>

export type FigureBehind =
  | Readonly<{
      kind: 'figure'
      year: FigureColumn
      asKnownOn: IsoDate
      table: FigureTable<string>
      row: FigureRow
      cell: FigureCell
      /** What it counts, newest first; null for those who may see figures, but not what is behind them. */
      facts: readonly ReportFact[] | null
    }>
  | Readonly<{ kind: 'no-such-figure' }>
  | NoFigures

/** A figure and what it counts, counted again by the same rules that printed it. */
export async function figureBehind(services: Services, actor: Actor, place: FigurePlace): Promise<FigureBehind> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  // A figure counts across all teams: only who may see every complaint may see the list.
  const opens = may(actor, 'open-figures') && visibilityOf(actor).kind === 'all'
  return services.store.read(forFigures(actor), async (reads): Promise<FigureBehind> => {
    const settings = await reads.settings()
    const question = questionOf({ ...place, years: 1 }, settings, services.clock.today())
    if (question.kind !== 'question') return question
    const { year, asKnownOn } = question
    const facts = await reads.reportFacts({ ...daysNeeded(question), asKnownOn })
    const beside = await besideFacts(reads, facts, asKnownOn)
    const table = tableById(figuresFrom(facts, settings, { ...question, ...beside }, await printedBeside(reads)).tables, place.table)
    const row = table?.rows.find(({ id }) => id === place.row)
    const cell = row?.cells[0]
    const behind = table && behindFigure(facts, asKnownOn, { year, table: table.id, row: place.row, settings, ...beside })
    if (!table || !row || !cell || !behind) return { kind: 'no-such-figure' }
    return { kind: 'figure', year, asKnownOn, table, row, cell, facts: opens ? behind : null }
  })
}

export type FigureYears =
  | Readonly<{ kind: 'years'; authority: string; /** Newest first; the first is the current one. */ years: readonly ReportingYear[] }>
  | Readonly<{ kind: 'not-allowed' }>

/** A date typed wrongly long ago shall not fill the page with years: those before can still be asked for by address. */
const MOST_YEARS_OFFERED = 30

/** The reporting years to choose from, newest first: from the current one back to the first in which anything was received. */
export async function figureYears(services: Services, actor: Actor): Promise<FigureYears> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(forFigures(actor), async (reads) => {
    const settings = await reads.settings()
    const month = settings.reportingYearStartsInMonth
    const today = services.clock.today()
    const count = reportingYearBegins(today, month) - reportingYearBegins(await reads.firstReceivedOn() ?? today, month) + 1
    const years = yearsUpTo(reportingYearOf(today, month), Math.min(MOST_YEARS_OFFERED, Math.max(1, count)))
    return { kind: 'years', authority: settings.name, years: years.toReversed() }
  })
}

export function questionOf(request: FiguresRequest, settings: AuthoritySettings, today: IsoDate): (FiguresQuestion & Readonly<{ kind: 'question' }>) | NoFigures {
  const { years = YEARS_SHOWN, asKnownOn = today } = request
  const year = parseReportingYear(request.year, settings.reportingYearStartsInMonth)
  if (year === null) return { kind: 'unknown-year', asked: request.year, example: reportingYearOf(today, settings.reportingYearStartsInMonth).label }
  if (year.from > today) return { kind: 'not-begun', year: year.label, beginsOn: year.from }
  if (asKnownOn > today) return { kind: 'not-yet-known', asKnownOn, today }
  if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS) return { kind: 'wrong-number-of-years', most: MOST_YEARS }
  return { kind: 'question', year, years, asKnownOn }
}

