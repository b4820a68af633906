import { changeParts, isChange, type QuantityKey } from './cell-quantities.ts'
import type { KeyRelation } from './key-relation.ts'
import type { ColumnCell, TableColumn } from './table-column.ts'

/** What holds within one year of one table, by how its rows add. */
export function columnRelations(column: TableColumn): readonly KeyRelation[] {
  const { table, parts, besides, whole, isComplete } = column
  if (isChange(table)) return [...parts, ...besides].flatMap((part) => changeRelation(column, part))
  if (whole === null) return []
  const sum = parts.map(({ key }): readonly [QuantityKey, number] => [key, 1])
  const less = [whole.key, -1] as const
  const partsOfWhole = parts.map(({ key }) => atMost(key, whole.key))
  switch (table.rowsAdd) {
    case 'to-base':
      return isComplete ? [{ terms: [...sum, less], low: 0, high: 0 }] : partsOfWhole
    case 'to-more':
      // Each thing stands in one row at least: there is a row for what has none.
      return isComplete ? [...partsOfWhole, { terms: [...sum, less], low: 0, high: Number.POSITIVE_INFINITY }] : partsOfWhole
    case 'overlapping':
      return [...partsOfWhole, ...cumulative(parts), ...(isComplete ? bandsToWhole(column, whole.key) : [])]
    case 'apart':
      return partsOfWhole
  }
}

/** That one number is no more than another. */
export function atMost(part: QuantityKey, whole: QuantityKey): KeyRelation {
  return { terms: [[part, 1], [whole, -1]], low: Number.NEGATIVE_INFINITY, high: 0 }
}

/** A band that includes the one before it is no smaller. */
function cumulative(parts: readonly ColumnCell[]): readonly KeyRelation[] {
  return parts.flatMap(({ key, row }, at) => {
    const before = parts[at - 1]
    return row.includesRowBefore && before ? [atMost(before.key, key)] : []
  })
}

/** Of bands that include one another, the last of them and the rows after them are the whole. */
function bandsToWhole({ parts }: TableColumn, whole: QuantityKey): readonly KeyRelation[] {
  const last = parts.findLastIndex(({ row }) => row.includesRowBefore)
  if (last < 0) return []
  return [{ terms: [...parts.slice(last).map(({ key }): readonly [QuantityKey, number] => [key, 1]), [whole, -1]], low: 0, high: 0 }]
}

/** The change is this year's number less the year before's, whether that is printed or not. */
function changeRelation({ table, year }: TableColumn, { key, row }: ColumnCell): readonly KeyRelation[] {
  const parts = changeParts(table, row, year)
  return parts === null ? [] : [{ terms: [[key, 1], [parts.is, -1], [parts.was, 1]], low: 0, high: 0 }]
}
