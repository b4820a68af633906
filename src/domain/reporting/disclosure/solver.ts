/** A row of a program: `low` ≤ sum of coefficient × column ≤ `high`. */
export type ProgramRow = Readonly<{ terms: readonly (readonly [column: number, coefficient: number])[]; low: number; high: number }>

/** `isWhole`: the column takes whole numbers alone. */
export type ProgramColumn = Readonly<{ low: number; high: number; isWhole: boolean }>
export type ProgramModel = Readonly<{ columns: readonly ProgramColumn[]; rows: readonly ProgramRow[] }>

/**
 * `found`: the least value, with the columns at which it is. `reduced`: by how much the value would move with each bound
 * (of a program without whole numbers). `no-time`: `bound` is a value that none can be below, and `columns` the best found.
 */
export type ProgramAnswer =
  | Readonly<{ kind: 'found'; value: number; columns: Float64Array; reduced: Float64Array }>
  | Readonly<{ kind: 'impossible' }>
  | Readonly<{ kind: 'no-time'; bound: number; columns: Float64Array | null }>

/** A linear program that stays in memory, so that one that differs little from the last is solved in little time. */
export type Program = Readonly<{
  bound: (column: number, low: number, high: number) => void
  /** The weight of a column in what is made least; nought at first. */
  weigh: (column: number, weight: number) => void
  addRow: (row: ProgramRow) => void
  /** Stops after so many seconds. Throws a fault where the solver fails. */
  least: (seconds: number) => ProgramAnswer
  close: () => void
}>

/** Whoever solves linear programs. */
export type Solver = Readonly<{ program: (model: ProgramModel) => Program }>
