import { columnById } from '../application/import/columns.ts'
import type { CheckReport } from '../application/import/check-register.ts'
import type { LoadReport } from '../application/import/load-register.ts'
import type { KindCount } from '../application/import/ports.ts'
import type { RowProblem } from '../application/import/row-problems.ts'
import { wordFor, type AuthoritySettings } from '../domain/authority/settings.ts'
import { notInUseWords, problemWords, ROW_KIND_LABELS, yearLabel } from '../words/imports.ts'
import { textTable } from './text-table.ts'

const number = (count: number): string => count.toLocaleString('en-GB')
const rowsInWords = (count: number): string => (count === 1 ? '1 row' : `${number(count)} rows`)

export function columnName(id: string): string {
  return columnById(id)?.name ?? id
}

/** One problem with its row and column, as a line. */
export function problemLine(problem: RowProblem): string {
  const at = problem.column === null ? '' : `, ${columnName(problem.column)}`
  return `Row ${number(problem.row)}${at}: ${problemWords(problem, columnName)}`
}

/** Which headings were read as what, and which were left out. */
export function matchingText(headings: readonly string[], matching: CheckReport['matching']): string {
  const leftOut = headings.filter((_, at) => (matching[at] ?? null) === null)
  return leftOut.length === 0 ? 'Every column of the file was matched.\n' : `Columns that are left out: ${leftOut.map((heading) => `“${heading}”`).join(', ')}.\n`
}

export function checkText(report: CheckReport, settings: AuthoritySettings): string {
  const { rows, badRows, problemCount, problems } = report
  const more = problemCount - problems.length
  return [
    `${rowsInWords(rows)}: ${number(rows - badRows)} can be loaded, ${number(badRows)} cannot.`,
    ...problems.map(problemLine),
    ...(more > 0 ? [`… and ${number(more)} more.`] : []),
    ...report.wordsNotInUse.map((word) => notInUseWords(word, wordFor(settings, word.list, word.code), columnName)),
    ...(report.totals.length > 0 ? [totalsTable(report.totals, settings.reportingYearStartsInMonth)] : []),
  ].join('\n')
}

function totalsTable(totals: readonly KindCount[], yearStartsInMonth: number): string {
  return textTable([['kind', 'year', 'in the file'], ...totals.map(({ kind, year, count }) => [ROW_KIND_LABELS[kind], yearLabel(year, yearStartsInMonth), number(count)])])
}

export function loadText({ counts, changed, totals }: LoadReport, yearStartsInMonth: number): string {
  return [
    `${rowsInWords(counts.added)} added, ${number(counts.alreadyThere)} there already, ${number(counts.changed)} changed and not loaded, ${number(counts.leftOut)} left out.`,
    ...changed.map(({ row, key }) => `Row ${number(row)}: “${key}” was loaded before with other content. It was not loaded again; correct the entry itself.`),
    textTable([['kind', 'year', 'in the file', 'in the register'], ...totals.map(({ kind, year, inFile, inRegister }) =>
      [ROW_KIND_LABELS[kind], yearLabel(year, yearStartsInMonth), number(inFile), number(inRegister)])]),
  ].join('\n')
}
