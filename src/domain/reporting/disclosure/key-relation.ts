import type { QuantityKey } from './cell-quantities.ts'

/**
 * Something that holds between numbers named by their keys: `low` ≤ sum of coefficient × number ≤ `high`. It is known to
 * anybody who reads what the tables say of their rows: what adds up to what, and what is part of what.
 */
export type KeyRelation = Readonly<{ terms: readonly (readonly [key: QuantityKey, coefficient: number])[]; low: number; high: number }>
