import { columnById } from '../../../application/import/columns.ts'
import type { RowProblem } from '../../../application/import/row-problems.ts'
import { problemWords } from '../../../words/imports.ts'

export function columnName(id: string): string {
  return columnById(id)?.name ?? id
}

/** What is wrong with a row, with the column's name before it. */
export function problemText(problem: RowProblem): string {
  return `${problem.column === null ? '' : `${columnName(problem.column)}: `}${problemWords(problem, columnName)}`
}
