/** Chance that comes out the same each time: everything in the demonstration is drawn from a named seed. */
export type Chance = Readonly<{
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True `percent` times in a hundred. */
  isOneOf(percent: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** `many` different items, in the order drawn; all of them where there are fewer. */
  some<Item>(items: readonly Item[], many: number): readonly Item[]
  shuffled<Item>(items: readonly Item[]): readonly Item[]
}>

/** Mulberry32 on a hash of the seed's name: fast, even enough, and the same on every machine. */
export function chanceOf(seed: string): Chance {
  let state = Array.from(seed).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))

  function shuffled<Item>(items: readonly Item[]): readonly Item[] {
    const keyed = items.map((item) => ({ item, key: next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
  }

  return {
    between,
    isOneOf: (percent) => next() * 100 < percent,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error(`nothing to draw from in ${seed}`)
      return item
    },
    some: (items, many) => shuffled(items).slice(0, many),
    shuffled,
  }
}
