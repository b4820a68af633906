import { changeGiving, percentOf } from '../percent.ts'
import { found, type Finding } from './finding.ts'
import type { StatedTable } from './stated-table.ts'

/** The number of the year that each row of changes leads to. */
const CHANGE_OF: Readonly<Record<string, string>> = { 'statutory-complaints': 'statutory-complaints', 'corporate-complaints': 'corporate', compliments: 'compliments' }

/** Printed changes that lead to a number from none, and changes that the numbers of the two years do not make. */
export function changesAgainstNumbers(tables: readonly StatedTable[]): readonly Finding[] {
  return tables.filter(({ percents }) => percents === 'change').flatMap((table) => table.rows.flatMap((row) =>
    table.columns.flatMap((column, at): readonly Finding[] => {
      const percent = row.percents[at] ?? null
      if (percent === null) return []
      const [from, to] = [receivedIn(tables, row.id, table.columns[at - 1]), receivedIn(tables, row.id, column)]
      const place = { table: table.id, row: row.id, column }
      if (from !== null && to !== null) {
        const made = percentOf(to - from, from)
        const of = { table: CHANGE_OF[row.id] ?? table.id, row: 'received', column }
        return made === percent ? [] : [found({ check: 'change-disagrees', typed: `${Math.abs(percent)}%`, from, to, percent: made, of }, { ...place, numbers: [percent, from, to] })]
      }
      const reached = table.stated === 'printed' ? row.counts[at] ?? null : null
      const arises = reached === null ? null : changeGiving(percent, reached)
      if (reached === null || arises?.kind !== 'impossible') return []
      return [found({ check: 'impossible-change', printed: percent, to: reached, nearest: arises.nearest }, { ...place, numbers: [percent, reached] })]
    })))
}

function receivedIn(tables: readonly StatedTable[], row: string, column: string | undefined): number | null {
  const table = tables.find(({ id }) => id === CHANGE_OF[row])
  const at = column === undefined ? -1 : table?.columns.indexOf(column) ?? -1
  return at < 0 ? null : table?.rows.find(({ id }) => id === 'received')?.counts[at] ?? null
}

/** "Under 3 % of open cases" where the open cases are not told: nobody can check it. */
export function sharesWithoutBase(tables: readonly StatedTable[]): readonly Finding[] {
  const received = tables.find(({ id }) => id === 'statutory-complaints')
  return tables.filter(({ percents }) => percents === 'under').flatMap((table) => table.rows.flatMap((row) => {
    const columns = table.columns.filter((_, at) => (row.percents[at] ?? null) !== null && (table.baseCounts[at] ?? null) === null)
    const last = columns.at(-1)
    if (last === undefined) return []
    const at = table.columns.indexOf(last)
    const [share, count] = [row.percents[at] ?? 0, received?.rows[0]?.counts[received.columns.indexOf(last)] ?? null]
    return [found({ check: 'share-without-base', share, count, columns }, { table: table.id, row: row.id, column: last, numbers: [share, count] })]
  }))
}

/** Rows that may be one thing counted in two places, unless their report says what tells them apart. */
const MAY_BE_ONE_THING = [
  { table: 'before-a-complaint', rows: ['enquiries-resolved-outside-the-procedure', 'contacts-resolved-at-point-of-contact'] },
] as const

/** The same thing with two numbers in a printed report, whose rows nobody defined. The register keeps the two apart, so its own tables are not asked. */
export function countedTwice(tables: readonly StatedTable[]): readonly Finding[] {
  return MAY_BE_ONE_THING.flatMap(({ table: id, rows: [first, second] }) => tables.filter((table) => table.id === id && table.stated === 'printed').flatMap((table) =>
    table.columns.flatMap((column, at) => {
      const of = (row: string) => table.rows.find((one) => one.id === row)?.counts[at] ?? null
      const [number, otherNumber] = [of(first), of(second)]
      if (number === null || otherNumber === null || number === otherNumber) return []
      return [found({ check: 'counted-twice', number, other: { table: id, row: second, column }, otherNumber }, { table: id, row: first, column, numbers: [number, otherNumber] })]
    })))
}
