import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { BUILT_TABLES, TABLE_GROUPS } from '../../words/figures.ts'
import { chartSvg } from '../charts/chart-svg.ts'
import { chartOf } from '../charts/charts-of-figures.ts'
import { wordedFigures, type WordedFigures, type WordedTable } from './worded-figures.ts'

/** A table with its chart as SVG; null where it has none. */
export type DrawnTable = WordedTable & Readonly<{ chart: Readonly<{ title: string; svg: string; /** Of the reported year alone, or of every year shown. */ shows: 'year' | 'years' }> | null }>

/** The figures in words, with their charts, in the groups of the page. */
export type DrawnFigures = Omit<WordedFigures, 'tables'> & Readonly<{ groups: readonly Readonly<{ id: string; title: string; tables: readonly DrawnTable[] }>[] }>

/** Puts the figures into words and draws their charts; a chart that was drawn before is taken from memory. */
export async function drawnFigures(figures: YearFigures<string>): Promise<DrawnFigures> {
  const { tables, ...worded } = wordedFigures(figures)
  const drawn = await Promise.all(figures.tables.map(async (table, at): Promise<DrawnTable | null> => {
    const [spec, inWords] = [chartOf(table, figures.year.label), tables[at]]
    return inWords ? { ...inWords, chart: spec === null ? null : { title: spec.title, svg: await chartSvg(spec), shows: spec.shape === 'bars' ? 'year' : 'years' } } : null
  }))
  const ours = TABLE_GROUPS.map((group) => ({
    ...group, tables: group.tables.map((id) => drawn.find((table) => table?.id === id) ?? null).filter((table) => table !== null),
  }))
  const built = drawn.filter((table) => table !== null).filter(({ id }) => !TABLE_GROUPS.some(({ tables: ids }) => ids.some((one) => one === id)))
  // A group of our own tables is there though it is empty: its heading is on the page's list. Of a set, its tables alone.
  const groups = built.length > 0 ? [...ours.filter((group) => group.tables.length > 0), { id: 'tables', title: BUILT_TABLES, tables: built }] : ours
  return { ...worded, groups }
}
