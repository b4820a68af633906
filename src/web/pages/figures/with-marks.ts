import type { Actor } from '../../../application/ports.ts'
import type { DrawnFigures, DrawnTable } from '../../../documents/figures/drawn-figures.ts'
import { concerns, marksBetween, type Mark } from '../../../domain/reporting/marks.ts'
import { tableById, type YearFigures } from '../../../domain/reporting/year-figures.ts'
import { markShown, type MarkShown } from '../../components/marks/mark-link.ts'

type Marked = DrawnTable & Readonly<{ marks: readonly MarkShown[] }>
type MarkedGroup = Omit<DrawnFigures['groups'][number], 'tables'> & Readonly<{ tables: readonly Marked[] }>

/** Each table with what stood around the numbers of its chart, in the days that the chart shows, up to the day asked about. */
export function withMarks(groups: DrawnFigures['groups'], figures: YearFigures, marks: readonly Mark[], actor: Actor): readonly MarkedGroup[] {
  return groups.map((group) => ({ ...group, tables: group.tables.map((table) => ({ ...table, marks: marksOf(table, figures, marks).map((mark) => markShown(mark, actor)) })) }))
}

function marksOf({ id, chart }: DrawnTable, { tables, columns, year, asKnownOn }: YearFigures, marks: readonly Mark[]): readonly Mark[] {
  const table = tableById(tables, id)
  if (chart === null || table === undefined) return []
  const from = chart.shows === 'year' ? year.from : (columns[0] ?? year).from
  return marksBetween(marks, from, year.to < asKnownOn ? year.to : asKnownOn).filter((mark) => concerns(mark, table.id))
}
