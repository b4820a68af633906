import { plainWords } from '../../domain/authority/word-code.ts'
import { COLUMNS, columnById, type ColumnId } from './columns.ts'

/** Which column each heading of a file is read as, by position; null where it is left out. */
export type Matching = readonly (ColumnId | null)[]

/** The headings of a file, each different from the others: a second `Date` is `Date (2)`, an empty one is called by its place. */
export function tellApart(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return headings.map((heading, at) => {
    const named = plainWords(heading) === '' ? `Column ${at + 1}` : heading.trim()
    const times = (seen.get(plainWords(named)) ?? 0) + 1
    seen.set(plainWords(named), times)
    return times === 1 ? named : `${named} (${times})`
  })
}

const HEADINGS: ReadonlyMap<string, ColumnId> = new Map(
  // Own names are set last: where a synonym is the name of another column, the name wins.
  [...COLUMNS.flatMap(({ id, synonyms }) => synonyms.map((synonym) => [plainWords(synonym), id] as const)),
    ...COLUMNS.flatMap(({ id, name }) => [[plainWords(id), id], [plainWords(name), id]] as const)],
)

/**
 * The columns of a file by its headings: the user's choice first (by heading; null leaves a heading out), then names
 * and synonyms. Of two headings that mean the same column the first is taken, and the other is left out.
 */
export function matchColumns(headings: readonly string[], chosen: Readonly<Record<string, ColumnId | null>> = {}): Matching {
  const choices = new Map(Object.entries(chosen).map(([heading, id]) => [plainWords(heading), id]))
  const taken = new Set(choices.values())
  const used = new Set<ColumnId>()
  return headings.map((heading) => {
    const key = plainWords(heading)
    const isChosen = choices.has(key)
    const id = isChosen ? choices.get(key) ?? null : HEADINGS.get(key) ?? null
    if (id === null || columnById(id) === undefined || used.has(id) || (!isChosen && taken.has(id))) return null
    used.add(id)
    return id
  })
}

/** Columns without which no row of any kind can be read, and that no heading was matched with. A kind chosen for the whole file stands in for its column. */
export function missingColumns(matching: Matching, hasKindForAll: boolean): readonly ColumnId[] {
  return ['key', 'kind', 'received-on'].filter((id) => !matching.includes(id) && !(id === 'kind' && hasKindForAll))
}
