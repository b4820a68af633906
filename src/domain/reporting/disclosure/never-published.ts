import type { FigureTable } from '../figure-table.ts'
import type { ProtectedTable } from './protected-table.ts'

/** What is asked about a child for equality monitoring alone. */
const EQUALITY: readonly string[] = ['about-a-disabled-child']

/** Whether a table crosses what is known of a child for equality monitoring with something else: it is never published, however large its numbers. */
export function isNeverPublished({ rows, columns }: FigureTable<string>): boolean {
  const isAbout = (code: string | undefined) => code !== undefined && EQUALITY.includes(code)
  const codes = columns.some(({ code }) => code !== undefined)
  return columns.some(({ code }) => isAbout(code)) || rows.some(({ id, crosses }) => (codes && isAbout(id)) || crosses?.some((word) => isAbout(word.id)) === true)
}

/** The table with nothing in it but what it is about. */
export function withheldWhole(table: FigureTable<string>): ProtectedTable {
  const { rows, baseCounts, ...rest } = table
  return {
    ...rest, baseCounts: baseCounts.map(() => null),
    rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map(({ percent }) => ({ count: null, percent: null, countMark: 'c', percentMark: percent === null ? null : 'c', why: 'small' } as const)) })),
  }
}
