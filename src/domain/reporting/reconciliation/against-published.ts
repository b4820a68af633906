import type { Rounding } from '../../authority/disclosure-rules.ts'
import { roundedTo } from '../disclosure/rounding.ts'
import type { PrintedCell } from '../document/printed-values.ts'
import { percentOf } from '../percent.ts'
import type { PrintedReport } from '../printed-report.ts'
import { found, type Finding } from './finding.ts'
import type { StatedTable } from './stated-table.ts'

/** A number that readers have. `under`: "under 3 %" was printed, not 3 %. */
export type PublishedNumber = Readonly<{ table: string; row: string; column: string; kind: 'count' | 'percent'; value: number; rounding: Rounding; isFew: boolean; under: boolean }>

/** What was published before: its name for people ("Annual report 2018-19") and its numbers. What was withheld is none of them. */
export type Published = Readonly<{ title: string; numbers: readonly PublishedNumber[] }>

/** An edition that Heard published, as it was printed: nothing that was held and not printed. Columns of codes are no years, and are left out. */
export function publishedInEdition(title: string, cells: readonly PrintedCell[]): Published {
  return {
    title, numbers: cells.filter(({ column }) => column.code === undefined).flatMap(({ table, row, column, count, isFew, percent, rounding }) => {
      const at = { table, row, column: column.label, rounding, isFew: false, under: false }
      return [
        ...(count !== null || isFew ? [{ ...at, kind: 'count' as const, value: count ?? 0, isFew }] : []), ...(percent === null ? [] : [{ ...at, kind: 'percent' as const, value: percent }]),
      ]
    }),
  }
}

/** A report that exists in print alone. */
export function publishedInPrint({ title, columns, tables }: PrintedReport): Published {
  const numbers = (table: string, kind: PublishedNumber['kind'], rows: PrintedReport['tables'][number]['rows'], under = false) => Object.entries(rows).flatMap(([row, values]) =>
    values.flatMap((value, at): readonly PublishedNumber[] => (value === null ? [] : [{ table, row, column: columns[at] ?? '', kind, value, rounding: null, isFew: false, under }])))
  return {
    title, numbers: tables.flatMap(({ table, measure, rows, counts }) => [
      ...numbers(table, measure === 'count' ? 'count' : 'percent', rows, measure === 'under-percent'), ...(measure === 'percent' && counts ? numbers(table, 'count', counts) : []),
    ]),
  }
}

/** A value of this report, with what it takes to print it rounded. */
type Value = Readonly<{ count: number | null; percent: number | null; base: number | null; per: number; decimals: 0 | 1 }>

/**
 * This report's columns of earlier years against what was printed for those years: each count, and each percentage
 * whose count did not change. What was withheld then is not compared, nor is a row that was not printed; what was rounded
 * then agrees with every number that rounds to it.
 */
export function againstPublished(tables: readonly StatedTable[], published: readonly Published[], year: string): readonly Finding[] {
  const printed = firstToSay(published)
  return tables.flatMap((table) => table.rows.flatMap((row) => table.columns.flatMap((column, at) => {
    if (column === year) return []
    const now = { count: row.counts[at] ?? null, percent: row.percents[at] ?? null, base: table.baseCounts[at] ?? null, per: table.per, decimals: table.decimals }
    const was = (kind: PublishedNumber['kind']) => printed.get(placeOf({ table: table.id, row: row.id, column, kind }))
    const differing = [was('count'), was('percent')].flatMap((one) => (one === undefined || agrees(now, one) ? [] : [one]))
    return differing.slice(0, 1).map((one) => {
      const number = one.kind === 'count' ? now.count : now.percent
      const { value, kind, rounding, isFew, under, publishedAs } = one
      return found(
        { check: 'differs-from-published', number, published: value, percent: kind === 'percent', printedAs: under ? 'under' : isFew ? 'few' : rounding === null ? 'itself' : 'rounded', publishedAs },
        { table: table.id, row: row.id, column, numbers: [number, value] },
      )
    })
  })))
}

type Printed = PublishedNumber & Readonly<{ publishedAs: string }>

/** Each number by its place, as the first publication says it that says it at all. */
function firstToSay(published: readonly Published[]): ReadonlyMap<string, Printed> {
  const first = new Map<string, Printed>()
  for (const { title, numbers } of published) for (const one of numbers) {
    const place = placeOf(one)
    if (!first.has(place)) first.set(place, { ...one, publishedAs: title })
  }
  return first
}

function placeOf({ table, row, column, kind }: Pick<PublishedNumber, 'table' | 'row' | 'column' | 'kind'>): string {
  return [table, row, column, kind].join('\t')
}

function agrees({ count, percent, base, per, decimals }: Value, { kind, value, rounding, isFew, under }: PublishedNumber): boolean {
  const number = kind === 'count' ? count : percent
  if (number === null) return true
  if (under) return count === null || base === null ? number < value : count * 100 < value * base
  if (isFew) return number > 0 && roundedTo(number, rounding) === 0
  if (rounding === null) return number === value
  if (kind === 'count') return roundedTo(number, rounding) === value
  return count === null || base === null || percentOf(roundedTo(count, rounding) * (per / 100), roundedTo(base, rounding), decimals) === value
}
