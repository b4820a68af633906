import type { QuantityKey } from './cell-quantities.ts'
import type { KeyRelation } from './key-relation.ts'
import type { ColumnCell, TableColumn } from './table-column.ts'

/** A band of working days as a table of answers has it: at least `from`, at most `to`. */
type Band = Readonly<{ row: RegExp; from: number; to: number }>
type Told = Readonly<{ stage: string; table: string; bands: readonly Band[] }>

/**
 * Whose days the shortest, the longest, the median and the mean are told of, and what each row of that table says of the
 * days. Being late by so many days means that it took more than the ten of the law and so many more.
 */
const TOLD: readonly Told[] = [
  { stage: 'stage-1', table: 'days-late', bands: [
    { row: /^in-an-agreed-extension$/, from: 11, to: Number.POSITIVE_INFINITY }, { row: /^late-1-to-5$/, from: 11, to: Number.POSITIVE_INFINITY }, { row: /^late-6-to-10$/, from: 16, to: Number.POSITIVE_INFINITY },
    { row: /^late-11-to-20$/, from: 21, to: Number.POSITIVE_INFINITY }, { row: /^late-over-20$/, from: 31, to: Number.POSITIVE_INFINITY },
  ] },
  { stage: 'stage-2', table: 'stage-2-time', bands: [
    { row: /^within-25-/, from: 0, to: 25 }, { row: /^(?:within-extended-65-|26-to-65-)/, from: 26, to: 65 }, { row: /^over-65-/, from: 66, to: Number.POSITIVE_INFINITY },
  ] },
  { stage: 'stage-3', table: 'stage-3-time', bands: [{ row: /^within-30-/, from: 0, to: 30 }, { row: /^over-30-/, from: 31, to: Number.POSITIVE_INFINITY }] },
]

/**
 * What the shortest, longest, median and mean number of days say of the answers in each band of days: nothing stands in a
 * band beyond the longest or below the shortest; half of them are no more than the median, half no less; and their days
 * together are the mean times as many as there are. Taken as known whether or not the days are printed.
 */
export function statisticRelations(columns: readonly TableColumn[]): readonly KeyRelation[] {
  return columns.filter(({ table }) => table.id === 'days-taken').flatMap((days) => TOLD.flatMap(({ stage, table, bands }): readonly KeyRelation[] => {
    const of = columns.find((one) => one.table.id === table && one.year.label === days.year.label)
    const told = (statistic: string) => days.parts.find(({ row }) => row.id === `${stage}-${statistic}`)?.count
    const [least, most, median, mean] = [told('least'), told('most'), told('median'), told('mean')]
    if (!of || least === undefined || most === undefined || median === undefined || mean === undefined) return []
    const banded = of.parts.map((cell) => ({ cell, band: bands.find(({ row }) => row.test(cell.row.id)) ?? { from: 0, to: Number.POSITIVE_INFINITY } }))
    return [...nothingBeyond(banded, least, most), ...halves(banded, median), ...together(banded, { least, most, mean })]
  }))
}

type Banded = readonly Readonly<{ cell: ColumnCell; band: Pick<Band, 'from' | 'to'> }>[]

function nothingBeyond(banded: Banded, least: number, most: number): readonly KeyRelation[] {
  return banded.filter(({ band }) => band.from > most || band.to < least).map(({ cell }) => ({ terms: [[cell.key, 1]], low: 0, high: 0 }))
}

/** At least half are at or below the median, and at least half at or above it: what is surely on one side is no more than the rest. */
function halves(banded: Banded, median: number): readonly KeyRelation[] {
  const sided = (isSurely: (band: Pick<Band, 'from' | 'to'>) => boolean): KeyRelation => ({
    terms: banded.map(({ cell, band }): readonly [QuantityKey, number] => [cell.key, isSurely(band) ? 1 : -1]), low: Number.NEGATIVE_INFINITY, high: 0,
  })
  return [sided(({ to }) => to < median), sided(({ from }) => from > median)]
}

/** Each took no less than its band begins with and no more than it ends with; the mean is told to one place. */
function together(banded: Banded, { least, most, mean }: Readonly<{ least: number; most: number; mean: number }>): readonly KeyRelation[] {
  const terms = (days: (band: Pick<Band, 'from' | 'to'>) => number) => banded.map(({ cell, band }): readonly [QuantityKey, number] => [cell.key, days(band)])
  return [
    { terms: terms(({ from }) => Math.max(from, least) - mean - 0.05), low: Number.NEGATIVE_INFINITY, high: 0 },
    { terms: terms(({ to }) => Math.min(to, most) - mean + 0.05), low: 0, high: Number.POSITIVE_INFINITY },
  ]
}
