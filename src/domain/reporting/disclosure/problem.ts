import type { CellPlace, QuantityKey } from './cell-quantities.ts'
import type { Range } from './primary.ts'

/** One number of the problem, and what is known of it by whom. */
export type Quantity = Readonly<{
  key: QuantityKey
  /** What it is. Only we know it where it is withheld. */
  value: number
  /** Money may be no whole number of pounds; every count is whole. */
  isWhole: boolean
  /** What anybody knows of it before anything is published: a count is nought or more. */
  known: Range
  /** What anybody knows of it once it is printed: itself, or every number that rounds to what is printed. */
  printed: Range
  /**
   * `open`: may be withheld. `published`: known whatever we do, since it was published before, the law wants it, or it is the
   * whole of a base. `unprinted`: stands in no table of ours, and follows from those that do.
   */
  state: 'open' | 'published' | 'unprinted'
  /** Set where it is small: every number of this range has to stay possible. */
  sensitive: Range | null
  /** What is lost where it is withheld. */
  cost: number
  places: readonly CellPlace[]
}>

/** Something that holds between numbers, and that anybody can know: `low` ≤ sum of coefficient × number ≤ `high`. */
export type Relation = Readonly<{ terms: readonly (readonly [quantity: number, coefficient: number])[]; low: number; high: number }>

/** All numbers of a report, with everything that holds between them. Quantities are named by their place in the list. */
export type SuppressionProblem = Readonly<{ quantities: readonly Quantity[]; relations: readonly Relation[] }>
