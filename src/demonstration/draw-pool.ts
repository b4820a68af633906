import type { Chance } from './chance.ts'
import type { Counts } from './year-plan.ts'

/** A bag with exactly the counted items, from which a story takes its own first and chance deals out the rest. */
export type Pool<Item extends string> = Readonly<{
  /** Takes one `item` out. Throws a fault where the plan asks for more of it than it counts. */
  take(item: Item): Item
  /** Takes any one out, or one of those that `isFitting` where any is. */
  draw(isFitting?: (item: Item) => boolean): Item
  left(): number
}>

export function poolOf<Item extends string>(counts: Counts<Item>, chance: Chance, name: string): Pool<Item> {
  const items = [...chance.shuffled((Object.entries(counts) as [Item, number][]).flatMap(([item, many]) => Array.from({ length: many }, () => item)))]
  function takeAt(at: number): Item {
    const [item] = items.splice(at, 1)
    if (item === undefined) throw new Error(`the plan counts too few ${name}`)
    return item
  }
  return {
    take: (item) => takeAt(items.includes(item) ? items.indexOf(item) : items.length),
    draw(isFitting) {
      const fitting = isFitting ? items.findIndex(isFitting) : 0
      return takeAt(Math.max(0, fitting))
    },
    left: () => items.length,
  }
}
