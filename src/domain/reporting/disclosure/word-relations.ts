import type { AuthoritySettings } from '../../authority/settings.ts'
import { atMost } from './column-relations.ts'
import type { KeyRelation } from './key-relation.ts'
import type { TableColumn } from './table-column.ts'

/** What an authority's own words have to do with one another: the division of a team, the tags of a cause; by code. */
export type WordLinks = Readonly<Record<string, readonly string[]>>

/** Where a cause stands that carries no tag. */
const NO_TAG = 'no-tag'

export function wordLinks({ words }: Pick<AuthoritySettings, 'words'>): WordLinks {
  return Object.fromEntries([
    ...words.teams.flatMap(({ code, division }) => (division === undefined ? [] : [[code, [division]] as const])),
    ...words.reasonsUpheld.map(({ code, tags = [] }) => [code, tags.length > 0 ? tags : [NO_TAG]] as const),
  ])
}

/**
 * What holds between a table of teams and one of their divisions, or of causes and their tags, that count the same: no team
 * is more than its division, which is no more than its teams together. Where they add up exactly, the outsider is taken to
 * know that they do, since most complaints are about one team.
 */
export function wordRelations(columns: readonly TableColumn[], links: WordLinks): readonly KeyRelation[] {
  const groups = new Set(Object.values(links).flat())
  return columns.flatMap((column) => {
    const members = column.parts.filter(({ row }) => row.crosses === undefined && links[row.id] !== undefined)
    if (members.length === 0) return []
    const wholes = columns.filter((other) => countsTheSame(column, other)).flatMap(({ parts }) => parts.filter(({ row }) => row.crosses === undefined && groups.has(row.id)))
    return wholes.flatMap((whole): readonly KeyRelation[] => {
      const own = members.filter(({ row }) => links[row.id]?.includes(whole.row.id))
      const terms = [...own.map(({ key }) => [key, 1] as const), [whole.key, -1] as const]
      return own.length === 0 ? [] : [...own.map(({ key }) => atMost(key, whole.key)), { terms, low: 0, high: Number.POSITIVE_INFINITY }, { terms, low: 0, high: 0 }]
    })
  })
}

function countsTheSame({ table, year }: TableColumn, other: TableColumn): boolean {
  return other.table.id !== table.id && other.table.unit === table.unit && other.table.base === table.base && other.year.from === year.from && other.year.to === year.to && other.year.code === year.code
}
