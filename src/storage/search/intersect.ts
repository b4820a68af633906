import { PLACES } from './postings.ts'

/** The complaints of one segment that have a form of an asked word, and how well that form fits (0 is best). */
export type PostingList = Readonly<{ segment: string; rank: number; entries: Buffer }>

/** Where a find stands in the index, and in the order of finds: the less, the better. */
export type Place = Readonly<{ segment: string; place: number; order: number }>

/** PostgreSQL's form of an array of integers: a head of 20 bytes, then each with its length before it. */
const HEAD_BYTES = 20
const ITEM_BYTES = 8
const LENGTH_BYTES = 4
const ENTRIES = 2 ** 31

/** Cuts apart lists that PostgreSQL sent one after the other. */
export function eachList(bytes: Buffer): readonly Buffer[] {
  const lists: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + HEAD_BYTES + bytes.readInt32BE(at + 12) * ITEM_BYTES
    lists.push(bytes.subarray(at, end))
    at = end
  }
  return lists
}

/** A list without the entries at these places. */
export function withoutPlaces(entries: Buffer, hidden: ReadonlySet<number> | undefined): Buffer {
  if (hidden === undefined) return entries
  const kept: Buffer[] = [entries.subarray(0, HEAD_BYTES)]
  for (let at = HEAD_BYTES; at < entries.length; at += ITEM_BYTES) {
    if (!hidden.has(entries.readInt32BE(at + LENGTH_BYTES) % PLACES)) kept.push(entries.subarray(at, at + ITEM_BYTES))
  }
  return Buffer.concat(kept)
}

/** What was found: for each complaint its order (the less the better: rank before day, the newest first) and its segment. */
export class Finds {
  length = 0
  readonly segments: string[] = []
  #orders = new Float64Array(1_024)
  #segmentOf = new Uint32Array(1_024)

  /** A complaint of the segment that was named last. */
  add(order: number): void {
    if (this.length === this.#orders.length) {
      const [orders, segmentOf] = [new Float64Array(this.length * 4), new Uint32Array(this.length * 4)]
      orders.set(this.#orders)
      segmentOf.set(this.#segmentOf)
      this.#orders = orders
      this.#segmentOf = segmentOf
    }
    this.#orders[this.length] = order
    this.#segmentOf[this.length] = this.segments.length - 1
    this.length += 1
  }

  /** The first `many`, in order: only those are sorted that can be among them. */
  best(many: number): readonly Place[] {
    const limit = this.length > many ? this.#orderOf(many) : Infinity
    const among: Place[] = []
    for (let index = 0; index < this.length; index += 1) {
      const order = this.#orders[index] ?? 0
      if (order <= limit) among.push({ order, segment: this.segments[this.#segmentOf[index] ?? 0] ?? '', place: (ENTRIES - 1 - order % ENTRIES) % PLACES })
    }
    return among.sort((one, other) => one.order - other.order || (one.segment < other.segment ? -1 : 1)).slice(0, many)
  }

  /** The order of the `many`-th. Sorted in portions, so that what is too far behind is passed over. */
  #orderOf(many: number): number {
    const portion = new Float64Array(many * 2 + 1_024)
    let [kept, limit] = [0, Infinity]
    for (let index = 0; index < this.length; index += 1) {
      const order = this.#orders[index] ?? 0
      if (order > limit) continue
      portion[kept] = order
      kept += 1
      if (kept < portion.length) continue
      portion.sort()
      kept = many
      limit = portion[many - 1] ?? Infinity
    }
    return portion.subarray(0, kept).sort()[many - 1] ?? Infinity
  }
}

// Of each place of the segment that is looked at: how far the words have been found, the entry, its ranks together, and
// the best rank of the word looked at. Used again by each search: nothing waits between their first use and their last.
const reached = new Int32Array(PLACES)
const entryAt = new Int32Array(PLACES)
const rankAt = new Int32Array(PLACES)
const bestAt = new Int32Array(PLACES)
const places = new Int32Array(PLACES)

/**
 * The complaints that stand in a list of every asked word. A complaint ranks by the sum of the best forms it has; with
 * `byDayAlone` only by its day.
 */
export function inEveryWord(asked: readonly (readonly PostingList[])[], byDayAlone: boolean): Finds {
  const finds = new Finds()
  const [first, ...others] = asked.map((lists) => Map.groupBy(lists, ({ segment }) => segment))
  reached.fill(0)
  let step = 1
  for (const [segment, lists] of first ?? []) {
    const rest = others.map((other) => other.get(segment))
    if (rest.includes(undefined)) continue
    const found = firstWord(lists, step)
    for (const more of rest) nextWord(more ?? [], step += 1)
    finds.segments.push(segment)
    for (let index = 0; index < found; index += 1) {
      const place = places[index] ?? 0
      if (reached[place] === step) finds.add((byDayAlone ? 0 : rankAt[place] ?? 0) * ENTRIES + (ENTRIES - 1 - (entryAt[place] ?? 0)))
    }
    step += 1
  }
  return finds
}

/** Notes every place that has the first word, and answers how many. */
function firstWord(lists: readonly PostingList[], step: number): number {
  let found = 0
  for (const { entries, rank } of lists) {
    for (let at = HEAD_BYTES + LENGTH_BYTES; at < entries.length; at += ITEM_BYTES) {
      const entry = entries.readInt32BE(at)
      const place = entry % PLACES
      if (reached[place] === step) {
        if (rank < (rankAt[place] ?? 0)) rankAt[place] = rank
        continue
      }
      reached[place] = step
      entryAt[place] = entry
      rankAt[place] = rank
      places[found] = place
      found += 1
    }
  }
  return found
}

/** Takes those places one step further that have the next word too. */
function nextWord(lists: readonly PostingList[], step: number): void {
  for (const { entries, rank } of lists) {
    for (let at = HEAD_BYTES + LENGTH_BYTES; at < entries.length; at += ITEM_BYTES) {
      const place = entries.readInt32BE(at) % PLACES
      const best = bestAt[place] ?? 0
      if (reached[place] === step - 1) {
        reached[place] = step
        rankAt[place] = (rankAt[place] ?? 0) + rank
        bestAt[place] = rank
      } else if (reached[place] === step && rank < best) {
        rankAt[place] = (rankAt[place] ?? 0) + rank - best
        bestAt[place] = rank
      }
    }
  }
}
