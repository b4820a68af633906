import type { ColumnId } from './columns.ts'

export const ROW_PROBLEMS = [
  'missing', 'no-such-day', 'two-figure-year', 'not-a-day', 'after-today', 'before', 'unknown-word', 'not-a-number', 'not-an-amount', 'too-long',
  'not-for-this-kind', 'needs', 'lists-differ', 'key-twice', 'formula', 'error-value', 'cell-without-heading', 'outcome-twice', 'cause-without-fault',
  'only-one',
] as const
/** Why a row cannot be loaded. */
export type RowProblemCode = (typeof ROW_PROBLEMS)[number]

/** One thing wrong with one row. Put into words by `src/words/import-problems.ts`. */
export type RowProblem = Readonly<{
  row: number
  column: ColumnId | null
  code: RowProblemCode
  /** What stands in the cell, cut short. */
  value?: string
  /** The other column or row that the problem is about, or a number. */
  other?: string | number
}>
