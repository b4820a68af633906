import { columnId } from '../../domain/reporting/disclosure/cell-quantities.ts'
import type { HiddenNumber, ProtectedFigures } from '../../domain/reporting/disclosure/protect.ts'
import type { ProtectedTable } from '../../domain/reporting/disclosure/protected-table.ts'
import type { PublishedBefore } from '../../domain/reporting/disclosure/published-before.ts'
import { yearsUpTo } from '../../domain/reporting/reporting-year.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { forReport } from '../access/sight.ts'
import { figuresOfYear, YEARS_SHOWN, type FiguresRequest, type NoFigures } from '../figures.ts'
import type { Actor, Services } from '../ports.ts'
import { figuresOfTableSet, type SetAsked } from '../table-sets.ts'
import { orderOfYear } from './year-order.ts'

/** `unsafe`: more could be deduced of a small number than the rule allows, so nothing is given out. */
export type SafeFigures =
  | Readonly<{ kind: 'safe'; figures: YearFigures<string>; tables: readonly ProtectedTable[]; protected: Pick<ProtectedFigures, 'numbers' | 'cost' | 'bound'> }>
  | Readonly<{ kind: 'unsafe' }>
  | Readonly<{ kind: 'no-protector' }>
  | Readonly<{ kind: 'no-such-set' }>
  | NoFigures

/**
 * The figures of a year, or of a set for it, as they may be published: with what the reports of the year chose, and with
 * everything that was published before known to the outsider. A set that no report of the year prints is protected by what
 * the year's documents print or may print, so that files handed out beside them give away nothing. Decision: 0068.
 */
export async function safeFigures(services: Services, actor: Actor, request: FiguresRequest, set: SetAsked | null): Promise<SafeFigures> {
  const years = request.years ?? YEARS_SHOWN
  const asked = set === null ? await figuresOfYear(services, actor, request, { seeing: forReport(actor) }) : await figuresOfTableSet(services, actor, set, request, forReport(actor))
  if (asked.kind !== 'figures') return asked
  // The tables of the year reach as far back as those of its reports, so that fewer years asked for are not protected alone.
  const whole = await figuresOfYear(services, actor, { ...request, years: Math.max(years, YEARS_SHOWN) }, { seeing: forReport(actor) })
  if (whole.kind !== 'figures') return whole
  if (!services.protector) return { kind: 'no-protector' }
  const { protect } = services.protector
  const { order } = await orderOfYear(services, actor, whole.figures)
  const ofYear = (await protect(actor.authorityId, order)).figures
  if (!ofYear.isSafe) return { kind: 'unsafe' }
  if (set === null) return safe(asked.figures, ofYear, ofYear.tables.map((table) => ofYears(table, asked.figures.year, years)))
  const withSet = await orderOfYear(services, actor, whole.figures, { tables: asked.figures.tables, set: null })
  const { figures } = await protect(actor.authorityId, { ...withSet.order, before: [...withSet.order.before, ...ofYear.tables.flatMap(printedIn)] })
  return figures.isSafe ? safe(asked.figures, figures, figures.tables) : { kind: 'unsafe' }
}

function safe(asked: YearFigures<string>, figures: ProtectedFigures, tables: readonly ProtectedTable[]): SafeFigures {
  const own = new Set(asked.tables.map(({ id }) => id))
  return { kind: 'safe', figures: asked, tables: tables.filter(({ id }) => own.has(id)), protected: { ...figures, numbers: figures.numbers.filter((number) => standsIn(number, own)) } }
}

/** What readers of the year's documents have of one table. */
function printedIn({ id, columns, rows }: ProtectedTable): readonly PublishedBefore[] {
  return rows.flatMap((row) => row.cells.flatMap(({ count, percent }, at) => {
    const column = columns[at]
    return column === undefined || (count === null && percent === null) ? [] : [{ place: { table: id, row: row.id, column: columnId(column) }, count, percent, where: '' }]
  }))
}

function standsIn({ places }: HiddenNumber, tables: ReadonlySet<string>): boolean {
  return places.some(({ table }) => tables.has(table))
}

/** The last of a table's years alone. */
function ofYears(table: ProtectedTable, year: YearFigures['year'], years: number): ProtectedTable {
  const labels = new Set(yearsUpTo(year, years).map(({ label }) => label))
  const keep = <Item>(items: readonly Item[]) => items.filter((_, at) => labels.has(table.columns[at]?.label ?? ''))
  return { ...table, columns: keep(table.columns), baseCounts: keep(table.baseCounts), rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })) }
}
