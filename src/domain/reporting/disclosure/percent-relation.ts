import type { QuantityKey } from './cell-quantities.ts'
import type { KeyRelation } from './key-relation.ts'

/** A printed percentage, of a hundred or as many as `per` says. */
export type PrintedPercent = Readonly<{ percent: number; decimals: 0 | 1; per: number }>

/**
 * What a printed percentage says of a count and its base, rounded half up: the share is half a unit below it at the least,
 * and less than half a unit above it. Of a fall, the size is rounded.
 */
export function percentRelations(count: QuantityKey, base: QuantityKey, { percent, decimals, per }: PrintedPercent): readonly KeyRelation[] {
  const scale = 2 * 10 ** decimals
  const sign = percent < 0 ? -1 : 1
  const units = Math.round(scale * Math.abs(percent))
  const share = [count, sign * scale * per] as const
  return [
    { terms: [share, [base, -(units - 1)]], low: units === 0 ? Number.NEGATIVE_INFINITY : 0, high: Number.POSITIVE_INFINITY },
    { terms: [share, [base, -(units + 1)]], low: Number.NEGATIVE_INFINITY, high: -1 },
  ]
}
