import type { Quantity, Relation, SuppressionProblem } from '../problem.ts'

/** Numbers that bear on one another, and on no others. `keys` of the whole problem follow from the quantities. */
export type Part = SuppressionProblem

/**
 * The problem in parts that have nothing to do with one another: a number that is known exactly whatever is withheld joins
 * nothing. Parts in which nothing is small are left out.
 */
export function partsOf({ quantities, relations }: SuppressionProblem): readonly Part[] {
  const fixed = quantities.map(({ state, printed }) => state === 'published' && printed.low === printed.high)
  const parent = quantities.map((_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (parent[top] !== top) top = parent[top] ?? top
    parent[at] = top
    return top
  }
  for (const { terms } of relations) {
    const free = terms.map(([at]) => at).filter((at) => fixed[at] !== true)
    const [first] = free
    if (first !== undefined) for (const at of free) parent[root(at)] = root(first)
  }
  const byRoot = Map.groupBy(relations, ({ terms }) => {
    const free = terms.find(([at]) => fixed[at] !== true)
    return free ? root(free[0]) : -1
  })
  const roots = new Set(quantities.flatMap(({ sensitive }, at) => (sensitive === null || fixed[at] === true ? [] : [root(at)])))
  const members = Map.groupBy(quantities.keys(), (at) => (fixed[at] === true ? -1 : root(at)))
  return [...roots].map((top) => partFrom(quantities, members.get(top) ?? [], byRoot.get(top) ?? []))
}

/** One part, its numbers renumbered. Those that are known exactly come along where a relation names them. */
function partFrom(quantities: readonly Quantity[], free: readonly number[], relations: readonly Relation[]): Part {
  const own = [...new Set([...free, ...relations.flatMap(({ terms }) => terms.map(([at]) => at))])]
  const place = new Map(own.map((at, local) => [at, local]))
  return {
    quantities: own.flatMap((at) => quantities[at] ?? []),
    relations: relations.map(({ terms, low, high }) => ({ low, high, terms: terms.map(([at, by]) => [place.get(at) ?? 0, by] as const) })),
  }
}
