/** The complaints of one segment that have a form of an asked word, and how well that form fits (0 is best). */
export type PostingList = Readonly<{ segment: string; rank: number; entries: Buffer }>

/** Where a found complaint stands in the index. */
export type Place = Readonly<{ segment: string; place: number }>
type Found = Place & Readonly<{
  /** Less is better: the rank before the day of receipt, the newest day first. */
  order: number
}>

/** PostgreSQL's form of an array of integers: a head of 20 bytes, then each with its length before it. */
const HEAD_BYTES = 20
const ITEM_BYTES = 8
const LENGTH_BYTES = 4
const PLACES = 65_536
const ENTRIES = 2 ** 31

/**
 * The complaints that stand in a list of every asked word, in no particular order. A complaint ranks by the sum of the
 * best forms it has; with `byDayAlone` only by its day.
 */
export function inEveryWord(asked: readonly (readonly PostingList[])[], byDayAlone: boolean): readonly Found[] {
  const [first, ...others] = asked.map((lists) => Map.groupBy(lists, ({ segment }) => segment))
  const found: Found[] = []
  for (const [segment, lists] of first ?? []) {
    let ranks = ranksIn(lists)
    for (const other of others) ranks = both(ranks, ranksIn(other.get(segment) ?? []))
    for (const [entry, rank] of ranks) found.push({ segment, place: entry % PLACES, order: (byDayAlone ? 0 : rank) * ENTRIES + (ENTRIES - 1 - entry) })
  }
  return found
}

/** Each entry of these lists with the best rank it has in one of them. */
function ranksIn(lists: readonly PostingList[]): Map<number, number> {
  const ranks = new Map<number, number>()
  for (const { entries, rank } of lists) {
    for (let at = HEAD_BYTES + LENGTH_BYTES; at < entries.length; at += ITEM_BYTES) {
      const entry = entries.readInt32BE(at)
      const before = ranks.get(entry)
      if (before === undefined || rank < before) ranks.set(entry, rank)
    }
  }
  return ranks
}

function both(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): Map<number, number> {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one]
  const ranks = new Map<number, number>()
  for (const [entry, rank] of fewer) {
    const second = more.get(entry)
    if (second !== undefined) ranks.set(entry, rank + second)
  }
  return ranks
}

/** The first `many` of what was found, in order: only those are sorted that can be among them. */
export function bestFirst(found: readonly Found[], many: number): readonly Place[] {
  const limit = found.length > many ? (Float64Array.from(found, ({ order }) => order).sort()[many - 1] ?? Infinity) : Infinity
  const among = limit === Infinity ? [...found] : found.filter(({ order }) => order <= limit)
  return among.sort((one, other) => one.order - other.order || (one.segment < other.segment ? -1 : 1)).slice(0, many)
}
