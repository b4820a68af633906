import type { ChangeFrom, CountAsPercent } from './percent.ts'

/** Why a printed value is not what the register gives. Put into a sentence by `src/words`. */
export type Discrepancy =
  /** No whole count of the printed base gives the printed percentage. */
  | Readonly<{ kind: 'impossible-percent'; printed: number; base: number; below: CountAsPercent | null; above: CountAsPercent | null; beside: CountAsPercent | null }>
  /** Some count would, but not the count that was printed beside it. */
  | Readonly<{ kind: 'not-from-its-count'; printed: number; base: number; beside: CountAsPercent }>
  /** No whole number of the year before gives the printed change. */
  | Readonly<{ kind: 'impossible-change'; printed: number; to: number; nearest: readonly ChangeFrom[] }>
  /** It can be right, and the register says otherwise. `counts` are those that would print so. */
  | Readonly<{ kind: 'percent-differs'; printed: number; percent: number | null; counts: Readonly<{ from: number; to: number }> | null; base: number | null }>
  | Readonly<{ kind: 'count-differs'; printed: number; count: number | null }>
  | Readonly<{ kind: 'not-under'; printed: number; percent: number | null }>

/** Why the printed values of a whole column cannot be right together. */
export type SetDiscrepancy =
  /** Parts of a whole whose percentages were printed as more or less than rounding allows. */
  | Readonly<{ kind: 'percents-sum'; sum: number }>
  /** Each arises alone, but the only counts do not add up to the base. */
  | Readonly<{ kind: 'counts-do-not-meet'; counts: readonly Readonly<{ from: number; to: number }>[]; base: number }>
  /** The printed counts add up to less, or more, than the printed whole. */
  | Readonly<{ kind: 'counts-sum'; counts: readonly number[]; sum: number; base: number }>
