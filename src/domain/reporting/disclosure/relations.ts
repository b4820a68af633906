import type { FigureTable } from '../figure-table.ts'
import type { KeyRelation } from './key-relation.ts'
import { linkedRelations } from './linked-relations.ts'
import { crossingRelations } from './crossing-relations.ts'
import { periodRelations } from './period-relations.ts'
import { tableColumns } from './table-column.ts'
import { columnRelations } from './column-relations.ts'
import { statisticRelations } from './statistic-relations.ts'
import { wordRelations, type WordLinks } from './word-relations.ts'

/** Everything that holds between the numbers of the tables by how they are counted. Each of a column's own, then those between tables. */
export function relationsOf(tables: readonly FigureTable<string>[], words: WordLinks = {}): readonly KeyRelation[] {
  const columns = tableColumns(tables)
  return [...columns.flatMap(columnRelations), ...linkedRelations(columns), ...crossingRelations(columns), ...periodRelations(columns), ...wordRelations(columns, words), ...statisticRelations(columns)]
}
