import type { DocumentCell, DocumentTable } from '../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS } from '../../words/document.ts'

/** What stands in one cell of a spreadsheet: a number, or text (a mark, words); empty where there is nothing. */
export type SheetValue = number | string

/** A table as a spreadsheet holds it: counts and percentages as numbers in columns of their own. */
export type TableSheet = Readonly<{
  headings: readonly string[]
  rows: readonly Readonly<{ label: string; isTotal: boolean; values: readonly SheetValue[] }>[]
}>

type Part = 'count' | 'percent' | 'printed'

/**
 * Lays a table out for a spreadsheet. A column becomes one of counts and one of percentages, where it has any of them; a
 * number that is not printed leaves its mark there as text. What is printed in words (a day, "under 3%") stands as text,
 * beside the numbers in a third column where the same column has both.
 */
export function tableSheet({ columns, rows }: DocumentTable): TableSheet {
  const parts = columns.map((_, at) => partsOf(rows.map(({ cells }) => cells[at]).filter((cell) => cell !== undefined)))
  return {
    headings: columns.flatMap(({ label }, at) => (parts[at] ?? []).map((part, _, all) => (all.length === 1 ? label : `${label}, ${DOCUMENT_WORDS[part]}`))),
    rows: rows.map(({ label, isTotal, cells }) => ({
      label, isTotal, values: columns.flatMap((_, at) => (parts[at] ?? []).map((part, order) => valueOf(cells[at], part, order === 0))),
    })),
  }
}

function partsOf(cells: readonly DocumentCell[]): readonly Part[] {
  const numbers = (['count', 'percent'] as const).filter((part) => cells.some((cell) => cell[part] !== null))
  const saysMore = numbers.length > 0 && cells.some((cell) => (cell.count !== null || cell.percent !== null) && /\p{L}/u.test(cell.printed))
  return [...numbers, ...(saysMore || numbers.length === 0 ? ['printed' as const] : [])]
}

function valueOf(cell: DocumentCell | undefined, part: Part, isFirst: boolean): SheetValue {
  if (cell === undefined) return ''
  if (part === 'printed') return cell.printed
  const hasNone = cell.count === null && cell.percent === null
  return cell[part] ?? cell.mark ?? (hasNone && isFirst ? cell.printed : '')
}
